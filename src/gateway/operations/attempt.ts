import type { Cancellation } from '../../domain/cancellation.ts'
import { GatewayError } from '../../domain/problems.ts'
import type { JournalContext } from './context.ts'
import type { SettleDesk } from './desk.ts'
import type { Finding, Found } from './evidence/finding.ts'
import { look } from './evidence/look.ts'
import { allOf } from './listing.ts'
import { next, type OperationRecord } from './record.ts'

/** Done; or when the next attempt can conclude that nothing is there. */
export type AttemptResult =
  | { readonly done: true }
  | { readonly done: false; readonly concludeAt: number | null }

const done: AttemptResult = { done: true }

/** One look at the provider for one operation whose outcome is unknown, and what follows from it. */
export function createAttempt(context: JournalContext, closing: Cancellation) {
  const { store, writer, deskOf, log, now } = context

  async function others(connection: string): Promise<OperationRecord[]> {
    const lists = await Promise.all(
      (['running', 'unknown', 'accepted'] as const).map((state) => allOf(store, { state, connection })),
    )
    return lists.flat()
  }

  async function examine(record: OperationRecord, desk: SettleDesk): Promise<Finding> {
    const call = desk.call()
    try {
      return await look({
        record,
        desk,
        // Nobody waits for it: only the end of the process ends it.
        call: { ...call, signal: closing },
        others: () => others(record.connection),
        claimants: (claims) => store.claimants(claims),
      })
    } catch (error) {
      if (error instanceof GatewayError && error.code === 'ticket_not_found') return { kind: 'absent' }
      throw error
    }
  }

  /** Unless it was settled in another way meanwhile. */
  async function conclude(
    record: OperationRecord,
    changes: Partial<OperationRecord>,
  ): Promise<AttemptResult> {
    await writer.amend(
      record.id,
      (current) =>
        current !== null && current.state === record.state && current.attempt === record.attempt
          ? { save: next(current, changes, now()) }
          : null,
      record,
    )
    const { id: operation, connection, action } = record
    log.info({ operation, connection, action, state: changes.state }, 'operation settled')
    return done
  }

  /** Remembered, so that a restart does not start counting anew. */
  async function countAbsence(record: OperationRecord): Promise<void> {
    await writer.amend(record.id, (current) =>
      current?.version === record.version
        ? { save: next(current, { absences: current.absences + 1 }, current.updatedAt) }
        : null,
    )
  }

  async function take(record: OperationRecord, found: Found): Promise<boolean> {
    return found.claim === null || (await store.claim(found.claim, record.id))
  }

  return async (id: string): Promise<AttemptResult> => {
    const record = await writer.read(id)
    if (record === null || (record.state !== 'unknown' && record.state !== 'accepted')) return done
    const desk = deskOf(record.connection)
    if (desk === null) return { done: false, concludeAt: null }
    const concludeAt = (record.unknownSince ?? record.updatedAt) + desk.settleMs
    const past = now() >= concludeAt
    const finding = await examine(record, desk)
    // It was accepted: the worst that can be is that its number stays unknown.
    const nothing =
      record.state === 'accepted'
        ? ended('succeeded')
        : { ...ended('not_created'), digests: [], key: record.key }

    if (finding.kind === 'found') {
      const { ticketId, commentId, answer } = finding
      if (await take(record, finding)) {
        return await conclude(record, { ...ended('succeeded'), ticketId, commentId, answer, problem: null })
      }
    } else if (finding.kind === 'absent') {
      if (past && record.absences >= 1) return await conclude(record, nothing)
      await countAbsence(record)
    } else if (finding.kind === 'unclear' && past) {
      log.info({ operation: id, why: finding.why }, 'looking cannot tell the outcome')
      return await conclude(record, record.state === 'accepted' ? nothing : { state: 'needs_resolution' })
    }
    return { done: false, concludeAt }
  }
}

function ended(state: 'succeeded' | 'not_created') {
  return { state, input: null, hint: {} } as const
}
