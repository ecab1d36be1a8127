import { GatewayError } from '../../domain/problems.ts'
import { newId } from '../../store/new-id.ts'
import type { JournalContext } from './context.ts'
import { fingerprintOf, keyOf } from './fingerprint.ts'
import type { Begun, WriteRequest } from './journal.ts'
import { fromEntry, next, type OperationRecord, toEntry } from './record.ts'
import { checkSameRequest, notFinished, repeatOf } from './repeat.ts'
import { createRunning } from './running.ts'
import type { Settler } from './settler.ts'

/** Between two looks at the same key others may change it; so often is never needed. */
const mostRaces = 10

/** Starts a write, or finds out what its key did before. */
export function createBegin(context: JournalContext, settler: Settler) {
  const { store, writer, now } = context

  function run(record: OperationRecord): Begun {
    return { kind: 'run', operation: createRunning(context, record, () => settler.lost(record)) }
  }

  async function create(record: OperationRecord): Promise<OperationRecord | null> {
    try {
      const created = await store.create(toEntry(record))
      return created.created ? null : fromEntry(created.existing)
    } catch (error) {
      // It may be there all the same, and would hold the key for ever.
      void writer.surely(record.id, (current) =>
        current?.state === 'running' && current.sentAt === null ? { remove: current } : null,
      )
      throw error
    }
  }

  /** Runs it again under its first id; null: another was faster. */
  async function runAgain(found: OperationRecord, fresh: OperationRecord): Promise<Begun | null> {
    const { id, version, createdAt, attempt } = found
    const again = next({ ...fresh, id, version, createdAt, attempt: attempt + 1 }, {}, now())
    return (await store.replace(toEntry(again))) ? run(again) : null
  }

  return async (request: WriteRequest): Promise<Begun> => {
    const fresh = freshRecord(request, store.replica, now())
    let settled = false
    for (let race = 0; race < mostRaces; race += 1) {
      const found = await create(fresh)
      if (found === null) return run(fresh)
      checkSameRequest(found, request)
      if (found.state === 'not_created') {
        const begun = await runAgain(found, fresh)
        if (begun !== null) return begun
      } else if (found.state === 'running') {
        if (!(await settler.recover(found))) throw notFinished(found)
      } else if (found.state === 'unknown' && !settled) {
        settled = true
        await settler.settleNow(found)
      } else if (found.state === 'unknown' || found.state === 'needs_resolution') {
        throw notFinished(found)
      } else return repeatOf(found, request)
    }
    throw new GatewayError('idempotency_in_progress', { retryAfterMs: 1000, effect: 'nothing' })
  }
}

function freshRecord(request: WriteRequest, owner: string, time: number): OperationRecord {
  const { caller, connection, action, target, input, keep } = request
  return {
    id: newId(time),
    version: 1,
    caller,
    connection,
    state: 'running',
    key: keyOf(request),
    action,
    fingerprint: fingerprintOf(request),
    target,
    input: input ?? null,
    keep,
    owner,
    attempt: 1,
    createdAt: time,
    updatedAt: time,
    sentAt: null,
    lastSentAt: null,
    unknownSince: null,
    absences: 0,
    hint: {},
    ticketId: null,
    commentId: null,
    digests: [],
    digestsComplete: false,
    answer: null,
    problem: null,
  }
}
