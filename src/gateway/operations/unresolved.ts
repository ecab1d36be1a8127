import type { Log } from '../../upstream/call.ts'
import type { OperationRecord, RecordState } from './record.ts'

const states: ReadonlySet<RecordState> = new Set(['unknown', 'needs_resolution', 'accepted'])

/** The operations that are not settled, as this process last saw them: for the gauge, and should the store lose them. */
export interface Unresolved {
  see(record: OperationRecord): void
  /** All that the store has; returns those it has no more. */
  replace(records: readonly OperationRecord[]): readonly OperationRecord[]
  forget(id: string): void
  counts(): ReadonlyMap<string, number>
}

export function createUnresolved(log: Log): Unresolved {
  const open = new Map<string, OperationRecord>()
  /** Settled since the whole store was last seen: a look that began before still shows them as open. */
  const settled = new Set<string>()

  function see(record: OperationRecord): void {
    const { id: operation, connection, action, state } = record
    const before = open.get(operation)?.state
    if (!states.has(state)) {
      if (open.delete(operation)) settled.add(operation)
      return
    }
    settled.delete(operation)
    open.set(operation, record)
    if (state === before || state === 'accepted') return
    log.warn(
      { operation, connection, action },
      state === 'unknown' ? 'outcome unknown' : 'an operation needs a person’s decision',
    )
  }

  return {
    see,
    replace(records) {
      const there = new Set(records.map(({ id }) => id))
      for (const record of records) if (!settled.has(record.id)) see(record)
      settled.clear()
      return [...open.values()].filter(({ id }) => !there.has(id))
    },
    forget: (id) => open.delete(id),
    counts() {
      const counts = new Map<string, number>()
      for (const { connection, state } of open.values()) {
        if (state !== 'accepted') counts.set(connection, (counts.get(connection) ?? 0) + 1)
      }
      return counts
    },
  }
}
