import { type Reply, WrongShape } from '../../upstream/upstream.ts'
import { isRecord, list, part, record, records, type Wire } from '../wire.ts'

/** The detailed view: the author stands beside the ticket, and no part of it has a date. */
export interface WireDetail {
  readonly ticket: Wire
  readonly author: unknown
  readonly conversations: readonly Wire[]
  readonly attachments: readonly Wire[]
  readonly raw: unknown
}

/** What stands in the envelope `{status_code, errors, data}`; some calls of the product answer without one. */
function payload(reply: Reply): unknown {
  return isRecord(reply.data) && 'data' in reply.data ? reply.data.data : reply.data
}

/** The list of that name; an empty one may be left out, but anything else in its place is no list. */
export function listReply(name: string): (reply: Reply) => readonly Wire[] {
  return (reply) => {
    const data = payload(reply)
    if (Array.isArray(data)) return records(data)
    const members = record(data, name)
    if (!(name in members) && Object.keys(members).length > 0) throw new WrongShape(`expected ${name}`)
    return records(members[name])
  }
}

export function detailReply(reply: Reply): WireDetail {
  const data = record(payload(reply), 'a ticket')
  const ticket = record(data.ticket, 'a ticket')
  return {
    ticket,
    author: data.author ?? ticket.author,
    conversations: records(data.conversations),
    attachments: records(data.attachments),
    raw: data,
  }
}

/** Tags of a ticket: ids, or objects that have one. */
export function tagIds(value: unknown): readonly unknown[] {
  return list(value).map((tag) => (isRecord(tag) ? part(tag).id : tag))
}
