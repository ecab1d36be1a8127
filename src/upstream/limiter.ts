import Bottleneck from 'bottleneck'
import type { Cancellation } from '../domain/cancellation.ts'
import type { Lane, LaneState } from '../domain/lane.ts'
import { GatewayError } from '../domain/problems.ts'
import type { Call } from './call.ts'
import { createWindow, forecast, type Window } from './window.ts'

export interface LaneLimits {
  /** Calls that may start in any window; null: no quota. */
  readonly limit: number | null
  readonly intervalMs: number
  /** Calls at the same time; null: any number. */
  readonly concurrency: number | null
  /** Callers that may wait. */
  readonly queue: number
  readonly maxWaitMs: number
}

/** One class of calls of one connection, with its quota and its queue. */
export interface LaneGate {
  readonly name: Lane
  readonly limits: LaneLimits
  /** Keeps a place for a write that will need one, or throws `queue_full`; to be released once, used or not. */
  admit(call: Call): Promise<() => void>
  /** Runs the work in its turn; it says when its call goes out, for until then time may pass. A caller that leaves meanwhile loses its place, and its work never starts. */
  run<T>(call: Call, work: Work<T>): Promise<T>
  /** The provider asked for a pause. */
  pause(pauseMs: number): void
  state(): LaneState
  /** Calls that may start now, and how long until there is one more. */
  quota(): { readonly remaining: number; readonly resetMs: number }
}

type Work<T> = (sent: () => void) => Promise<T>

export function createLane(
  name: Lane,
  limits: LaneLimits,
  makeWindow: (limit: number, intervalMs: number) => Window = createWindow,
): LaneGate {
  const { limit, intervalMs, concurrency } = limits
  const window = limit === null ? null : makeWindow(limit, intervalMs)
  // Those who have to wait do so one behind the other. A job of Bottleneck takes 3 ms or more to hand over: 250 starts a second.
  let lastTurn: Promise<unknown> = Promise.resolve()
  const seats = concurrency === null ? null : new Bottleneck({ maxConcurrent: concurrency })
  let pausedUntil = 0
  let waiting = 0
  let running = 0
  let reserved = 0

  function expectedAt(ahead: number): number {
    const notBefore = Math.max(Date.now(), pausedUntil, window?.pausedUntil?.() ?? 0)
    return limit === null || window === null
      ? notBefore
      : forecast(window.starts(), limit, intervalMs, ahead, notBefore)
  }

  function refuseLongWaits(call: Call): void {
    const waitMs = expectedAt(waiting + reserved) - Date.now()
    const full = waiting + reserved >= limits.queue
    if (waitMs <= 0 || (!full && waitMs <= (call.maxWaitMs ?? limits.maxWaitMs))) return
    throw new GatewayError('queue_full', {
      detail: `The quota of the ${name} lane is used up: the next call can start in ${Math.ceil(waitMs / 1000)} s.`,
      retryAfterMs: Math.max(waitMs, 1000),
      effect: 'nothing',
    })
  }

  /** 0 when the call has started, else how long to wait before the next try. */
  function tryStart(): number | Promise<number> {
    const pauseMs = pausedUntil - Date.now()
    if (pauseMs > 0) return pauseMs
    return window === null ? 0 : window.take()
  }

  async function takeTurn(call: Call): Promise<void> {
    for (;;) {
      call.signal.throwIfAborted()
      const waitMs = await tryStart()
      if (waitMs <= 0) return
      await sleep(waitMs, call.signal)
    }
  }

  async function start(call: Call, admitted: boolean): Promise<void> {
    if (waiting === 0) {
      const waitMs = await tryStart()
      if (waitMs <= 0) return
      // Other replicas may have used the window up: only now is that known.
      if (!admitted) refuseLongWaits(call)
    }
    waiting += 1
    const since = Date.now()
    try {
      const turn = lastTurn.then(() => takeTurn(call))
      lastTurn = turn.catch(() => undefined)
      await leaveOnAbort(call.signal, turn)
    } finally {
      waiting -= 1
      call.usage.waitMs += Date.now() - since
    }
  }

  /** The turn has come: a place that was kept is given up, and who has none finds out whether it may wait. */
  function enter(call: Call): boolean {
    const release = call.admissions?.get(name)
    if (release === undefined) {
      if (window !== null || pausedUntil > Date.now()) refuseLongWaits(call)
      return false
    }
    release()
    call.admissions?.delete(name)
    return true
  }

  async function startAndWork<T>(call: Call, work: Work<T>, admitted = enter(call)): Promise<T> {
    // A job that has waited for its seat does not notice that its caller has left.
    call.signal.throwIfAborted()
    if (window !== null || pausedUntil > 0) await start(call, admitted)
    running += 1
    let out = false
    try {
      return await work(() => {
        out = true
        window?.sent()
      })
    } catch (error) {
      if (!out || neverSent(error)) window?.giveBack()
      throw error
    } finally {
      running -= 1
    }
  }

  async function takeSeat<T>(free: Bottleneck, call: Call, work: Work<T>): Promise<T> {
    const admitted = enter(call)
    return await leaveOnAbort(
      call.signal,
      free.schedule(() => startAndWork(call, work, admitted)),
    )
  }

  return {
    name,
    limits,
    async admit(call) {
      await window?.refresh?.()
      refuseLongWaits(call)
      reserved += 1
      let held = true
      const release = (): void => {
        if (held) reserved -= 1
        held = false
      }
      call.admissions?.set(name, release)
      return release
    },
    run: (call, work) => (seats === null ? startAndWork(call, work) : takeSeat(seats, call, work)),
    pause(pauseMs) {
      pausedUntil = Math.max(pausedUntil, Date.now() + pauseMs)
      window?.pause?.(pauseMs)
    },
    quota() {
      if (limit === null || window === null) return { remaining: 0, resetMs: 0 }
      const now = Date.now()
      const starts = window.starts()
      const [oldest = now] = starts
      const remaining = Math.max(0, limit - starts.length - reserved)
      const resetMs = remaining === 0 ? expectedAt(waiting + reserved) - now : oldest + intervalMs - now
      return { remaining, resetMs: Math.max(resetMs, pausedUntil - now, 0) }
    },
    state() {
      const now = Date.now()
      const next = expectedAt(waiting + reserved)
      return {
        limit,
        intervalMs: limit === null ? null : intervalMs,
        concurrency,
        remaining:
          limit === null || window === null ? null : Math.max(0, limit - window.starts().length - reserved),
        running,
        waiting,
        pausedUntil: pausedUntil > now ? new Date(pausedUntil).toISOString() : null,
        nextFreeAt: next > now ? new Date(next).toISOString() : null,
      }
    },
  }
}

function neverSent(error: unknown): boolean {
  if (!(error instanceof GatewayError)) return false
  if (error.code === 'circuit_open') return true
  return error.code === 'upstream_unreachable' && error.details.effect === 'nothing'
}

/** Bottleneck does not notice that a caller has left: the promise does, and the job ends when its turn comes. */
function leaveOnAbort<T>(signal: Cancellation, job: PromiseLike<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const leave = (): void => reject(signal.reason)
    if (signal.aborted) leave()
    signal.addEventListener('abort', leave, { once: true })
    job.then(resolve, reject).then(() => signal.removeEventListener('abort', leave))
  })
}

export function sleep(waitMs: number, signal: Cancellation): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const timer = setTimeout(done, Math.min(waitMs, 2 ** 31 - 1))
    function done(): void {
      signal.removeEventListener('abort', leave)
      resolve()
    }
    function leave(): void {
      clearTimeout(timer)
      reject(signal.reason)
    }
    signal.addEventListener('abort', leave, { once: true })
  })
}
