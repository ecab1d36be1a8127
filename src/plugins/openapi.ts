import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import plugin from 'fastify-plugin'
import { stringify } from 'yaml'
import { isRecord, part } from '../providers/wire.ts'
import { finishInputs } from './openapi-operation.ts'
import { documented, documentedOpen, problemExamples } from './openapi-route.ts'
import { Problem } from './problem-schema.ts'

export interface OpenapiOptions {
  readonly version: string
  /** The sandbox's key, so that "Try it out" works at once; null: people enter their own. */
  readonly sandboxKey: string | null
}

const description = `One API for tickets at many support desks.

Every failure is an \`application/problem+json\` (RFC 9457) whose \`code\` is listed at \`/problems\`. Every page route takes \`limit\` and \`cursor\`; \`nextCursor\` of one page is the \`cursor\` of the next. What a provider does not tell is \`null\`. What a connection can do is in its \`capabilities\`.

Writes take an \`Idempotency-Key\`: the same key and request are done at most once, and get the same answer again.`

const tags = [
  { name: 'Connections', description: 'The configured accounts, and what each can do.' },
  { name: 'Tickets', description: 'Tickets of every connection, in one form.' },
  { name: 'Comments', description: 'The conversation of a ticket.' },
  { name: 'Attachments', description: 'Files, sent ahead or with a write, and fetched.' },
  { name: 'Catalog', description: 'What may stand in a ticket: categories, tags, resources, accounts.' },
  { name: 'Operations', description: 'Writes, and what became of them.' },
  { name: 'Panel', description: 'What only BILLmanager has.' },
  { name: 'Service', description: 'Whether the gateway is well, and what its problems mean.' },
]

/** Swagger UI writes styles into its page; it loads nothing from elsewhere. */
const uiPolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'self'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** Publishes the API as OpenAPI 3.1 and as a page to try it. Registered before the routes. */
export const openapi = plugin<OpenapiOptions>(
  async (app, { version, sandboxKey }) => {
    app.addSchema(Problem)
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Ticket gateway',
          version,
          description,
          contact: { name: 'The operator of this gateway' },
          license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
        },
        servers: [{ url: '/', description: 'This gateway.' }],
        tags,
        security: [{ bearer: [] }],
        components: {
          examples: problemExamples(),
          securitySchemes: {
            bearer: { type: 'http', scheme: 'bearer', description: 'A key of this gateway.' },
          },
        },
      },
      refResolver: {
        buildLocalReference: (json, _baseUri, _fragment, number) =>
          typeof json.$id === 'string' ? json.$id : `schema-${number}`,
      },
      transform: ({ schema, url, route }) => {
        const known = schema ?? {}
        const method = typeof route.method === 'string' ? route.method : 'GET'
        if (known.operationId === undefined) return { schema: { hide: true }, url }
        const config = route.config ?? {}
        return {
          schema: url.startsWith('/v1/') ? documented(known, method, config) : documentedOpen(known, config),
          url,
        }
      },
      transformObject: (documents) => ('openapiObject' in documents ? finished(documents.openapiObject) : {}),
    })
    await app.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: uiPolicy,
      uiConfig: {
        displayRequestDuration: true,
        docExpansion: 'list',
        tryItOutEnabled: true,
        persistAuthorization: sandboxKey !== null,
      },
      theme: {
        title: 'Ticket gateway',
        ...(sandboxKey === null
          ? {}
          : { js: [{ filename: 'sandbox-key.js', content: rememberKey(sandboxKey) }] }),
      },
    })
    const texts: { json?: string; yaml?: string } = {}
    app.get('/openapi.json', { schema: { hide: true } }, (_request, reply) => {
      texts.json ??= JSON.stringify(app.swagger())
      return reply
        .headers({ 'cache-control': 'no-cache', 'content-type': 'application/json' })
        .send(texts.json)
    })
    app.get('/openapi.yaml', { schema: { hide: true } }, (_request, reply) => {
      // Without aliases it is three times as fast, and easier to read.
      texts.yaml ??= stringify(app.swagger(), { aliasDuplicateObjects: false })
      return reply
        .headers({ 'cache-control': 'no-cache', 'content-type': 'application/yaml' })
        .send(texts.yaml)
    })
  },
  { name: 'openapi' },
)

/** Swagger UI reads what its "Authorize" remembered when it starts. */
function rememberKey(key: string): string {
  const authorized = { bearer: { name: 'bearer', schema: { type: 'http', scheme: 'bearer' }, value: key } }
  return `localStorage.setItem('authorized', ${JSON.stringify(JSON.stringify(authorized))})`
}

/** What the generator cannot know: which bodies may be left out, and that the JSON part of a form is JSON. */
function finished<T extends object>(document: T): T {
  const root = part(document)
  const { components } = root
  const schemas = part(part(components).schemas)
  for (const path of Object.values(part(root.paths))) {
    for (const operation of Object.values(part(path))) {
      const body = part(operation).requestBody
      if (isRecord(body)) Object.assign(body, finishedBody(body, schemas))
      finishInputs(operation, schemas)
    }
  }
  dropUnused(part(components).examples, JSON.stringify(root.paths))
  return document
}

/** Codes that no documented route answers, such as that of a wrong method, need no example. */
function dropUnused(examples: unknown, paths: string): void {
  if (!isRecord(examples)) return
  for (const name of Object.keys(examples)) {
    if (!paths.includes(`"#/components/examples/${name}"`)) Reflect.deleteProperty(examples, name)
  }
}

function finishedBody(body: Readonly<Record<string, unknown>>, schemas: Readonly<Record<string, unknown>>) {
  const content = part(body.content)
  const form = content['multipart/form-data']
  if (isRecord(form)) {
    const names = Object.keys(part(part(form.schema).properties)).filter((name) => name !== 'files')
    const encoding = Object.fromEntries(names.map((name) => [name, { contentType: 'application/json' }]))
    return { required: true, content: { ...content, 'multipart/form-data': { ...form, encoding } } }
  }
  const schema = part(part(content['application/json']).schema)
  const target = typeof schema.$ref === 'string' ? part(schemas[schema.$ref.split('/').at(-1) ?? '']) : schema
  return { required: Array.isArray(target.required) || typeof target.minProperties === 'number' }
}
