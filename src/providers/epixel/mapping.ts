import type { Category, Tag } from '../../domain/catalog.ts'
import type { Person } from '../../domain/person.ts'
import type { Priority, TicketStatus } from '../../domain/status.ts'
import type { Ticket } from '../../domain/ticket.ts'
import type { DeskAttachment, DeskComment, DeskTicket } from '../told.ts'
import { reverse, table } from '../vocabulary.ts'
import { integer, need, text, type Wire } from '../wire.ts'
import { tagIds, type WireDetail } from './wire.ts'

/** Where the opening message stands among the comments; the provider keeps it apart, without an id. */
export const openingId = 'opening'

/** What Change Ticket Status takes: 2 means to open there, and is the status Processing afterwards. */
export const statusIds = { inProgress: '2', closed: '3' } as const

const statuses = { '1': 'open', '2': 'in_progress', '3': 'closed' } as const
const priorities = { '1': 'low', '2': 'normal', '3': 'high' } as const
const statusOf = table<TicketStatus>(statuses)
const priorityOf = table<Priority>(priorities)
const statusWord = table({ '1': 'Open', '2': 'Processing', '3': 'Closed' })
const priorityWord = table({ '1': 'Low', '2': 'Medium', '3': 'High' })

/** Our word -> the provider's id, where there is one. */
export const fromStatus = reverse<TicketStatus>(statuses)
export const fromPriority = reverse<Priority>(priorities)

/** What the list and the detailed view tell alike. */
export function toTicket(wire: Wire): DeskTicket {
  const status = text(wire.status)
  const priority = text(wire.priority)
  const category = text(wire.category)
  return {
    number: need(wire.id, 'the id of a ticket'),
    subject: text(wire.subject) ?? '',
    status: statusOf(status) ?? 'open',
    priority: priorityOf(priority) ?? null,
    category: category === null ? null : { id: category, name: text(wire.category_title), parent: null },
    tags: tagIds(wire.tags).flatMap((tag) => {
      const id = text(tag)
      return id === null ? [] : [{ id, name: null }]
    }),
    upstream: {
      status: { id: status, label: statusWord(status) ?? null },
      priority: { id: priority, label: priorityWord(priority) ?? null },
    } satisfies Ticket['upstream'],
    raw: wire,
  }
}

export function toDetailedTicket(detail: WireDetail, include: { readonly comments: boolean }): DeskTicket {
  const comments = toComments(detail)
  return {
    ...toTicket(detail.ticket),
    author: toAuthor(detail.author, detail.author),
    commentCount: comments.length,
    ...(include.comments ? { comments } : {}),
    raw: detail.raw,
  }
}

/** The opening message, then the conversations in the order of their ids: there are no dates to go by. */
export function toComments(detail: WireDetail): readonly DeskComment[] {
  const opening: DeskComment = {
    id: openingId,
    body: text(detail.ticket.comment) ?? '',
    format: 'text',
    author: toAuthor(detail.author, detail.author),
    attachments: attachmentsOf(detail, openingId),
    raw: { comment: detail.ticket.comment ?? null, author: detail.author ?? null },
  }
  const byId = [...detail.conversations].sort((a, b) => (integer(a.id) ?? 0) - (integer(b.id) ?? 0))
  const replies = byId.map((wire): DeskComment => {
    const id = text(wire.id)
    return {
      id,
      body: text(wire.comment) ?? '',
      format: 'text',
      author: toAuthor(wire.author, detail.author),
      attachments: attachmentsOf(detail, id),
      raw: wire,
    }
  })
  return [opening, ...replies]
}

/** Every file of the ticket; one whose conversation is not told came with the opening message. */
export function toAttachments(detail: WireDetail): readonly DeskAttachment[] {
  const conversations = new Set(detail.conversations.map((wire) => text(wire.id)))
  return detail.attachments.map((wire) => {
    const conversation = text(wire.conversation_id)
    return {
      id: text(wire.id),
      filename: null,
      commentId: conversation !== null && conversations.has(conversation) ? conversation : openingId,
      downloadable: text(wire.id) !== null,
    }
  })
}

function attachmentsOf(detail: WireDetail, commentId: string | null): readonly DeskAttachment[] {
  return toAttachments(detail).filter((attachment) => attachment.commentId === commentId)
}

/** Only the owner can write through this API, so whoever else wrote is of the desk. */
function toAuthor(author: unknown, owner: unknown): Person | null {
  const told = text(author)
  if (told === null) return null
  const isAddress = told.includes('@')
  return {
    id: null,
    name: isAddress ? null : told,
    email: isAddress ? told : null,
    role: text(owner) === null ? 'unknown' : told === text(owner) ? 'customer' : 'agent',
  }
}

export function toCategory(wire: Wire): Category {
  return {
    id: need(wire.id, 'the id of a category'),
    name: text(wire.category),
    parent: null,
    description: text(wire.description),
    classification: null,
    products: [],
    assignable: true,
  }
}

export function toTag(wire: Wire): Tag {
  const id = need(wire.id, 'the id of a tag')
  return { id, name: text(wire.tag) ?? id, keyword: text(wire.keyword) }
}

/** Texts as they compare after a stay at the desk: it trims them, and line ends vary with the form they came in. */
export function comparable(written: string): string {
  return written.normalize('NFC').replace(/\s+/g, ' ').trim()
}
