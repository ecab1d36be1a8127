import type { Cancellation } from '../domain/cancellation.ts'
import type { Lane } from '../domain/lane.ts'

/** Travels through every adapter function to the socket: cancellation, logging, and the journal of a write. */
export interface Call {
  /** Aborts when the caller has gone (while nothing was sent) or the process gives up. */
  readonly signal: Cancellation
  readonly log: Log
  /** How long this caller is ready to wait for a slot of a lane; null: the lane's own maximum. */
  readonly maxWaitMs: number | null
  /** Places kept in lanes for this write before its body was read; the lane takes its own when the turn comes. Null for reads. */
  readonly admissions: Map<Lane, () => void> | null
  /** Called, and awaited, before the first byte of a `write` request goes out. Null for reads. */
  readonly beforeWrite: (() => Promise<void>) | null
  /** Counts for the log line and the metrics of this request. */
  readonly usage: { upstreamCalls: number; waitMs: number }
  /** Remembers, durably, before the write is sent, what later helps to find out whether it arrived. */
  note(hint: Readonly<Record<string, string | number | null>>): void
  /** Whether this ticket (or `ticket#comment`) is not yet the result of another create; claims it. Store-wide. */
  claim(key: string): Promise<boolean>
}

export interface Log {
  debug(details: object, message: string): void
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}
