import { escapeId, ticketId } from '../../../domain/ticket-id.ts'
import type { DeskComment } from '../../../providers/told.ts'
import { markerOf, splitMarker } from '../marker.ts'
import type { OperationRecord, StoredAnswer } from '../record.ts'
import { claimOf } from '../view.ts'
import { assign, type Candidate } from './assign.ts'
import { isOnItsWay } from './created-ticket.ts'
import { absent, type Finding, type Looking, textOf, unclear, wait } from './finding.ts'
import { sameText, squeeze } from './same-text.ts'

/** Looks for the comment that addComment or reopenTicket wrote. */
export async function findWritten(looking: Looking): Promise<Finding> {
  const { record } = looking
  const body = textOf(record.input, 'body')
  const number = record.target.ticket
  if (body === null || number === null) return unclear('nothing to look for')
  if ((await rivalsOf(looking)).some(isOnItsWay)) return wait
  const comments = (await commentsOf(looking, number)).filter((comment) => sameText(comment.body, body))
  const candidates = await candidatesOf(looking, number, comments)
  const after = await rivalsOf(looking)
  if (after.some(isOnItsWay)) return wait

  const mine = assign(record, markerOf(record.id), after, candidates)
  if (mine === null) return record.action === 'reopenTicket' ? await reopened(looking, number) : absent
  return {
    kind: 'found',
    ticketId: ticketId(record.connection, number),
    commentId: record.action === 'addComment' ? escapeId(mine.id) : null,
    answer: answerOf(record, number, mine.id),
    claim: claimOf(record.connection, number, mine.id),
  }
}

function answerOf(record: OperationRecord, ticket: string, comment: string): StoredAnswer {
  return record.action === 'addComment'
    ? { kind: 'read', status: 201, what: 'comment', ticket, comment }
    : { kind: 'read', status: 200, what: 'ticket', ticket, comment: null }
}

/** An open ticket without the text: somebody else may have opened it, or only the first half was done. */
async function reopened({ desk, call }: Looking, number: string): Promise<Finding> {
  const { value } = await desk.adapter.getTicket(number, { comments: false }, call)
  const closed = value.status === 'closed' || value.status === 'archived'
  return closed ? absent : unclear('the ticket is open, but without the text')
}

export async function commentsOf({ desk, call }: Looking, number: string): Promise<readonly DeskComment[]> {
  const { listComments } = desk.adapter
  if (listComments !== undefined) return await listComments(number, call)
  const { value } = await desk.adapter.getTicket(number, { comments: true }, call)
  return value.comments ?? []
}

async function candidatesOf(
  { record, claimants }: Looking,
  number: string,
  comments: readonly DeskComment[],
): Promise<Candidate[]> {
  const named = comments.flatMap(({ id, createdAt = null, body }) =>
    id === null ? [] : [{ id, createdAt, marker: splitMarker(body).marker }],
  )
  const owners = await claimants(named.map(({ id }) => claimOf(record.connection, number, id)))
  return named.map((comment, at) => ({ ...comment, claimant: owners[at] ?? null }))
}

/** Operations that wrote the same text to the same ticket, this one too. */
async function rivalsOf({ record, others }: Looking): Promise<readonly OperationRecord[]> {
  const text = squeeze(textOf(record.input, 'body') ?? '')
  return (await others()).filter(
    ({ action, target, input }) =>
      (action === 'addComment' || action === 'reopenTicket') &&
      target.ticket === record.target.ticket &&
      squeeze(textOf(input, 'body') ?? '') === text,
  )
}
