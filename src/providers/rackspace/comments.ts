import type { NewComment } from '../../domain/comment.ts'
import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import { withSent } from '../files.ts'
import type { Files } from '../incoming.ts'
import { afterwards } from '../readback.ts'
import type { DeskComment, Outcome } from '../told.ts'
import { attached, sendFiles, unreadAttachments } from './attachments.ts'
import { toComments } from './mapping.ts'
import { fromComment } from './mapping-writes.ts'
import { readTicket } from './read-ticket.ts'
import { ask, type Desk, jsonBody } from './session.ts'

export function listComments(desk: Desk, number: string, call: Call): Promise<readonly DeskComment[]> {
  return readTicket(desk, number, toComments, call)
}

export async function getComment(
  desk: Desk,
  number: string,
  commentId: string,
  call: Call,
): Promise<DeskComment> {
  const comments = await listComments(desk, number, call)
  const found = comments.find(({ id }) => id === commentId)
  if (found === undefined) throw new GatewayError('comment_not_found')
  return found
}

/** https://docs.rackspace.com/reference/ticketing-tickets-methods, "Post ticket comment": the answer is empty, so the comment is read back. */
export async function addComment(
  desk: Desk,
  number: string,
  draft: NewComment,
  files: Files,
  call: Call,
): Promise<Outcome<DeskComment>> {
  const earlier = attached(draft.attachments)
  const sent = await sendFiles(desk, files, call)
  const attachments = [...earlier, ...sent]
  const answeredAt = await ask(
    desk,
    {
      lane: 'comment',
      method: 'POST',
      url: desk.routes.comments(number),
      write: true,
      opaque: true,
      missing: 'ticket_not_found',
      body: jsonBody({ comment: fromComment(draft.body, attachments) }),
      read: ({ headers }) => timeOf(headers.date),
    },
    call,
  )
  const known: DeskComment = {
    id: null,
    body: draft.body,
    format: 'text',
    attachments: unreadAttachments(attachments),
    raw: null,
  }
  return afterwards(
    async () => {
      const comment = await findNew(desk, number, draft.body, answeredAt, call)
      return {
        ...comment,
        attachments: withSent(
          comment.attachments ?? [],
          sent.map(({ file }) => file),
        ),
      }
    },
    known,
    call,
  )
}

/** The provider's clock, which says what is new there. */
function timeOf(date: string | undefined): number {
  const time = Date.parse(date ?? '')
  return Number.isFinite(time) ? time : Date.now()
}

const clockToleranceMs = 5 * 60_000

/** The newest comment with these words that was written just now and that no other call has taken for its own. */
async function findNew(
  desk: Desk,
  number: string,
  body: string,
  answeredAt: number,
  call: Call,
): Promise<DeskComment> {
  const comments = await listComments(desk, number, call)
  for (const comment of comments.toReversed()) {
    if (comment.id === null || words(comment.body) !== words(body)) continue
    if (Date.parse(comment.createdAt ?? '') < answeredAt - clockToleranceMs) continue
    if (await call.claim(`${number}#${comment.id}`)) return comment
  }
  throw new GatewayError('upstream_invalid_response', {
    detail: 'The ticket does not show the new comment yet.',
  })
}

const words = (body: string): string => body.replace(/\r\n?/g, '\n').trim()
