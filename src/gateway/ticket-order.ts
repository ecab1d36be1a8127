import { type SortKey, ticketStatuses } from '../domain/status.ts'
import type { Ticket } from '../domain/ticket.ts'

export interface Sort {
  readonly key: SortKey
  readonly descending: boolean
}

/** `createdAt` or `-createdAt`. */
export function parseSort(sort: `-${SortKey}` | SortKey): Sort
export function parseSort(sort: string): { key: string; descending: boolean }
export function parseSort(sort: string): { key: string; descending: boolean } {
  return sort.startsWith('-') ? { key: sort.slice(1), descending: true } : { key: sort, descending: false }
}

type Sortable = Pick<Ticket, SortKey>

/** A null key comes last, whichever the direction. */
export function ticketOrder({ key, descending }: Sort): (a: Sortable, b: Sortable) => number {
  const compare = comparisons[key]
  return (a, b) => {
    const [one, other] = [a[key], b[key]]
    if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1
    return descending ? compare(other, one) : compare(one, other)
  }
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const places = new Map<string, number>(ticketStatuses.map((status, place) => [status, place]))
const comparisons: Readonly<Record<SortKey, (a: string, b: string) => number>> = {
  createdAt: byText,
  updatedAt: byText,
  number: (a, b) => (/^\d+$/.test(a) && /^\d+$/.test(b) ? a.length - b.length || byText(a, b) : byText(a, b)),
  subject: (a, b) => byText(a.toLowerCase(), b.toLowerCase()),
  status: (a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0),
}
