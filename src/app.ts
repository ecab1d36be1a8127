import { randomBytes } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { definitions } from './config/connection.ts'
import type { Config } from './config/schema.ts'
import { createCursors } from './gateway/cursor.ts'
import { createDesk, type Desk } from './gateway/desk.ts'
import { createGateway } from './gateway/gateway.ts'
import { devJournal } from './gateway/operations/dev-journal.ts'
import { describeProviders } from './gateway/providers.ts'
import { createWriter } from './gateway/write.ts'
import { apiKey } from './plugins/api-key.ts'
import { idempotencyKey } from './plugins/idempotency-key.ts'
import { overload } from './plugins/overload.ts'
import { problemDetails } from './plugins/problem-details.ts'
import { requestLimits } from './plugins/request-limits.ts'
import { responses } from './plugins/responses.ts'
import { serverOptions } from './plugins/server-options.ts'
import { shutdown } from './plugins/shutdown.ts'
import { strictJson } from './plugins/strict-json.ts'
import { unreadBody } from './plugins/unread-body.ts'
import { uploads } from './plugins/uploads.ts'
import { validation } from './plugins/validation.ts'
import { attachmentRoutes } from './routes/attachments.ts'
import { catalogRoutes } from './routes/catalog.ts'
import { commentRoutes } from './routes/comments.ts'
import { componentSchemas } from './routes/components.ts'
import { connectionRoutes } from './routes/connections.ts'
import { context } from './routes/context.ts'
import { panelRoutes } from './routes/panel.ts'
import { ticketWriteRoutes } from './routes/ticket-writes.ts'
import { ticketRoutes } from './routes/tickets.ts'
import { createRedactor } from './upstream/redactor.ts'

export interface AppOptions {
  readonly logger: FastifyServerOptions['logger']
  readonly sandbox: { readonly apiKey: string } | null
}

/** The whole wiring: connections, gateway, plugins, routes. */
export async function buildApp(config: Config, { logger, sandbox }: AppOptions) {
  const redactor = createRedactor()
  const desks = new Map(
    Object.entries(config.connections).map(([id, connection]): [string, Desk] => {
      const definition = definitions.find((candidate) => candidate.id === connection.provider)
      if (definition === undefined) throw new Error(`unknown provider ${connection.provider}`)
      return [
        id,
        createDesk(id, definition, connection, {
          redactor,
          sandbox: sandbox !== null,
          minBytesPerSecond: config.server.minBytesPerSecond,
        }),
      ]
    }),
  )
  const cursors = createCursors(
    sandbox === null ? JSON.stringify([config.auth, config.connections]) : randomBytes(32),
  )
  const gateway = createGateway(desks, cursors, redactor)
  const journal = devJournal()
  const writer = createWriter(journal, async () => {
    throw new Error('no')
  })

  const app = Fastify(serverOptions(config, logger))
  await app.register(problemDetails)
  await app.register(shutdown)
  await app.register(responses, { sandbox: sandbox !== null })
  await app.register(requestLimits, config.server)
  await app.register(unreadBody)
  await app.register(overload)
  await app.register(apiKey, config.auth)
  await app.register(validation)
  await app.register(strictJson)
  await app.register(uploads, config.server)
  await app.register(idempotencyKey, { required: config.server.requireIdempotencyKey })
  await app.register(context)
  for (const schema of componentSchemas) app.addSchema(schema)

  const tools = { gateway, writer, readMultipart: app.readMultipart }
  await app.register(connectionRoutes, { ...tools, providers: describeProviders(definitions) })
  await app.register(ticketRoutes, tools)
  await app.register(ticketWriteRoutes, tools)
  await app.register(commentRoutes, tools)
  await app.register(attachmentRoutes, tools)
  await app.register(catalogRoutes, tools)
  await app.register(panelRoutes, tools)
  app.addHook('onClose', async () => {
    await journal.close()
    await Promise.all([...desks.values()].map((desk) => desk.close()))
  })

  return { app, drain: () => app.close() } satisfies { app: FastifyInstance; drain(): Promise<void> }
}
