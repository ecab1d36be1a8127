import type { Store } from '../../store/store.ts'
import type { Log } from '../../upstream/call.ts'
import { createBegin } from './begin.ts'
import type { SettleDeskOf } from './desk.ts'
import type { Journal } from './journal.ts'
import { createOperations, type Operations } from './operations.ts'
import { createRecordWriter } from './record-writer.ts'
import { createSettler } from './settler.ts'
import { createUnresolved } from './unresolved.ts'

export interface JournalOptions {
  /** Stays open when the journal closes. */
  readonly store: Store
  readonly deskOf: SettleDeskOf
  readonly log: Log
  readonly now?: () => number
}

/** The journal of all writes; it starts settling at once. */
export function createJournal({ store, deskOf, log, now = Date.now }: JournalOptions): {
  readonly journal: Journal
  readonly operations: Operations
} {
  const unresolved = createUnresolved(log)
  const writer = createRecordWriter(store, log, unresolved.see)
  const context = { store, writer, unresolved, deskOf, log, now }
  const settler = createSettler(context)
  return {
    journal: {
      begin: createBegin(context, settler),
      unresolved: unresolved.counts,
      async close() {
        await settler.close()
        await writer.close()
      },
    },
    operations: createOperations(context),
  }
}
