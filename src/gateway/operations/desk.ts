import type { Adapter, Traits } from '../../providers/provider.ts'
import type { Call } from '../../upstream/call.ts'

/** A connection as the settler sees it: it only reads. */
export interface SettleDesk {
  readonly adapter: Adapter
  readonly traits: Traits
  /** How late a write may still appear at the provider. */
  readonly settleMs: number
  /** The longest an upstream call may last. */
  readonly totalMs: number
  /** A fresh background call, with the connection's own deadline. */
  call(): Call
}

/** Null: the connection is not configured (any more). */
export type SettleDeskOf = (connection: string) => SettleDesk | null
