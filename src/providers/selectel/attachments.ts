import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import type { Download } from '../../upstream/upstream.ts'
import type { DeskAttachment } from '../told.ts'
import { listComments } from './comments.ts'
import type { Desk } from './desk.ts'

export async function listAttachments(desk: Desk, number: string, call: Call): Promise<DeskAttachment[]> {
  const comments = await listComments(desk, number, call)
  return comments.flatMap(({ id, attachments = [] }) =>
    attachments.map((attachment) => ({ ...attachment, commentId: id })),
  )
}

// The files service knows no tickets, so the conversation says whether the file belongs to this one.
export async function downloadAttachment(
  desk: Desk,
  number: string,
  attachmentId: string,
  call: Call,
): Promise<Download> {
  const attachments = await listAttachments(desk, number, call)
  if (!attachments.some(({ id }) => id === attachmentId)) throw new GatewayError('attachment_not_found')
  const { headers, ...rest } = desk.targetOf('downloadAttachment', { attachment: attachmentId })
  return desk.upstream.download(
    { ...rest, headers: { ...headers, accept: '*/*' }, lane: 'read', missing: 'attachment_not_found' },
    call,
  )
}
