import { WrongShape } from '../../upstream/upstream.ts'
import { isRecord, list, part, record, records, text, type Wire } from '../wire.ts'

/**
 * The list is XML turned into JSON: `[]` for none, `{"ticket": {}}` for one, `{"ticket": [{}]}` for several.
 * Another edition of the document has a bare array, and other lists of the API have `data`.
 */
export function ticketItems(reply: unknown): readonly Wire[] {
  if (Array.isArray(reply)) return reply.map((item) => record(item, 'a ticket'))
  const document = record(reply, 'a list of tickets')
  const inside = 'ticket' in document ? document.ticket : document.data
  if (inside === undefined && Object.keys(document).length > 0) throw new WrongShape('expected `ticket`')
  return list(inside).map((item) => record(item, 'a ticket'))
}

/** The number people see; the attribute of the XML element first. */
export function itemId(item: Wire): string | null {
  return text(part(item['@attributes']).id) ?? text(item.id) ?? text(item.displayid)
}

/** A single ticket, perhaps wrapped as other answers of the API are. */
export function ticketDocument(reply: unknown): Wire {
  const document = record(reply, 'a ticket')
  if (document.id !== undefined) return document
  return isRecord(document.data) ? document.data : isRecord(document.ticket) ? document.ticket : document
}

/** The messages of a ticket, oldest first: ids grow with time. */
export function posts(ticket: Wire): readonly Wire[] {
  return records(ticket.posts).toSorted((one, other) => Number(one.id) - Number(other.id) || 0)
}
