import { once } from 'node:events'
import multipart from '@fastify/multipart'
import contentDisposition from 'content-disposition'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { type FileShelf, FileTooLarge } from '../../sandbox/file-shelf.ts'
import { Refusal } from './sandbox-desk.ts'
import type { Quota } from './sandbox-quota.ts'

// "20 MB": whether these are powers of ten is not said; the smaller reading is the safe one.
const maxBytes = 20_000_000

/** The files service. Only its base address, the list of extensions and the limits are documented; the rest is inferred. */
export const fileRoutes: FastifyPluginAsync<{ shelf: FileShelf; uploads: Quota }> = async (
  app,
  { shelf, uploads },
) => {
  await app.register(multipart, { limits: { fileSize: Number.POSITIVE_INFINITY, files: 1, fields: 5 } })

  app.get('/public/files/extensions', async () => ({
    items: [
      'csv',
      'doc',
      'docx',
      'gif',
      'jpeg',
      'jpg',
      'json',
      'log',
      'pdf',
      'png',
      'txt',
      'xls',
      'xlsx',
      'zip',
    ],
  }))

  app.post('/public/files', async (request, reply) => {
    if (!request.isMultipart())
      throw new Refusal(415, 'unsupported_media_type', 'multipart/form-data is expected')
    uploads.take()
    const part = await request.file().catch(() => undefined)
    if (part === undefined || part.fieldname !== 'file') {
      const refusal = new Refusal(400, 'bad_request', 'A file in the field "file" is required')
      return refuseUnread(request, reply, refusal)
    }
    try {
      const { id, filename, size } = await shelf.put(part.file, {
        filename: part.filename,
        contentType: part.mimetype,
        maxBytes,
      })
      return { uuid: id, name: filename, size }
    } catch (error) {
      const refusal =
        error instanceof FileTooLarge
          ? new Refusal(413, 'file_too_large', 'File size is limited to 20 MB')
          : new Refusal(400, 'bad_request', 'The file is incomplete')
      return refuseUnread(request, reply, refusal)
    }
  })

  app.get<{ Params: { uuid: string } }>('/public/files/:uuid', async ({ params }, reply) => {
    const file = shelf.get(params.uuid)
    if (file === undefined) throw new Refusal(404, 'not_found', `File ${params.uuid} is not found`)
    return reply
      .headers({
        'content-type': file.contentType ?? 'application/octet-stream',
        'content-length': file.size,
        'content-disposition': contentDisposition(file.filename),
      })
      .send(shelf.open(file.id))
  })
}

// The rest of the body is thrown away for a moment: closing with unread bytes would reset the connection and lose the answer.
async function refuseUnread({ raw }: FastifyRequest, reply: FastifyReply, refusal: Refusal): Promise<never> {
  reply.header('connection', 'close')
  raw.unpipe().resume()
  if (!raw.readableEnded) await once(raw, 'end', { signal: AbortSignal.timeout(1000) }).catch(() => undefined)
  throw refusal
}
