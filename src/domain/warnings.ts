import { GatewayError, isProblemCode, type ProblemCode, problemType } from './problems.ts'
import type { Warning } from './warning.ts'

/** Warnings that are no problem of their own. */
export const warningTitles = {
  readback_failed: 'It was done, but the result could not be read back',
  step_failed: 'It was done, but a later step failed',
  attachment_failed: 'A file could not be attached',
  split_target_unknown: 'The number of the new ticket is not known',
  comments_unavailable: 'The provider does not show the comments now',
  list_incomplete: 'The provider does not show every ticket',
} as const
export type WarningCode = keyof typeof warningTitles | ProblemCode

/** A warning of this code; the title is the code's own. */
export function warning(
  code: WarningCode,
  detail: string,
  more: Partial<Omit<Warning, 'code' | 'title' | 'detail'>> = {},
): Warning {
  const title = isProblemCode(code) ? problemType(code).title : warningTitles[code]
  return { code, title, detail, connection: null, filename: null, retryAfter: null, ...more }
}

/** What a failure says as a warning beside what worked. */
export function warningOf(error: unknown, connection: string | null): Warning {
  if (!(error instanceof GatewayError))
    return warning('internal_error', 'The gateway failed.', { connection })
  const { retryAfterMs } = error.details
  return warning(error.code, error.message, {
    connection,
    retryAfter: retryAfterMs === undefined ? null : Math.ceil(retryAfterMs / 1000),
  })
}
