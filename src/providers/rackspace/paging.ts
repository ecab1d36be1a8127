import { WrongShape } from '../../upstream/upstream.ts'
import type { Position } from '../provider.ts'
import { integer, part, record, records, text, type Wire } from '../wire.ts'

/** One page of a list that is cut by `limit` and `offset`. */
export interface WirePage {
  readonly rows: readonly Wire[]
  readonly total: number | null
  readonly next: number | null
}

/** The provider's own link leads; without links the total does; without both a full page means that there may be more. */
export function toWirePage(data: unknown, name: string, asked: { offset: number; limit: number }): WirePage {
  const body = record(data)
  if (!(name in body)) throw new WrongShape(`expected ${name}`)
  const rows = records(body[name])
  const total = integer(body.total)
  const links = part(body._links)
  const after = asked.offset + rows.length
  if (rows.length === 0 && (total === null || asked.offset >= total)) return { rows, total, next: null }
  if ('next' in links) {
    const next = offsetOf(text(links.next) ?? text(part(links.next).href), after)
    // A link that does not lead on would be followed for ever.
    return { rows, total, next: next !== null && next > asked.offset ? next : null }
  }
  const more = total === null ? rows.length >= asked.limit : after < total
  return { rows, total, next: more && rows.length > 0 ? after : null }
}

function offsetOf(link: string | null, otherwise: number): number | null {
  if (link === null) return null
  const offset = integer(/[?&]offset=(\d+)/.exec(link)?.[1])
  return offset === null ? otherwise : offset
}

/** Where a page starts, from a position of ours. */
export const offsetAt = (position: Position | null): number => integer(position) ?? 0
