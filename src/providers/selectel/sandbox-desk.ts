/** The simulated account: what it knows and how each documented operation changes it. No HTTP here. */

export interface Vote {
  readonly comment: string | null
  readonly created_at: string
  readonly score: number
}

export type AccessLevel = 'account_users' | 'project_users' | 'all_users'
export type StatusKey = keyof typeof labels

export interface DeskTicket {
  number: number
  summary: string
  status_key: StatusKey
  is_closed: boolean
  is_resolved: boolean
  is_client_author: boolean
  is_client_read: boolean
  created_at: string
  updated_at: string
  closed_at: string | null
  vote: Vote | null
  access_level: AccessLevel
  keystone_projects: string[]
  notice_id: number | null
  splitted_from_ticket_number: number | null
  /** Kept for the test's eyes: the document's Ticket does not show it. */
  topic_key: string | null
}

export interface DeskComment {
  id: number
  ticket_number: number
  body: string
  files: string[]
  is_client_author: boolean
  is_client_read: boolean
  sent_at: string
  splitted_at: string | null
  splitted_to_ticket_number: number | null
  vote: Vote | null
  client_author_id: string | null
  admin_author: { name: string } | null
}

export interface Desk {
  readonly tickets: Map<number, DeskTicket>
  readonly comments: Map<number, DeskComment>
  /** The same comments, by the ticket they belong to. */
  readonly conversations: Map<number, DeskComment[]>
  /** What the document leaves open, and a test may turn. */
  readonly rules: { commentsOfClosed: 'refuse' | 'show'; errors: 'flat' | 'nested' }
  nextTicket: number
  nextComment: number
}

/** A refusal with the status that the document lists; its body is invented, since no document shows one. */
export class Refusal extends Error {
  constructor(
    readonly statusCode: number,
    readonly word: string,
    message: string,
  ) {
    super(message)
  }
}

// Only `in_progress` is documented; the other keys are invented.
const labels = {
  open: { en: 'Open', ru: 'Открыт' },
  in_progress: { en: 'In progress', ru: 'В работе' },
  resolved: { en: 'Resolved', ru: 'Решён' },
  closed: { en: 'Closed', ru: 'Закрыт' },
} as const

// The placeholder shown for a customer's colleague is "<account>_<user>".
const clientAuthor = '284117_51'

export const createDesk = (): Desk => ({
  tickets: new Map(),
  comments: new Map(),
  conversations: new Map(),
  rules: { commentsOfClosed: 'refuse', errors: 'flat' },
  nextTicket: 3_281_001,
  nextComment: 18_440_001,
})

/** Whole seconds, as in every sample of the document. */
export const stamp = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`
const now = (): string => stamp(Date.now())

export function findTicket(desk: Desk, number: number): DeskTicket {
  const ticket = desk.tickets.get(number)
  if (ticket === undefined) throw new Refusal(404, 'not_found', `Ticket ${number} is not found`)
  return ticket
}

export function findComment(desk: Desk, id: number): DeskComment {
  const comment = desk.comments.get(id)
  if (comment === undefined) throw new Refusal(404, 'not_found', `Comment ${id} is not found`)
  return comment
}

export const commentsOf = (desk: Desk, number: number): DeskComment[] => desk.conversations.get(number) ?? []

/** "You will not be able to create and get comments on this ticket", says the document of a closed one. */
export function assertReadable(desk: Desk, ticket: DeskTicket): void {
  if (ticket.is_closed && desk.rules.commentsOfClosed === 'refuse') {
    throw new Refusal(400, 'ticket_closed', `Comments of closed ticket ${ticket.number} are not available`)
  }
}

export interface Draft {
  summary: string
  access_level?: AccessLevel
  keystone_projects?: string[]
  notice_id?: number
  topic_key?: string
}

export function openTicket(desk: Desk, draft: Draft, at: string = now()): DeskTicket {
  const access = {
    access_level: draft.access_level ?? 'account_users',
    keystone_projects: draft.keystone_projects ?? [],
  }
  assertAccess(access)
  const ticket: DeskTicket = {
    number: desk.nextTicket++,
    summary: draft.summary,
    status_key: 'open',
    is_closed: false,
    is_resolved: false,
    is_client_author: true,
    is_client_read: true,
    created_at: at,
    updated_at: at,
    closed_at: null,
    vote: null,
    ...access,
    notice_id: draft.notice_id ?? null,
    splitted_from_ticket_number: null,
    topic_key: draft.topic_key ?? null,
  }
  desk.tickets.set(ticket.number, ticket)
  return ticket
}

export interface Message {
  body: string
  files?: string[]
  admin?: string
  at?: string
}

export function say(
  desk: Desk,
  ticket: DeskTicket,
  { body, files = [], admin, at = now() }: Message,
): DeskComment {
  const comment: DeskComment = {
    id: desk.nextComment++,
    ticket_number: ticket.number,
    body,
    files,
    is_client_author: admin === undefined,
    is_client_read: admin === undefined,
    sent_at: at,
    splitted_at: null,
    splitted_to_ticket_number: null,
    vote: null,
    client_author_id: admin === undefined ? clientAuthor : null,
    admin_author: admin === undefined ? null : { name: admin },
  }
  desk.comments.set(comment.id, comment)
  desk.conversations.set(ticket.number, [...commentsOf(desk, ticket.number), comment])
  ticket.updated_at = at
  return comment
}

export function assertOpen(ticket: DeskTicket): void {
  if (ticket.is_closed) throw new Refusal(400, 'ticket_closed', `Ticket ${ticket.number} is closed`)
}

export function changeAccess(
  ticket: DeskTicket,
  change: Partial<Pick<DeskTicket, 'access_level' | 'keystone_projects'>>,
): void {
  const access = {
    access_level: change.access_level ?? ticket.access_level,
    keystone_projects: change.keystone_projects ?? ticket.keystone_projects,
  }
  assertAccess(access)
  Object.assign(ticket, access, { updated_at: now() })
}

export function closeTicket(
  ticket: DeskTicket,
  rating: { score?: number; comment?: string },
  at: string = now(),
): void {
  assertOpen(ticket)
  if (rating.score !== undefined) ticket.vote = voteOf(rating.score, rating.comment, at)
  Object.assign(ticket, { is_closed: true, closed_at: at, updated_at: at, status_key: 'closed' })
}

export function reopenTicket(desk: Desk, ticket: DeskTicket, message: Message): void {
  if (!ticket.is_closed) throw new Refusal(400, 'ticket_opened', `Ticket ${ticket.number} is not closed`)
  Object.assign(ticket, { is_closed: false, is_resolved: false, closed_at: null, status_key: 'open' })
  say(desk, ticket, message)
}

export const voteOf = (score: number, comment?: string, at: string = now()): Vote => ({
  comment: comment ?? null,
  created_at: at,
  score,
})

/** A ticket in a list lacks `splitted_from_ticket_number`; the topic is never shown. */
export function showInList({
  topic_key: _topic,
  splitted_from_ticket_number: _origin,
  ...ticket
}: DeskTicket) {
  return { ...ticket, status: labels[ticket.status_key] }
}

export const showTicket = (ticket: DeskTicket) => ({
  ...showInList(ticket),
  splitted_from_ticket_number: ticket.splitted_from_ticket_number,
})

function assertAccess(access: Pick<DeskTicket, 'access_level' | 'keystone_projects'>): void {
  if (access.access_level === 'project_users' && access.keystone_projects.length === 0) {
    throw new Refusal(400, 'bad_request', 'keystone_projects is required for access level project_users')
  }
}
