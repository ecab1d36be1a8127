import type { NewComment } from '../../domain/comment.ts'
import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import { sentAttachment, withSent } from '../files.ts'
import type { Files, IncomingFile } from '../incoming.ts'
import { afterwards } from '../readback.ts'
import type { DeskComment, Outcome } from '../told.ts'
import { part } from '../wire.ts'
import { sameText } from './created.ts'
import { askWithFiles, confirmed, type Desk, type Field } from './desk.ts'
import { sharedFields, staffFields } from './fields.ts'
import { assignmentOf, checked } from './queue.ts'
import { type ListComments, listOwnComments, listStaffComments } from './reading.ts'

/** "Open a ticket" with a message: the button `ok_message` keeps the ticket in the queue, `ok` would close it. */
export async function addStaffComment(
  desk: Desk,
  number: string,
  draft: NewComment,
  files: Files,
  call: Call,
): Promise<Outcome<DeskComment>> {
  const internal = draft.visibility === 'internal'
  if (internal && files.expected) throw filesNeedMessage()
  const { elid } = await assignmentOf(desk, number, call)
  const said: Field[] = internal
    ? [
        ['note_message', draft.body],
        ['show_optional', 'on'],
      ]
    : [
        ['message', draft.body],
        ['clicked_button', 'ok_message'],
      ]
  const fields = part(draft.providerFields)
  const extra = [...sharedFields(fields), ...staffFields(fields, desk.utcOffset)]
  const target: Field[] = [
    ['elid', elid],
    ['plid', number],
  ]
  return post(
    listStaffComments,
    desk,
    number,
    { func: 'ticket.edit', fields: [...target, ...said, ...extra] },
    draft,
    files,
    call,
  )
}

/** "A client can add a message to an active ticket", and to a closed one, until it is archived. */
export async function addOwnComment(
  desk: Desk,
  number: string,
  draft: NewComment,
  files: Files,
  call: Call,
): Promise<Outcome<DeskComment>> {
  const fields: Field[] = [
    ['elid', checked(number)],
    ['message', draft.body],
    ...sharedFields(part(draft.providerFields)),
  ]
  return post(listOwnComments, desk, number, { func: 'clientticket.edit', fields }, draft, files, call)
}

async function post(
  list: ListComments,
  desk: Desk,
  number: string,
  { func, fields }: { readonly func: string; readonly fields: readonly Field[] },
  draft: NewComment,
  files: Files,
  call: Call,
): Promise<Outcome<DeskComment>> {
  const sent: IncomingFile[] = []
  const startedAt = Date.now()
  const asked = { func, lane: 'comment', write: true, missing: 'ticket_not_found' } as const
  const body = once([...fields, ['sok', 'ok']])
  await askWithFiles(desk, { ...asked, fields: body }, files, sent, confirmed, call)
  const { value, warnings } = await afterwards(
    () => newComment(list, desk, number, draft, startedAt, call),
    bare(draft, sent),
    call,
  )
  return {
    value: sent.length === 0 ? value : { ...value, attachments: withSent(value.attachments ?? [], sent) },
    warnings,
  }
}

/** The clocks of panel and gateway may differ by this much. */
const skewMs = 15 * 60_000

/** The answer names no message: it is the newest one with our text that no other call has taken. */
async function newComment(
  list: ListComments,
  desk: Desk,
  number: string,
  draft: NewComment,
  startedAt: number,
  call: Call,
): Promise<DeskComment> {
  const comments = await list(desk, number, call)
  const recent = comments.filter(
    ({ body, createdAt }) =>
      sameText(body, draft.body) && (createdAt == null || Date.parse(createdAt) >= startedAt - skewMs),
  )
  for (const candidate of recent.toReversed())
    if (candidate.id !== null && (await call.claim(`${number}#${candidate.id}`))) return candidate
  throw new GatewayError('upstream_invalid_response', {
    detail: 'The new message is not in the conversation.',
  })
}

/** What is known of a message that could not be read back. */
function bare({ body, visibility = 'public' }: NewComment, sent: readonly IncomingFile[]): DeskComment {
  const attachments = sent.map((file) => sentAttachment(file, { id: null, downloadable: false }))
  return { id: null, body, format: 'markdown', visibility, attachments, raw: null }
}

/** Nobody says which of two equal parameters the panel takes. */
const once = (fields: readonly Field[]): Field[] => [...new Map(fields)]

const filesNeedMessage = (): GatewayError =>
  new GatewayError('value_not_supported', {
    detail: 'Files go with a message to the client, not with an internal note.',
    errors: [{ pointer: '/visibility', detail: 'An internal note carries no files.' }],
    effect: 'nothing',
  })
