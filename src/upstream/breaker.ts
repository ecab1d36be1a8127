import { GatewayError } from '../domain/problems.ts'

export interface BreakerOptions {
  /** Consecutive failures that open the circuit. */
  readonly failures: number
  /** Time until one read may probe. */
  readonly openMs: number
}

export interface Breaker {
  /** Throws `circuit_open` where the work would be refused now, before it waits for a slot. */
  check(isRead: boolean): void
  /** Runs the work, or throws `circuit_open`. While half open one read probes; everything else is refused. */
  run<T>(isRead: boolean, work: (stillAllowed: () => void) => Promise<T>): Promise<T>
  state(): { readonly state: 'closed' | 'open' | 'half_open'; readonly retryAt: string | null }
}

/** The provider is in trouble: no answer, too late, or 5xx. Refusals, 429 and callers who leave say nothing about that. */
function isTrouble(error: unknown): boolean {
  if (!(error instanceof GatewayError)) return false
  if (
    error.code === 'upstream_unreachable' ||
    error.code === 'upstream_timeout' ||
    error.code === 'upstream_error'
  )
    return true
  return error.code === 'outcome_unknown' && error.details.trouble === true
}

/** A readable no is as good a sign of life as a yes. */
function isAnswer(error: unknown): boolean {
  if (!(error instanceof GatewayError) || error.details.upstream === undefined) return false
  return error.code !== 'upstream_invalid_response' && error.code !== 'outcome_unknown'
}

/**
 * Consecutive failures open it, one read probes. Written out, since the libraries take a caller who leaves in the middle
 * of the probe for a success. `probe` is asked for where only writes come: it should read something cheap.
 */
export function createBreaker(
  { failures, openMs }: BreakerOptions,
  probe: () => Promise<unknown> = async () => undefined,
): Breaker {
  let failed = 0
  let openedAt: number | null = null
  let probing = false
  let asked = false

  const isDue = (): boolean => openedAt !== null && Date.now() - openedAt >= openMs

  function check(isRead: boolean): void {
    if (openedAt === null || (isRead && !probing && isDue())) return
    if (!isRead && isDue()) askForProbe()
    throw new GatewayError('circuit_open', {
      retryAfterMs: Math.max(openedAt + openMs - Date.now(), 1000),
      effect: 'nothing',
    })
  }

  function askForProbe(): void {
    if (probing || asked) return
    asked = true
    const end = (): void => {
      asked = false
    }
    probe().then(end, end)
  }

  function answered(): void {
    failed = 0
    openedAt = null
  }

  /** What began before the circuit opened does not keep it open for longer. */
  function inTrouble(isProbe: boolean): void {
    failed += 1
    if (isProbe || (openedAt === null && failed >= failures)) openedAt = Date.now()
  }

  return {
    check,
    async run(isRead, work) {
      check(isRead)
      const isProbe = openedAt !== null
      if (isProbe) probing = true
      try {
        const result = await work(() => {
          if (!isProbe) check(isRead)
        })
        answered()
        return result
      } catch (error) {
        if (isTrouble(error)) inTrouble(isProbe)
        else if (isAnswer(error)) answered()
        throw error
      } finally {
        if (isProbe) probing = false
      }
    },
    state() {
      if (openedAt === null) return { state: 'closed', retryAt: null }
      if (isDue()) return { state: 'half_open', retryAt: null }
      return { state: 'open', retryAt: new Date(openedAt + openMs).toISOString() }
    },
  }
}
