import { GatewayError } from '../../domain/problems.ts'
import type { SortKey } from '../../domain/status.ts'
import type { Call } from '../../upstream/call.ts'
import type { Position, TicketQuery, UpstreamPage } from '../provider.ts'
import type { DeskTicket } from '../told.ts'
import { integer, part } from '../wire.ts'
import { isAccessLevel } from './access.ts'
import { ask, type Desk } from './desk.ts'
import { accessLevels, itemsOf, toTicket } from './mapping.ts'

const sortNames = {
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  number: 'number',
  subject: 'summary',
  status: 'status',
} as const satisfies Record<SortKey, string>

// "List tickets". `only_opened` gives open ones, whatever its description says: see the client that uses it.
export async function listTickets(
  desk: Desk,
  query: TicketQuery,
  call: Call,
): Promise<UpstreamPage<DeskTicket>> {
  assertAccessFilter(query.access)
  const at = pageAt(query.position, query.limit)
  const page = await ask(
    desk,
    {
      route: 'listTickets',
      query: [...filters(query), ['page', `${at.page}`], ['items_per_page', `${at.size}`]],
      lane: 'read',
      read: ({ data }) => toPage(data, at, desk),
    },
    call,
  )
  return isPast(query, page.items) ? { ...page, next: null } : page
}

interface PageAt {
  readonly page: number
  readonly size: number
}

/** The page size belongs to the position: another one would move every page. */
function pageAt(position: Position | null, limit: number): PageAt {
  if (position === null) return { page: 1, size: limit }
  const { page, size } = part(position)
  return { page: integer(page) ?? 1, size: integer(size) ?? limit }
}

function filters(query: TicketQuery): [string, string][] {
  const { sort } = query
  const state = query.state ?? stateOf(query.status ?? [])
  return [
    ...given(state === 'open' ? 'only_opened' : 'only_closed', state && 'true'),
    ...given('q', query.q),
    ...given('access_level', query.access),
    ...given('keystone_projects', query.project),
    ...given('sort_by', sort && sortNames[sort.key]),
    ...given('sort_by_order', sort && (sort.descending ? 'desc' : 'asc')),
  ]
}

const given = (name: string, value: string | undefined): [string, string][] =>
  value === undefined ? [] : [[name, value]]

/** Statuses on one side of closing narrow the list before the gateway looks at them. */
function stateOf(statuses: NonNullable<TicketQuery['status']>): TicketQuery['state'] {
  if (statuses.length === 0) return undefined
  if (statuses.every((status) => status === 'closed')) return 'closed'
  return statuses.includes('closed') ? undefined : 'open'
}

function toPage(data: unknown, { page, size }: PageAt, desk: Desk): UpstreamPage<DeskTicket> {
  const items = itemsOf(data).map((wire) => toTicket(wire, desk.settings.lang))
  const { item_count, page_count } = part(data)
  const [count, pages] = [integer(item_count), integer(page_count)]
  const more = items.length > 0 && (pages === null ? items.length >= size : page < pages)
  return {
    items,
    next: more ? { page: page + 1, size } : null,
    // Were it the number on this page, as one may read the name, it would be no total.
    total: count !== null && (pages ?? 1) > 1 && count <= items.length ? null : count,
  }
}

/** Newest first, what follows a ticket older than `updatedSince` is older still. */
function isPast({ updatedSince, sort }: TicketQuery, items: readonly DeskTicket[]): boolean {
  const last = items.at(-1)?.updatedAt
  if (updatedSince === undefined || sort?.key !== 'updatedAt' || !sort.descending || last == null)
    return false
  return Date.parse(last) < Date.parse(updatedSince)
}

function assertAccessFilter(level: string | undefined): void {
  if (level === undefined || isAccessLevel(level)) return
  const detail = `Must be one of ${accessLevels.join(', ')}.`
  throw new GatewayError('value_not_supported', { detail, errors: [{ parameter: 'access', detail }] })
}
