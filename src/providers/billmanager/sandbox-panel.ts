import type { ShelvedFile } from '../../sandbox/file-shelf.ts'

/** `tstatus`: new, under review, awaiting response, closed, archived. */
export type TicketStatus = 0 | 1 | 2 | 3 | 10

export interface Account {
  readonly id: number
  readonly name: string
  readonly services: readonly { key: string; name: string }[]
  incidents: number
}

export interface User {
  readonly id: number
  readonly login: string
  readonly password: string
  readonly realname: string
  /** 29 employee, 16 client. */
  readonly level: 16 | 29
  readonly account: Account | null
}

export interface Department {
  readonly id: number
  readonly name: string
  readonly members: ReadonlySet<number>
}

/** One entry of somebody's queue; its id is a number of its own, not the ticket's. */
export interface Assignment {
  readonly id: number
  readonly department: number | null
  readonly employee: number | null
  readonly since: number
}

export interface Message {
  readonly id: number
  readonly kind: 'incoming' | 'outcoming' | 'note'
  readonly author: string
  readonly at: number
  readonly files: readonly { id: string; file: ShelvedFile }[]
  body: string
  hidden: boolean
}

export interface Ticket {
  readonly id: number
  readonly account: Account
  readonly createdBy: string
  readonly createdAt: number
  subject: string
  status: TicketStatus
  priority: string
  clientPriority: string
  department: number
  service: string
  project: string
  deadline: string
  raised: boolean
  unreadByStaff: boolean
  unreadByClient: boolean
  byMail: boolean
  blockedBy: { name: string; at: number } | null
  incidentCount: number
  abuse: { score: string; note: string; action: string } | null
  messages: Message[]
  assignments: Assignment[]
  readonly expenses: string[]
  readonly favoriteOf: Set<number>
}

export interface Panel {
  readonly users: User[]
  readonly accounts: Account[]
  readonly departments: Department[]
  readonly projects: readonly { key: string; name: string }[]
  readonly tickets: Map<number, Ticket>
  /** Stored list conditions, by user and list: they outlive the session. */
  readonly filters: Map<string, Map<string, string>>
  /** Rows per page and current page, remembered by user and list. */
  readonly pages: Map<string, { count: number; number: number }>
  readonly nextId: (kind: 'ticket' | 'assignment' | 'message' | 'file') => number
}

export function createPanel(): Panel {
  const last = { ticket: 1000, assignment: 500, message: 7000, file: 80 }
  return {
    users: [],
    accounts: [],
    departments: [],
    projects: [
      { key: '1', name: 'Northern Hosting' },
      { key: '2', name: 'Облако Север' },
    ],
    tickets: new Map(),
    filters: new Map(),
    pages: new Map(),
    nextId: (kind) => {
      last[kind] += 1
      return last[kind]
    },
  }
}

export interface TicketDraft {
  readonly account: Account
  readonly author: User
  readonly subject: string
  readonly body: string
  readonly at?: number
  readonly department?: number
  readonly service?: string
  readonly project?: string
  readonly clientPriority?: string
  readonly files?: readonly ShelvedFile[]
}

export function openTicket(panel: Panel, draft: TicketDraft): Ticket {
  const at = draft.at ?? Date.now()
  const priority = draft.clientPriority ?? '1'
  const ticket: Ticket = {
    id: panel.nextId('ticket'),
    account: draft.account,
    createdBy: draft.author.login,
    createdAt: at,
    subject: draft.subject,
    status: 0,
    priority,
    clientPriority: priority,
    department: draft.department ?? panel.departments[0]?.id ?? 0,
    service: draft.service ?? '',
    project: draft.project ?? '1',
    deadline: '',
    raised: false,
    unreadByStaff: false,
    unreadByClient: false,
    byMail: false,
    blockedBy: null,
    incidentCount: 0,
    abuse: null,
    messages: [],
    assignments: [],
    expenses: [],
    favoriteOf: new Set(),
  }
  panel.tickets.set(ticket.id, ticket)
  addMessage(panel, ticket, 'incoming', draft.author.realname, draft.body, draft.files, at)
  enqueue(panel, ticket, at)
  ticket.unreadByStaff = true
  return ticket
}

export function addMessage(
  panel: Panel,
  ticket: Ticket,
  kind: Message['kind'],
  author: string,
  body: string,
  files: readonly ShelvedFile[] = [],
  at: number = Date.now(),
): Message {
  const message: Message = {
    id: panel.nextId('message'),
    kind,
    author,
    at,
    files: files.map((file) => ({ id: String(panel.nextId('file')), file })),
    body,
    hidden: false,
  }
  ticket.messages.push(message)
  return message
}

/** Puts a ticket into the queue of its department, under a new assignment id. */
export function enqueue(panel: Panel, ticket: Ticket, at: number = Date.now()): void {
  if (ticket.assignments.length > 0) return
  ticket.assignments.push({
    id: panel.nextId('assignment'),
    department: ticket.department,
    employee: null,
    since: at,
  })
}

/** A client's word brings the ticket back to the staff, also one that was closed. */
export function clientReplies(
  panel: Panel,
  ticket: Ticket,
  author: string,
  body: string,
  files: readonly ShelvedFile[],
  at?: number,
): void {
  addMessage(panel, ticket, 'incoming', author, body, files, at)
  ticket.unreadByStaff = true
  if (ticket.status >= 2) ticket.status = 1
  enqueue(panel, ticket, at)
}

/** The ticket stays in the queue, and waits for the client. */
export function staffReplies(
  panel: Panel,
  ticket: Ticket,
  author: string,
  body: string,
  files: readonly ShelvedFile[],
  at?: number,
): void {
  addMessage(panel, ticket, 'outcoming', author, body, files, at)
  ticket.status = 2
  ticket.unreadByStaff = false
  ticket.unreadByClient = true
}

/** Removes one entry of a queue; without any the ticket is closed. */
export function dequeue(ticket: Ticket, assignment: Assignment): void {
  ticket.assignments = ticket.assignments.filter((other) => other !== assignment)
  if (ticket.assignments.length > 0) return
  ticket.status = 3
  ticket.blockedBy = null
}

export function sees(panel: Panel, user: User, assignment: Assignment): boolean {
  if (assignment.employee !== null) return assignment.employee === user.id
  return panel.departments.some(
    (department) => department.id === assignment.department && department.members.has(user.id),
  )
}

export function responsibleOf(panel: Panel, assignment: Assignment | undefined): string {
  if (assignment === undefined) return ''
  if (assignment.employee !== null)
    return panel.users.find((user) => user.id === assignment.employee)?.realname ?? ''
  return panel.departments.find((department) => department.id === assignment.department)?.name ?? ''
}

/** The panel tells the user's local time, without a zone. */
export const panelOffsetMs = 3 * 3_600_000
export const localTime = (at: number): string => utcTime(at + panelOffsetMs)
export const utcTime = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ')

/** `Nd+HH:MM`. */
export function delayOf(since: number): string {
  const minutes = Math.max(0, Math.floor((Date.now() - since) / 60_000))
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${Math.floor(minutes / 1440)}d+${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
}
