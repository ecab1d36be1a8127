import type { Attachment } from '../domain/attachment.ts'
import type { Comment } from '../domain/comment.ts'
import type { TicketStatus } from '../domain/status.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Warning } from '../domain/warning.ts'

/** A value, and what went wrong beside it. */
export interface Outcome<T> {
  readonly value: T
  readonly warnings?: readonly Warning[]
}

/** A file of a comment, as the desk tells it; ids are the provider's own. */
export interface DeskAttachment extends Partial<Omit<Attachment, 'id' | 'downloadable'>> {
  readonly id: string | null
  readonly filename: string | null
  readonly downloadable: boolean
}

/** A comment as the desk tells it: the provider's own ids; what is left out becomes null. */
export interface DeskComment
  extends Partial<
    Omit<Comment, 'id' | 'ticketId' | 'body' | 'format' | 'attachments' | 'movedTo' | 'warnings' | 'raw'>
  > {
  readonly id: string | null
  readonly body: string
  readonly format: Comment['format']
  readonly attachments?: readonly DeskAttachment[]
  readonly movedToNumber?: string | null
  /** The provider's own document. */
  readonly raw: unknown
}

/** A ticket as the desk tells it: the provider's own ids; what is left out becomes null or empty. */
export interface DeskTicket
  extends Partial<
    Omit<
      Ticket,
      | 'id'
      | 'connection'
      | 'provider'
      | 'number'
      | 'subject'
      | 'state'
      | 'status'
      | 'actions'
      | 'upstream'
      | 'comments'
      | 'attachments'
      | 'warnings'
      | 'splitFrom'
      | 'raw'
    >
  > {
  readonly number: string
  readonly subject: string
  readonly status: TicketStatus
  readonly upstream: Ticket['upstream']
  readonly splitFromNumber?: string | null
  /** Only where `include.comments` was asked for; oldest first. */
  readonly comments?: readonly DeskComment[]
  /** Only after a create or reopen with files. */
  readonly attachments?: readonly DeskAttachment[]
  /** The provider's own document. */
  readonly raw: unknown
}
