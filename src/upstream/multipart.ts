import { randomBytes } from 'node:crypto'
import type { RequestBody } from './upstream.ts'

/** A file part; its bytes flow only while they are read. */
export interface FormFile {
  readonly name: string
  readonly filename: string
  readonly contentType: string | null
  readonly stream: AsyncIterable<Uint8Array>
}

type Field = readonly [name: string, value: string]

/** multipart/form-data with text fields only. */
export function formData(fields: readonly Field[]): RequestBody {
  const boundary = newBoundary()
  return whole(boundary, fields.map((field) => fieldPart(boundary, field)).join(''))
}

/** multipart/form-data with one file part that tells the file's name and type, and holds no bytes. */
export function formDataWithName(
  name: string,
  file: Pick<FormFile, 'filename' | 'contentType'>,
): RequestBody {
  const boundary = newBoundary()
  return whole(boundary, `${filePartHead(boundary, { ...file, name })}\r\n`)
}

function whole(boundary: string, parts: string): RequestBody {
  const bytes = Buffer.from(`${parts}--${boundary}--\r\n`)
  return {
    stream: {
      contentType: `multipart/form-data; boundary=${boundary}`,
      length: bytes.length,
      repeatable: true,
      async *open() {
        yield bytes
      },
    },
  }
}

/** multipart/form-data whose files are fetched one after another while the body is sent: fields first, files last. */
export function formDataWithFiles(
  fields: readonly Field[],
  files: () => AsyncIterable<FormFile>,
): RequestBody {
  const boundary = newBoundary()
  return {
    stream: {
      contentType: `multipart/form-data; boundary=${boundary}`,
      length: null,
      repeatable: false,
      async *open() {
        yield Buffer.from(fields.map((field) => fieldPart(boundary, field)).join(''))
        for await (const file of files()) {
          yield Buffer.from(filePartHead(boundary, file))
          yield* file.stream
          yield crlf
        }
        yield Buffer.from(`--${boundary}--\r\n`)
      },
    },
  }
}

const crlf = Buffer.from('\r\n')

function newBoundary(): string {
  return `gateway-${randomBytes(18).toString('hex')}`
}

function fieldPart(boundary: string, [name, value]: Field): string {
  return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`
}

function filePartHead(boundary: string, file: Omit<FormFile, 'stream'>): string {
  const type = file.contentType ?? 'application/octet-stream'
  return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(file.name)}"; filename="${quoted(file.filename)}"\r\nContent-Type: ${type}\r\n\r\n`
}

/** As browsers write names (the HTML standard): UTF-8, with only these three escaped, so that no header can be forged. */
function quoted(name: string): string {
  return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22')
}
