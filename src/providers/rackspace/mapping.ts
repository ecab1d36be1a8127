import type { Person } from '../../domain/person.ts'
import type { Priority, TicketStatus } from '../../domain/status.ts'
import type { CategoryRef, Ticket } from '../../domain/ticket.ts'
import type { DeskAttachment, DeskComment, DeskTicket } from '../told.ts'
import { reverse, table } from '../vocabulary.ts'
import { flag, instant, integer, isRecord, list, need, part, records, text, type Wire } from '../wire.ts'

const statusOf = table<TicketStatus>({
  New: 'open',
  'Feedback Received': 'open',
  'In Progress': 'in_progress',
  // Misspelt in the provider's own example.
  'In Progess': 'in_progress',
  'Pending Customer': 'waiting_on_customer',
  'Pending Rackspace': 'waiting_on_provider',
  'Pending Vendor': 'waiting_on_provider',
  'Pending Maintenance': 'waiting_on_provider',
  Solved: 'resolved',
  Closed: 'closed',
})

const severities = {
  Low: 'low',
  Normal: 'normal',
  High: 'high',
  Urgent: 'urgent',
  Emergency: 'emergency',
} as const satisfies Record<string, Priority>
export const priorityOf = table<Priority>(severities)
export const severityOf = reverse<Priority>(severities)

const roleOf = table<Person['role']>({ customer: 'customer', racker: 'agent' })
const formatOf = table<DeskComment['format']>({ bbcode: 'bbcode', html: 'html', markdown: 'markdown' })

/** A ticket of the list or in full; both spellings of the time of creation are known. */
export function toTicket(wire: Wire, include: { readonly comments: boolean }): DeskTicket {
  const status = text(wire.status)
  const severity = text(wire.severity)
  const account = text(wire.accountId)
  const comments = wire.comments === undefined ? null : toComments(wire)
  return {
    number: need(wire.ticketId, 'a ticketId'),
    subject: text(wire.subject) ?? '',
    status: statusOf(status) ?? 'open',
    priority: priorityOf(severity) ?? null,
    category: toCategoryRef(text(wire.category), text(wire.subcategory)),
    author: toPerson(wire.createdBy),
    updatedBy: toPerson(wire.modifiedBy),
    account: account === null ? null : { id: account, name: null },
    resources: list(wire.resources).flatMap(toResourceRef),
    recipients: list(wire.recipients).flatMap(toRecipient),
    favorite: flag(wire.favorite),
    commentCount: comments?.length ?? null,
    createdAt: instant(wire.created) ?? instant(wire.createdAt),
    updatedAt: instant(wire.modified),
    upstream: { status: { id: null, label: status }, priority: { id: null, label: severity } },
    providerFields: { classification: text(wire.classification), permission: text(wire.permission) },
    ...(include.comments ? { comments: comments ?? [] } : {}),
    raw: wire.comments === undefined ? wire : withoutSignedUrls(wire),
  }
}

/** The conversation, oldest first. */
export function toComments(wire: Wire): readonly DeskComment[] {
  const comments = records(wire.comments).map(toComment)
  if (comments.some(({ createdAt }) => createdAt === null)) return comments
  return comments.sort((one, other) => (one.createdAt ?? '').localeCompare(other.createdAt ?? ''))
}

export function toComment(wire: Wire): DeskComment {
  const id = text(wire.id)
  return {
    id,
    body: text(wire.text) ?? '',
    format: formatOf(text(wire.format)) ?? 'text',
    author: toPerson(wire.author),
    attachments: records(wire.attachments).map((attachment) => toAttachment(attachment, id)),
    createdAt: instant(wire.created),
    raw: withoutSignedUrls(wire),
  }
}

/** Only what has been uploaded carries a `url`; an `upload_url` says that the bytes are still awaited. */
function toAttachment(wire: Wire, commentId: string | null): DeskAttachment {
  return {
    id: text(wire.uuid),
    filename: text(wire.filename),
    size: integer(wire.size),
    commentId,
    downloadable: text(wire.uuid) !== null && text(wire.url) !== null,
  }
}

function toPerson(value: unknown): Person | null {
  if (!isRecord(value)) return null
  const type = text(list(value.type)[0])
  const isRacker = list(value.roles).some((role) => roleOf(text(role)) === 'agent')
  const person = { id: text(value.id), name: text(value.name), email: text(value.email) }
  const role = roleOf(type) ?? (isRacker ? 'agent' : 'unknown')
  return person.id === null && person.name === null && role === 'unknown' ? null : { ...person, role }
}

function toRecipient(value: unknown): Ticket['recipients'] {
  const told = isRecord(value)
    ? { type: text(value.type), value: text(value.value) }
    : { type: null, value: text(value) }
  const address = told.value ?? text(part(value).email) ?? text(part(value).id)
  if (address === null) return []
  return [{ type: told.type ?? (address.includes('@') ? 'email' : 'contact'), value: address }]
}

function toResourceRef(value: unknown): Ticket['resources'] {
  const url = isRecord(value) ? linkOf(value) : text(value)
  const id = isRecord(value) ? text(value.id) : null
  const name = isRecord(value) ? text(value.name) : null
  const known = id ?? url?.split('/').at(-1) ?? null
  return known === null ? [] : [{ id: known, name, url }]
}

/** The address of a resource: a plain string, or an object with `href`. */
export function linkOf(wire: Wire): string | null {
  const self = part(wire._links).self
  return text(self) ?? text(part(self).href) ?? text(wire.url)
}

/** The document writes one category as "Billing and Payments" and as "Billing & Payment". */
export function categoryName(written: string): string {
  const name = written.replace(/\s*&\s*/g, ' and ').trim()
  return name.replace(/\bPayment$/i, 'Payments')
}

function toCategoryRef(category: string | null, subcategory: string | null): CategoryRef | null {
  if (category === null) return null
  const parent = { id: categoryName(category), name: category }
  return subcategory === null
    ? { ...parent, parent: null }
    : { id: `${parent.id}/${subcategory}`, name: subcategory, parent }
}

const signed = new Set(['url', 'upload_url'])

/** A ticket or comment without the addresses that anyone could use who has them. */
function withoutSignedUrls(wire: Wire): Wire {
  const stripped = (entry: Wire): Wire =>
    Object.fromEntries(Object.entries(entry).filter(([name]) => !signed.has(name)))
  return {
    ...wire,
    ...(wire.comments === undefined
      ? {}
      : { comments: list(wire.comments).map((comment) => withoutSignedUrls(part(comment))) }),
    ...(wire.attachments === undefined ? {} : { attachments: records(wire.attachments).map(stripped) }),
  }
}
