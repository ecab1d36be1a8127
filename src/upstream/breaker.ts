import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel'
import { GatewayError } from '../domain/problems.ts'

export interface BreakerOptions {
  /** Consecutive failures that open the circuit. */
  readonly failures: number
  /** Time until one read may probe. */
  readonly openMs: number
}

export interface Breaker {
  /** Runs the work, or throws `circuit_open`. While half open one read probes; writes wait for its result outside. */
  run<T>(isRead: boolean, work: () => Promise<T>): Promise<T>
  state(): { readonly state: 'closed' | 'open' | 'half_open'; readonly retryAt: string | null }
}

/** The provider is in trouble: no answer, too late, or 5xx. Refusals, 429 and callers who leave say nothing about that. */
function isTrouble(error: Error): boolean {
  if (!(error instanceof GatewayError)) return false
  if (
    error.code === 'upstream_unreachable' ||
    error.code === 'upstream_timeout' ||
    error.code === 'upstream_error'
  )
    return true
  return error.code === 'outcome_unknown' && error.details.trouble === true
}

export function createBreaker({ failures, openMs }: BreakerOptions): Breaker {
  const policy = circuitBreaker(handleWhen(isTrouble), {
    halfOpenAfter: openMs,
    breaker: new ConsecutiveBreaker(failures),
  })
  let openedAt = 0
  let probing = false
  policy.onBreak(() => {
    openedAt = Date.now()
  })
  const mayProbe = (): boolean => Date.now() - openedAt >= openMs

  return {
    async run(isRead, work) {
      if (policy.state === CircuitState.Closed) return policy.execute(work)
      if (!isRead || probing || !mayProbe()) {
        throw new GatewayError('circuit_open', {
          retryAfterMs: Math.max(openedAt + openMs - Date.now(), 1000),
          effect: 'nothing',
        })
      }
      probing = true
      try {
        return await policy.execute(work)
      } finally {
        probing = false
      }
    },
    state() {
      if (policy.state === CircuitState.Closed) return { state: 'closed', retryAt: null }
      if (probing || mayProbe()) return { state: 'half_open', retryAt: null }
      return { state: 'open', retryAt: new Date(openedAt + openMs).toISOString() }
    },
  }
}
