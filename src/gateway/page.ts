import type { Page } from '../domain/page.ts'
import type { PageQuery, UpstreamPage } from '../providers/provider.ts'
import { type Cursors, firstPage } from './cursor.ts'
import type { Desk } from './desk.ts'

export interface PageRequest {
  readonly desk: Desk
  readonly limit: number
  readonly cursor: string | null
  /** What the cursor is bound to: the caller, the list and its query. */
  readonly boundTo: readonly unknown[]
}

/** A page of a list that one connection has; the provider's pages may be longer or shorter than the caller's. */
export async function pageOf<T>(
  request: PageRequest,
  cursors: Cursors,
  fetch: (query: PageQuery) => Promise<UpstreamPage<T>>,
): Promise<Page<T>> {
  const { desk, limit, cursor } = request
  const boundTo = [desk.id, ...request.boundTo]
  const from = cursor === null ? firstPage(limit) : cursors.open(cursor, boundTo)
  const { position, skip } = from.places[desk.id] ?? { position: null, skip: 0 }
  const page = await fetch({ limit: from.size, position })
  const items = page.items.slice(skip, skip + limit)
  const left = page.items.length > skip + limit
  const place = left
    ? { position, skip: skip + limit }
    : page.next === null
      ? null
      : { position: page.next, skip: 0 }
  return {
    items,
    nextCursor:
      place === null
        ? null
        : cursors.seal({ size: from.size, places: { [desk.id]: place }, totals: {} }, boundTo),
    total: page.total,
    warnings: (page.warnings ?? []).map((given) => ({ ...given, connection: desk.id })),
  }
}

/** A list that is known whole. */
export function wholeList<T>(items: readonly T[]): UpstreamPage<T> {
  return { items, next: null, total: items.length }
}
