import { type SortKey, ticketStatuses } from '../../domain/status.ts'
import type { DeskTicket } from '../told.ts'

export type Order = (one: DeskTicket, other: DeskTicket) => number

/** As the panel sorts, for what has to be merged or sorted here; unknown times come last. */
export function orderOf({ key, descending }: { readonly key: SortKey; readonly descending: boolean }): Order {
  const direction = descending ? -1 : 1
  return (one, other) => {
    const last = missing(key, one) - missing(key, other)
    return last !== 0 ? last : direction * (compare(key, one, other) || byNumber(one, other))
  }
}

const missing = (key: SortKey, ticket: DeskTicket): number =>
  key === 'updatedAt' && ticket.updatedAt == null ? 1 : 0

function compare(key: SortKey, one: DeskTicket, other: DeskTicket): number {
  switch (key) {
    case 'updatedAt':
      return Date.parse(one.updatedAt ?? '') - Date.parse(other.updatedAt ?? '') || 0
    case 'subject':
      return one.subject.localeCompare(other.subject)
    case 'status':
      return ticketStatuses.indexOf(one.status) - ticketStatuses.indexOf(other.status)
    default:
      return byNumber(one, other)
  }
}

const byNumber = (one: DeskTicket, other: DeskTicket): number => Number(one.number) - Number(other.number)
