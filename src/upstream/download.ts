import type { Readable } from 'node:stream'
import mime from 'mime'
import { filenameOf } from './disposition.ts'
import { decodedFile } from './reply.ts'
import { type Download, type DownloadRequest, type ReplyHeaders, WrongShape } from './upstream.ts'

/** Pages and documents that hosts answer instead of a file, with a status of success. */
const documentTypes = new Set(['text/html', 'application/xhtml+xml', 'application/json'])

/** The answer as a file; throws WrongShape where it is none. */
export function toDownload(
  request: Pick<DownloadRequest, 'filename'>,
  status: number,
  headers: ReplyHeaders,
  bytes: Readable,
): Download {
  if (status !== 200 && status !== 203) throw new WrongShape(`status ${status} brings no file`)
  const named = filenameOf(headers['content-disposition'])
  const filename = request.filename ?? named
  const contentType = headers['content-type'] ?? null
  if (headers['content-disposition'] === undefined && isDocument(contentType, filename))
    throw new WrongShape('a document in place of the file')
  const { stream, encoded } = decodedFile(bytes, headers)
  const length = Number(headers['content-length'])
  const known = !encoded && headers['content-length'] !== undefined && Number.isSafeInteger(length)
  return { stream, filename, contentType, length: known ? length : null }
}

function isDocument(contentType: string | null, filename: string | null): boolean {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return documentTypes.has(type) && (filename === null || mime.getType(filename) !== type)
}

/** The beginning of an answer that may be an error document. */
export async function readUpTo(bytes: Readable, limit: number): Promise<Buffer[]> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of bytes.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= limit) break
  }
  return chunks
}
