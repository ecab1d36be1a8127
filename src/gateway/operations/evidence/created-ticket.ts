import { ticketId } from '../../../domain/ticket-id.ts'
import type { DeskComment, DeskTicket } from '../../../providers/told.ts'
import { markerOf, splitMarker } from '../marker.ts'
import type { OperationRecord } from '../record.ts'
import { claimOf } from '../view.ts'
import { assign, type Candidate, earliest, madeSince } from './assign.ts'
import { absent, type Finding, type Looking, textOf, unclear, wait } from './finding.ts'
import { sameText, squeeze } from './same-text.ts'
import { searchTickets } from './search-tickets.ts'

/** Looks for the ticket that a createTicket made: the same subject and opening message, made since, and nobody else's. */
export async function findCreated(looking: Looking): Promise<Finding> {
  const { record, desk, call } = looking
  const subject = textOf(record.input, 'subject')
  const body = textOf(record.input, 'body')
  if (subject === null || body === null || record.sentAt === null) return unclear('nothing to look for')
  const before = await rivalsOf(looking)
  if (before.some(isOnItsWay)) return wait

  const since = Math.min(...before.map(({ sentAt }) => sentAt ?? Number.POSITIVE_INFINITY), record.sentAt)
  const { tickets, complete } = await searchTickets(desk, call, subject, earliest(since))
  const alike = tickets.filter(
    (ticket) => sameText(ticket.subject, subject) && madeSince(ticket.createdAt ?? null, since),
  )
  const candidates = await candidatesOf(looking, alike, body)
  // What a write that began meanwhile has made must not be taken for this one's.
  const after = await rivalsOf(looking)
  if (after.some(isOnItsWay)) return wait

  const mine = assign(record, markerOf(record.id), after, candidates.same)
  if (mine === null) {
    if (!complete) return unclear('the provider does not show every ticket')
    return candidates.unreadable ? unclear('the text of a ticket cannot be read') : absent
  }
  return {
    kind: 'found',
    ticketId: ticketId(record.connection, mine.id),
    commentId: null,
    answer: { kind: 'read', status: 201, what: 'ticket', ticket: mine.id, comment: null },
    claim: claimOf(record.connection, mine.id),
  }
}

async function candidatesOf(looking: Looking, tickets: readonly DeskTicket[], body: string) {
  const { record, desk, call } = looking
  const claimants = await looking.claimants(tickets.map(({ number }) => claimOf(record.connection, number)))
  const same: Candidate[] = []
  let unreadable = false
  for (const [at, { number, createdAt = null }] of tickets.entries()) {
    const claimant = claimants[at] ?? null
    if (claimant !== null && claimant !== record.id) continue
    const { value } = await desk.adapter.getTicket(number, { comments: true }, call)
    const opening: DeskComment | undefined = value.comments?.[0]
    if (opening === undefined) unreadable = true
    else if (sameText(opening.body, body)) {
      same.push({ id: number, createdAt, claimant, marker: splitMarker(opening.body).marker })
    }
  }
  return { same, unreadable }
}

/** Operations that sent the same text to the same connection, this one too. */
async function rivalsOf({ record, others }: Looking): Promise<readonly OperationRecord[]> {
  const text = textKey(record)
  return (await others()).filter((other) => other.action === 'createTicket' && textKey(other) === text)
}

function textKey({ input }: OperationRecord): string {
  return JSON.stringify([squeeze(textOf(input, 'subject') ?? ''), squeeze(textOf(input, 'body') ?? '')])
}

export function isOnItsWay({ state, sentAt }: OperationRecord): boolean {
  return state === 'running' && sentAt !== null
}
