import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { faults } from '../../sandbox/faults.ts'
import { createFileShelf, type FileShelf, type ShelvedFile } from '../../sandbox/file-shelf.ts'
import type { CreateSimulator } from '../../sandbox/simulator.ts'
import { fillDesk } from './sandbox-data.ts'
import { createDesk, type Desk, Refusal } from './sandbox-desk.ts'
import { fileRoutes } from './sandbox-files.ts'
import { createQuota, unlimited } from './sandbox-quota.ts'
import { ticketRoutes } from './sandbox-tickets.ts'

/**
 * Selectel's Tickets API 1.1.0 and its files service on loopback, one host as at the provider.
 * `GET /__state` shows what it holds; `POST /__rules` turns what the document leaves open (see `Desk.rules`).
 */
const createSimulator: CreateSimulator = async ({ enforceQuotas = true, tickets = 45, secret }) => {
  const token = secret()
  const desk = createDesk()
  const shelf = await createFileShelf()
  const files: ShelvedFile[] = []
  const recording: FileShelf = {
    ...shelf,
    async put(stream, about) {
      const file = await shelf.put(stream, about)
      files.push(file)
      return file
    },
  }
  await fillDesk(desk, recording, tickets)
  const quota = (what: string, perMinute: number) =>
    enforceQuotas ? createQuota(what, perMinute) : unlimited

  const app = createServer(desk)
  await app.register(faults)
  app.get('/__state', async () => ({
    tickets: [...desk.tickets.values()],
    comments: [...desk.comments.values()],
    files,
  }))
  app.post<{ Body: Partial<Desk['rules']> }>('/__rules', async ({ body }) => Object.assign(desk.rules, body))
  await app.register(async (api) => {
    api.addHook('onRequest', async ({ headers }) => {
      if (headers['x-token'] !== token)
        throw new Refusal(401, 'unauthorized', 'X-Token is missing or invalid')
    })
    const quotas = { tickets: quota('tickets', 2), comments: quota('comments', 60) }
    await api.register(ticketRoutes, { prefix: '/support', desk, shelf, quotas })
    await api.register(fileRoutes, { prefix: '/files', shelf: recording, uploads: quota('attachments', 20) })
  })

  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    connections: {
      selectel: {
        token,
        lang: 'en',
        baseUrl: `${address}/support`,
        filesBaseUrl: `${address}/files`,
        uploadField: 'file',
      },
    },
    async close() {
      await app.close()
      await shelf.close()
    },
  }
}

export default createSimulator

function createServer(desk: Desk): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 1000 } })
  const bodies = addFormats.default(new Ajv({ allErrors: false }))
  const rest = addFormats.default(new Ajv({ coerceTypes: 'array' }))
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? bodies : rest).compile(schema))

  // An empty body is an empty object: nothing is required to close a ticket.
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, text === '' ? {} : JSON.parse(text.toString()))
    } catch {
      done(new Refusal(400, 'bad_request', 'The body is not JSON'))
    }
  })

  const shape = (code: number, word: string, message: string) =>
    desk.rules.errors === 'flat' ? { code: word, message } : { error: { code, message } }
  app.setErrorHandler<FastifyError | Refusal>((error, _request, reply) => {
    const status = error.statusCode ?? 500
    return reply
      .code(status)
      .send(shape(status, error instanceof Refusal ? error.word : 'bad_request', error.message))
  })
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(shape(404, 'not_found', `${request.method} ${request.url} is not found`)),
  )
  return app
}
