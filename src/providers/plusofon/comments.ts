import type { NewComment } from '../../domain/comment.ts'
import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import type { Files } from '../incoming.ts'
import { afterwards } from '../readback.ts'
import type { DeskComment, Outcome } from '../told.ts'
import { attachFiles } from './attachments.ts'
import { listComments } from './conversation.ts'
import { type Desk, pathId } from './desk.ts'
import { toComments } from './mapping.ts'
import { ticketDocument } from './wire.ts'

/** The reply is the ticket again, with the new message somewhere in it. */
export async function addComment(
  desk: Desk,
  number: string,
  draft: NewComment,
  files: Files,
  call: Call,
): Promise<Outcome<DeskComment>> {
  // "PUT api/v1/ticket/answer/{ticketId}"
  const replied = await desk.upstream.request(
    {
      lane: 'comment',
      method: 'PUT',
      url: desk.url(`/ticket/answer/${pathId(number)}`),
      headers: desk.headers,
      body: { json: { text: draft.body } },
      write: true,
      missing: 'ticket_not_found',
      read: (reply) => toComments(ticketDocument(reply.data), desk.utcOffset),
    },
    call,
  )
  const bare: DeskComment = { id: null, body: draft.body, format: 'text', raw: null }
  const { value: comment, warnings } = await afterwards(
    () => newComment(desk, number, draft.body, replied, call),
    bare,
    call,
  )
  if (!files.expected) return { value: comment, warnings }
  const attached = await attachFiles(desk, { number, commentId: comment.id }, files, call)
  return { value: { ...comment, attachments: attached.value }, warnings: [...warnings, ...attached.warnings] }
}

/**
 * The newest message with our text that no other call has taken: two callers may have sent the same words at once,
 * and each reply shows both.
 */
async function newComment(
  desk: Desk,
  number: string,
  body: string,
  replied: readonly DeskComment[],
  call: Call,
): Promise<DeskComment> {
  const comments = replied.length > 0 ? replied : await listComments(desk, number, call)
  const sameText = comments.filter((comment) => plain(comment.body) === plain(body))
  // The provider may keep the text in another form: then it is the newest message that is not of its own people.
  const ours = sameText.length > 0 ? sameText : comments.filter((comment) => comment.author?.role !== 'agent')
  for (const candidate of ours.toReversed()) {
    if (candidate.id !== null && (await call.claim(`${number}#${candidate.id}`))) return candidate
  }
  throw new GatewayError('upstream_invalid_response', {
    detail: 'The new message is not in the conversation.',
  })
}

const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim()
