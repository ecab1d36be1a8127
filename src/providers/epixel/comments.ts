import type { NewComment } from '../../domain/comment.ts'
import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import { sentAttachment, withSent } from '../files.ts'
import type { Files, IncomingFile } from '../incoming.ts'
import { afterwards } from '../readback.ts'
import type { DeskComment, Outcome } from '../told.ts'
import type { Api } from './api.ts'
import { readDetail } from './detail.ts'
import { comparable, openingId, toComments } from './mapping.ts'
import type { WireDetail } from './wire.ts'

export async function listComments(api: Api, number: string, call: Call): Promise<readonly DeskComment[]> {
  return toComments(await readDetail(api, number, call))
}

export async function getComment(
  api: Api,
  number: string,
  commentId: string,
  call: Call,
): Promise<DeskComment> {
  const found = (await listComments(api, number, call)).find(({ id }) => id === commentId)
  if (found === undefined) throw new GatewayError('comment_not_found', { effect: 'nothing' })
  return found
}

/** The answer names no id: the new comment is the one that was not there before and says the same. */
export async function addComment(
  api: Api,
  number: string,
  draft: NewComment,
  files: Files,
  call: Call,
): Promise<Outcome<DeskComment>> {
  const before = await readDetail(api, number, call)
  return converse(api, before, draft.body, files, call)
}

// Provider's document: "Ticket Add Conversation"; the field is `ticket` here, not `ticket_id`.
export async function converse(
  api: Api,
  before: WireDetail,
  body: string,
  files: Files,
  call: Call,
): Promise<Outcome<DeskComment>> {
  const number = String(before.ticket.id)
  const known = toComments(before)
  const sent: IncomingFile[] = []
  const fields = [
    ['ticket', number],
    ['comment', body],
  ] as const
  await api.post('conversation', fields, { lane: 'comment', missing: 'ticket_not_found', files, sent }, call)

  const fallback: DeskComment = {
    id: null,
    body,
    format: 'text',
    author: known[0]?.author ?? null,
    attachments: sent.map((file) => sentAttachment(file, { id: null, downloadable: false })),
    raw: null,
  }
  return afterwards(() => findNew(api, number, known, body, sent, call), fallback, call)
}

async function findNew(
  api: Api,
  number: string,
  known: readonly DeskComment[],
  body: string,
  sent: readonly IncomingFile[],
  call: Call,
): Promise<DeskComment> {
  const ids = new Set(known.map(({ id }) => id))
  for (const comment of await listComments(api, number, call)) {
    if (comment.id === openingId || ids.has(comment.id)) continue
    if (comparable(comment.body) !== comparable(body) || (comment.attachments ?? []).length < sent.length)
      continue
    // Two callers may say the same at once: each gets one of the two.
    if (await call.claim(`${number}#${comment.id}`)) {
      return { ...comment, attachments: withSent(comment.attachments ?? [], sent) }
    }
  }
  throw new GatewayError('upstream_invalid_response', {
    detail: 'The new comment is not in the conversation.',
  })
}
