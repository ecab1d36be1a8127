import type { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerFaults, badRequest, Fault, isJson, numberOf, path, queryOf } from './sandbox-answers.ts'
import { accounts, categories } from './sandbox-data.ts'
import type { Identity } from './sandbox-identity.ts'
import { type Quota, type QuotaKind, refuseOverLimit } from './sandbox-quota.ts'
import { configureStorage } from './sandbox-storage.ts'
import { detail, listItem, type World } from './sandbox-world.ts'
import { patchTicket, postComment, postTicket, ticketOf } from './sandbox-writes.ts'

const MEDIA_TYPES = [
  'application/vnd.ticketing.v2+json',
  'application/vnd.ticketing.v1+json',
  'application/json',
]
const DEFAULT_LIMIT = 25
const MAX_LIMIT = 500

export interface TicketingOptions {
  readonly world: World
  readonly identity: Identity
  readonly quota: Quota
  readonly origin: () => string
}

/** The ticketing service, version 2. */
export async function ticketingServer(app: FastifyInstance, options: TicketingOptions): Promise<void> {
  const { world, quota } = options
  await app.register(multipart, { limits: { fileSize: Number.MAX_SAFE_INTEGER, fields: 10, files: 10 } })
  app.addContentTypeParser(
    MEDIA_TYPES.slice(0, 2),
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  )
  answerFaults(app)
  app.addHook('preHandler', async (request, reply) => {
    if (request.url.startsWith('/__')) return
    checkRequest(options.identity, request)
    const kind = quotaKind(request)
    const waitMs = kind === null ? 0 : quota.take(kind)
    if (waitMs > 0) return refuseOverLimit(reply, waitMs)
  })

  const answer = (request: FastifyRequest, reply: FastifyReply, body: object): FastifyReply =>
    reply.type(mediaTypeFor(request)).send(JSON.stringify(body))
  path(app, '/tickets', {
    GET: async (request, reply) => answer(request, reply, listTickets(options, request)),
    POST: async (request, reply) => answer(request, reply, postTicket(world, request)),
  })
  path(app, '/tickets/:ticketId', {
    GET: async (request, reply) =>
      answer(request, reply, detail(ticketOf(world, request, false), world.files)),
    PUT: async (request, reply) => patchTicket(world, request, reply),
    PATCH: async (request, reply) => patchTicket(world, request, reply),
  })
  path(app, '/tickets/:ticketId/comments', {
    POST: async (request, reply) => postComment(world, request, reply),
  })
  path(app, '/accounts', { GET: async (request, reply) => answer(request, reply, { accounts }) })
  path(app, '/categories', { GET: async (request, reply) => answer(request, reply, { categories }) })
  path(app, '/attachment', {
    POST: async (request, reply) => answer(request, reply, await postAttachment(world, request)),
  })
  controls(app, options)
}

/** What a test or a curious developer may see and set. */
function controls(app: FastifyInstance, { world, identity, quota }: TicketingOptions): void {
  app.get('/__state', async () => {
    const tickets = [...world.tickets.values()]
    return {
      tickets,
      comments: tickets.flatMap(({ ticketId, comments }) =>
        comments.map((comment) => ({ ...comment, ticketId })),
      ),
      files: world.files.stored(),
      storage: { mode: world.files.mode, credentialsSeen: world.files.credentialsSeen },
    }
  })
  app.post('/__storage', async (request, reply) => {
    configureStorage(world.files, request.body)
    return reply.code(204).send()
  })
  app.post('/__quotas', async (request, reply) => {
    const table = isJson(request.body) ? request.body.table : undefined
    if (table === 'tickets' || table === 'limits' || table === 'none') quota.table = table
    return reply.code(204).send()
  })
  app.delete('/__tokens', async (_request, reply) => {
    identity.expireAll()
    return reply.code(204).send()
  })
}

function checkRequest(identity: Identity, request: FastifyRequest): void {
  if (!identity.accepts(request.headers['x-auth-token']))
    throw new Fault(401, 'unauthorized', 'Authentication token is missing or not valid')
  const hasBody = ['POST', 'PUT', 'PATCH'].includes(request.method)
  if (hasBody && request.headers['content-type'] === undefined) throw badRequest('Content-Type is required')
  if (hasBody && request.method !== 'PATCH' && request.headers['content-length'] === undefined)
    throw badRequest('Content-Length is required')
  const accept = request.headers.accept ?? '*/*'
  const understood = [...MEDIA_TYPES, '*/*', 'application/*', 'multipart/form-data']
  if (!understood.some((type) => accept.includes(type)))
    throw new Fault(406, 'notAcceptable', 'None of the accepted media types can be produced')
}

/** `application/json` stands for the latest version, as does no Accept at all. */
function mediaTypeFor(request: FastifyRequest): string {
  const accept = request.headers.accept ?? ''
  return MEDIA_TYPES.find((type) => accept.includes(type)) ?? 'application/json'
}

function quotaKind(request: FastifyRequest): QuotaKind | null {
  const route = `${request.method} ${request.routeOptions.url ?? ''}`
  const kinds: Readonly<Record<string, QuotaKind>> = {
    'POST /tickets': 'create',
    'PATCH /tickets/:ticketId': 'update',
    'PUT /tickets/:ticketId': 'update',
    'POST /tickets/:ticketId/comments': 'comment',
    'GET /tickets': 'list',
    'GET /tickets/:ticketId': 'read',
    'GET /categories': 'categories',
  }
  return kinds[route] ?? null
}

/** Not on a page of its own: `limit`, `offset` and `subject` are what was seen to work; an absent link is an empty string. */
function listTickets({ world, origin }: TicketingOptions, request: FastifyRequest): object {
  const limit = Math.min(numberOf(request, 'limit', 1, DEFAULT_LIMIT), MAX_LIMIT)
  const offset = numberOf(request, 'offset', 0, 0)
  const subject = queryOf(request, 'subject')
  const found = [...world.tickets.values()]
    .filter((ticket) => subject === null || ticket.subject.toLowerCase().includes(subject.toLowerCase()))
    .reverse()
    .sort((one, other) => other.modified.localeCompare(one.modified))
  const link = (start: number | null): string => {
    if (start === null) return ''
    const query = new URLSearchParams({ limit: String(limit), offset: String(start) })
    if (subject !== null) query.set('subject', subject)
    return `${origin()}/tickets?${query}`
  }
  const last = Math.max(0, Math.ceil(found.length / limit) - 1) * limit
  return {
    tickets: found.slice(offset, offset + limit).map(listItem),
    total: found.length,
    _links: {
      self: link(offset),
      first: link(0),
      last: link(last),
      prev: link(offset > 0 ? Math.max(0, offset - limit) : null),
      next: link(offset + limit < found.length ? offset + limit : null),
    },
  }
}

const FORBIDDEN =
  'ade adp app asp bas bat cer chm cla class cmd cnt com cpl crt csh der exe fxp gadget grp hlp hpj hta inf ins isp its jar js jse ksh lnk mad maf mag mam maq mar mas mat mau mav maw mcf mda mdb mde mdt mdw mdz msc msh msh1 msh1xml msh2 msh2xml mshxml msi msp mst ocx ops osd pcd pif pl plg prf prg ps1 ps1xml ps2 ps2xml psc1 psc2 pst reg scf scr sct shb shs tmp url vb vbe vbp vbs vsmacros vsw ws wsc wsf wsh xbap xnk'
const FORBIDDEN_EXTENSIONS: ReadonlySet<string> = new Set(FORBIDDEN.split(' '))

function checkFilename(filename: string): string {
  if (filename.trim() === '') throw badRequest('Filename provided is invalid')
  const extension = /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? ''
  if (FORBIDDEN_EXTENSIONS.has(extension)) throw badRequest('File type provided is not allowed')
  return filename
}

/** "Attachments": the part `filename`, as a name or as the file itself, is exchanged for a place to upload to. */
async function postAttachment(world: World, request: FastifyRequest): Promise<object> {
  if (!request.isMultipart()) throw badRequest('Content-Type provided is invalid')
  let uuid: string | null = null
  for await (const part of request.parts()) {
    if (part.fieldname !== 'filename') {
      if (part.type === 'file') part.file.resume()
      continue
    }
    const name = part.type === 'file' ? part.filename : typeof part.value === 'string' ? part.value : ''
    uuid = world.files.reserve(checkFilename(name))
    if (part.type === 'file') await keepBytes(world, uuid, part)
  }
  if (uuid === null) throw badRequest('Filename provided is invalid')
  return world.files.mode === 'form'
    ? { attachment_data: { ...world.files.form(uuid), uuid } }
    : { attachment_data: { upload_url: world.files.uploadUrl(uuid), uuid } }
}

async function keepBytes(
  { files }: World,
  uuid: string,
  part: { file: Readable; filename: string; mimetype: string },
): Promise<void> {
  const file = await files.shelf.put(part.file, {
    id: uuid,
    filename: part.filename,
    contentType: part.mimetype,
  })
  if (file.size === 0) await files.shelf.delete(uuid)
}
