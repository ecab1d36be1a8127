import type { Warning } from './warning.ts'

/** One row per problem code: what it means, and what the caller can do. `/problems/{code}` and the docs print it. */
const table = {
  malformed_request: [
    400,
    'The request cannot be read',
    'Correct the syntax: valid JSON or multipart/form-data, complete, with the headers it needs.',
  ],
  validation_failed: [
    400,
    'The request is not valid',
    'Correct the members, parameters or headers that `errors` names.',
  ],
  invalid_cursor: [
    400,
    'The cursor is not valid',
    'Start again without `cursor`; a cursor belongs to one caller and one query.',
  ],
  fields_must_come_first: [400, 'The JSON part must come first', 'Send the JSON part before the files.'],
  unauthenticated: [
    401,
    'No valid API key',
    'Send `Authorization: Bearer <key>` with a key of this gateway.',
  ],
  forbidden: [403, 'The API key may not do this', 'Use a key with the scope that `detail` names.'],
  route_not_found: [404, 'There is no such route', 'See `/docs` for the routes.'],
  connection_not_found: [
    404,
    'There is no such connection',
    'See `GET /v1/connections` for the connections of your key.',
  ],
  ticket_not_found: [404, 'There is no such ticket', 'Check the ticket id: `<connection>:<number>`.'],
  comment_not_found: [404, 'There is no such comment', 'See the ticket’s comments for their ids.'],
  attachment_not_found: [404, 'There is no such attachment', 'See the ticket’s attachments for their ids.'],
  operation_not_found: [
    404,
    'There is no such operation',
    'Operations are kept for a limited time and seen by the key that started them.',
  ],
  method_not_allowed: [405, 'The route has no such method', 'Use a method of the `Allow` header.'],
  request_timeout: [408, 'The request came too slowly', 'Send the request again on a faster connection.'],
  conflict: [409, 'The ticket’s state forbids it', 'Read the ticket: `actions` says what it allows.'],
  idempotency_in_progress: [
    409,
    'The same request is still under way',
    'Repeat with the same key after `Retry-After` seconds.',
  ],
  outcome_unknown: [
    502,
    'It is not known whether the provider did it',
    'Do not send it under a new key. Follow `operation`, or repeat with the same Idempotency-Key: the gateway finds out.',
  ],
  body_too_large: [413, 'The body is too large', 'Send less than the limit in `detail`.'],
  attachment_too_large: [
    413,
    'A file is too large',
    'See `capabilities.attachments.maxBytes` of the connection.',
  ],
  uri_too_long: [414, 'The URL is too long', 'Shorten the query.'],
  unsupported_media_type: [
    415,
    'The body’s media type is not supported',
    'Send application/json, or multipart/form-data where files are taken.',
  ],
  field_required: [422, 'This provider needs a field', 'Send the member that `errors` names.'],
  field_not_supported: [
    422,
    'This provider has no place for a field',
    'Leave out the member that `errors` names; `capabilities` lists what it takes.',
  ],
  value_not_supported: [
    422,
    'This provider does not take a value',
    'See `capabilities` of the connection for what it takes.',
  ],
  filter_not_supported: [
    422,
    'This connection cannot filter by that',
    'See `capabilities.filters` of the connection.',
  ],
  sort_not_supported: [
    422,
    'This connection cannot sort by that',
    'See `capabilities.sorts` of the connection.',
  ],
  too_many_attachments: [422, 'Too many files', 'See `capabilities.attachments.maxFiles` of the connection.'],
  upstream_rejected: [
    422,
    'The provider refused the request',
    'Read `upstream.message` and correct the request.',
  ],
  idempotency_key_reused: [
    422,
    'The Idempotency-Key belongs to another request',
    'Use a new key for a new request.',
  ],
  rate_limited: [429, 'The quota of this API key is used up', 'Wait `Retry-After` seconds.'],
  queue_full: [
    429,
    'The provider’s quota is used up',
    'Wait `Retry-After` seconds, or send `Prefer: wait=<seconds>` to queue for longer.',
  ],
  upstream_rate_limited: [429, 'The provider asks to slow down', 'Wait `Retry-After` seconds.'],
  headers_too_large: [431, 'The headers are too large', 'Send fewer or shorter headers.'],
  internal_error: [500, 'The gateway failed', 'Report `requestId` to the operator.'],
  operation_not_supported: [
    501,
    'This provider cannot do that',
    'See `capabilities.operations` of the connection.',
  ],
  upstream_error: [502, 'The provider failed', 'Try again later.'],
  upstream_unreachable: [502, 'The provider cannot be reached', 'Try again later; nothing was sent.'],
  upstream_invalid_response: [
    502,
    'The provider’s answer cannot be read',
    'Try again later; tell the operator if it stays.',
  ],
  upstream_auth_failed: [
    502,
    'The provider refuses the connection’s credentials',
    'The operator must renew the credentials or rights of this connection.',
  ],
  circuit_open: [
    503,
    'The provider failed repeatedly and is left alone for a while',
    'Wait `Retry-After` seconds.',
  ],
  overloaded: [503, 'The gateway is overloaded', 'Wait `Retry-After` seconds.'],
  shutting_down: [
    503,
    'The gateway is stopping',
    'Wait `Retry-After` seconds and try again; another replica may answer at once.',
  ],
  store_unavailable: [
    503,
    'The journal cannot be written, so writes are refused',
    'Wait `Retry-After` seconds; nothing was sent.',
  ],
  upstream_timeout: [504, 'The provider did not answer in time', 'Try again later.'],
} as const satisfies Record<string, readonly [status: number, title: string, advice: string]>

export type ProblemCode = keyof typeof table
export interface ProblemType {
  readonly code: ProblemCode
  readonly status: number
  readonly title: string
  readonly advice: string
}

const entries = Object.entries(table).map(
  ([code, [status, title, advice]]) => [code, { code, status, title, advice }] as const,
)
const byCode: ReadonlyMap<string, { code: string; status: number; title: string; advice: string }> = new Map(
  entries,
)

export function isProblemCode(code: string): code is ProblemCode {
  return byCode.has(code)
}
export const problemCodes: readonly ProblemCode[] = entries.map(([code]) => code).filter(isProblemCode)

export function problemType(code: ProblemCode): ProblemType {
  const [status, title, advice] = table[code]
  return { code, status, title, advice }
}

/** Where in the request the fault is. */
export interface FieldError {
  readonly pointer?: string
  readonly parameter?: string
  readonly header?: string
  readonly detail: string
}

export interface ProblemDetails {
  /** Said to the caller; never holds a secret or the inside. */
  readonly detail?: string
  /** Other than the table's, only for `outcome_unknown`: 409, 502 or 504. */
  readonly status?: number
  readonly connection?: string
  readonly provider?: string
  readonly operation?: string
  readonly retryAfterMs?: number
  readonly errors?: readonly FieldError[]
  readonly warnings?: readonly Warning[]
  /** What the provider said about the caller's input; cleaned and shortened when it is shown. */
  readonly upstream?: {
    readonly status: number | null
    readonly code: string | null
    readonly message: string | null
  }
  readonly headers?: Readonly<Record<string, string>>
  /**
   * For a failed call to a provider: `nothing` proves that it had no effect and that the same write may simply run
   * again (never sent, 401, 429); `refused` that the provider looked at it and said no; `unknown` that it may have worked.
   */
  readonly effect?: 'nothing' | 'refused' | 'unknown'
  /** For `outcome_unknown`: the provider gave no answer or 5xx, so the circuit breaker counts it. */
  readonly trouble?: boolean
  readonly cause?: unknown
}

/** The only error that crosses layers: one row of the table, and what is known of this case. */
export class GatewayError extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail ?? problemType(code).title, { cause: details.cause })
    this.name = 'GatewayError'
    this.code = code
    this.status = details.status ?? problemType(code).status
    this.details = details
  }

  /** The same error, with more known about it. What is already known stays. */
  with(more: ProblemDetails): GatewayError {
    return new GatewayError(this.code, { ...more, ...this.details })
  }
}
