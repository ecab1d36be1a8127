import { createHmac, randomUUID } from 'node:crypto'
import multipart from '@fastify/multipart'
import contentDisposition from 'content-disposition'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type FileShelf, FileTooLarge } from '../../sandbox/file-shelf.ts'
import { isJson, queryOf } from './sandbox-answers.ts'

/** `put`: a temporary URL that takes the raw bytes · `form`: the fields of a signed HTML form. */
export type UploadMode = 'put' | 'form'

interface Reservation {
  readonly uuid: string
  readonly filename: string
  readonly path: string
}

/** Object storage: names reserved by the ticketing service, and the signatures that open them. */
export interface CloudFiles {
  mode: UploadMode
  lifeSeconds: number
  maxFileSize: number
  readonly shelf: FileShelf
  /** Requests that carried a credential, which no storage host may ever see. */
  readonly credentialsSeen: string[]
  reserve(filename: string): string
  find(uuid: string): Reservation | undefined
  at(path: string): Reservation | undefined
  isStored(uuid: string): boolean
  stored(): object[]
  uploadUrl(uuid: string): string
  downloadUrl(uuid: string): string
  form(uuid: string): Record<string, string | number>
  sign(lines: readonly (string | number)[]): string
}

export function createCloudFiles(shelf: FileShelf, key: string, origin: () => string): CloudFiles {
  const reservations = new Map<string, Reservation>()
  const paths = new Map<string, Reservation>()
  const account = `/v1/MossoCloudFS_${randomUUID()}`
  let sequence = 123_464
  const pathOf = (uuid: string): string => reservations.get(uuid)?.path ?? '/'
  const expires = (files: CloudFiles): number => Math.floor(Date.now() / 1000) + files.lifeSeconds
  const temporaryUrl = (files: CloudFiles, method: string, uuid: string): string => {
    const until = expires(files)
    const signature = files.sign([method, until, pathOf(uuid)])
    return `${origin()}${pathOf(uuid)}?temp_url_expires=${until}&temp_url_sig=${signature}`
  }

  return {
    mode: 'put',
    lifeSeconds: 600,
    maxFileSize: 1024 ** 3,
    shelf,
    credentialsSeen: [],
    reserve(filename) {
      sequence += 1
      const name = randomUUID()
      const reservation = {
        uuid: `${sequence}-${filename}`,
        filename,
        path: `${account}/${name.slice(0, 4)}/${name}`,
      }
      reservations.set(reservation.uuid, reservation)
      paths.set(reservation.path, reservation)
      return reservation.uuid
    },
    find: (uuid) => reservations.get(uuid),
    at: (path) => paths.get(path),
    isStored: (uuid) => shelf.get(uuid) !== undefined,
    stored: () =>
      [...reservations.keys()].flatMap((uuid) => {
        const file = shelf.get(uuid)
        return file === undefined ? [] : [file]
      }),
    uploadUrl(uuid) {
      return temporaryUrl(this, 'PUT', uuid)
    },
    downloadUrl(uuid) {
      return temporaryUrl(this, 'GET', uuid)
    },
    form(uuid) {
      const until = expires(this)
      return {
        expires: until,
        max_file_count: 1,
        max_file_size: this.maxFileSize,
        signature: this.sign([pathOf(uuid), '', this.maxFileSize, 1, until]),
        redirect_url: '',
        upload_url: `${origin()}${pathOf(uuid)}`,
      }
    },
    sign: (lines) => createHmac('sha1', key).update(lines.join('\n')).digest('hex'),
  }
}

const CREDENTIALS = ['x-auth-token', 'authorization', 'cookie', 'x-auth-key', 'x-storage-token']

/** The storage host: temporary URLs (PUT, GET, HEAD) and the signed form (POST). */
export async function storageServer(app: FastifyInstance, { files }: { files: CloudFiles }): Promise<void> {
  await app.register(multipart, { limits: { fileSize: Number.MAX_SAFE_INTEGER, fields: 20, files: 10 } })
  // Raw bytes of any type stay a stream; multipart has its own parser.
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.removeContentTypeParser(['application/json', 'text/plain'])

  app.addHook('preHandler', async (request, reply) => {
    if (request.url === '/__faults') return
    const seen = CREDENTIALS.filter((name) => request.headers[name] !== undefined)
    if (seen.length === 0) return
    files.credentialsSeen.push(`${request.method} ${pathname(request)} ${seen.join(' ')}`)
    return refuse(request, reply, 400, 'Bad Request: a credential was sent to the storage host')
  })
  app.setErrorHandler((_error, request, reply) => refuse(request, reply, 400, 'Bad Request'))
  app.setNotFoundHandler((request, reply) => refuse(request, reply, 404, 'Not Found'))

  app.put('/v1/*', (request, reply) => putObject(files, request, reply))
  app.get('/v1/*', (request, reply) => getObject(files, request, reply))
  app.post('/v1/*', (request, reply) => postForm(files, request, reply))
}

const pathname = (request: FastifyRequest): string => request.url.split('?')[0] ?? ''

function refuse(request: FastifyRequest, reply: FastifyReply, status: number, text: string): FastifyReply {
  // Whatever still arrives is read and dropped, so that the answer can be read, too.
  request.raw.unpipe().resume()
  return reply.code(status).type('text/plain').send(text)
}

/** https://docs.openstack.org/swift/latest/api/temporary_url_middleware.html: the signature is bound to method, path and expiry. */
function isSigned(files: CloudFiles, request: FastifyRequest, methods: readonly string[]): boolean {
  const until = queryOf(request, 'temp_url_expires') ?? ''
  const signature = queryOf(request, 'temp_url_sig')
  if (!/^\d+$/.test(until) || Number(until) * 1000 < Date.now()) return false
  return methods.some((method) => files.sign([method, until, pathname(request)]) === signature)
}

async function putObject(
  files: CloudFiles,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const target = files.at(pathname(request))
  if (target === undefined || !isSigned(files, request, ['PUT']))
    return refuse(request, reply, 401, '401 Unauthorized: Temp URL invalid')
  const contentType = request.headers['content-type'] ?? 'application/octet-stream'
  const stored = await files.shelf.put(request.raw, {
    id: target.uuid,
    filename: target.filename,
    contentType,
    maxBytes: 5 * 1024 ** 3,
  })
  return reply.code(201).header('x-stored-bytes', stored.size).type('text/html').send('')
}

async function getObject(
  files: CloudFiles,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (!isSigned(files, request, request.method === 'HEAD' ? ['HEAD', 'GET', 'PUT'] : ['GET']))
    return refuse(request, reply, 401, '401 Unauthorized: Temp URL invalid')
  const file = files.shelf.get(files.at(pathname(request))?.uuid ?? '')
  if (file === undefined) return refuse(request, reply, 404, 'Not Found')
  reply
    .header('content-length', file.size)
    .header('content-disposition', contentDisposition(file.filename))
    .type(file.contentType ?? 'application/octet-stream')
  return reply.send(request.method === 'HEAD' ? '' : files.shelf.open(file.id))
}

/** https://docs.openstack.org/swift/latest/api/form_post_middleware.html: fields first, the file last, no token. */
async function postForm(
  files: CloudFiles,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (!request.isMultipart()) return refuse(request, reply, 401, '401 Unauthorized')
  const target = files.at(pathname(request))
  const fields = new Map<string, string>()
  let stored = 0
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      fields.set(part.fieldname, typeof part.value === 'string' ? part.value : '')
      continue
    }
    const problem = formProblem(files, pathname(request), fields)
    if (problem !== null) return refuse(request, reply, 401, `FormPost: ${problem}`)
    if (stored >= Number(fields.get('max_file_count')))
      return refuse(request, reply, 400, 'FormPost: max_file_count exceeded')
    try {
      await files.shelf.put(part.file, {
        id: target?.uuid ?? randomUUID(),
        filename: target?.filename ?? part.filename,
        contentType: fields.get('content-type') ?? part.mimetype,
        maxBytes: Number(fields.get('max_file_size')),
      })
    } catch (error) {
      if (!(error instanceof FileTooLarge)) throw error
      return refuse(request, reply, 400, 'FormPost: max_file_size exceeded')
    }
    stored += 1
  }
  if (stored === 0) return refuse(request, reply, 400, 'FormPost: no files to process')
  const redirect = fields.get('redirect') ?? ''
  if (redirect === '') return reply.code(201).type('text/plain').send('201 Created\n\n')
  return reply.code(303).header('location', `${redirect}?status=201&message=`).type('text/plain').send('')
}

function formProblem(files: CloudFiles, path: string, fields: ReadonlyMap<string, string>): string | null {
  const until = fields.get('expires') ?? ''
  if (!/^\d+$/.test(until)) return 'Invalid Signature'
  if (Number(until) * 1000 < Date.now()) return 'Form Expired'
  const signed = [
    path,
    fields.get('redirect') ?? '',
    fields.get('max_file_size') ?? '',
    fields.get('max_file_count') ?? '',
    until,
  ]
  return files.sign(signed) === fields.get('signature') ? null : 'Invalid Signature'
}

/** `POST /__storage {mode?, lifeSeconds?, maxFileSize?}` at the ticketing address. */
export function configureStorage(files: CloudFiles, body: unknown): void {
  if (!isJson(body)) return
  if (body.mode === 'put' || body.mode === 'form') files.mode = body.mode
  if (typeof body.lifeSeconds === 'number') files.lifeSeconds = body.lifeSeconds
  if (typeof body.maxFileSize === 'number') files.maxFileSize = body.maxFileSize
}
