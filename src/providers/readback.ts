import { GatewayError } from '../domain/problems.ts'
import type { Warning } from '../domain/warning.ts'
import { type WarningCode, warning } from '../domain/warnings.ts'
import type { Call } from '../upstream/call.ts'

/**
 * A step after the provider accepted the write: it never fails the call. What goes wrong becomes a warning.
 * `fallback` is what is known without it.
 */
export async function afterwards<T>(
  step: () => Promise<T>,
  fallback: T,
  call: Call,
  code: WarningCode = 'readback_failed',
): Promise<{ value: T; warnings: Warning[] }> {
  try {
    return { value: await step(), warnings: [] }
  } catch (error) {
    call.log.warn({ err: error instanceof Error ? error.message : String(error) }, code)
    const why = error instanceof GatewayError ? error.message : 'The gateway failed.'
    return { value: fallback, warnings: [warning(code, why)] }
  }
}
