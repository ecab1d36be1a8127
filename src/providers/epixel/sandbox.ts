import Fastify, { type FastifyInstance } from 'fastify'
import { faults } from '../../sandbox/faults.ts'
import type { CreateSimulator } from '../../sandbox/simulator.ts'
import { exampleDesk, memberEmail } from './sandbox-data.ts'
import { acceptForms, FrameworkError } from './sandbox-form.ts'
import { ticketRoutes } from './sandbox-routes.ts'
import { type Account, createTokens, needsApiKey, needsToken, sessionRoutes } from './sandbox-session.ts'
import { type Desk, stateOf } from './sandbox-store.ts'

const prefix = '/api/v1'

/** One Epixel installation with one member signed up; no quota is documented, so none is enforced. */
const createSimulator: CreateSimulator = async ({ secret, tickets }) => {
  const account = { apiKey: secret(), username: 'maria.petrova', password: secret() }
  const desk = await exampleDesk(tickets ?? 64)
  const app = await buildServer(desk, account)
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    connections: {
      epixel: { baseUrl: `${address}${prefix}`, ...account, refreshPath: 'user/token/refresh/' },
    },
    async close() {
      app.server.closeAllConnections()
      await app.close()
      await desk.close()
    },
  }
}

export default createSimulator

async function buildServer(desk: Desk, account: Account): Promise<FastifyInstance> {
  const tokens = createTokens()
  const app = Fastify({ forceCloseConnections: true, bodyLimit: 8 * 1024 * 1024 })
  // The detailed view takes its parameter from the body of a GET.
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true })
  await app.register(faults)
  controlRoutes(app, desk, tokens)

  app.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) =>
    reply
      .code(error.statusCode ?? 500)
      .send({ detail: error instanceof FrameworkError ? error.message : 'A server error occurred.' }),
  )

  const paths = new Map<string, Set<string>>()
  await app.register(
    async (api) => {
      await acceptForms(api)
      api.addHook('onRoute', ({ url, method }) => {
        const path = url.slice(prefix.length)
        paths.set(path, new Set([...(paths.get(path) ?? []), ...[method].flat()]))
      })
      api.addHook('onRequest', needsApiKey(account))
      sessionRoutes(api, account, tokens)
      refuseOtherMethods(api, '/user/', paths)
      await api.register(async (signedIn) => {
        signedIn.addHook('onRequest', needsToken(tokens))
        ticketRoutes(signedIn, desk, memberEmail)
        refuseOtherMethods(signedIn, '/support/', paths)
      })
    },
    { prefix },
  )

  // A missing slash at the end is a redirect, which loses the body of a POST; all else is a page for people.
  app.setNotFoundHandler((request, reply) => {
    const [path = '', query] = request.url.split('?')
    const withSlash = `${path}/`.slice(prefix.length).replace(/download\/[^/]+\/$/, 'download/:id/')
    if (path.startsWith(prefix) && paths.has(withSlash)) {
      return reply.redirect(`${path}/${query === undefined ? '' : `?${query}`}`, 301)
    }
    return reply
      .code(404)
      .type('text/html; charset=utf-8')
      .send(
        '<!doctype html>\n<html lang="en"><head><title>Not Found</title></head><body><h1>Not Found</h1></body></html>\n',
      )
  })
  return app
}

function refuseOtherMethods(
  app: FastifyInstance,
  start: string,
  paths: ReadonlyMap<string, Set<string>>,
): void {
  for (const [url, known] of [...paths].filter(([path]) => path.startsWith(start))) {
    const allow = [...known].join(', ')
    app.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => !known.has(method)),
      url,
      handler: (request, reply) =>
        reply
          .code(405)
          .header('allow', allow)
          .send({ detail: `Method "${request.method}" not allowed.` }),
    })
  }
}

/** What no real desk has: a look inside, and shorter lives for its tokens. */
function controlRoutes(app: FastifyInstance, desk: Desk, tokens: ReturnType<typeof createTokens>): void {
  app.get('/__state', async () => stateOf(desk))
  app.post<{ Body: { accessSeconds?: number; refreshSeconds?: number } }>(
    '/__tokens',
    async (request, reply) => {
      tokens.accessSeconds = request.body.accessSeconds ?? tokens.accessSeconds
      tokens.refreshSeconds = request.body.refreshSeconds ?? tokens.refreshSeconds
      return reply.code(204).send()
    },
  )
  app.delete('/__tokens', async (_request, reply) => {
    tokens.forget()
    return reply.code(204).send()
  })
  app.post<{ Body: { openTickets: number } }>('/__limits', async (request, reply) => {
    desk.openTicketLimit = request.body.openTickets
    return reply.code(204).send()
  })
  app.post<{ Body: { ticket: number; author: string; comment: string } }>(
    '/__replies',
    async (request, reply) => {
      const ticket = desk.tickets.get(request.body.ticket)
      if (ticket === undefined) return reply.code(404).send()
      desk.addConversation(ticket, request.body.author, request.body.comment)
      return reply.code(204).send()
    },
  )
}
