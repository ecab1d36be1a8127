import type { Page } from '../domain/page.ts'
import { GatewayError } from '../domain/problems.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Warning } from '../domain/warning.ts'
import { warningOf } from '../domain/warnings.ts'
import type { TicketQuery, UpstreamPage } from '../providers/provider.ts'
import type { DeskTicket } from '../providers/told.ts'
import type { Redactor } from '../upstream/redactor.ts'
import { type Cursors, firstPage, type Place } from './cursor.ts'
import type { Desk } from './desk.ts'
import { toTicket } from './present.ts'
import { filtersIn, ticketTest } from './ticket-filters.ts'
import { type Sort, ticketOrder } from './ticket-order.ts'

export interface TicketListRequest {
  readonly desks: readonly Desk[]
  readonly query: Omit<TicketQuery, 'limit' | 'position' | 'sort'>
  readonly sort: Sort | null
  readonly limit: number
  readonly cursor: string | null
  readonly callerId: string
  readonly raw: Redactor | undefined
  /** Reads one page of one connection. */
  readonly fetch: (desk: Desk, query: TicketQuery) => Promise<UpstreamPage<DeskTicket>>
}

/** What one connection has to offer for this page. */
interface Source {
  readonly desk: Desk
  readonly place: Place
  readonly tickets: readonly Ticket[]
  readonly next: Place | null
  readonly total: number | null
  readonly warnings: readonly Warning[]
  readonly failure: unknown
  taken: number
}

const start: Place = { position: null, skip: 0 }
const newestFirst: Sort = { key: 'updatedAt', descending: true }

/** A page across connections: each is asked at once, the pages are merged, and whoever fails keeps its place. */
export async function listTickets(request: TicketListRequest, cursors: Cursors): Promise<Page<Ticket>> {
  const { desks, query, sort, limit, cursor, callerId } = request
  const boundTo = [callerId, query, sort, request.raw !== undefined, desks.map(({ id }) => id).sort()]
  const from = cursor === null ? firstPage(limit) : cursors.open(cursor, boundTo)
  const open = desks.filter(({ id }) => from.places[id] !== null)
  const sources = await Promise.all(
    open.map((desk) => askOne(request, desk, from.places[desk.id] ?? start, from.size)),
  )
  throwIfAllFailed(sources, desks.length)

  const items = merge(sources, sort ?? newestFirst, limit)
  const places = {
    ...from.places,
    ...Object.fromEntries(sources.map((source) => [source.desk.id, placeAfter(source)])),
  }
  const totals = {
    ...Object.fromEntries(sources.map(({ desk, total }) => [desk.id, total])),
    ...known(from.totals),
  }
  const more = Object.values(places).some((place) => place !== null)
  return {
    items,
    nextCursor: more ? cursors.seal({ size: from.size, places, totals }, boundTo) : null,
    total: sumOf(desks.map(({ id }) => totals[id] ?? null)),
    warnings: sources.flatMap(({ warnings }) => warnings),
  }
}

async function askOne(request: TicketListRequest, desk: Desk, place: Place, size: number): Promise<Source> {
  try {
    return await fetchOne(request, desk, place, size)
  } catch (failure) {
    // What a connection can never do is no failure that a next page could mend.
    const hopeless = failure instanceof GatewayError && failure.code === 'filter_not_supported'
    return {
      desk,
      place,
      tickets: [],
      next: hopeless ? null : place,
      total: hopeless ? 0 : null,
      warnings: [warningOf(failure, desk.id)],
      failure,
      taken: 0,
    }
  }
}

async function fetchOne(request: TicketListRequest, desk: Desk, place: Place, size: number): Promise<Source> {
  const { query } = request
  const { state, status, q, category, priority, updatedSince, access, project } = query
  const alone = request.desks.length === 1
  const { filters, sorts } = desk.traits
  const asked = filtersIn(query)
  const never = asked.find((name) => filters[name] === 'unsupported')
  if (never !== undefined)
    throw new GatewayError('filter_not_supported', {
      detail: `${desk.id} cannot filter by \`${never}\`.`,
      errors: [{ parameter: never, detail: 'This provider never tells it.' }],
      connection: desk.id,
      effect: 'nothing',
    })
  const sort = sortFor(request.sort, desk, alone)
  const page = await request.fetch(desk, {
    state,
    status,
    q,
    category,
    priority,
    updatedSince,
    access,
    project,
    sort: sort ?? undefined,
    limit: size,
    position: place.position,
  })
  const byGateway = asked.filter((name) => filters[name] === 'gateway')
  const test = ticketTest(query, byGateway)
  const tickets = page.items.map((told) => toTicket(desk, told, { raw: request.raw })).filter(test)
  if (sort !== null && sorts[sort.key] === 'gateway') tickets.sort(ticketOrder(sort))
  return {
    desk,
    place,
    tickets: tickets.slice(place.skip),
    next: page.next === null ? null : { position: page.next, skip: 0 },
    total:
      byGateway.length > 0
        ? page.next === null && place.position === null
          ? tickets.length
          : null
        : page.total,
    warnings: (page.warnings ?? []).map((given) => ({ ...given, connection: desk.id })),
    failure: null,
    taken: 0,
  }
}

/** Null: the provider's own order. */
function sortFor(wanted: Sort | null, desk: Desk, alone: boolean): Sort | null {
  if (wanted === null) return desk.traits.sorts.updatedAt === 'unsupported' ? null : newestFirst
  if (desk.traits.sorts[wanted.key] !== 'unsupported') return wanted
  if (!alone) return null
  throw new GatewayError('sort_not_supported', {
    detail: `${desk.id} cannot sort by \`${wanted.key}\`.`,
    errors: [{ parameter: 'sort', detail: 'Neither the provider nor the gateway can do it.' }],
    connection: desk.id,
    effect: 'nothing',
  })
}

function throwIfAllFailed(sources: readonly Source[], asked: number): void {
  const failed = sources.filter(({ failure }) => failure !== null)
  const [first] = failed
  if (first === undefined || failed.length < sources.length) return
  if (asked === 1) {
    throw first.failure instanceof GatewayError
      ? first.failure.with({ connection: first.desk.id, provider: first.desk.provider })
      : first.failure
  }
  if (
    failed.every(({ failure }) => failure instanceof GatewayError && failure.code === 'filter_not_supported')
  )
    throw new GatewayError('filter_not_supported', { warnings: failed.flatMap(({ warnings }) => warnings) })
  throw new GatewayError('upstream_error', {
    detail: 'Every connection failed; `warnings` says how.',
    warnings: failed.flatMap(({ warnings }) => warnings),
  })
}

/**
 * Takes the first of all heads, until the page is full or a connection with more pages has nothing left here:
 * its next ticket may come before the others'.
 */
function merge(sources: readonly Source[], sort: Sort, limit: number): Ticket[] {
  const order = ticketOrder(sort)
  const items: Ticket[] = []
  const sound = sources.filter(({ failure }) => failure === null)
  while (items.length < limit) {
    if (sound.some((source) => source.taken === source.tickets.length && source.next !== null)) break
    const first = firstOf(sound, order)
    if (first === null) break
    items.push(first.ticket)
    first.source.taken += 1
  }
  return items
}

function firstOf(sources: readonly Source[], order: (a: Ticket, b: Ticket) => number) {
  let first: { readonly source: Source; readonly ticket: Ticket } | null = null
  for (const source of sources) {
    const ticket = source.tickets[source.taken]
    if (ticket !== undefined && (first === null || order(ticket, first.ticket) < 0))
      first = { source, ticket }
  }
  return first
}

function placeAfter(source: Source): Place | null {
  if (source.failure !== null || source.taken === source.tickets.length) return source.next
  return { position: source.place.position, skip: source.place.skip + source.taken }
}

/** Null where one is unknown. */
function sumOf(totals: readonly (number | null)[]): number | null {
  return totals.reduce<number | null>(
    (sum, total) => (sum === null || total === null ? null : sum + total),
    0,
  )
}

function known(totals: Readonly<Record<string, number | null>>): Record<string, number | null> {
  return Object.fromEntries(Object.entries(totals).filter(([, total]) => total !== null))
}
