import type { GatewayError } from '../domain/problems.ts'

/** Deep enough for every error that wraps another one here, and an end where two wrap each other. */
const deepest = 6

/**
 * What is behind a problem, for the operator: the code of the innermost error that has one, such as `ECONNREFUSED` or
 * `CERT_HAS_EXPIRED`. Only the code: a message may quote what a provider said. Some of OpenSSL 3.5 have `SSL/TLS` in
 * them.
 */
export function causeOf(problem: GatewayError): string | null {
  let found: string | null = null
  let error: unknown = problem.cause
  for (let depth = 0; depth < deepest && error instanceof Error; depth += 1) {
    if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_/]+$/.test(error.code))
      found = error.code
    error = error.cause
  }
  return found
}
