import type { Upload } from '../../domain/attachment.ts'
import type { Call } from '../../upstream/call.ts'
import { formDataWithFiles } from '../../upstream/multipart.ts'
import { WrongShape } from '../../upstream/upstream.ts'
import { incoming, sentAttachment } from '../files.ts'
import type { Files, IncomingFile } from '../incoming.ts'
import type { DeskAttachment, Outcome } from '../told.ts'
import { part, records, text } from '../wire.ts'
import { ask, type Desk } from './desk.ts'
import { earlierUpload } from './mapping.ts'

/** A file that the files service has taken, under the id it gave. */
export interface SentFile {
  readonly id: string
  readonly file: IncomingFile
}

/** Sends the files of a write before it, each in a call of its own; `write` where the upload itself is what was asked for. */
export async function sendFiles(desk: Desk, files: Files, call: Call, write = false): Promise<SentFile[]> {
  const sent: SentFile[] = []
  for await (const file of incoming(files)) sent.push({ id: await sendFile(desk, file, call, write), file })
  return sent
}

// Base address and limits: https://developers.selectel.com/docs/control-panel/attachments/ ; the call itself is inferred.
function sendFile(desk: Desk, file: IncomingFile, call: Call, write: boolean): Promise<string> {
  const { filename, contentType, stream } = file
  async function* parts() {
    yield { name: desk.settings.uploadField, filename, contentType, stream }
  }
  return ask(
    desk,
    {
      route: 'uploadFiles',
      lane: 'upload',
      write,
      body: formDataWithFiles([], parts),
      read: ({ data }) => toUploadId(data),
    },
    call,
  )
}

/** The answer is not documented: an id under one of the usual names, in the object, in a part of it, or in a list of one. */
export function toUploadId(data: unknown): string {
  const candidates = [data, part(data).file, part(data).data, part(data).items, part(data).files]
  for (const wire of candidates.flatMap(records)) {
    const id = text(wire.uuid) ?? text(wire.id) ?? text(wire.file_id)
    if (id !== null) return id
  }
  throw new WrongShape('expected the id of the uploaded file')
}

/** Attachments of a write by their ids, with what is known of those that passed in this call. */
export function withSentFiles(
  attachments: readonly DeskAttachment[],
  sent: readonly SentFile[],
): DeskAttachment[] {
  return attachments.map((attachment) => {
    const known = sent.find(({ id }) => id === attachment.id)
    return known === undefined
      ? attachment
      : sentAttachment(known.file, { id: known.id, downloadable: attachment.downloadable })
  })
}

/** What a create or reopening carried: earlier uploads first, then the files of this call; nothing where there is none. */
export function carried(earlier: readonly string[], sent: readonly SentFile[]) {
  const ids = [...earlier, ...sent.map(({ id }) => id)]
  return ids.length === 0 ? {} : { attachments: withSentFiles(ids.map(earlierUpload), sent) }
}

export async function uploadFiles(desk: Desk, files: Files, call: Call): Promise<Outcome<readonly Upload[]>> {
  const sent = await sendFiles(desk, files, call, true)
  return { value: sent.map(({ id, file }) => ({ id, filename: file.filename, ...file.passed() })) }
}
