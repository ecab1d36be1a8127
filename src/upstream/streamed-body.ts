import type { StreamBody } from './upstream.ts'

export interface Pace {
  readonly minBytesPerSecond: number
  /** The provider must take that much, on average, over a window of this length. */
  readonly windowMs: number
  /** The source is being read; the total deadline does not count meanwhile. */
  flowing(): void
  /** The source has ended; the deadline counts from here. */
  done(): void
  /** The provider has taken these. */
  sent(bytes: number): void
  /** The provider takes too little. */
  stalled(): void
  /** The source failed; never told of what the connection does. */
  broken(error: unknown): void
}

/** Opens the source when undici asks for the first byte, so that a refused connection leaves it untouched. */
export async function* paced(body: StreamBody, pace: Pace): AsyncGenerator<Uint8Array> {
  pace.flowing()
  const source = body.open()[Symbol.asyncIterator]()
  const meter = createMeter(pace)
  let ended = false

  async function next(): Promise<IteratorResult<Uint8Array>> {
    try {
      const result = await source.next()
      ended = result.done === true
      if (ended) pace.done()
      return result
    } catch (error) {
      ended = true
      pace.broken(error)
      throw error
    }
  }

  try {
    let current = await next()
    while (current.done !== true) {
      // One chunk ahead: with the last chunk it is known that it is the last.
      const following = next()
      following.catch(() => undefined)
      meter.handed()
      yield current.value
      meter.taken(current.value.length)
      pace.sent(current.value.length)
      current = await following
    }
  } finally {
    meter.stop()
    // Not awaited: a source that waits for its caller ends only when the caller does.
    if (!ended) void source.return?.().catch(() => undefined)
  }
}

/** Counts what the provider takes, of the time in which it could. */
function createMeter({ minBytesPerSecond, windowMs, stalled }: Pace) {
  let bytes = 0
  let handedAt = 0
  let since = 0
  const timer = setInterval(
    () => {
      if (handedAt === 0) return
      if (since === 0) since = handedAt
      const now = Date.now()
      if (now - since < windowMs) return
      if (bytes < (minBytesPerSecond * windowMs) / 1000) stalled()
      bytes = 0
      since = now
    },
    Math.max(windowMs / 15, 10),
  )
  return {
    handed() {
      handedAt = Date.now()
    },
    taken(length: number) {
      bytes += length
      handedAt = 0
      if (Date.now() - since <= windowMs) return
      since = 0
      bytes = 0
    },
    stop: () => clearInterval(timer),
  }
}
