import type { Upload } from '../../domain/attachment.ts'
import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import { formDataWithName } from '../../upstream/multipart.ts'
import type { Download } from '../../upstream/upstream.ts'
import { incoming, sentAttachment } from '../files.ts'
import type { Files, IncomingFile } from '../incoming.ts'
import type { DeskAttachment, Outcome } from '../told.ts'
import { list, records, text } from '../wire.ts'
import { toComments } from './mapping.ts'
import { fromUploadId, toUploadId, type UploadedFile } from './mapping-writes.ts'
import { readTicket } from './read-ticket.ts'
import { ask, type Desk } from './session.ts'
import { checkRedirect, refuseStorage, storageBody, toUploadPlace } from './storage.ts'

/** A file that passed in this call. */
export interface SentFile extends UploadedFile {
  readonly file: IncomingFile
}

/** The earlier uploads that a write names. */
export function attached(uploadIds: readonly string[] = []): UploadedFile[] {
  return uploadIds.map((id, index) => {
    const upload = fromUploadId(id)
    if (upload !== null) return upload
    const errors = [{ pointer: `/attachments/${index}`, detail: 'is no upload id of this connection' }]
    throw new GatewayError('value_not_supported', { errors, effect: 'nothing' })
  })
}

/** Sends the files one after another, before the write that will refer to them. */
export async function sendFiles(desk: Desk, files: Files, call: Call): Promise<SentFile[]> {
  const sent: SentFile[] = []
  for await (const file of incoming(files)) sent.push(await sendFile(desk, file, false, call))
  return sent
}

export async function uploadFiles(desk: Desk, files: Files, call: Call): Promise<Outcome<readonly Upload[]>> {
  const uploads: Upload[] = []
  for await (const file of incoming(files)) {
    const sent = await sendFile(desk, file, true, call)
    uploads.push({ id: toUploadId(sent), filename: file.filename, ...file.passed() })
  }
  return { value: uploads }
}

/** https://docs.rackspace.com/reference/ticketing-attachments-methods: a name is exchanged for an address, to which the bytes go. */
async function sendFile(desk: Desk, file: IncomingFile, write: boolean, call: Call): Promise<SentFile> {
  const place = await ask(
    desk,
    {
      lane: 'upload',
      method: 'POST',
      url: desk.routes.attachment,
      headers: { accept: 'application/vnd.ticketing.v2+json, application/json, multipart/form-data' },
      body: formDataWithName('filename', file),
      read: ({ data }) => toUploadPlace(data),
    },
    call,
  )
  await desk.upstream.request(
    {
      lane: 'upload',
      method: place.form === null ? 'PUT' : 'POST',
      url: place.url,
      storage: true,
      opaque: true,
      write,
      body: storageBody(place, file),
      refusal: refuseStorage,
      read: checkRedirect,
    },
    call,
  )
  return { uuid: place.uuid, filename: file.filename, file }
}

/** What is known of the files of a write that could not be read back. */
export function unreadAttachments(attachments: readonly (UploadedFile | SentFile)[]): DeskAttachment[] {
  return attachments.map((attachment) => {
    const told = { id: attachment.uuid, filename: attachment.filename, downloadable: false }
    return 'file' in attachment ? sentAttachment(attachment.file, told) : told
  })
}

export function listAttachments(desk: Desk, number: string, call: Call): Promise<readonly DeskAttachment[]> {
  return readTicket(
    desk,
    number,
    (wire) => toComments(wire).flatMap(({ attachments }) => attachments ?? []),
    call,
  )
}

/** The ticket is read for the address, which lives for a short time only; the bytes come from the storage host. */
export async function downloadAttachment(
  desk: Desk,
  number: string,
  attachmentId: string,
  call: Call,
): Promise<Download> {
  const found = await readTicket(
    desk,
    number,
    (wire) =>
      records(wire.comments)
        .flatMap((comment) => records(list(comment.attachments)))
        .find(({ uuid, url }) => text(uuid) === attachmentId && text(url) !== null),
    call,
  )
  const url = text(found?.url)
  if (url === null) throw new GatewayError('attachment_not_found')
  return desk.upstream.download(
    {
      lane: 'read',
      method: 'GET',
      url,
      storage: true,
      filename: text(found?.filename),
      missing: 'attachment_not_found',
    },
    call,
  )
}
