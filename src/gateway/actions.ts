import type { OperationName } from '../domain/operation-name.ts'
import type { TicketState, TicketStatus } from '../domain/status.ts'
import type { Adapter, Traits } from '../providers/provider.ts'
import type { DeskTicket } from '../providers/told.ts'

export function stateOf(status: TicketStatus): TicketState {
  return status === 'closed' || status === 'archived' ? 'closed' : 'open'
}

const ticketWrites = [
  'updateTicket',
  'closeTicket',
  'reopenTicket',
  'archiveTicket',
  'unblockTicket',
  'splitTicket',
  'rateTicket',
  'addComment',
  'updateComment',
  'rateComment',
  'attachToComment',
] as const satisfies readonly OperationName[]

export type ActionsOf = (ticket: Pick<DeskTicket, 'status' | 'blocked'>) => OperationName[]

/** The writes that a connection offers and a ticket's state allows, worked out once for each state. */
export function createActions(adapter: Adapter, { commentsWhenClosed = [] }: Traits): ActionsOf {
  const known = {
    free: new Map<TicketStatus, OperationName[]>(),
    blocked: new Map<TicketStatus, OperationName[]>(),
  }

  function allowed(status: TicketStatus, blocked: boolean): OperationName[] {
    const open = stateOf(status) === 'open'
    const takesComments = open || commentsWhenClosed.includes(status)
    return ticketWrites.filter((name) => {
      if (adapter[name] === undefined) return false
      if (name === 'closeTicket') return open
      if (name === 'reopenTicket') return !open
      if (name === 'archiveTicket') return status === 'closed'
      if (name === 'unblockTicket') return blocked
      return takesComments || (name !== 'addComment' && name !== 'attachToComment')
    })
  }

  return ({ status, blocked }) => {
    const states = blocked === true ? known.blocked : known.free
    const actions = states.get(status) ?? allowed(status, blocked === true)
    states.set(status, actions)
    return actions
  }
}
