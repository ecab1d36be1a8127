import type { ProblemCode } from '../domain/problems.ts'
import { GatewayError, type ProblemDetails } from '../domain/problems.ts'
import { ExchangeFailure } from './exchange.ts'
import { retryAfterMs } from './retry-after.ts'
import type { Explain, Refusal, Reply } from './upstream.ts'

/** The usual table: what a provider's failure is called for our caller. A provider passes only its exceptions. */

export interface Naming {
  /** Whether the call was to make a change: what may have arrived is then `outcome_unknown`. */
  readonly write: boolean
  /** Whether the call carries a file, or is about one: only that can be too large. */
  readonly file: boolean
  readonly missing: ProblemCode | undefined
  readonly refusal: Refusal | undefined
  readonly explain: Explain | undefined
  /** The length of the pause after a 429 that does not tell one. */
  readonly intervalMs: number
}

/** Null where the reply is a success. */
export function refusalOf(reply: Reply, naming: Naming): GatewayError | null {
  const named = naming.refusal?.(reply) ?? null
  if (named !== null) return ofWrite(named.with({ effect: 'refused', ...said(reply, naming) }), naming)
  const { status } = reply
  if (status >= 200 && status < 300) return null
  const code = codeOf(status, naming)
  const error = new GatewayError(code, {
    // Only what is said about the caller's input is for the caller: not what a server says about itself.
    ...(unreadable.has(code) ? { upstream: { status, code: null, message: null } } : said(reply, naming)),
    effect: status === 401 || status === 429 ? 'nothing' : 'refused',
    ...(code === 'upstream_rate_limited'
      ? { retryAfterMs: retryAfterMs(reply.headers['retry-after']) ?? naming.intervalMs }
      : {}),
  })
  return ofWrite(error, naming)
}

function codeOf(status: number, { missing, file }: Naming): ProblemCode {
  if (status === 401 || status === 403) return 'upstream_auth_failed'
  if (status === 404) return missing ?? 'upstream_rejected'
  if (status === 400 || status === 409 || status === 422) return 'upstream_rejected'
  if (status === 413) return file ? 'attachment_too_large' : 'upstream_rejected'
  if (status === 429) return 'upstream_rate_limited'
  if (status >= 300 && status < 400) return 'upstream_invalid_response'
  return 'upstream_error'
}

function said(reply: Reply, naming: Naming): Pick<ProblemDetails, 'upstream'> {
  const { code, message } = naming.explain?.(reply) ?? { code: null, message: null }
  return { upstream: { status: reply.status, code, message } }
}

const unreadable = new Set<ProblemCode>(['upstream_error', 'upstream_invalid_response', 'upstream_timeout'])

/** A write that was sent and got no readable yes or no may have worked. */
function ofWrite(error: GatewayError, naming: Naming): GatewayError {
  if (!naming.write || !unreadable.has(error.code)) return error
  return unknownOutcome(
    error,
    error.code === 'upstream_timeout' ? 504 : 502,
    error.code !== 'upstream_invalid_response',
  )
}

function unknownOutcome(cause: unknown, status: 502 | 504, trouble: boolean): GatewayError {
  return new GatewayError('outcome_unknown', {
    detail:
      status === 504
        ? 'The provider did not answer in time, so it is not known whether it did it.'
        : 'The provider gave no readable answer, so it is not known whether it did it.',
    status,
    effect: 'unknown',
    trouble,
    cause,
  })
}

/** The answer came, but it is not what the provider's document promises. */
function invalidResponse(cause: unknown, write: boolean): GatewayError {
  return write
    ? unknownOutcome(cause, 502, false)
    : new GatewayError('upstream_invalid_response', { effect: 'refused', cause })
}

/** Whatever goes wrong while an answer is read is the answer's fault: it is not what the provider's document promises. */
export function unreadableAnswer(error: unknown, { write }: Naming): unknown {
  return error instanceof GatewayError || error instanceof ExchangeFailure
    ? error
    : invalidResponse(error, write)
}

/** No answer, or not all of it. An error of the caller's own file, or of a caller who left, is passed on as it is. */
export function failureOf(error: unknown, write: boolean): unknown {
  if (!(error instanceof ExchangeFailure)) return error
  const { kind, cause } = error
  if (kind === 'source') return sourceFailure(cause)
  if (kind === 'aborted') return write ? unknownOutcome(error, 502, false) : cause
  if (kind === 'unsent') {
    return isAbort(cause) ? cause : new GatewayError('upstream_unreachable', { effect: 'nothing', cause })
  }
  if (write)
    return unknownOutcome(error, kind === 'timeout' ? 504 : 502, kind === 'timeout' || kind === 'lost')
  if (kind === 'timeout') return new GatewayError('upstream_timeout', { cause: error })
  if (kind === 'lost')
    return new GatewayError('upstream_unreachable', {
      detail: 'The connection to the provider was lost.',
      cause: error,
    })
  return new GatewayError('upstream_invalid_response', { cause: error })
}

/** The caller's file broke while it was sent: the request was cut off, so the provider has not taken it. */
function sourceFailure(cause: unknown): unknown {
  return cause instanceof GatewayError ? cause.with({ effect: 'refused' }) : cause
}

function isAbort(cause: unknown): boolean {
  return cause instanceof GatewayError || (cause instanceof Error && cause.name === 'AbortError')
}
