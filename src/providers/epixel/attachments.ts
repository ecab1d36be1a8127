import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import type { Download } from '../../upstream/upstream.ts'
import type { DeskAttachment } from '../told.ts'
import type { Api } from './api.ts'
import { readDetail } from './detail.ts'
import { toAttachments } from './mapping.ts'

export async function listAttachments(
  api: Api,
  number: string,
  call: Call,
): Promise<readonly DeskAttachment[]> {
  return toAttachments(await readDetail(api, number, call))
}

// Provider's document: "Get Attachment". It takes any file of the member, so the ticket is looked at first.
export async function downloadAttachment(
  api: Api,
  number: string,
  attachmentId: string,
  call: Call,
): Promise<Download> {
  const attachments = await listAttachments(api, number, call)
  if (!attachments.some(({ id }) => id === attachmentId)) {
    throw new GatewayError('attachment_not_found', { effect: 'nothing' })
  }
  return api.download('download', attachmentId, call)
}
