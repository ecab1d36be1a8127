import type { TicketStatus } from '../../domain/status.ts'
import type { Call } from '../../upstream/call.ts'
import type { Position, TicketQuery, UpstreamPage } from '../provider.ts'
import type { DeskTicket } from '../told.ts'
import { integer, isRecord, type Wire } from '../wire.ts'
import type { Api, Fields } from './api.ts'
import { fromStatus, toTicket } from './mapping.ts'
import { listReply } from './wire.ts'

/** The provider shows so many when it is not asked for a number; that it gives more at once is not documented. */
const pageLength = 50

/** Statuses a ticket can have here. */
const openStatuses: readonly TicketStatus[] = ['open', 'in_progress']
const allStatuses: readonly TicketStatus[] = [...openStatuses, 'closed']

interface Place {
  readonly offset: number
  /** In a list with descending ids: the last one given. Whatever is not below it has slid down from the page before. */
  readonly below: number | null
}

// Provider's document: "Support Ticket History": by offset and limit, without totals, dates or an order to choose.
export async function listTickets(
  api: Api,
  query: TicketQuery,
  call: Call,
): Promise<UpstreamPage<DeskTicket>> {
  const statuses = wantedStatuses(query)
  if (statuses.length === 0) return { items: [], next: null, total: 0 }
  const place = placeOf(query.position)
  const limit = Math.min(query.limit, pageLength)
  const wires = await api.get(
    'history',
    fromQuery(query, statuses, place.offset, limit),
    listReply('TicketList'),
    call,
  )

  const fresh = wires.filter((wire) => place.below === null || (integer(wire.id) ?? 0) < place.below)
  const isLast = wires.length < limit || fresh.length === 0
  const next: Place = { offset: place.offset + wires.length, below: lowestOf(wires, place.below) }
  return {
    items: fresh.map(toTicket).filter((ticket) => isWanted(ticket, query, statuses)),
    next: isLast ? null : { ...next },
    total: null,
  }
}

/** The provider takes one status and one category; of several the adapter chooses what comes back. */
function fromQuery(
  query: TicketQuery,
  statuses: readonly TicketStatus[],
  offset: number,
  limit: number,
): Fields {
  const [status] = statuses
  const [category] = query.category ?? []
  const fields: [string, string][] = [
    ['offset', String(offset)],
    ['limit', String(limit)],
  ]
  if (query.q !== undefined) fields.push(['subject', query.q])
  if (query.category?.length === 1 && category !== undefined) fields.push(['category', category])
  if (statuses.length === 1 && status !== undefined) fields.push(['status', fromStatus(status) ?? ''])
  return fields
}

function wantedStatuses({ state, status }: TicketQuery): readonly TicketStatus[] {
  return allStatuses
    .filter((ours) => state === undefined || openStatuses.includes(ours) === (state === 'open'))
    .filter((ours) => status === undefined || status.includes(ours))
}

function isWanted(ticket: DeskTicket, query: TicketQuery, statuses: readonly TicketStatus[]): boolean {
  return (
    statuses.includes(ticket.status) &&
    (query.category === undefined || query.category.includes(ticket.category?.id ?? ''))
  )
}

function placeOf(position: Position | null): Place {
  const told = isRecord(position) ? position : {}
  return { offset: integer(told.offset) ?? 0, below: integer(told.below) }
}

function lowestOf(wires: readonly Wire[], below: number | null): number | null {
  const ids = wires.map((wire) => integer(wire.id) ?? 0)
  const descending = ids.length > 1 && ids.every((id, index) => index === 0 || id < (ids[index - 1] ?? 0))
  const last = ids.at(-1)
  return descending && last !== undefined ? Math.min(last, below ?? last) : null
}
