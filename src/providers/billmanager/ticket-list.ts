import { type TicketStatus, ticketStatuses } from '../../domain/status.ts'
import { warning } from '../../domain/warnings.ts'
import type { Call } from '../../upstream/call.ts'
import type { TicketQuery, UpstreamPage } from '../provider.ts'
import type { DeskTicket } from '../told.ts'
import { part, type Wire } from '../wire.ts'
import { type Desk, unlessRefused } from './desk.ts'
import { numberIn, toTicket } from './mapping.ts'
import { mergedPage, type Source } from './merged.ts'
import { orderOf } from './order.ts'
import { allRows, pageOf, type Sort } from './rows.ts'
import { isNarrowed } from './saved-filter.ts'
import type { TicketSources } from './sources.ts'
import { cell } from './wire.ts'

type Sorting = NonNullable<TicketQuery['sort']>

/** Statuses that a query lets through. */
function wantedStatuses({ state, status }: TicketQuery): ReadonlySet<TicketStatus> {
  const closed = (candidate: TicketStatus): boolean => candidate === 'closed' || candidate === 'archived'
  return new Set(
    ticketStatuses.filter(
      (candidate) =>
        (state === undefined || closed(candidate) === (state === 'closed')) &&
        (status === undefined || status.includes(candidate)),
    ),
  )
}

const narrowed = warning(
  'list_incomplete',
  'A filter is stored in the panel for this login; tickets outside it may be missing.',
)
const queueOnly = warning(
  'list_incomplete',
  'The panel does not show this login the list of all tickets; only its own queue is listed.',
)

/** A list of the panel, and the statuses that its tickets may have. */
interface TicketList {
  readonly func: string
  readonly role: 'staff' | 'client'
  readonly archived: boolean
  holds(status: TicketStatus): boolean
}

const allTickets: TicketList = { func: 'ticket_all', role: 'staff', archived: false, holds: () => true }
const ownLists: readonly TicketList[] = [
  { func: 'clientticket', role: 'client', archived: false, holds: (status) => status !== 'archived' },
  { func: 'clientticket_archive', role: 'client', archived: true, holds: (status) => status === 'archived' },
]

/** Open tickets are the employee's queue; everything else is in the list of all tickets. */
export async function listStaffTickets(
  desk: Desk,
  query: TicketQuery,
  call: Call,
): Promise<UpstreamPage<DeskTicket>> {
  const wanted = wantedStatuses(query)
  const onlyOpen = !wanted.has('closed') && !wanted.has('archived')
  const filtered = isNarrowed(desk, 'ticket.filter', call)
  if (onlyOpen && !(await filtered)) return listQueue(desk, query, wanted, call)
  const all = await unlessRefused(listMerged(desk, [allTickets], query, wanted, call))
  const warnings = (await filtered) ? [narrowed] : []
  if (all !== null) return { ...all, warnings }
  const queue = await listQueue(desk, query, wanted, call)
  return { ...queue, total: null, warnings: [queueOnly, ...warnings] }
}

/** What is not archived and what is are two lists. */
export async function listOwnTickets(
  desk: Desk,
  query: TicketQuery,
  call: Call,
): Promise<UpstreamPage<DeskTicket>> {
  const wanted = wantedStatuses(query)
  const lists = ownLists.filter(({ holds }) => [...wanted].some(holds))
  const [page, filters] = await Promise.all([
    listMerged(desk, lists, query, wanted, call),
    Promise.all(lists.map(({ func }) => isNarrowed(desk, `${func}.filter`, call))),
  ])
  return { ...page, warnings: filters.includes(true) ? [narrowed] : [] }
}

async function listMerged(
  desk: Desk,
  lists: readonly TicketList[],
  query: TicketQuery,
  wanted: ReadonlySet<TicketStatus>,
  call: Call,
): Promise<UpstreamPage<DeskTicket>> {
  const sort = query.sort === undefined ? undefined : columnOf(query.sort)
  const sources = lists.map(
    ({ func, role, archived }): Source<DeskTicket> => ({
      name: func,
      read: async (number, count) => {
        const page = await pageOf(desk, { func, number, count, sort }, call)
        const toItem = (row: Wire): DeskTicket[] => fromRow({ listed: row, role, archived }, desk.utcOffset)
        return { ...page, items: page.rows.flatMap(toItem) }
      },
    }),
  )
  const order = query.sort === undefined ? null : orderOf(query.sort)
  const page = await mergedPage(sources, { limit: query.limit, position: query.position, order })
  // Nothing is dropped only where every status that a list holds is wanted.
  const whole = lists.every(({ holds }) => ticketStatuses.filter(holds).every((status) => wanted.has(status)))
  return {
    items: page.items.filter(({ status }) => wanted.has(status)),
    next: isPast(page.items, query) ? null : page.next,
    total: whole ? page.total : null,
  }
}

/** Newest first, a page that ends before the wanted time is the last that matters. */
function isPast(items: readonly DeskTicket[], { sort, updatedSince }: TicketQuery): boolean {
  const last = items.at(-1)?.updatedAt ?? null
  return (
    updatedSince !== undefined &&
    sort?.key === 'updatedAt' &&
    sort.descending &&
    last !== null &&
    Date.parse(last) < Date.parse(updatedSince)
  )
}

/** The list of all tickets tells status and last message of what is in the queue; it is read this far for them. */
const enrichingRows = 2000

/** The whole queue at once: it is what one desk has to do, and the panel cannot sort it by last message. */
async function listQueue(
  desk: Desk,
  query: TicketQuery,
  wanted: ReadonlySet<TicketStatus>,
  call: Call,
): Promise<UpstreamPage<DeskTicket>> {
  const queued = new Map<string, Wire>()
  for (const row of await allRows(desk, { func: 'ticket' }, call)) {
    const number = numberIn(row, 'queue')
    // One ticket may be assigned more than once.
    if (number !== null && !queued.has(number)) queued.set(number, row)
  }
  const listed = queued.size === 0 ? new Map<string, Wire>() : await listedOf(desk, [...queued.keys()], call)
  const items = [...queued]
    .flatMap(([number, row]) =>
      fromRow({ queued: row, listed: listed.get(number) ?? null, role: 'staff' }, desk.utcOffset),
    )
    .filter(({ status }) => wanted.has(status))
  if (query.sort !== undefined) items.sort(orderOf(query.sort))
  return { items, next: null, total: items.length }
}

async function listedOf(desk: Desk, numbers: readonly string[], call: Call): Promise<Map<string, Wire>> {
  const missing = new Set(numbers)
  const enough = (rows: readonly Wire[]): boolean => {
    for (const row of rows) missing.delete(cell(row, 'id') ?? '')
    return missing.size === 0 || rows.length >= enrichingRows
  }
  const recent: Sort = { column: 'last_message', descending: true }
  const rows = await unlessRefused(allRows(desk, { func: 'ticket_all', sort: recent }, call, enough))
  return new Map(
    (rows ?? []).flatMap((row) => {
      const number = cell(row, 'id')
      return number === null ? [] : [[number, row] as const]
    }),
  )
}

function fromRow(sources: Omit<TicketSources, 'number'>, utcOffset: string): DeskTicket[] {
  const row = part(sources.queued ?? sources.listed)
  const number = numberIn(row, sources.queued == null ? 'other' : 'queue')
  return number === null ? [] : [toTicket({ ...sources, number }, utcOffset)]
}

/** Numbers grow with time, so they order by creation too: the panel sorts by no date of creation. */
const columns: Readonly<Record<Sorting['key'], string>> = {
  number: 'id',
  createdAt: 'id',
  updatedAt: 'last_message',
  subject: 'name',
  status: 'tstatus',
}

const columnOf = ({ key, descending }: Sorting): Sort => ({ column: columns[key], descending })
