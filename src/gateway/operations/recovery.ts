import type { JournalContext } from './context.ts'
import { allOf } from './listing.ts'
import { next, type OperationRecord } from './record.ts'
import type { Step } from './record-writer.ts'
import { lostState } from './verdict.ts'

/** Takes care of what dead processes, and a store that forgot, have left behind. */
export interface Recovery {
  /** Whether its owner was dead; then what was being sent is unknown, and what was not is undone. */
  recover(record: OperationRecord): Promise<boolean>
  /** Recovers everything; the operations that this process has to settle. */
  sweep(): Promise<readonly OperationRecord[]>
}

export function createRecovery(context: JournalContext): Recovery {
  const { store, writer, unresolved, deskOf, log, now } = context

  /** A process that is only cut off from the store may go on sending for as long as a call can last. */
  function unknownSince({ connection, lastSentAt }: OperationRecord): number {
    const totalMs = store.shared ? (deskOf(connection)?.totalMs ?? 0) : 0
    return Math.max(now(), (lastSentAt ?? 0) + totalMs)
  }

  function orphaned(record: OperationRecord): Step {
    if (record.sentAt === null) {
      if (record.attempt === 1) return { remove: record }
      return { save: next(record, { state: 'not_created', input: null }, now()) }
    }
    const state = lostState(record.action)
    const changes = { state, owner: store.replica, unknownSince: unknownSince(record) }
    return { save: next(record, state === 'not_created' ? { ...changes, input: null } : changes, now()) }
  }

  async function bury(record: OperationRecord): Promise<void> {
    await writer.amend(record.id, (current) => {
      const same = current?.state === 'running' && current.owner === record.owner
      return same && current.attempt === record.attempt ? orphaned(current) : null
    })
    const { id: operation, connection, sentAt } = record
    log.info(
      { operation, connection, sent: sentAt !== null },
      'recovered an operation of a process that ended',
    )
  }

  async function dead(records: readonly OperationRecord[]): Promise<OperationRecord[]> {
    const alive = await store.alive([...new Set(records.map(({ owner }) => owner))])
    return records.filter(({ owner }) => !alive.has(owner))
  }

  /** The store has been emptied: what this process knows to be unsettled goes back. */
  async function restore(record: OperationRecord): Promise<void> {
    const current = await writer.amend(record.id, (there) => (there === null ? { save: record } : null))
    if (current !== null) unresolved.see(current)
  }

  async function takeOver(record: OperationRecord): Promise<void> {
    await writer.amend(record.id, (current) =>
      current?.version === record.version
        ? { save: next(current, { owner: store.replica }, current.updatedAt) }
        : null,
    )
  }

  return {
    async recover(record) {
      if ((await dead([record])).length === 0) return false
      await bury(record)
      return true
    },
    async sweep() {
      for (const record of await dead(await allOf(store, { state: 'running' }))) await bury(record)
      const [unknown, accepted, forPeople] = await Promise.all(
        (['unknown', 'accepted', 'needs_resolution'] as const).map((state) => allOf(store, { state })),
      )
      const open = [...(unknown ?? []), ...(accepted ?? [])]
      for (const record of unresolved.replace([...open, ...(forPeople ?? [])])) await restore(record)
      const abandoned = await dead(open)
      for (const record of abandoned) await takeOver(record)
      return open.filter((record) => record.owner === store.replica || abandoned.includes(record))
    },
  }
}
