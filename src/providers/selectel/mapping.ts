import type { Category } from '../../domain/catalog.ts'
import type { NewTicket, TicketPatch } from '../../domain/new-ticket.ts'
import type { Person } from '../../domain/person.ts'
import type { NewRating, Rating } from '../../domain/rating.ts'
import type { TicketStatus } from '../../domain/status.ts'
import type { Access, CategoryRef } from '../../domain/ticket.ts'
import { WrongShape } from '../../upstream/upstream.ts'
import type { DeskAttachment, DeskComment, DeskTicket } from '../told.ts'
import { table } from '../vocabulary.ts'
import {
  flag,
  instant,
  integer,
  isRecord,
  list,
  need,
  part,
  record,
  records,
  text,
  type Wire,
} from '../wire.ts'

export type Language = 'en' | 'ru'

export const accessLevels = ['account_users', 'project_users', 'all_users'] as const

/** The only status key that the document shows; flags say the rest. */
const statusOf = table<TicketStatus>({ in_progress: 'in_progress' })

export function toTicket(wire: Wire, language: Language): DeskTicket {
  const number = need(wire.number, 'a ticket number')
  return {
    number,
    subject: text(wire.summary) ?? '',
    status: toStatus(wire),
    access: toAccess(wire),
    rating: toRating(wire.vote),
    unread: toUnread(wire),
    splitFromNumber: toReference(wire.splitted_from_ticket_number),
    createdAt: instant(wire.created_at),
    updatedAt: instant(wire.updated_at),
    closedAt: instant(wire.closed_at),
    url: `https://my.selectel.ru/tickets/conversation/${number}`,
    upstream: {
      status: { id: text(wire.status_key), label: toLabel(wire.status, language) },
      priority: { id: null, label: null },
    },
    providerFields: { noticeId: integer(wire.notice_id) },
    raw: wire,
  }
}

/** Flags beat the word: the document's own sample is closed, resolved and "in_progress" at once. */
function toStatus(wire: Wire): TicketStatus {
  if (flag(wire.is_closed) === true) return 'closed'
  if (flag(wire.is_resolved) === true) return 'resolved'
  return statusOf(text(wire.status_key)) ?? 'open'
}

function toAccess(wire: Wire): Access | null {
  const level = text(wire.access_level)
  return level === null ? null : { level, projects: texts(wire.keystone_projects) }
}

function toUnread(wire: Wire): boolean | null {
  const read = flag(wire.is_client_read)
  return read === null ? null : !read
}

/** A localised label `{en, ru}`, or one plain string. */
function toLabel(value: unknown, language: Language): string | null {
  if (!isRecord(value)) return text(value)
  return text(value[language]) ?? text(value.en) ?? text(value.ru)
}

/** No scale has a 0: where it stands, nobody rated yet. */
export function toRating(value: unknown): Rating | null {
  const vote = part(value)
  const score = integer(vote.score)
  if (score === null || score === 0) return null
  return { score, comment: text(vote.comment), createdAt: instant(vote.created_at) }
}

/** The vote as answered; an answer without one still means that it was taken. */
export function toGivenRating(data: unknown, { score, comment }: NewRating): Rating {
  const told = toRating(part(data).vote) ?? toRating(data)
  return told?.score === score ? told : { score, comment: comment ?? null, createdAt: null }
}

/** The number of another ticket; 0 means none. */
function toReference(value: unknown): string | null {
  const number = text(value)
  return number === '0' ? null : number
}

export function toComment(wire: Wire): DeskComment {
  return {
    id: need(wire.id, 'a comment id'),
    body: text(wire.body) ?? '',
    format: 'text',
    author: toAuthor(wire),
    attachments: list(wire.files).flatMap(toAttachment),
    rating: toRating(wire.vote),
    unread: toUnread(wire),
    movedToNumber: toReference(wire.splitted_to_ticket_number),
    movedAt: instant(wire.splitted_at),
    createdAt: instant(wire.sent_at),
    raw: wire,
  }
}

function toAuthor(wire: Wire): Person | null {
  const [customer, agent] = [text(wire.client_author_id), text(part(wire.admin_author).name)]
  const isCustomer = flag(wire.is_client_author) ?? (customer !== null || (agent === null ? null : false))
  if (isCustomer === null) return null
  return isCustomer
    ? { id: customer, name: null, email: null, role: 'customer' }
    : { id: null, name: agent, email: null, role: 'agent' }
}

/** A comment tells nothing of its files but their ids. */
function toAttachment(value: unknown): DeskAttachment[] {
  const id = text(value) ?? text(part(value).uuid) ?? text(part(value).id)
  return id === null ? [] : [earlierUpload(id)]
}

export const earlierUpload = (id: string): DeskAttachment => ({ id, filename: null, downloadable: true })

/** Oldest first; the document does not say in which order comments come. */
export function inOrder(comments: readonly DeskComment[]): DeskComment[] {
  return [...comments].sort(
    (left, right) =>
      Date.parse(left.createdAt ?? '') - Date.parse(right.createdAt ?? '') ||
      Number(left.id) - Number(right.id),
  )
}

/** The members of a list answer; a bare array is one too. */
export function itemsOf(data: unknown): readonly Wire[] {
  if (Array.isArray(data)) return records(data)
  const { items } = record(data, 'a list')
  if (items === undefined) throw new WrongShape('expected items')
  return records(items)
}

/** A topic and what is below it: `subtopics` is one object in the document's sample, and plural by name. */
export function toCategories(wire: Wire, language: Language): Category[] {
  const topic = toCategory(wire, null, language)
  if (topic === null) return []
  const parent = { id: topic.id, name: topic.name, parent: null }
  const below = records(wire.subtopics).map((subtopic) => toCategory(subtopic, parent, language))
  return [topic, ...below.filter((category) => category !== null)]
}

function toCategory(wire: Wire, parent: CategoryRef | null, language: Language): Category | null {
  const id = text(wire.key)
  if (id === null) return null
  const name = toLabel(wire.names, language)
  return { id, name, parent, description: null, classification: null, products: [], assignable: true }
}

export function fromNewTicket(draft: NewTicket, files: readonly string[]) {
  return {
    summary: draft.subject,
    comment_body: draft.body,
    ...fromFiles(files),
    ...(draft.category === undefined ? {} : { topic_key: draft.category }),
    ...(draft.providerFields?.noticeId === undefined ? {} : { notice_id: draft.providerFields.noticeId }),
    ...fromAccess(draft.access),
  }
}

/** `keystone_projects` holds exactly one id or is left out; an empty list is invalid. */
export function fromAccess(access: TicketPatch['access']) {
  if (access === undefined) return {}
  const projects = access.projects ?? []
  return {
    access_level: access.level,
    ...(projects.length === 0 ? {} : { keystone_projects: projects }),
  }
}

export const fromRating = ({ score, comment }: NewRating) => ({
  score,
  ...(comment === undefined ? {} : { comment }),
})

/** `files` holds 1 to 10 ids or is left out. */
export const fromFiles = (files: readonly string[]) => (files.length === 0 ? {} : { files })

function texts(value: unknown): string[] {
  return list(value)
    .map(text)
    .filter((item) => item !== null)
}
