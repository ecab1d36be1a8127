import { GatewayError } from '../domain/problems.ts'
import type { PartReader } from './multipart-parts.ts'

/** Bytes that must have come within the window, of the time in which the caller was waited for. */
export interface Pace {
  readonly minBytesPerSecond: number
  readonly windowMs: number
}

const samples = 15

/**
 * Cuts a body that comes too slowly. Only moments in which the caller is waited for count: while the provider does not
 * take bytes, or a slot of its quota is waited for, the caller cannot send any.
 */
export function watchPace(reader: PartReader, { minBytesPerSecond, windowMs }: Pace): () => void {
  const seen: number[] = []
  const timer = setInterval(() => {
    const { waiting, received } = reader.progress()
    if (!waiting) return
    seen.push(received)
    if (seen.length <= samples) return
    const before = seen.shift() ?? 0
    if (received - before >= (minBytesPerSecond * windowMs) / 1000) return
    stop()
    reader.fail(
      new GatewayError('request_timeout', {
        detail: `The body came at less than ${minBytesPerSecond} bytes a second.`,
      }),
    )
  }, windowMs / samples)
  timer.unref()
  const stop = () => clearInterval(timer)
  return stop
}
