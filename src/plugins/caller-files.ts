import { createHash } from 'node:crypto'
import { finished } from 'node:stream/promises'
import { GatewayError } from '../domain/problems.ts'
import type { IncomingFile } from '../providers/incoming.ts'
import { malformed } from './multipart-head.ts'
import type { Part, PartReader } from './multipart-parts.ts'
import type { CallerFiles, FileDigest, FileLimits } from './multipart-write.ts'

/** Room for the heads of parts when a Content-Length is held against the limits. */
const headAllowance = 17 * 1024
const noLimits: FileLimits = { maxFiles: null, maxBytes: null, forbiddenExtensions: [] }

/** The next file, if any; a part without a file name is text, and text has no place here. */
export async function nextFilePart(reader: PartReader): Promise<Part | null> {
  for (let part = await reader.next(); part !== null; part = await reader.next()) {
    if (part.head.filename !== null) return part
    if (!(await isEmptyField(part)))
      throw broken(
        reader,
        malformed('Only the JSON part may be text; every other part is a file with a filename.'),
      )
  }
  return null
}

/** Swagger UI sends an empty text where no file was chosen. */
async function isEmptyField({ head, stream }: Part): Promise<boolean> {
  if (head.name !== 'files') return false
  for await (const chunk of stream) if (chunk.length > 0) return false
  return true
}

function broken(reader: PartReader, problem: GatewayError): GatewayError {
  reader.fail(problem)
  return problem
}

/** The files of a multipart body; the first part of them has been seen already. */
export function createCallerFiles(
  reader: PartReader,
  first: Part | null,
  contentLength: number | null,
  stop: () => void,
): CallerFiles {
  const passed: FileDigest[] = []
  let limits = noLimits
  let upcoming = first
  let count = 0
  let done = first === null

  async function next(): Promise<IncomingFile | null> {
    if (done) return null
    const part = upcoming ?? (await nextFilePart(reader))
    upcoming = null
    if (part === null) {
      done = true
      return null
    }
    count += 1
    refuse(faultOf(part, count, limits))
    return receive(part, limits.maxBytes, (digest) => passed.push(digest))
  }

  function refuse(problem: GatewayError | null): void {
    if (problem !== null) throw broken(reader, problem)
  }

  function release(): void {
    stop()
    reader.release()
  }

  return {
    expected: first !== null,
    next,
    limit(given) {
      limits = given
      if (upcoming === null) return
      refuse(faultOf(upcoming, count + 1, limits) ?? faultOfTotal(contentLength, reader.consumed(), limits))
    },
    passed: () => passed,
    async digests() {
      for (let file = await next(); file !== null; file = await next()) await finished(file.stream.resume())
      return passed
    },
    async finish() {
      if (!done && (await nextFilePart(reader)) !== null)
        throw broken(reader, new GatewayError('too_many_attachments'))
      done = true
      release()
    },
    release,
  }
}

/** What the head of a file tells already. */
function faultOf({ head }: Part, count: number, limits: FileLimits): GatewayError | null {
  const { maxFiles, maxBytes, forbiddenExtensions } = limits
  if (maxFiles !== null && count > maxFiles) {
    const detail = maxFiles === 0 ? 'No more files may go along.' : `At most ${maxFiles} files may go along.`
    return new GatewayError('too_many_attachments', { detail })
  }
  const extension = /\.([^.]*)$/.exec(head.filename ?? '')?.[1]?.toLowerCase()
  if (forbiddenExtensions.some((given) => given.replace(/^\./, '').toLowerCase() === extension))
    return new GatewayError('value_not_supported', { detail: `Files of type .${extension} are not taken.` })
  return maxBytes !== null && head.size !== null && head.size > maxBytes ? tooLarge(maxBytes) : null
}

/** More bytes are coming than all allowed files together may have. */
function faultOfTotal(total: number | null, consumed: number, limits: FileLimits): GatewayError | null {
  const { maxFiles, maxBytes } = limits
  if (total === null || maxFiles === null || maxBytes === null) return null
  return total - consumed > maxFiles * (maxBytes + headAllowance) ? tooLarge(maxBytes) : null
}

function tooLarge(maxBytes: number): GatewayError {
  return new GatewayError('attachment_too_large', { detail: `A file may have at most ${maxBytes} bytes.` })
}

/** The file as an adapter gets it; size and digest are made in the same pass. */
function receive(part: Part, maxBytes: number | null, tell: (digest: FileDigest) => void): IncomingFile {
  const { head, stream } = part
  const filename = head.filename ?? 'attachment.bin'
  const hash = createHash('sha256')
  let size = 0
  let sha256: string | null = null
  const passed = () => ({ size, sha256: sha256 ?? hash.copy().digest('hex') })
  part.observe = (chunk) => {
    size += chunk.length
    if (maxBytes !== null && size > maxBytes) stream.destroy(tooLarge(maxBytes))
    else hash.update(chunk)
  }
  stream.once('end', () => {
    sha256 = hash.digest('hex')
    tell({ filename, size, sha256 })
  })
  return { filename, contentType: head.contentType, size: head.size, stream, passed }
}
