import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import { text } from '../wire.ts'
import type { Api } from './api.ts'
import { detailReply, type WireDetail } from './wire.ts'

/** Ids are numbers; what is none, or is one in disguise ("007"), is no ticket. */
const numeric = /^[1-9]\d{0,18}$/

// Provider's document: "Get Ticket Detailed View", a GET with a body. Every other call on a ticket starts from it.
export async function readDetail(api: Api, number: string, call: Call): Promise<WireDetail> {
  if (!numeric.test(number)) throw new GatewayError('ticket_not_found', { effect: 'nothing' })
  const detail = await api.getWithBody('detail', [['ticket_id', number]], detailReply, call)
  if (text(detail.ticket.id) !== number) throw new GatewayError('ticket_not_found', { effect: 'nothing' })
  return detail
}
