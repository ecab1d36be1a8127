import type { GatewayError } from '../domain/problems.ts'

/** Which failures may be tried again, how often, and how much of it one connection can bear. */
export interface Retries {
  /** How long to wait before the next try, or null: give up. `number` is the try that failed, from 1. */
  waitMs(error: GatewayError, number: number, leftMs: number): number | null
  succeeded(): void
}

const maxTries = 3
const baseMs = 100
/** At most a fifth of the calls may be repeats; after a quiet time ten at once. */
const costOfRepeat = 5
const maxBudget = 10 * costOfRepeat

export function createRetries(): Retries {
  let budget = maxBudget
  return {
    waitMs(error, number, leftMs) {
      if (number >= maxTries || budget < costOfRepeat || !isTransient(error)) return null
      // Full jitter: callers who failed together do not come back together.
      const wait = Math.random() * baseMs * 2 ** number
      if (wait >= leftMs) return null
      budget -= costOfRepeat
      return wait
    },
    succeeded() {
      budget = Math.min(budget + 1, maxBudget)
    },
  }
}

function isTransient(error: GatewayError): boolean {
  if (error.code === 'upstream_unreachable') return true
  const status = error.details.upstream?.status
  return error.code === 'upstream_error' && (status === 502 || status === 503 || status === 504)
}
