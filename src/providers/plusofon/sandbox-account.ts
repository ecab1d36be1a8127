import { exampleTickets } from './sandbox-examples.ts'
import { hiddenNotFound } from './sandbox-wire.ts'

export interface SandboxAuthor {
  readonly id: number
  readonly name: string
  readonly staff: boolean
}

export interface SandboxFile {
  readonly id: number
  readonly at: number
  readonly filename: string
  readonly size: number
  readonly sha256: string
}

export interface SandboxPost {
  readonly id: number
  readonly ticketId: number
  /** Unix seconds. */
  readonly at: number
  readonly text: string
  readonly author: SandboxAuthor
  readonly files: SandboxFile[]
}

export interface SandboxTicket {
  readonly id: number
  readonly subject: string
  readonly createdAt: number
  readonly contact: { readonly id: number; readonly name: string; readonly email: string }
  readonly owner: SandboxAuthor | null
  readonly departmentId: string
  readonly typeId: string
  readonly flagType: string
  readonly creationMode: string
  readonly escalated: boolean
  readonly tags: string
  readonly posts: SandboxPost[]
  open: boolean
  unread: boolean
}

/** One customer's desk, with what the methods do to it. */
export interface SandboxAccount {
  readonly tickets: readonly SandboxTicket[]
  find(ticketId: string): SandboxTicket
  create(subject: string, text: string): SandboxTicket
  answer(ticketId: string, text: string): SandboxTicket
  attach(post: SandboxPost, file: { filename: string; size: number; sha256: string }): void
}

const user = { id: 9747, name: 'office@severny-chai.example', email: 'office@severny-chai.example' }
const author: SandboxAuthor = { id: user.id, name: user.email, staff: false }
const now = (): number => Math.floor(Date.now() / 1000)

export function createAccount(count: number): SandboxAccount {
  const tickets = exampleTickets(count, now())
  let lastTicketId = tickets.at(-1)?.id ?? 22_524
  let lastPostId = tickets.reduce(
    (highest, ticket) => Math.max(highest, ticket.posts.at(-1)?.id ?? 0),
    43_806,
  )
  let lastFileId = 5100

  const find = (ticketId: string): SandboxTicket => {
    const ticket = tickets.find((candidate) => String(candidate.id) === ticketId)
    if (ticket === undefined) throw hiddenNotFound('Ticket')
    return ticket
  }
  const post = (ticketId: number, text: string, at: number): SandboxPost => {
    lastPostId += 1
    return { id: lastPostId, ticketId, at, text, author, files: [] }
  }

  return {
    tickets,
    find,
    create(subject, text) {
      lastTicketId += 1
      const createdAt = now()
      const ticket: SandboxTicket = {
        ...{
          id: lastTicketId,
          subject,
          createdAt,
          contact: user,
          owner: null,
          departmentId: '5',
          typeId: '32',
        },
        ...{ flagType: '0', creationMode: '4', escalated: false, tags: '', open: true, unread: false },
        posts: [post(lastTicketId, text, createdAt)],
      }
      tickets.push(ticket)
      return ticket
    },
    answer(ticketId, text) {
      const ticket = find(ticketId)
      ticket.posts.push(post(ticket.id, text, now()))
      // The desk behind it opens a closed ticket again when its user writes.
      ticket.open = true
      ticket.unread = false
      return ticket
    },
    attach(target, file) {
      lastFileId += 1
      target.files.push({ ...file, id: lastFileId, at: now() })
    },
  }
}
