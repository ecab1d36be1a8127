import type { Warning } from '../../domain/warning.ts'
import { type WarningCode, warning } from '../../domain/warnings.ts'
import { jsonWithBase64 } from '../../upstream/base64.ts'
import type { Call } from '../../upstream/call.ts'
import { incoming, sentAttachment } from '../files.ts'
import type { Files, IncomingFile } from '../incoming.ts'
import { afterwards } from '../readback.ts'
import type { DeskAttachment, Outcome } from '../told.ts'
import { getComment, listComments } from './conversation.ts'
import { type Desk, pathId } from './desk.ts'

interface Target {
  readonly number: string
  /** Null: the message is posted, but its id is not known. */
  readonly commentId: string | null
}

const failed = 'attachment_failed' satisfies WarningCode

export async function listAttachments(
  desk: Desk,
  number: string,
  call: Call,
): Promise<readonly DeskAttachment[]> {
  return (await listComments(desk, number, call)).flatMap((comment) => comment.attachments ?? [])
}

/** The first file is the write; what goes wrong after it is a warning, since that file stays. */
export async function attachToComment(
  desk: Desk,
  number: string,
  commentId: string,
  files: Files,
  call: Call,
): Promise<Outcome<readonly DeskAttachment[]>> {
  // The provider would hide a foreign message in a 500.
  await getComment(desk, number, commentId, call)
  const file = await files.next()
  if (file === null) return { value: [] }
  const first = await attach(desk, number, commentId, file, call)
  const others = await attachFiles(desk, { number, commentId }, files, call)
  return { value: [first, ...others.value], warnings: others.warnings }
}

/** Files of a message that is already posted: whatever happens, the message stays and the rest is tried. */
export async function attachFiles(
  desk: Desk,
  { number, commentId }: Target,
  files: Files,
  call: Call,
): Promise<{ value: DeskAttachment[]; warnings: Warning[] }> {
  const value: DeskAttachment[] = []
  const warnings: Warning[] = []
  const all = await afterwards(
    async () => {
      for await (const file of incoming(files)) {
        const step = await attachOne(desk, { number, commentId }, file, call)
        value.push(...step.value)
        warnings.push(...step.warnings.map((told) => ({ ...told, filename: file.filename })))
      }
    },
    undefined,
    call,
    failed,
  )
  return { value, warnings: [...warnings, ...all.warnings] }
}

async function attachOne(
  desk: Desk,
  { number, commentId }: Target,
  file: IncomingFile,
  call: Call,
): Promise<{ value: DeskAttachment[]; warnings: Warning[] }> {
  if (commentId !== null) {
    const step = async () => [await attach(desk, number, commentId, file, call)]
    return afterwards(step, [], call, failed)
  }
  file.stream.resume()
  return { value: [], warnings: [warning(failed, 'The id of the message it belongs to is not known.')] }
}

/** "POST api/v1/ticket/attachment": ids as integers, the file as Base64 made while it flows. */
async function attach(
  desk: Desk,
  number: string,
  commentId: string,
  file: IncomingFile,
  call: Call,
): Promise<DeskAttachment> {
  const target = { ticketId: Number(pathId(number)), ticketPostID: Number(commentId) }
  await desk.upstream.request(
    {
      lane: 'upload',
      method: 'POST',
      url: desk.url('/ticket/attachment'),
      headers: desk.headers,
      body: jsonWithBase64({ ...target, filename: file.filename }, 'contents', file.stream),
      write: true,
      read: () => undefined,
    },
    call,
  )
  return { ...sentAttachment(file, { id: null, downloadable: false }), commentId }
}
