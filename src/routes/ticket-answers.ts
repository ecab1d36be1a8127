import type { ProblemCode } from '../domain/problems.ts'
import type { Desk } from '../gateway/desk.ts'
import type { Running } from '../gateway/operations/journal.ts'
import { withMarker } from '../gateway/operations/marker.ts'
import { toTicket } from '../gateway/present.ts'
import { type Done, withWarnings } from '../gateway/write.ts'
import type { DeskTicket, Outcome } from '../providers/told.ts'

/** What every write to a ticket may answer with. */
export const ticketProblems: ProblemCode[] = [
  'connection_not_found',
  'ticket_not_found',
  'conflict',
  'operation_not_supported',
  'field_not_supported',
  'value_not_supported',
  'upstream_rejected',
  'queue_full',
  'outcome_unknown',
  'circuit_open',
  'store_unavailable',
]
/** Beside them where files are taken. */
export const fileProblems: ProblemCode[] = [
  'attachment_too_large',
  'too_many_attachments',
  'fields_must_come_first',
]

/** A written ticket as it is answered. */
export function ticketDone(
  desk: Desk,
  { value, warnings }: Outcome<DeskTicket>,
  status: 200 | 201 = 200,
): Done {
  const ticket = toTicket(desk, value)
  return {
    status,
    body: withWarnings(ticket, warnings, desk.id),
    location: status === 201 ? `/v1/tickets/${ticket.id}` : null,
    ticketId: ticket.id,
  }
}

/** The caller's text, with a line by which a lost write is found where the connection wants it. */
export function marked<T extends { body: string }>(desk: Desk, draft: T, operation: Pick<Running, 'id'>): T {
  return desk.marker === 'footer' ? { ...draft, body: withMarker(draft.body, operation.id) } : draft
}
