import type { Position, TicketQuery } from '../../../providers/provider.ts'
import type { DeskTicket } from '../../../providers/told.ts'
import type { Call } from '../../../upstream/call.ts'
import type { SettleDesk } from '../desk.ts'

const pageSize = 200
const mostPages = 500

/** Every ticket made since then (ms, by the provider's clock), and perhaps older ones. `complete`: none can be missing. */
export async function searchTickets(
  { adapter, traits }: SettleDesk,
  call: Call,
  subject: string,
  since: number,
): Promise<{ readonly tickets: readonly DeskTicket[]; readonly complete: boolean }> {
  const key = (['createdAt', 'updatedAt'] as const).find((name) => traits.sorts[name] === 'native')
  const query: Omit<TicketQuery, 'position'> = {
    limit: pageSize,
    ...(key === undefined ? {} : { sort: { key, descending: true } }),
    // Without an order to stop at, the provider's own search is the only way not to read everything.
    ...(key === undefined && traits.filters.q === 'native' ? { q: subject } : {}),
  }
  const found = new Map<string, DeskTicket>()
  let position: Position | null = null
  let complete = true
  for (let page = 0; page < mostPages; page += 1) {
    const { items, next, warnings = [] } = await adapter.listTickets({ ...query, position }, call)
    for (const ticket of items) found.set(ticket.number, ticket)
    complete &&= warnings.length === 0
    const past = key !== undefined && items.some((ticket) => timeOf(ticket[key]) < since)
    if (next === null || past) return { tickets: [...found.values()], complete }
    position = next
  }
  return { tickets: [...found.values()], complete: false }
}

function timeOf(instant: string | null | undefined): number {
  return typeof instant === 'string' ? Date.parse(instant) : Number.POSITIVE_INFINITY
}
