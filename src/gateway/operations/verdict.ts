import type { WriteName } from '../../domain/operation-name.ts'
import { GatewayError, type ProblemCode } from '../../domain/problems.ts'

/**
 * What a failure proves: `released`, nothing was done and the same key may run again; `failed`, the provider refused;
 * `unknown`, it may have worked.
 */
export type Verdict = 'released' | 'failed' | 'unknown'

/** The caller's own request broke while it was read: what had been sent was cut off, so it had no effect. */
const brokenRequests: ReadonlySet<ProblemCode> = new Set([
  'malformed_request',
  'validation_failed',
  'fields_must_come_first',
  'request_timeout',
  'body_too_large',
  'attachment_too_large',
  'too_many_attachments',
  'value_not_supported',
])

export function verdictOf(error: unknown, sent: boolean): Verdict {
  if (!sent) return 'released'
  if (!(error instanceof GatewayError)) return 'unknown'
  const { effect, upstream } = error.details
  if (effect === 'nothing') return 'released'
  if (effect !== 'refused') return 'unknown'
  return brokenRequests.has(error.code) && upstream === undefined ? 'released' : 'failed'
}

/** The state of a write whose outcome was lost: some cannot be found out by looking, some need not be. */
export function lostState(action: WriteName): 'unknown' | 'not_created' | 'needs_resolution' {
  if (action === 'uploadFiles' || action === 'impersonate') return 'not_created'
  if (action === 'splitTicket' || action === 'attachToComment' || action === 'purchaseSupport')
    return 'needs_resolution'
  return 'unknown'
}
