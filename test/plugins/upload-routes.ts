import { finished } from 'node:stream/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { NewTicket } from '../../src/domain/new-ticket.ts'
import { GatewayError } from '../../src/domain/problems.ts'
import type { FileLimits, MultipartShape } from '../../src/plugins/multipart-write.ts'
import { authorization } from './edge-app.ts'
import { multipartBody, type RawPart } from './multipart.ts'

export const ticket = { connection: 'selectel', subject: 'Subject', body: 'Body' }
const limits: FileLimits = { maxFiles: 3, maxBytes: 1_000_000, forbiddenExtensions: ['exe', '.BAT'] }

/** Errors of file streams, as an upstream request would see them. */
export const broken: unknown[] = []

/** Routes that take a ticket with files, files only, and one that refuses before it reads. */
export function uploadRoutes(app: FastifyInstance) {
  const take = (shape: MultipartShape) => async (request: FastifyRequest) => {
    const { json, files } = await app.readMultipart(request, shape)
    const seen: object[] = []
    try {
      files.limit(limits)
      for (let file = await files.next(); file !== null; file = await files.next()) {
        const { filename, contentType, size } = file
        await finished(file.stream.resume()).catch((error: unknown) => {
          broken.push(error)
          throw error
        })
        seen.push({ filename, contentType, told: size, ...file.passed() })
      }
      await files.finish()
      return { json, expected: files.expected, files: seen }
    } finally {
      files.release()
    }
  }
  const ticketShape = { part: 'ticket', schema: NewTicket } as const
  const filesShape = { part: null } as const
  app.post(
    '/v1/multi',
    { schema: { body: NewTicket }, config: { multipart: ticketShape } },
    take(ticketShape),
  )
  app.post('/v1/files', { config: { multipart: filesShape } }, take(filesShape))
  app.post('/v1/early', { config: { multipart: filesShape } }, async () => {
    throw new GatewayError('queue_full', { retryAfterMs: 1500 })
  })
}

export async function sendBytes(
  origin: string,
  path: string,
  body: Buffer,
  headers: Record<string, string> = {},
) {
  const response = await fetch(origin + path, {
    method: 'POST',
    body,
    headers: { ...authorization, 'content-type': 'multipart/form-data; boundary=b', ...headers },
  })
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) }
}

export async function sendParts(origin: string, path: string, parts: readonly RawPart[]) {
  return await sendBytes(origin, path, multipartBody('b', parts))
}
