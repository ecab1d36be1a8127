import type { Person } from '../../domain/person.ts'
import type { TicketState } from '../../domain/status.ts'
import type { DeskAttachment, DeskComment, DeskTicket } from '../told.ts'
import { flag, integer, list, localInstant, need, part, text, unixInstant, type Wire } from '../wire.ts'
import { itemId, posts } from './wire.ts'

/** An item of the list; open or closed is told by the list it stands in, never by its `statusid`. */
export function toListTicket(item: Wire, state: TicketState): DeskTicket {
  const owner = text(item.ownerstaffid)
  return {
    number: need(itemId(item), 'a ticket id'),
    subject: text(item.subject) ?? '',
    status: state,
    tags: tagsOf(item.tags),
    author: authorOf(item),
    updatedBy: lastReplierOf(item),
    assignee:
      owner === null || owner === '0' ? null : person(owner, text(item.ownerstaffname), null, 'agent'),
    account: accountOf(item.userorganization),
    commentCount: commentCountOf(item.replies),
    createdAt: unixInstant(item.creationtime),
    updatedAt: unixInstant(item.lastactivity),
    upstream: {
      status: { id: text(item.statusid), label: null },
      priority: { id: text(item.priorityid), label: null },
    },
    providerFields: providerFieldsOf(item),
    raw: item,
  }
}

/** The other model: get, create and answer give local times, the conversation, and a flag instead of a status. */
export function toTicket(ticket: Wire, utcOffset: string): DeskTicket {
  const conversation = toComments(ticket, utcOffset)
  const last = conversation.at(-1)
  const active = flag(ticket.status)
  return {
    number: need(ticket.id, 'a ticket id'),
    subject: text(ticket.subject) ?? '',
    status: active === false ? 'closed' : 'open',
    author: conversation[0]?.author ?? null,
    updatedBy: last?.author ?? null,
    unread: flag(ticket.unread_messages),
    commentCount: Array.isArray(ticket.posts) ? conversation.length : null,
    createdAt: localInstant(ticket.date, utcOffset),
    updatedAt: last?.createdAt ?? null,
    upstream: {
      status: { id: null, label: active === null ? text(ticket.status) : String(active) },
      priority: { id: null, label: null },
    },
    providerFields: providerFieldsOf({}),
    raw: ticket,
  }
}

/** The conversation, oldest first. Who wrote the first message is the customer; anybody else answers for the provider. */
export function toComments(ticket: Wire, utcOffset: string): readonly DeskComment[] {
  const conversation = posts(ticket)
  const opener = part(conversation[0]?.author)
  return conversation.map((post) => {
    const id = text(post.id)
    return {
      id,
      body: text(post.text) ?? '',
      format: 'text',
      author: postAuthor(part(post.author), opener),
      attachments: list(post.attachments).map((item) => toAttachment(item, id)),
      createdAt: localInstant(post.date, utcOffset),
      raw: post,
    }
  })
}

/** The document shows only empty lists; the desk behind the API names files like this. Nothing can be downloaded. */
function toAttachment(item: unknown, commentId: string | null): DeskAttachment {
  const file = part(item)
  return {
    id: text(part(file['@attributes']).id) ?? text(file.id),
    filename: text(file.filename) ?? text(file.name) ?? text(item),
    size: integer(file.filesize ?? file.size),
    contentType: text(file.filetype),
    commentId,
    downloadable: false,
  }
}

function postAuthor(author: Wire, opener: Wire): Person | null {
  const id = text(author.id)
  const name = text(author.name)
  if (id === null && name === null) return null
  const known = id === null ? text(opener.name) !== null : text(opener.id) !== null
  const same = id === null ? name === text(opener.name) : id === text(opener.id)
  return person(id, name, emailIn(name), known ? (same ? 'customer' : 'agent') : 'unknown')
}

function authorOf(item: Wire): Person | null {
  const id = text(item.userid)
  const name = text(item.fullname)
  const email = text(item.email)
  // `creator` 1: a ticket that staff opened for this customer; by whom is not told.
  if (text(item.creator) === '1' || (id ?? name ?? email) === null) return null
  return person(id, name, email, 'customer')
}

function lastReplierOf(item: Wire): Person | null {
  const name = text(item.lastreplier)
  if (name === null) return null
  if (name === text(item.fullname) || name === text(item.email)) {
    return person(text(item.userid), name, text(item.email), 'customer')
  }
  const byStaff = (integer(item.laststaffreply) ?? 0) > (integer(item.lastuserreply) ?? 0)
  return person(null, name, null, byStaff ? 'agent' : 'unknown')
}

function person(id: string | null, name: string | null, email: string | null, role: Person['role']): Person {
  return { id, name, email, role }
}

/** A name that is an address is also the address. */
function emailIn(name: string | null): string | null {
  return name !== null && /^[^\s@]+@[^\s@]+$/.test(name) ? name : null
}

function accountOf(contract: unknown): { id: string; name: null } | null {
  const id = text(contract)
  return id === null || id === '0' ? null : { id, name: null }
}

function tagsOf(tags: unknown): { id: string; name: string }[] {
  const words = (text(tags) ?? '').split(/[\s,]+/).filter((word) => word !== '')
  return words.map((word) => ({ id: word, name: word }))
}

/** `replies` counts the answers, not the opening message. */
function commentCountOf(replies: unknown): number | null {
  const count = integer(replies)
  return count === null ? null : count + 1
}

function providerFieldsOf(item: Wire): Record<string, unknown> {
  return {
    departmentId: text(item.departmentid),
    typeId: text(item.typeid),
    flagType: text(part(item['@attributes']).flagtype),
    slaPlanId: text(item.slaplanid),
    escalated: flag(item.isescalated),
    creator: text(item.creator),
    creationMode: text(item.creationmode),
    nextReplyDue: unixInstant(item.nextreplydue),
    resolutionDue: unixInstant(item.resolutiondue),
    lastStaffReplyAt: unixInstant(item.laststaffreply),
    lastUserReplyAt: unixInstant(item.lastuserreply),
  }
}
