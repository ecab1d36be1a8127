import type { Attachment } from '../domain/attachment.ts'
import type { Comment } from '../domain/comment.ts'
import type { Ticket } from '../domain/ticket.ts'
import { escapeId, ticketId } from '../domain/ticket-id.ts'
import type { DeskAttachment, DeskComment, DeskTicket } from '../providers/told.ts'
import type { Redactor } from '../upstream/redactor.ts'
import { stateOf } from './actions.ts'
import type { Desk } from './desk.ts'

/** From what a desk tells to what callers read: ids in our form, nulls for what is not told, actions by state. */

export interface Shown {
  /** The provider's own document goes along, without its secrets. */
  readonly raw?: Redactor | undefined
}

export function toTicket(desk: Desk, told: DeskTicket, { raw }: Shown = {}): Ticket {
  const id = ticketId(desk.id, told.number)
  const ticket: Ticket = {
    id,
    connection: desk.id,
    provider: desk.provider,
    number: told.number,
    subject: told.subject,
    state: stateOf(told.status),
    status: told.status,
    priority: told.priority ?? null,
    category: told.category ?? null,
    tags: told.tags ?? [],
    author: told.author ?? null,
    updatedBy: told.updatedBy ?? null,
    assignee: told.assignee ?? null,
    account: told.account ?? null,
    resources: told.resources ?? [],
    recipients: told.recipients ?? [],
    access: told.access ?? null,
    rating: told.rating ?? null,
    unread: told.unread ?? null,
    favorite: told.favorite ?? null,
    blocked: told.blocked ?? null,
    splitFrom: told.splitFromNumber == null ? null : ticketId(desk.id, told.splitFromNumber),
    commentCount: told.commentCount ?? null,
    createdAt: told.createdAt ?? null,
    updatedAt: told.updatedAt ?? null,
    closedAt: told.closedAt ?? null,
    url: told.url ?? null,
    actions: desk.actionsOf(told),
    upstream: told.upstream,
    providerFields: told.providerFields ?? {},
  }
  if (told.comments !== undefined)
    ticket.comments = told.comments.map((comment) => toComment(desk, id, comment, { raw }))
  if (told.attachments !== undefined)
    ticket.attachments = told.attachments.map((attachment) => toAttachment(attachment))
  if (raw !== undefined) ticket.raw = raw.document(told.raw)
  return ticket
}

export function toComment(desk: Desk, ticket: string, told: DeskComment, { raw }: Shown = {}): Comment {
  const id = told.id === null ? null : escapeId(told.id)
  return {
    id,
    ticketId: ticket,
    body: told.body,
    format: told.format,
    visibility: told.visibility ?? null,
    author: told.author ?? null,
    attachments: (told.attachments ?? []).map((attachment) => toAttachment(attachment, id)),
    rating: told.rating ?? null,
    unread: told.unread ?? null,
    movedTo: told.movedToNumber == null ? null : ticketId(desk.id, told.movedToNumber),
    movedAt: told.movedAt ?? null,
    createdAt: told.createdAt ?? null,
    ...(raw === undefined ? {} : { raw: raw.document(told.raw) }),
  }
}

/** `comment` is the escaped id of the comment that carries it. */
export function toAttachment(told: DeskAttachment, comment?: string | null): Attachment {
  return {
    id: told.id === null ? null : escapeId(told.id),
    filename: formName(told.filename),
    size: told.size ?? null,
    contentType: told.contentType ?? null,
    sha256: told.sha256 ?? null,
    commentId: told.commentId == null ? (comment ?? null) : escapeId(told.commentId),
    downloadable: told.downloadable && told.id !== null,
  }
}

/** Names travel in forms as the HTML standard writes them, and many servers keep that spelling of a quote. */
export function formName(name: string | null): string | null {
  return name === null ? null : name.replace(/%22/g, '"')
}
