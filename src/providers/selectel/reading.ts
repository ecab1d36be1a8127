import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import type { DeskComment, DeskTicket } from '../told.ts'
import { record } from '../wire.ts'
import { ask, assertInteger, type Desk } from './desk.ts'
import { inOrder, itemsOf, toComment, toTicket } from './mapping.ts'

// "Get ticket"
export function readTicket(desk: Desk, number: string, call: Call): Promise<DeskTicket> {
  assertInteger(number, 'ticket_not_found')
  return ask(
    desk,
    {
      route: 'getTicket',
      ids: { number },
      lane: 'read',
      missing: 'ticket_not_found',
      read: ({ data }) => toTicket(record(data, 'a ticket'), desk.settings.lang),
    },
    call,
  )
}

// "List comments": the whole conversation, without pages. Of a closed ticket it may be refused.
export async function readConversation(desk: Desk, number: string, call: Call): Promise<DeskComment[]> {
  assertInteger(number, 'ticket_not_found')
  return ask(
    desk,
    {
      route: 'listComments',
      ids: { number },
      lane: 'read',
      missing: 'ticket_not_found',
      read: ({ data }) => inOrder(itemsOf(data).map(toComment)),
    },
    call,
  )
}

/** The provider looked at the request for comments and said no; a 404 of a ticket that can be read is a no, too. */
export function isRefusal(error: unknown): error is GatewayError {
  if (!(error instanceof GatewayError)) return false
  const { code, details } = error
  if (code === 'upstream_auth_failed') return details.effect === 'refused'
  return code === 'upstream_rejected' || code === 'ticket_not_found'
}

export async function isClosed(desk: Desk, number: string, call: Call): Promise<boolean> {
  try {
    return (await readTicket(desk, number, call)).status === 'closed'
  } catch {
    return false
  }
}
