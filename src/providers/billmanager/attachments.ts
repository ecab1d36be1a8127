import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import type { Download, ReplyHeaders } from '../../upstream/upstream.ts'
import type { DeskAttachment } from '../told.ts'
import type { Desk } from './desk.ts'
import type { ListComments } from './reading.ts'
import { refusalFor } from './refusal.ts'

export async function listAttachments(
  list: ListComments,
  desk: Desk,
  number: string,
  call: Call,
): Promise<readonly DeskAttachment[]> {
  return (await list(desk, number, call)).flatMap(({ attachments }) => attachments ?? [])
}

/** `ticket.file` takes the id alone, so the ticket in the path is checked; it answers the bytes, or an error document. */
export async function downloadAttachment(
  list: ListComments,
  desk: Desk,
  number: string,
  attachmentId: string,
  call: Call,
): Promise<Download> {
  const known = (await listAttachments(list, desk, number, call)).find(({ id }) => id === attachmentId)
  if (known === undefined) throw new GatewayError('attachment_not_found')
  return desk.session.use(call, async (credentials) => {
    const download = await desk.upstream.download(
      {
        lane: 'read',
        method: 'POST',
        url: desk.url,
        body: {
          form: [['func', 'ticket.file'], ...Object.entries(credentials), ['elid', attachmentId]],
        },
        filename: known.filename,
        missing: 'attachment_not_found',
        refusal: (reply) =>
          refusalFor('attachment_not_found')(reply) ?? lostSession(reply.text, known.filename),
        document: mayBeDocument,
      },
      call,
    )
    desk.used()
    return download
  })
}

/** Without a file name in the headers, a text may be the panel's word instead of the file. */
const mayBeDocument = (headers: ReplyHeaders): boolean =>
  headers['content-disposition'] === undefined &&
  /json|xml|html|text\/plain/.test(headers['content-type'] ?? '')

/** No output format can be asked for here, so a dead session gets the login page. */
function lostSession(body: string, filename: string | null): GatewayError | null {
  const page = /^\s*<(?:!doctype html|html)\b/i.test(body)
  if (!page || /\.html?$/i.test(filename ?? '')) return null
  return new GatewayError('upstream_auth_failed', {
    detail: 'The panel answered with its login page.',
    effect: 'nothing',
  })
}
