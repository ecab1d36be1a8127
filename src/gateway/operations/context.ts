import type { Store } from '../../store/store.ts'
import type { Log } from '../../upstream/call.ts'
import type { SettleDeskOf } from './desk.ts'
import type { RecordWriter } from './record-writer.ts'
import type { Unresolved } from './unresolved.ts'

/** What the parts of the journal share. */
export interface JournalContext {
  readonly store: Store
  readonly writer: RecordWriter
  readonly unresolved: Unresolved
  readonly deskOf: SettleDeskOf
  readonly log: Log
  /** Ms since the epoch. */
  readonly now: () => number
}
