import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { Type } from '@sinclair/typebox'
import Fastify, { type FastifyInstance } from 'fastify'
import { NewTicket } from '../../src/domain/new-ticket.ts'
import { ref, strict } from '../../src/domain/schema.ts'
import { Priority } from '../../src/domain/status.ts'
import { Warning } from '../../src/domain/warning.ts'
import { type ApiKey, apiKey } from '../../src/plugins/api-key.ts'
import { openapi } from '../../src/plugins/openapi.ts'
import { overload } from '../../src/plugins/overload.ts'
import { problemDetails } from '../../src/plugins/problem-details.ts'
import { requestLimits } from '../../src/plugins/request-limits.ts'
import { responses } from '../../src/plugins/responses.ts'
import { serverOptions } from '../../src/plugins/server-options.ts'
import { shutdown } from '../../src/plugins/shutdown.ts'
import { strictJson } from '../../src/plugins/strict-json.ts'
import { unreadBody } from '../../src/plugins/unread-body.ts'
import { type UploadOptions, uploads } from '../../src/plugins/uploads.ts'
import { validation } from '../../src/plugins/validation.ts'
import { systemRoutes } from '../../src/routes/system.ts'

export const goodKey = 'tgw_good'
const server = {
  trustProxy: false,
  bodyLimitBytes: 1_048_576,
  requestTimeoutMs: 2000,
  minBytesPerSecond: 1024,
}

export function keyOf(id: string, secret: string, more: Partial<ApiKey> = {}): ApiKey {
  return {
    id,
    sha256: createHash('sha256').update(secret).digest('hex'),
    scopes: ['tickets:read', 'tickets:write', 'admin'],
    connections: ['*'],
    requestsPerMinute: null,
    ...more,
  }
}

export interface EdgeOptions {
  readonly keys?: readonly ApiKey[]
  readonly server?: Partial<typeof server>
  readonly uploads?: Partial<UploadOptions>
  readonly routes?: (app: FastifyInstance) => void | Promise<void>
}

/** The edge with a few routes of its own, listening on loopback. */
export async function startEdge(options: EdgeOptions = {}) {
  const settings = { ...server, ...options.server }
  const app = Fastify(serverOptions({ server: settings }, false, true))
  await app.register(responses, { sandbox: true })
  await app.register(problemDetails)
  await app.register(shutdown)
  await app.register(validation)
  await app.register(unreadBody)
  await app.register(requestLimits, settings)
  await app.register(strictJson)
  await app.register(uploads, { ...settings, ...options.uploads })
  await app.register(apiKey, { keys: options.keys ?? [keyOf('test', goodKey)] })
  await app.register(overload)
  await app.register(openapi, { version: '0.0.0', sandboxKey: goodKey })
  for (const schema of [Warning, NewTicket]) app.addSchema(schema)
  systemRoutes(app, () => ({ status: app.stopping.now ? 'stopping' : 'ready', reasons: [] }))
  addRoutes(app)
  await options.routes?.(app)
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  return { app, origin, close: () => app.close() }
}

function addRoutes(app: FastifyInstance) {
  app.get(
    '/v1/tickets',
    { schema: { operationId: 'listTickets', querystring: Query, response: { 200: Optional } } },
    async ({ query }) => ({ query }),
  )
  app.post(
    '/v1/tickets',
    { schema: { operationId: 'createTicket', body: ref(NewTicket) } },
    async ({ body }) => ({
      body,
    }),
  )
  app.get('/v1/tickets/:ticketId', async ({ params }) => ({ params }))
  app.post('/v1/tickets/:ticketId/close', { schema: { body: Optional } }, async ({ body }) => ({ body }))
  app.post('/v1/admin', { config: { admin: true } }, async () => ({}))
  app.get('/v1/bug', async () => {
    throw new TypeError('secret of the inside')
  })
}

const Query = strict({
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  q: Type.Optional(Type.String()),
  priority: Type.Optional(Type.Array(Priority)),
  since: Type.Optional(Type.String({ format: 'date-time' })),
})
const Optional = strict({ score: Type.Optional(Type.Integer()) })

export const authorization = { authorization: `Bearer ${goodKey}` }

/** Bytes as they are, over a fresh connection; everything that came back until the other side closed. */
export async function raw(origin: string, text: string | Buffer, end = false): Promise<string> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  const parts: Buffer[] = []
  socket.on('data', (chunk: Buffer) => parts.push(chunk))
  socket.on('error', () => undefined)
  socket.write(text)
  if (end) socket.end()
  await new Promise((resolve) => socket.once('close', resolve))
  return Buffer.concat(parts).toString('utf8')
}
