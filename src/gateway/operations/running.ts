import type { Operation } from '../../domain/operation.ts'
import { GatewayError } from '../../domain/problems.ts'
import type { JournalContext } from './context.ts'
import type { FileDigest, Running } from './journal.ts'
import { next, type OperationRecord, toEntry } from './record.ts'
import type { Change } from './record-writer.ts'
import { lostState, verdictOf } from './verdict.ts'
import { claimOf, claimsOf, operationUrl, viewOf } from './view.ts'

/** A later call of the same operation renews the time of sending only after so long. */
const renewMs = 1000

/** A write under way in this process. `lost` is told when its outcome must be found out. */
export function createRunning(context: JournalContext, begun: OperationRecord, lost: () => void): Running {
  const { store, writer, now } = context
  let record = begun
  let hint: Readonly<Record<string, string | number | null>> = {}
  let noted = false
  let sending = Promise.resolve()

  async function send(): Promise<void> {
    const time = now()
    if (record.lastSentAt !== null && !noted && time - record.lastSentAt < renewMs) return
    const changes = { sentAt: record.sentAt ?? time, lastSentAt: time, hint }
    const changed = next(record, changes, time)
    noted = false
    if (!(await store.replace(toEntry(changed)))) throw takenOver()
    record = changed
  }

  /** Only this attempt's record, unless it is settled already. Where the store lost it, what is known here goes back. */
  function ending(changes: (from: OperationRecord) => Partial<OperationRecord>, overrule: boolean): Change {
    return (current) => {
      const from = current ?? record
      const settled = overrule ? ['succeeded', 'failed'] : ['succeeded', 'failed', 'unknown', 'not_created']
      if (from.attempt !== record.attempt) {
        context.log.warn({ operation: record.id }, 'an earlier attempt ended after a later one had begun')
        return null
      }
      if (current !== null && settled.includes(current.state)) return null
      const save = next(from, changes(from), now())
      return { save, claims: save.state === 'succeeded' ? claimsOf(save) : [] }
    }
  }

  /** Nothing was sent: as if it had never been asked for. */
  const undone: Change = (current) => {
    if (current === null || current.attempt !== record.attempt || current.state !== 'running') return null
    if (current.attempt === 1) return { remove: current }
    return { save: next(current, { state: 'not_created', sentAt: null, input: null }, now()) }
  }

  async function end(changes: (from: OperationRecord) => Partial<OperationRecord>, overrule: boolean) {
    await writer.surely(record.id, ending(changes, overrule), record)
  }

  function lose(problem: GatewayError, body: Record<string, unknown>, digests: readonly FileDigest[]) {
    const state = lostState(record.action)
    return end(
      (from) => ({
        state,
        problem: body,
        unknownSince: now(),
        digests: [...digests],
        digestsComplete: false,
        key: from.key,
        ...(state === 'not_created' ? { input: null } : {}),
      }),
      false,
    ).then(() => {
      context.log.debug({ operation: record.id, err: problem.message }, 'the answer to a write was lost')
      if (state === 'unknown') lost()
    })
  }

  return {
    id: record.id,
    beforeSend() {
      sending = sending.catch(() => {}).then(send)
      return sending
    },
    note(more) {
      hint = { ...hint, ...more }
      noted = true
    },
    claim: (key) => store.claim(claimOf(record.connection, key), record.id),
    sent: () => record.sentAt !== null,
    succeed: ({ status, body, location, ticketId, commentId, digests = [] }) =>
      end(
        (from) => ({
          state: 'succeeded',
          ticketId,
          commentId,
          answer: from.keep ? { kind: 'stored', status, body: body ?? null, location, problem: false } : null,
          key: from.keep ? from.key : null,
          problem: null,
          ...ended(digests),
        }),
        true,
      ),
    async accept(digests = []): Promise<Operation> {
      const accepted = next(record, { state: 'accepted' }, now())
      const body = viewOf(accepted)
      await end(
        () => ({
          state: 'accepted',
          unknownSince: now(),
          answer: { kind: 'stored', status: 202, body, location: operationUrl(record.id), problem: false },
          digests: [...digests],
          digestsComplete: true,
        }),
        true,
      )
      lost()
      return body
    },
    async fail(error, render, digests = []) {
      const sent = record.sentAt !== null
      const verdict = verdictOf(error, sent)
      const problem = problemOf(error, verdict === 'unknown' ? record.id : null)
      if (!sent) {
        await writer.surely(record.id, undone, record)
        return problem
      }
      const body: Record<string, unknown> = Object.fromEntries(Object.entries(render(problem)))
      if (verdict === 'unknown') {
        await lose(problem, body, digests)
        return problem
      }
      await end(
        (from) => ({
          state: 'failed',
          problem: body,
          answer: { kind: 'stored', status: problem.status, body, location: null, problem: true },
          key: verdict === 'failed' && from.keep ? from.key : null,
          ...ended(digests),
          digestsComplete: false,
        }),
        false,
      )
      return problem
    },
  }
}

/** Nothing more has to be found out. */
function ended(digests: readonly FileDigest[]) {
  return { input: null, hint: {}, digests: [...digests], digestsComplete: true }
}

/** What the caller is answered; `unknown` names the operation whose outcome was lost. */
function problemOf(error: unknown, unknown: string | null): GatewayError {
  const known = error instanceof GatewayError ? error : null
  if (unknown === null) return known ?? new GatewayError('internal_error', { cause: error })
  const operation = operationUrl(unknown)
  if (known?.code === 'outcome_unknown') return known.with({ operation })
  const { connection, provider, upstream } = known?.details ?? {}
  return new GatewayError('outcome_unknown', {
    detail: 'It was sent, and then it failed, so it is not known whether the provider did it.',
    status: known?.code === 'upstream_timeout' ? 504 : 502,
    effect: 'unknown',
    operation,
    ...(connection === undefined ? {} : { connection }),
    ...(provider === undefined ? {} : { provider }),
    ...(upstream === undefined ? {} : { upstream }),
    cause: error,
  })
}

function takenOver(): GatewayError {
  return new GatewayError('store_unavailable', {
    detail: 'This replica was away too long and lost its hold on the operation; nothing was sent.',
    retryAfterMs: 1000,
    effect: 'nothing',
  })
}
