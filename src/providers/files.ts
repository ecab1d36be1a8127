import { GatewayError } from '../domain/problems.ts'
import type { FormFile } from '../upstream/multipart.ts'
import type { Files, IncomingFile } from './incoming.ts'
import type { DeskAttachment } from './told.ts'

/** The files of a write, one after another; `seen` is told of each once its bytes have passed. */
export async function* incoming(files: Files): AsyncGenerator<IncomingFile> {
  if (!files.expected) return
  for (;;) {
    const file = await files.next().catch(refused)
    if (file === null) return
    yield file
  }
}

/** The caller's body broke where the next file should begin: nothing is under way at the provider. */
function refused(error: unknown): never {
  throw error instanceof GatewayError ? error.with({ effect: 'refused' }) : error
}

/** The files as parts of one multipart body; what passed is added to `sent` in order. */
export function asFormFiles(
  files: Files,
  nameOf: (index: number) => string,
  sent: IncomingFile[],
): () => AsyncIterable<FormFile> {
  return async function* parts() {
    for await (const file of incoming(files)) {
      const name = nameOf(sent.length)
      sent.push(file)
      yield { name, filename: file.filename, contentType: file.contentType, stream: file.stream }
    }
  }
}

/** What is known of a file that passed in this call, beside what the provider tells of it. */
export function sentAttachment(
  file: IncomingFile,
  told: { id: string | null; downloadable: boolean },
): DeskAttachment {
  return { ...told, filename: file.filename, contentType: file.contentType, ...file.passed() }
}

/**
 * A comment's attachments as the provider tells them, with size and digest of those that passed in this call:
 * matched by name, in order.
 */
export function withSent(
  told: readonly DeskAttachment[],
  sent: readonly IncomingFile[],
): readonly DeskAttachment[] {
  const left = [...sent]
  return told.map((attachment) => {
    const at = left.findIndex(({ filename }) => sameName(attachment.filename, filename))
    const file = left[at]
    if (file === undefined) return attachment
    left.splice(at, 1)
    return {
      ...attachment,
      ...file.passed(),
      filename: file.filename,
      contentType: attachment.contentType ?? file.contentType,
    }
  })
}

/** A provider may tell no name, or keep the spelling that a quote has in forms. */
function sameName(told: string | null, sent: string): boolean {
  return told === null || told === sent || told.replace(/%22/g, '"') === sent
}
