import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ShelvedFile } from '../../sandbox/file-shelf.ts'
import type { Desk } from './sandbox-store.ts'

/** The largest attachment, in bytes: a file of exactly this size is taken. */
export const maxFileBytes = 2 * 1024 * 1024

/** A body of any accepted media type, read as Django REST framework reads it. */
export interface Form {
  /** A JSON body may hold numbers, lists and null; forms hold text only. */
  readonly isJson: boolean
  get(name: string): unknown
  all(name: string): readonly unknown[]
  readonly file: ShelvedFile | null
}

type Body = { kind: 'json' | 'urlencoded'; text: string } | { kind: 'unsupported'; type: string }

const bodies = new WeakMap<FastifyRequest, Body>()

/** An answer that the framework gives by itself, outside the envelope. */
export class FrameworkError extends Error {
  readonly statusCode: number
  constructor(statusCode: number, detail: string) {
    super(detail)
    this.statusCode = statusCode
  }
}

/** Bodies are kept as they came and judged when a route asks for them, GET included. */
export async function acceptForms(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers()
  // One byte more than allowed tells "too big" from "exactly the limit"; the rest is read and dropped.
  const limits = { fileSize: maxFileBytes + 1, files: 10, fields: 100, fieldSize: 2_621_440 }
  await app.register(multipart, { limits, throwFileSizeLimit: false })
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    bodies.set(request, { kind: 'json', text: String(text) })
    done(null)
  })
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (request, text, done) => {
      bodies.set(request, { kind: 'urlencoded', text: String(text) })
      done(null)
    },
  )
  app.addContentTypeParser('*', (request, payload, done) => {
    payload.resume()
    const type = request.headers['content-type'] ?? ''
    if (request.headers['content-length'] !== '0') bodies.set(request, { kind: 'unsupported', type })
    done(null)
  })
}

/** Without a desk a file is read and dropped. Whoever refuses the form afterwards drops its file. */
export async function formOf(request: FastifyRequest, desk?: Desk): Promise<Form> {
  if (request.isMultipart()) return multipartForm(request, desk)
  const body = bodies.get(request)
  if (body === undefined) return toForm(new Map())
  if (body.kind === 'unsupported') {
    throw new FrameworkError(415, `Unsupported media type "${body.type}" in request.`)
  }
  if (body.kind === 'json') return toForm(new Map(Object.entries(parsed(body.text))), null, true)
  const values = new Map<string, unknown[]>()
  for (const [name, value] of new URLSearchParams(body.text)) add(values, name, value)
  return toForm(values)
}

async function multipartForm(request: FastifyRequest, desk?: Desk): Promise<Form> {
  const values = new Map<string, unknown[]>()
  let file: ShelvedFile | null = null
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') add(values, part.fieldname, part.value)
      else if (desk === undefined || part.fieldname !== 'attachment') part.file.resume()
      else {
        if (file !== null) await desk.dropFile(file)
        file = await desk.keepFile(part.file, part.filename || 'attachment', part.mimetype)
      }
    }
  } catch (error) {
    if (file !== null) await desk?.dropFile(file)
    const reason = error instanceof Error ? error.message : 'broken'
    throw new FrameworkError(400, `Multipart form parse error - ${reason}`)
  }
  return toForm(values, file)
}

function add(values: Map<string, unknown[]>, name: string, value: unknown): void {
  values.set(name, [...(values.get(name) ?? []), value])
}

function parsed(text: string): object {
  if (text.trim() === '') return {}
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new FrameworkError(400, `JSON parse error - ${error instanceof Error ? error.message : 'broken'}`)
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new FrameworkError(400, 'Invalid data. Expected a dictionary.')
}

function toForm(values: Map<string, unknown>, file: ShelvedFile | null = null, isJson = false): Form {
  const all = (name: string): readonly unknown[] => {
    const value = values.get(name)
    return value === undefined ? [] : Array.isArray(value) ? value : [value]
  }
  // Of a repeated form field the last one counts.
  return { isJson, file, all, get: (name) => (isJson ? values.get(name) : all(name).at(-1)) }
}

/** The product's own shape for every answer but login, refresh and download. */
export function envelope(
  reply: FastifyReply,
  status: number,
  errors: object,
  data: object = {},
): FastifyReply {
  return reply.code(status).send({ status_code: status, errors, data })
}
