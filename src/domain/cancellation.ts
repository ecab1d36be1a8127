/**
 * What of an AbortSignal a call needs; an AbortSignal does as well. Those of Node, two for each request with their
 * listeners, took a seventh of the CPU of reading a ticket, so requests carry plain ones.
 */
export interface Cancellation {
  readonly aborted: boolean
  readonly reason: unknown
  throwIfAborted(): void
  /** A listener is told once, and not at all when it comes too late. */
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

export interface Canceller {
  readonly signal: Cancellation
  abort(reason: unknown): void
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

export function createCanceller(): Canceller {
  let listeners: (() => void)[] = []
  // Plain members: getters in a literal are made one by one at run time.
  const signal: Mutable<Cancellation> = {
    aborted: false,
    reason: undefined,
    throwIfAborted() {
      if (signal.aborted) throw signal.reason
    },
    addEventListener(_type, listener) {
      listeners.push(listener)
    },
    removeEventListener(_type, listener) {
      const at = listeners.indexOf(listener)
      if (at >= 0) listeners.splice(at, 1)
    },
  }
  return {
    signal,
    abort(reason) {
      if (signal.aborted) return
      signal.aborted = true
      signal.reason = reason
      const told = listeners
      listeners = []
      for (const listener of told) listener()
    },
  }
}
