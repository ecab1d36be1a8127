import type { FastifySchema, RouteOptions } from 'fastify'
import { type ProblemCode, problemCodes, problemType } from '../domain/problems.ts'
import { isRecord } from '../providers/wire.ts'
import type { JsonPart } from './multipart-write.ts'

/** What a route's configuration says about its document; `config` of Fastify's route options. */
export type RouteConfig = NonNullable<RouteOptions['config']>

/** Adds to the document of a route that is open to all what any request may meet. */
export function documentedOpen(schema: FastifySchema, config: RouteConfig): FastifySchema {
  const response = isRecord(schema.response) ? schema.response : {}
  return { ...schema, response: { ...problemResponses([...ofAll, ...(config.problems ?? [])]), ...response } }
}

/** Adds to a route's document what holds for its kind: problems, headers, and the multipart form of its body. */
export function documented(schema: FastifySchema, method: string, config: RouteConfig): FastifySchema {
  const isWrite = config.write === true
  const response = isRecord(schema.response) ? schema.response : {}
  const headers = isRecord(schema.headers) ? schema.headers : headerParameters(method, isWrite)
  return {
    ...schema,
    ...(config.admin === true ? { description: adminNote(schema.description) } : {}),
    ...(headers === null ? {} : { headers }),
    ...bodyOf(schema, config),
    response: {
      ...withHeaders(response, method, config),
      ...(method === 'GET' ? { 304: { type: 'null', description: 'It has not changed.' } } : {}),
      ...problemResponses(problemsOf(method, config)),
    },
  }
}

function adminNote(description = ''): string {
  return `${description} Needs the scope \`admin\`.`.trim()
}

/** What any request may meet, also one that needs no key. */
const ofAll: readonly ProblemCode[] = ['uri_too_long', 'headers_too_large', 'internal_error']
const common: readonly ProblemCode[] = [
  ...ofAll,
  'validation_failed',
  'unauthenticated',
  'forbidden',
  'rate_limited',
  'overloaded',
  'shutting_down',
]
const withBody: readonly ProblemCode[] = [
  'malformed_request',
  'request_timeout',
  'body_too_large',
  'unsupported_media_type',
]
const ofWrites: readonly ProblemCode[] = [
  'idempotency_in_progress',
  'idempotency_key_reused',
  'outcome_unknown',
  'store_unavailable',
]
/** Every route that may wait for a provider's quota can fail at the provider too. */
const ofProviders: readonly ProblemCode[] = [
  'upstream_rejected',
  'upstream_rate_limited',
  'upstream_error',
  'upstream_unreachable',
  'upstream_invalid_response',
  'upstream_auth_failed',
  'upstream_timeout',
  'circuit_open',
]

/** Every problem that a route under /v1 may answer. */
export function problemsOf(method: string, config: RouteConfig): readonly ProblemCode[] {
  const own = config.problems ?? []
  return [
    ...new Set([
      ...common,
      ...own,
      ...(method === 'GET' || method === 'DELETE' ? [] : withBody),
      ...(config.write === true ? ofWrites : []),
      ...(own.includes('queue_full') ? ofProviders : []),
    ]),
  ]
}

function problemResponses(codes: readonly ProblemCode[]): Record<string, unknown> {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes) {
    for (const status of statusesOf(code)) byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries([...byStatus].map(([status, group]) => [status, problemResponse(status, group)]))
}

function problemResponse(status: number, codes: readonly ProblemCode[]) {
  return {
    description: codes.map((code) => `\`${code}\`: ${problemType(code).title}.`).join(' '),
    headers: {
      'X-Request-Id': text('Id of the request.'),
      ...(status === 401 ? { 'WWW-Authenticate': text('`Bearer`.') } : {}),
      ...(hasRetryAfter(status) ? { 'Retry-After': count('Seconds until a retry makes sense.') } : {}),
    },
    content: {
      'application/problem+json': {
        schema: { $ref: 'Problem#' },
        examples: Object.fromEntries(
          codes.map((code) => [code, { $ref: `#/components/examples/${exampleName(code, status)}` }]),
        ),
      },
    },
  }
}

/** Every example that the problem responses point to, once. */
export function problemExamples(): Record<string, { summary: string; value: object }> {
  return Object.fromEntries(
    problemCodes.flatMap((code) =>
      statusesOf(code).map((status) => [exampleName(code, status), example(status, code)]),
    ),
  )
}

/** The first caller learns of an unknown outcome as 502 or 504, a repeat as 409. */
function statusesOf(code: ProblemCode): readonly number[] {
  return code === 'outcome_unknown' ? [409, 502, 504] : [problemType(code).status]
}

function exampleName(code: ProblemCode, status: number): string {
  return status === problemType(code).status ? code : `${code}_${status}`
}

function example(status: number, code: ProblemCode) {
  const { title } = problemType(code)
  const value = {
    type: `/problems/${code}`,
    title,
    status,
    detail: `${title}.`,
    instance: '/v1/tickets',
    code,
    requestId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  }
  return { summary: title, value: hasRetryAfter(status) ? { ...value, retryAfter: 12 } : value }
}

function hasRetryAfter(status: number): boolean {
  return status === 429 || status === 503
}

function withHeaders(response: Readonly<Record<string, unknown>>, method: string, config: RouteConfig) {
  const headers = {
    'X-Request-Id': text('The caller’s id of the request, or a fresh one.'),
    ...(method === 'GET'
      ? {
          ETag: text('For `If-None-Match`.'),
          'Cache-Control': text('`private, no-cache`; downloads `no-store`.'),
        }
      : { 'Cache-Control': text('`no-store`.') }),
    ...(config.problems?.includes('queue_full') === true
      ? {
          'RateLimit-Policy': text('The lane’s quota, where it has one: `"create";q=1;w=60`.'),
          RateLimit: text('What is left of it: `"create";r=0;t=42`.'),
        }
      : {}),
    ...(config.write === true
      ? {
          'Operation-Id': text('Id of this write, for getOperation.'),
          'Idempotent-Replayed': text(
            '`true` where the answer is that of an earlier request with the same key.',
          ),
        }
      : {}),
  }
  return Object.fromEntries(
    Object.entries(response).map(([status, schema]) => [
      status,
      { ...(isRecord(schema) ? schema : {}), headers: { ...headers, ...located(status) } },
    ]),
  )
}

function located(status: string) {
  return status === '201' || status === '202' ? { Location: text('Path of what was made.') } : {}
}

function headerParameters(method: string, isWrite: boolean) {
  return {
    type: 'object',
    properties: {
      'X-Request-Id': text(
        'Your own id of the request: letters, digits, `.`, `_`, `-`, at most 128.',
        'order-4711',
      ),
      Prefer: text('`wait=<seconds>`: how long to queue for the provider’s quota, 0 to 600.', 'wait=30'),
      ...(method === 'GET'
        ? { 'If-None-Match': text('ETag of what you have.', '"YPdbbJuQUgZIuhM4ulKJTKg5ywc"') }
        : {}),
      ...(isWrite
        ? {
            'Idempotency-Key': text(
              'The same key and request are done at most once: 1 to 255 printable characters.',
              'order-4711-ticket',
            ),
          }
        : {}),
    },
  }
}

function bodyOf(schema: FastifySchema, { multipart }: RouteConfig): { body?: unknown } {
  if (multipart === undefined) return {}
  const form = formSchema(multipart.part, schema.body)
  const json = schema.body === undefined ? {} : { 'application/json': { schema: schema.body } }
  return { body: { content: { ...json, 'multipart/form-data': { schema: form } } } }
}

function formSchema(part: JsonPart, json: unknown) {
  const files = {
    type: 'array',
    items: { type: 'string', format: 'binary' },
    description: 'The files, in the order they should have.',
    // So that the page to try it sends none where none was chosen.
    ...(part === null ? { minItems: 1 } : { default: [] }),
  }
  return {
    type: 'object',
    required: [part ?? 'files'],
    properties: part === null ? { files } : { [part]: json, files },
  }
}

function text(description: string, example?: string) {
  return { type: 'string', description, ...(example === undefined ? {} : { examples: [example] }) }
}

function count(description: string) {
  return { type: 'integer', description }
}
