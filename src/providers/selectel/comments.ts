import type { NewComment } from '../../domain/comment.ts'
import { GatewayError } from '../../domain/problems.ts'
import type { NewRating, Rating } from '../../domain/rating.ts'
import type { Call } from '../../upstream/call.ts'
import type { Files } from '../incoming.ts'
import { afterwards } from '../readback.ts'
import type { DeskComment, Outcome } from '../told.ts'
import { isRecord, record, text, type Wire } from '../wire.ts'
import { ask, assertInteger, type Desk } from './desk.ts'
import { earlierUpload, fromFiles, fromRating, toComment, toGivenRating } from './mapping.ts'
import { isClosed, isRefusal, readConversation } from './reading.ts'
import { sendFiles, withSentFiles } from './uploads.ts'

/** "You will not be able to create and get comments" of a closed ticket: such a refusal is a conflict with its state. */
export async function listComments(desk: Desk, number: string, call: Call): Promise<DeskComment[]> {
  try {
    return await readConversation(desk, number, call)
  } catch (error) {
    if (!isRefusal(error) || !(await isClosed(desk, number, call))) throw error
    throw new GatewayError('conflict', {
      ...error.details,
      detail: 'The provider does not show the comments of a closed ticket.',
    })
  }
}

export async function getComment(
  desk: Desk,
  number: string,
  commentId: string,
  call: Call,
): Promise<DeskComment> {
  assertInteger(number, 'ticket_not_found')
  assertInteger(commentId, 'comment_not_found')
  const wire = await readComment(desk, number, commentId, call)
  const owner = text(wire?.ticket_number)
  if (wire !== null && owner === number) return toComment(wire)
  // Whose it is was not told: the conversation says it, or why it cannot be shown.
  const listed = owner === null ? await listComments(desk, number, call) : []
  const found = listed.find(({ id }) => id === commentId)
  if (found === undefined) throw new GatewayError('comment_not_found')
  return found
}

// "Get comment": by its own id alone. Null: refused, as of a closed ticket.
async function readComment(desk: Desk, number: string, commentId: string, call: Call): Promise<Wire | null> {
  try {
    return await ask(
      desk,
      {
        route: 'getComment',
        ids: { number, comment: commentId },
        lane: 'read',
        missing: 'comment_not_found',
        read: ({ data }) => record(data, 'a comment'),
      },
      call,
    )
  } catch (error) {
    if (isRefusal(error)) return null
    throw error
  }
}

// "Add comment": only to tickets that are not closed.
export async function addComment(
  desk: Desk,
  number: string,
  draft: NewComment,
  files: Files,
  call: Call,
): Promise<Outcome<DeskComment>> {
  assertInteger(number, 'ticket_not_found')
  const sent = await sendFiles(desk, files, call)
  const earlier = draft.attachments ?? []
  const ids = [...earlier, ...sent.map(({ id }) => id)]
  const answered = await ask(
    desk,
    {
      route: 'addComment',
      ids: { number },
      lane: 'comment',
      write: true,
      missing: 'ticket_not_found',
      body: { json: { body: draft.body, ...fromFiles(ids) } },
      read: ({ data }) => (isRecord(data) && text(data.id) !== null ? toComment(data) : null),
    },
    call,
  )
  const { value, ...rest } =
    answered === null ? await readBack(desk, number, draft.body, call) : { value: answered }
  const told = value.attachments ?? []
  const attachments = withSentFiles(told.length > 0 ? told : ids.map(earlierUpload), sent)
  return { ...rest, value: { ...value, attachments } }
}

/** An answer that does not show the new comment: it is the last one of ours with this text that no other call has claimed. */
function readBack(desk: Desk, number: string, body: string, call: Call): Promise<Outcome<DeskComment>> {
  const fallback: DeskComment = { id: null, body, format: 'text', raw: null }
  const find = async (): Promise<DeskComment> => {
    const own = (await listComments(desk, number, call)).filter((comment) => comment.body === body)
    for (const comment of own.reverse()) {
      if (await call.claim(`${number}#${comment.id}`)) return comment
    }
    throw new GatewayError('upstream_invalid_response', {
      detail: 'The new comment is not among the comments.',
    })
  }
  return afterwards(find, fallback, call)
}

// "Rate comment": up (1) or down (-1).
export async function rateComment(
  desk: Desk,
  number: string,
  commentId: string,
  rating: NewRating,
  call: Call,
): Promise<Outcome<Rating>> {
  await getComment(desk, number, commentId, call)
  const value = await ask(
    desk,
    {
      route: 'rateComment',
      ids: { number, comment: commentId },
      lane: 'update',
      write: true,
      missing: 'comment_not_found',
      body: { json: fromRating(rating) },
      read: ({ data }) => toGivenRating(data, rating),
    },
    call,
  )
  return { value }
}
