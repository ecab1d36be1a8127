/** A sliding window: at most `limit` starts in any `intervalMs`. */
export interface Window {
  /** Starts now and answers 0, or answers in how many milliseconds a start may be tried again. */
  take(): number | Promise<number>
  /** A call that took a start goes out only now: its start moves here. */
  sent(): void
  /** Takes the last start back: the call never left this machine. */
  giveBack(): void
  /** The starts that still count, oldest first. Milliseconds since 1970. */
  starts(): readonly number[]
  /** Shared windows only: asks what the other replicas have started. */
  refresh?(): Promise<void>
  /** Shared windows only: tells the other replicas that the provider asked for a pause. */
  pause?(pauseMs: number): void
  pausedUntil?(): number
}

/**
 * Two calls may take different times from their start to the provider, which could then see them closer together:
 * 3 % of the window, at most 250 ms, are kept free.
 */
export function marginOf(intervalMs: number): number {
  return Math.min(Math.ceil(intervalMs * 0.03), 250)
}

export function createWindow(limit: number, intervalMs: number): Window {
  let starts: number[] = []
  /** Starts of calls that have not gone out; whose is whose does not matter. */
  const unsent: number[] = []
  const span = intervalMs + marginOf(intervalMs)

  function forget(now: number): void {
    const first = starts.findIndex((start) => start > now - span)
    if (first !== 0) starts = first === -1 ? [] : starts.slice(first)
  }

  return {
    take() {
      const now = Date.now()
      forget(now)
      const oldest = starts[starts.length - limit]
      if (oldest !== undefined) return oldest + span - now
      starts.push(now)
      unsent.push(now)
      return 0
    },
    sent() {
      const taken = unsent.shift()
      if (taken === undefined) return
      const at = starts.indexOf(taken)
      if (at >= 0) starts.splice(at, 1)
      starts.push(Date.now())
    },
    giveBack() {
      unsent.pop()
      starts.pop()
    },
    starts() {
      forget(Date.now())
      return starts
    },
  }
}

/** When the next call could start if `ahead` others start before it. Milliseconds since 1970. */
export function forecast(
  starts: readonly number[],
  limit: number,
  intervalMs: number,
  ahead: number,
  notBefore: number,
): number {
  const times = [...starts]
  for (let index = 0; ; index += 1) {
    const oldest = times[times.length - limit]
    const time = Math.max(notBefore, oldest === undefined ? 0 : oldest + intervalMs)
    if (index === ahead) return time
    times.push(time)
  }
}
