import type { PageQuery, Position } from '../provider.ts'
import { integer, part } from '../wire.ts'

/** A list of the panel that is read by page number. */
export interface Source<Item> {
  readonly name: string
  read(
    number: number,
    count: number,
  ): Promise<{ readonly items: readonly Item[]; readonly total: number | null; readonly last: boolean }>
}

interface Head<Item> {
  readonly name: string
  readonly offset: number
  readonly items: readonly Item[]
  readonly total: number | null
  readonly last: boolean
  taken: number
}

export interface MergedPage<Item> {
  readonly items: readonly Item[]
  /** How far each list was read. */
  readonly next: Position | null
  readonly total: number | null
}

/** Several lists as one: each keeps its own offset; a page ends where a list might have something better to give. */
export async function mergedPage<Item>(
  sources: readonly Source<Item>[],
  { limit, position, order }: PageQuery & { readonly order: ((one: Item, other: Item) => number) | null },
): Promise<MergedPage<Item>> {
  const offsets = part(position)
  const heads = await Promise.all(
    sources.map((source) => readHead(source, integer(offsets[source.name]) ?? 0, limit)),
  )
  const items: Item[] = []
  while (items.length < limit && !heads.some(isStarved)) {
    const head = bestOf(heads, order)
    const item = head?.items[head.taken]
    if (head === null || item === undefined) break
    items.push(item)
    head.taken += 1
  }
  const ended = heads.every((head) => head.last && head.taken === head.items.length)
  const next = Object.fromEntries(heads.map((head) => [head.name, head.offset + head.taken]))
  return { items, next: ended ? null : next, total: sum(heads.map(({ total }) => total)) }
}

async function readHead<Item>(source: Source<Item>, offset: number, limit: number): Promise<Head<Item>> {
  const page = await source.read(Math.floor(offset / limit) + 1, limit)
  return {
    name: source.name,
    offset,
    total: page.total,
    last: page.last,
    items: page.items.slice(offset % limit),
    taken: 0,
  }
}

const isStarved = <Item>(head: Head<Item>): boolean => !head.last && head.taken === head.items.length

function bestOf<Item>(
  heads: readonly Head<Item>[],
  order: ((one: Item, other: Item) => number) | null,
): Head<Item> | null {
  let best: Head<Item> | null = null
  for (const head of heads) {
    const item = head.items[head.taken]
    const leader = best?.items[best.taken]
    if (item === undefined) continue
    if (leader === undefined || (order !== null && order(item, leader) < 0)) best = head
  }
  return best
}

const sum = (totals: readonly (number | null)[]): number | null =>
  totals.reduce<number | null>((all, total) => (all === null || total === null ? null : all + total), 0)
