import type { Operation } from '../../domain/operation.ts'
import { parseTicketId, unescapeId } from '../../domain/ticket-id.ts'
import type { OperationRecord } from './record.ts'

export function operationUrl(id: string): string {
  return `/v1/operations/${id}`
}

/** An operation as callers see it. */
export function viewOf(record: OperationRecord): Operation {
  const { id, action, connection, state, ticketId, commentId, createdAt, updatedAt, problem } = record
  return {
    id,
    action,
    connection,
    state: state === 'accepted' ? 'succeeded' : state,
    ticketId,
    commentId,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
    problem,
  }
}

/** What nobody else's operation can be found to have made; the provider's own ids. */
export function claimOf(connection: string, number: string, comment: string | null = null): string {
  return comment === null ? `${connection}:${number}` : `${connection}:${number}#${comment}`
}

/** What an answer says was made. */
export function claimsOf(record: OperationRecord): string[] {
  const { action, connection, ticketId, commentId } = record
  const ticket = ticketId === null ? null : parseTicketId(ticketId)
  if (ticket === null) return []
  if (action === 'createTicket' || action === 'splitTicket') return [claimOf(connection, ticket.number)]
  const comment = commentId === null ? null : unescapeId(commentId)
  return action === 'addComment' && comment !== null ? [claimOf(connection, ticket.number, comment)] : []
}
