import type { Attachment } from '../domain/attachment.ts'
import type { Comment } from '../domain/comment.ts'
import type { OperationName } from '../domain/operation-name.ts'
import type { TicketState, TicketStatus } from '../domain/status.ts'
import type { Ticket } from '../domain/ticket.ts'
import { escapeId, ticketId } from '../domain/ticket-id.ts'
import type { DeskAttachment, DeskComment, DeskTicket } from '../providers/told.ts'
import type { Redactor } from '../upstream/redactor.ts'
import type { Desk } from './desk.ts'

/** From what a desk tells to what callers read: ids in our form, nulls for what is not told, actions by state. */

export function stateOf(status: TicketStatus): TicketState {
  return status === 'closed' || status === 'archived' ? 'closed' : 'open'
}

const ticketWrites = [
  'updateTicket',
  'closeTicket',
  'reopenTicket',
  'archiveTicket',
  'unblockTicket',
  'splitTicket',
  'rateTicket',
  'addComment',
  'updateComment',
  'rateComment',
  'attachToComment',
] as const satisfies readonly OperationName[]

/** The writes that this connection offers and this ticket's state allows. */
function actionsOf(desk: Desk, { status, blocked }: Pick<DeskTicket, 'status' | 'blocked'>): OperationName[] {
  const open = stateOf(status) === 'open'
  const takesComments = open || (desk.traits.commentsWhenClosed ?? []).includes(status)
  return ticketWrites.filter((name) => {
    if (desk.adapter[name] === undefined) return false
    if (name === 'closeTicket') return open
    if (name === 'reopenTicket') return !open
    if (name === 'archiveTicket') return status === 'closed'
    if (name === 'unblockTicket') return blocked === true
    return takesComments || (name !== 'addComment' && name !== 'attachToComment')
  })
}

export interface Shown {
  /** The provider's own document goes along, without its secrets. */
  readonly raw?: Redactor | undefined
}

export function toTicket(desk: Desk, told: DeskTicket, { raw }: Shown = {}): Ticket {
  const id = ticketId(desk.id, told.number)
  return {
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
    actions: actionsOf(desk, told),
    upstream: told.upstream,
    providerFields: told.providerFields ?? {},
    ...(told.comments === undefined
      ? {}
      : { comments: told.comments.map((comment) => toComment(desk, id, comment, { raw })) }),
    ...(told.attachments === undefined
      ? {}
      : { attachments: told.attachments.map((attachment) => toAttachment(attachment)) }),
    ...(raw === undefined ? {} : { raw: raw.document(told.raw) }),
  }
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
