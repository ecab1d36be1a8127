import type { Readable } from 'node:stream'
import { createFileShelf, type ShelvedFile } from '../../sandbox/file-shelf.ts'

export interface DeskCategory {
  readonly id: number
  readonly category: string
  readonly description: string
}

export interface DeskTag {
  readonly id: number
  readonly tag: string
  readonly keyword: string
}

export interface DeskConversation {
  readonly id: number
  readonly author: string
  readonly comment: string
}

export interface DeskTicket {
  readonly id: number
  readonly owner: string
  readonly subject: string
  readonly comment: string
  readonly category: number | null
  priority: string
  status: string
  tags: readonly number[]
  readonly conversations: DeskConversation[]
}

export interface DeskAttachment {
  readonly id: number
  readonly ticketId: number
  /** null: it came with the opening message. */
  readonly conversationId: number | null
  readonly file: ShelvedFile
}

/** What the simulated desk remembers; it makes the ids, as a database would. */
export interface Desk {
  readonly categories: readonly DeskCategory[]
  readonly tags: readonly DeskTag[]
  readonly tickets: Map<number, DeskTicket>
  readonly attachments: Map<number, DeskAttachment>
  openTicketLimit: number
  addTicket(ticket: Omit<DeskTicket, 'id' | 'conversations'>): DeskTicket
  addConversation(ticket: DeskTicket, author: string, comment: string): DeskConversation
  attach(ticket: DeskTicket, conversation: DeskConversation | null, file: ShelvedFile): void
  keepFile(stream: Readable, filename: string, contentType: string): Promise<ShelvedFile>
  dropFile(file: ShelvedFile): Promise<void>
  openFile(file: ShelvedFile): Readable
  close(): Promise<void>
}

const firstTicket = 1041
const firstConversation = 5201
const firstAttachment = 301

export async function createDesk(
  categories: readonly DeskCategory[],
  tags: readonly DeskTag[],
): Promise<Desk> {
  const shelf = await createFileShelf()
  const tickets = new Map<number, DeskTicket>()
  const attachments = new Map<number, DeskAttachment>()
  let conversationId = firstConversation

  return {
    categories,
    tags,
    tickets,
    attachments,
    openTicketLimit: Number.POSITIVE_INFINITY,
    addTicket(draft) {
      const ticket = { ...draft, id: firstTicket + tickets.size, conversations: [] }
      tickets.set(ticket.id, ticket)
      return ticket
    },
    addConversation(ticket, author, comment) {
      const conversation = { id: conversationId++, author, comment }
      ticket.conversations.push(conversation)
      return conversation
    },
    attach(ticket, conversation, file) {
      const id = firstAttachment + attachments.size
      attachments.set(id, { id, ticketId: ticket.id, conversationId: conversation?.id ?? null, file })
    },
    keepFile: (stream, filename, contentType) => shelf.put(stream, { filename, contentType }),
    dropFile: (file) => shelf.delete(file.id),
    openFile: (file) => shelf.open(file.id),
    close: () => shelf.close(),
  }
}

/** All that the desk knows, for tests and the curious; no secrets. */
export function stateOf(desk: Desk): unknown {
  return {
    tickets: [...desk.tickets.values()].map(({ conversations, ...ticket }) => ticket),
    comments: [...desk.tickets.values()].flatMap((ticket) =>
      ticket.conversations.map((conversation) => ({ ...conversation, ticket: ticket.id })),
    ),
    files: [...desk.attachments.values()].map(({ id, ticketId, conversationId, file }) => ({
      id,
      ticketId,
      conversationId,
      filename: file.filename,
      contentType: file.contentType,
      size: file.size,
      sha256: file.sha256,
    })),
  }
}
