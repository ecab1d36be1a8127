import type { FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { GatewayError } from '../domain/problems.ts'
import { createCallerFiles, nextFilePart } from './caller-files.ts'
import { boundaryOf, malformed } from './multipart-head.ts'
import { type Part, type PartReader, readParts } from './multipart-parts.ts'
import type { MultipartShape, MultipartWrite, ReadMultipart } from './multipart-write.ts'
import { invalidInput } from './problem-errors.ts'
import { watchPace } from './slow-caller.ts'
import { hasBody, parseStrictJson } from './strict-json.ts'

export interface UploadOptions {
  readonly bodyLimitBytes: number
  readonly requestTimeoutMs: number
  readonly minBytesPerSecond: number
  /** Length of the window in which the pace is measured; shorter only in tests. */
  readonly paceWindowMs?: number
}

declare module 'fastify' {
  interface FastifyInstance {
    readMultipart: ReadMultipart
  }
}

const multipart = 'multipart/form-data'

/** Routes with `config.multipart` take multipart/form-data; `app.readMultipart` reads it while it arrives. */
export const uploads = plugin<UploadOptions>(
  async (app, options) => {
    app.addContentTypeParser(multipart, async (request: FastifyRequest) => {
      if (request.routeOptions.config.multipart === undefined)
        throw new GatewayError('unsupported_media_type')
      return undefined
    })
    app.addHook('preValidation', (request, _reply, done) => {
      const filesOnly = request.routeOptions.config.multipart?.part === null
      if (!filesOnly || request.mediaType === multipart) done()
      else if (hasBody(request)) done(new GatewayError('unsupported_media_type'))
      else done(malformed('There is no file.'))
    })
    app.decorate('readMultipart', (request, shape) => readMultipart(request, shape, options))
  },
  { name: 'uploads', dependencies: ['request-limits', 'strict-json', 'unread-body'] },
)

async function readMultipart(
  request: FastifyRequest,
  shape: MultipartShape,
  options: UploadOptions,
): Promise<MultipartWrite> {
  const boundary = boundaryOf(request.headers['content-type'] ?? '')
  const reader = readParts(request.raw, boundary)
  request.continueBody?.()
  const { minBytesPerSecond, paceWindowMs: windowMs = 15_000 } = options
  const stop = watchPace(reader, { minBytesPerSecond, windowMs })
  request.releaseBody = () => {
    stop()
    reader.release()
  }
  const late = setTimeout(() => reader.fail(new GatewayError('request_timeout')), options.requestTimeoutMs)
  try {
    const json = await jsonOf(request, reader, shape, options.bodyLimitBytes)
    clearTimeout(late)
    const first = await nextFilePart(reader)
    if (first === null && shape.part === null) throw malformed('There is no file.')
    return { json, files: createCallerFiles(reader, first, contentLengthOf(request), stop) }
  } catch (error) {
    request.releaseBody()
    throw error
  } finally {
    clearTimeout(late)
  }
}

/** The JSON part, read and checked like a JSON body. */
async function jsonOf(
  request: FastifyRequest,
  reader: PartReader,
  { part: name, schema }: MultipartShape,
  maxBytes: number,
): Promise<unknown> {
  if (name === null) return {}
  const part = await reader.next()
  if (part === null || part.head.name !== name)
    throw new GatewayError('fields_must_come_first', { detail: `The first part must be named \`${name}\`.` })
  checkType(part)
  const json = parseStrictJson(await bytesOf(part, maxBytes)) ?? {}
  if (schema === undefined) return json
  const validate = request.compileValidationSchema(schema, 'body')
  if (validate(json) === true) return json
  throw invalidInput(validate.errors ?? [], 'body')
}

/** Forms send JSON as text, files as what their name suggests; a picture is none of them. */
const jsonTypes = /^(application\/([\w.-]+\+)?json|text\/plain|application\/octet-stream)$/

function checkType({ head }: Part): void {
  const { contentType, charset } = head
  const isText = charset === null || /^(utf-?8|us-ascii)$/.test(charset)
  if (!isText || (contentType !== null && !jsonTypes.test(contentType)))
    throw new GatewayError('unsupported_media_type', { detail: 'The JSON part must be application/json.' })
}

async function bytesOf({ stream }: Part, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > maxBytes)
      throw new GatewayError('body_too_large', {
        detail: `The JSON part may have at most ${maxBytes} bytes.`,
      })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function contentLengthOf({ headers }: FastifyRequest): number | null {
  const given = Number(headers['content-length'])
  return Number.isSafeInteger(given) ? given : null
}
