import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import type { DeskComment } from '../told.ts'
import type { Wire } from '../wire.ts'
import { type Desk, pathId } from './desk.ts'
import { toComments } from './mapping.ts'
import { ticketDocument } from './wire.ts'

/** "GET api/v1/ticket/{ticketId}" */
export async function readTicket(desk: Desk, number: string, call: Call): Promise<Wire> {
  return desk.upstream.request(
    {
      lane: 'read',
      method: 'GET',
      url: desk.url(`/ticket/${pathId(number)}`),
      headers: desk.headers,
      missing: 'ticket_not_found',
      read: (reply) => ticketDocument(reply.data),
    },
    call,
  )
}

export async function listComments(desk: Desk, number: string, call: Call): Promise<readonly DeskComment[]> {
  return toComments(await readTicket(desk, number, call), desk.utcOffset)
}

export async function getComment(
  desk: Desk,
  number: string,
  commentId: string,
  call: Call,
): Promise<DeskComment> {
  const comments = await listComments(desk, number, call)
  const comment = comments.find((candidate) => candidate.id === commentId)
  if (comment === undefined) throw new GatewayError('comment_not_found', { effect: 'nothing' })
  return comment
}
