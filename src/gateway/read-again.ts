import { ticketId } from '../domain/ticket-id.ts'
import { readCall } from './asking.ts'
import { offered } from './gateway.ts'
import type { Replay } from './operations/journal.ts'
import { toComment, toTicket } from './present.ts'
import { type Answer, type Write, withWarnings } from './write.ts'

/** The answer to a repeat of a write that was settled later: what it made, as it is now. */
export async function readAgain(
  { operationId, status, what, ticket, comment }: Replay & { kind: 'read' },
  { desk, asking }: Write,
): Promise<Answer> {
  const call = readCall(asking, asking.signal)
  const id = ticketId(desk.id, ticket)
  const known = { status, operationId, replayed: true, problem: false }
  if (what === 'comment' && comment !== null) {
    const body = toComment(desk, id, await offered(desk, 'getComment')(ticket, comment, call))
    return { ...known, body, location: status === 201 ? `/v1/tickets/${id}/comments/${body.id}` : null }
  }
  const { value, warnings } = await desk.adapter.getTicket(ticket, { comments: false }, call)
  const body = withWarnings(toTicket(desk, value), warnings, desk.id)
  return { ...known, body, location: status === 201 ? `/v1/tickets/${id}` : null }
}
