import type { Lane } from '../domain/lane.ts'
import type { Addresses } from './addresses.ts'
import type { Breaker } from './breaker.ts'
import type { Dispatchers } from './dispatchers.ts'
import type { Traffic } from './exchange.ts'
import type { LaneGate } from './limiter.ts'
import type { Redactor } from './redactor.ts'
import type { CallTrace } from './trace.ts'

/** What a connection's way to the network is made of. */
export interface ClientOptions {
  readonly laneOf: (lane: Lane) => LaneGate
  readonly breaker: Breaker
  readonly dispatchers: Dispatchers
  readonly addresses: Addresses
  readonly redactor: Redactor
  readonly timeouts: { readonly headersMs: number; readonly bodyMs: number; readonly totalMs: number }
  readonly minBytesPerSecond: number
  /** Length of the window in which the pace of files is measured; shorter only in tests. */
  readonly paceWindowMs?: number
  readonly observe: Observe
  readonly traffic: Traffic
  readonly trace?: CallTrace | undefined
}

/** Told of every upstream call, for metrics and logs. */
export type Observe = (call: {
  readonly lane: Lane | null
  readonly outcome: string
  readonly durationMs: number
  readonly attempt: number
  /** How long it waited for a slot; null: there was nothing to wait for. */
  readonly waitMs: number | null
}) => void
