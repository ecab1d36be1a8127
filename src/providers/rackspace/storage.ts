import { GatewayError } from '../../domain/problems.ts'
import { formDataWithFiles } from '../../upstream/multipart.ts'
import type { Reply, RequestBody } from '../../upstream/upstream.ts'
import type { IncomingFile } from '../incoming.ts'
import { integer, need, part, record, text } from '../wire.ts'

/** Where a file has to go: a temporary address for the raw bytes, or a signed form. */
export interface UploadPlace {
  readonly uuid: string
  readonly url: string
  /** The fields that go before the file; null: a temporary address. */
  readonly form: readonly (readonly [name: string, value: string])[] | null
  readonly maxBytes: number | null
}

/** The page of the document breaks off in the middle of the fields, so each is looked for under its possible names. */
export function toUploadPlace(data: unknown): UploadPlace {
  const body = record(data, 'a place to upload to')
  const told = { ...body, ...part(body.attachment_data) }
  const url = need(text(told.upload_url) ?? text(told.url), 'an upload URL')
  const uuid = need(text(told.uuid) ?? text(told.file_uuid) ?? text(told.id), 'the uuid of the file')
  const isForm = text(told.signature) !== null && !/[?&]temp_url_sig=/.test(url)
  const fields = [
    ['redirect', text(told.redirect_url) ?? text(told.redirect) ?? ''],
    ['max_file_size', text(told.max_file_size) ?? ''],
    ['max_file_count', text(told.max_file_count) ?? ''],
    ['expires', text(told.expires) ?? ''],
    ['signature', text(told.signature) ?? ''],
  ] as const
  return { uuid, url, form: isForm ? fields : null, maxBytes: integer(told.max_file_size) }
}

/** Object storage of OpenStack: its temporary URLs take a PUT, its signed forms a POST with the file as the last part. */
export function storageBody({ form, maxBytes }: UploadPlace, file: IncomingFile): RequestBody {
  if (file.size !== null && maxBytes !== null && file.size > maxBytes) throw tooLarge()
  const contentType = file.contentType ?? 'application/octet-stream'
  const open = (): AsyncIterable<Uint8Array> =>
    maxBytes === null ? file.stream : bounded(file.stream, maxBytes)
  if (form === null) return { stream: { contentType, length: null, repeatable: false, open } }
  return formDataWithFiles(form, async function* parts() {
    yield { name: 'file1', filename: file.filename, contentType, stream: open() }
  })
}

/** Breaks the upload off as soon as it is larger than the place allows. */
async function* bounded(stream: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > maxBytes) throw tooLarge()
    yield chunk
  }
}

const tooLarge = (): GatewayError =>
  new GatewayError('attachment_too_large', {
    detail: 'The file is larger than the provider allows.',
    effect: 'nothing',
  })

/** A file that is too large has a status of its own only at some hosts. */
export function refuseStorage({ status, text: sentence }: Reply): GatewayError | null {
  return status === 400 && isTooLarge(sentence) ? tooLarge() : null
}

/** With a redirect in the form, the host tells success and failure alike in the address of a 303. */
export function checkRedirect({ status, headers }: Reply): null {
  if (status !== 303) return null
  const told = new URLSearchParams(headers.location?.split('?').at(-1))
  const result = integer(told.get('status')) ?? 201
  if (result < 300) return null
  if (result === 413 || isTooLarge(told.get('message') ?? '')) throw tooLarge()
  throw new GatewayError('upstream_rejected', {
    detail: `The storage host refused the file (status ${result}).`,
    effect: 'refused',
  })
}

const isTooLarge = (sentence: string): boolean => /max_file_size exceeded/i.test(sentence)
