import type { FilterName } from '../domain/capability.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketQuery } from '../providers/provider.ts'

type Filters = Pick<TicketQuery, FilterName>
type Test = (ticket: Ticket) => boolean

/** What a list is narrowed by, in the contract's order. */
export function filtersIn(query: Filters): FilterName[] {
  return (Object.keys(makers) satisfies string[]).filter(isFilter).filter((name) => query[name] !== undefined)
}

function isFilter(name: string): name is FilterName {
  return name in makers
}

/** The filters that the gateway applies itself to what a provider tells. */
export function ticketTest(query: Filters, names: readonly FilterName[]): Test {
  const tests = names.map((name) => makers[name](query))
  return (ticket) => tests.every((test) => test(ticket))
}

const makers: Readonly<Record<FilterName, (query: Filters) => Test>> = {
  state:
    ({ state }) =>
    (ticket) =>
      ticket.state === state,
  status:
    ({ status = [] }) =>
    (ticket) =>
      status.includes(ticket.status),
  q({ q = '' }) {
    const words = q.toLowerCase()
    return (ticket) => ticket.subject.toLowerCase().includes(words)
  },
  category:
    ({ category = [] }) =>
    (ticket) =>
      ticket.category !== null && category.includes(ticket.category.id),
  priority:
    ({ priority = [] }) =>
    (ticket) =>
      ticket.priority !== null && priority.includes(ticket.priority),
  updatedSince:
    ({ updatedSince = '' }) =>
    (ticket) =>
      ticket.updatedAt !== null && ticket.updatedAt >= updatedSince,
  access:
    ({ access }) =>
    (ticket) =>
      ticket.access?.level === access,
  project:
    ({ project = '' }) =>
    (ticket) =>
      ticket.access?.projects.includes(project) ?? false,
}
