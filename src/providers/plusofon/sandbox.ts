import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { faults } from '../../sandbox/faults.ts'
import { createFileShelf, type FileShelf } from '../../sandbox/file-shelf.ts'
import type { CreateSimulator } from '../../sandbox/simulator.ts'
import { createAccount, type SandboxAccount } from './sandbox-account.ts'
import { type AttachmentRequest, objectOf, parsed, readAttachment } from './sandbox-upload.ts'
import { hiddenNotFound, listReply, Refusal, stateReply, ticketReply } from './sandbox-wire.ts'

const clientId = '10553'
type Fields = Readonly<Record<string, unknown>>

/** The support methods of the provider's REST API, on loopback. No quota is documented, so none is enforced. */
const createSimulator: CreateSimulator = async ({ tickets = 45, secret }) => {
  const token = secret()
  const account = createAccount(tickets)
  const shelf = await createFileShelf()
  const app = Fastify({ bodyLimit: 8 * 1024 * 1024, forceCloseConnections: true })
  readBodies(app)
  await app.register(faults)
  app.setNotFoundHandler(async (_request, reply) => reply.code(404).send({ error: 'Not Found', code: 404 }))
  app.get('/__state', async () => stateReply(account.tickets))
  await app.register(async (scope) => ticketMethods(scope, account, token), { prefix: '/api/v1' })
  await app.register(async (scope) => attachmentMethod(scope, account, shelf, token), { prefix: '/api/v1' })
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    connections: { plusofon: { baseUrl, clientId, token, utcOffset: '+03:00' } },
    async close() {
      await app.close()
      await shelf.close()
    },
  }
}
export default createSimulator

function readBodies(app: FastifyInstance): void {
  // The list takes its parameter from the body of a GET.
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: FastifyRequest, body: string) => {
      return objectOf(parsed(body)) ?? {}
    },
  )
  // Other media types carry no field that the methods know.
  app.addContentTypeParser('*', async (_request: FastifyRequest, body: AsyncIterable<unknown>) => {
    for await (const _chunk of body);
    return {}
  })
}

function ticketMethods(app: FastifyInstance, account: SandboxAccount, token: string): void {
  laravel(app, token)
  app.get('/ticket', async (request) => {
    const open = isOpen({ ...fieldsOf(request.query), ...fieldsOf(request.body) }.state)
    return listReply(account.tickets.filter((ticket) => ticket.open === open))
  })
  app.get<{ Params: { ticketId: string } }>('/ticket/:ticketId(^\\d+$)', async (request) => {
    return ticketReply(account.find(request.params.ticketId))
  })
  app.post('/ticket', async (request) => {
    const fields = fieldsOf(request.body)
    return ticketReply(account.create(requiredText(fields, 'subject'), requiredText(fields, 'description')))
  })
  app.put<{ Params: { ticketId: string } }>('/ticket/answer/:ticketId(^\\d+$)', async (request) => {
    return ticketReply(account.answer(request.params.ticketId, requiredText(fieldsOf(request.body), 'text')))
  })
}

function attachmentMethod(
  app: FastifyInstance,
  account: SandboxAccount,
  shelf: FileShelf,
  token: string,
): void {
  laravel(app, token)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', (_request: FastifyRequest, body: AsyncIterable<Buffer>) =>
    readAttachment(body, shelf),
  )

  app.post<{ Body: AttachmentRequest }>(
    '/ticket/attachment',
    { bodyLimit: 4 * 1024 ** 3 },
    async (request) => {
      const { fields, file } = request.body
      try {
        const ticketId = requiredInteger(fields, 'ticketId')
        const postId = requiredInteger(fields, 'ticketPostID')
        const filename = requiredText(fields, 'filename')
        if (typeof fields.contents !== 'string') throw new Refusal(400, 'The contents field is required')
        const post = account.find(String(ticketId)).posts.find((candidate) => candidate.id === postId)
        if (post === undefined) throw hiddenNotFound('Ticket Post')
        account.attach(post, { filename, size: file.size, sha256: file.sha256 })
        return { success: true }
      } catch (error) {
        await shelf.delete(file.id)
        throw error
      }
    },
  )
}

/** What every method shares: the mandatory headers and the shape of errors. */
function laravel(app: FastifyInstance, token: string): void {
  app.addHook('onRequest', async (request) => {
    if (request.headers.authorization !== `Bearer ${token}`) throw new Refusal(401, 'Unauthenticated.')
    if (request.headers.client === undefined) throw new Refusal(400, 'The Client header is required')
    if (request.headers.client !== clientId) throw new Refusal(500, 'Недостаточно прав')
  })
  app.setErrorHandler<Error & { statusCode?: number }>(async (error, request, reply) => {
    const status = error instanceof Refusal ? error.status : (error.statusCode ?? 500)
    // Someone who does not ask for JSON is taken for a browser.
    if (!wantsJson(request)) return redirect(reply, status === 401 ? '/login' : '/')
    return reply.code(status).send({ message: error.message, code: status })
  })
}

const wantsJson = (request: FastifyRequest): boolean => /^[^,]*[/+]json/.test(request.headers.accept ?? '')

function redirect(reply: FastifyReply, location: string): FastifyReply {
  return reply
    .code(302)
    .header('location', location)
    .type('text/html')
    .send(`<html><body>Redirecting to ${location}</body></html>`)
}

const fieldsOf = (value: unknown): Fields => objectOf(value) ?? {}

/** The server looks the word up in a map that has the keys "true" and "false" only. */
function isOpen(state: unknown): boolean {
  if (state === 'true') return true
  if (state === 'false') return false
  const key = typeof state === 'boolean' ? Number(state) : (state ?? '')
  throw new Refusal(400, `Undefined index: ${typeof key === 'object' ? 'Array' : key}`)
}

function requiredText(fields: Fields, name: string): string {
  const value = fields[name]
  if (value === undefined || value === null) throw new Refusal(400, `The ${name} field is required`)
  if (typeof value !== 'string') throw new Refusal(400, `The ${name} must be a string`)
  if (value.trim() === '') throw new Refusal(400, `The ${name} field is required`)
  return value
}

function requiredInteger(fields: Fields, name: string): number {
  const value = fields[name]
  if (value === undefined || value === null || value === '')
    throw new Refusal(400, `The ${name} field is required`)
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new Refusal(400, `The ${name} must be an integer`)
  return value
}
