import type { Call } from '../../upstream/call.ts'
import { record, type Wire } from '../wire.ts'
import { ask, type Desk } from './session.ts'

/** Reads one ticket, whose conversation always comes along. */
export function readTicket<T>(desk: Desk, number: string, read: (wire: Wire) => T, call: Call): Promise<T> {
  return ask(
    desk,
    {
      lane: 'read',
      method: 'GET',
      url: desk.routes.ticket(number),
      missing: 'ticket_not_found',
      read: ({ data }) => read(record(data, 'a ticket')),
    },
    call,
  )
}
