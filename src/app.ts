import { randomBytes } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { definitions } from './config/connection.ts'
import type { Config } from './config/schema.ts'
import { connectDesks, settleDesks } from './gateway/connect.ts'
import { createCursors } from './gateway/cursor.ts'
import { createGateway } from './gateway/gateway.ts'
import { createJournal } from './gateway/operations/create-journal.ts'
import { describeProviders } from './gateway/providers.ts'
import { readAgain } from './gateway/read-again.ts'
import { createWriter } from './gateway/write.ts'
import { apiKey } from './plugins/api-key.ts'
import { idempotencyKey } from './plugins/idempotency-key.ts'
import { logLine } from './plugins/log-line.ts'
import { createMetrics, metricsRoutes } from './plugins/metrics.ts'
import { openapi } from './plugins/openapi.ts'
import { type OverloadOptions, overload } from './plugins/overload.ts'
import { problemDetails } from './plugins/problem-details.ts'
import { requestEnd } from './plugins/request-end.ts'
import { requestLimits } from './plugins/request-limits.ts'
import { responses } from './plugins/responses.ts'
import { scrubbedLog } from './plugins/scrubbed-log.ts'
import { serverOptions } from './plugins/server-options.ts'
import { shutdown } from './plugins/shutdown.ts'
import { createRecentProblems } from './plugins/status-page/recent-problems.ts'
import { statusPageRoute } from './plugins/status-page.ts'
import { strictJson } from './plugins/strict-json.ts'
import type { Tracing } from './plugins/tracing.ts'
import { unreadBody } from './plugins/unread-body.ts'
import { uploads } from './plugins/uploads.ts'
import { validation } from './plugins/validation.ts'
import { attachmentRoutes } from './routes/attachments.ts'
import { catalogRoutes } from './routes/catalog.ts'
import { commentWriteRoutes } from './routes/comment-writes.ts'
import { commentRoutes } from './routes/comments.ts'
import { componentSchemas } from './routes/components.ts'
import { connectionRoutes } from './routes/connections.ts'
import { context } from './routes/context.ts'
import { operationRoutes } from './routes/operations.ts'
import { panelRoutes } from './routes/panel.ts'
import { type Readiness, systemRoutes } from './routes/system.ts'
import { ticketChangeRoutes } from './routes/ticket-changes.ts'
import { ticketTextRoutes } from './routes/ticket-texts.ts'
import { ticketRoutes } from './routes/tickets.ts'
import { openQuotaWindows, openStore } from './store/open.ts'
import type { Store } from './store/store.ts'
import { createRedactor } from './upstream/redactor.ts'
import { version } from './version.ts'

export interface AppOptions {
  readonly logger: FastifyServerOptions['logger']
  readonly sandbox: { readonly apiKey: string } | null
  /** Left out: nothing is traced. */
  readonly tracing?: Tracing | undefined
  /** Length of the window in which the pace of files is measured; shorter only in tests. */
  readonly paceWindowMs?: number
  /** When new work is refused; other than usual only in tests, which share the process with what they test. */
  readonly overloaded?: OverloadOptions
}

/** The whole wiring: store, connections, gateway, plugins, routes. */
export async function buildApp(
  config: Config,
  { logger, sandbox, tracing, overloaded, ...pace }: AppOptions,
) {
  const redactor = createRedactor()
  const app = Fastify(serverOptions(config, scrubbedLog(logger, redactor), sandbox !== null))
  const store = await openStore(config.store, app.log)
  const windows = await openQuotaWindows(config.store, app.log)
  const metrics = createMetrics((id) => config.connections[id]?.provider ?? 'unknown')
  const problems = createRecentProblems()
  const desks = connectDesks(config, {
    redactor,
    sandbox: sandbox !== null,
    minBytesPerSecond: config.server.minBytesPerSecond,
    ...pace,
    makeWindow: windows.windowOf,
    observe: metrics.observe,
    tokenRenewed: metrics.tokenRenewed,
    traceOf: tracing?.traceOf,
  })
  const { journal, operations } = createJournal({ store, deskOf: settleDesks(desks, app.log), log: app.log })
  const { unresolved } = journal
  metrics.watch({ version, desks, unresolved, storeHealthy: () => store.healthy() })
  // Callers do not know the configuration, and every replica has the same.
  const secret = sandbox === null ? JSON.stringify([config.auth, config.connections]) : randomBytes(32)
  const gateway = createGateway(desks, createCursors(secret), redactor)

  // Before everything that may refuse a request, so that refusals carry the same headers.
  await app.register(responses, { sandbox: sandbox !== null })
  const traced = tracing === undefined ? [] : [tracing.requestEnded]
  await app.register(requestEnd, { listeners: [logLine, metrics.requestEnded, problems.add, ...traced] })
  if (tracing !== undefined) await app.register(tracing.plugin)
  await app.register(problemDetails)
  await app.register(shutdown)
  await app.register(requestLimits, config.server)
  await app.register(unreadBody)
  await app.register(overload, overloaded ?? {})
  await app.register(apiKey, config.auth)
  await app.register(validation)
  await app.register(strictJson)
  await app.register(uploads, { ...config.server, ...pace })
  await app.register(idempotencyKey, { required: config.server.requireIdempotencyKey })
  await app.register(context)
  await app.register(openapi, { version, sandboxKey: sandbox?.apiKey ?? null })
  for (const schema of componentSchemas) app.addSchema(schema)

  systemRoutes(app, () => readiness(app, store))
  const { host, metricsPort } = config.server
  await app.register(metricsRoutes, { metrics, open: sandbox !== null, host, port: metricsPort })
  await app.register(statusPageRoute, {
    version,
    desks,
    unresolved,
    problems,
    reasons: () => readiness(app, store).reasons,
    sandboxKey: sandbox?.apiKey ?? null,
  })
  const tools = { gateway, writer: createWriter(journal, readAgain), readMultipart: app.readMultipart }
  await app.register(connectionRoutes, { ...tools, providers: describeProviders(definitions) })
  await app.register(ticketRoutes, tools)
  await app.register(ticketTextRoutes, tools)
  await app.register(ticketChangeRoutes, tools)
  await app.register(commentRoutes, tools)
  await app.register(commentWriteRoutes, tools)
  await app.register(attachmentRoutes, tools)
  await app.register(catalogRoutes, tools)
  await app.register(operationRoutes, { gateway, operations })
  await app.register(panelRoutes, tools)

  app.addHook('onClose', async () => {
    await journal.close()
    await Promise.all([...desks.values()].map((desk) => desk.close()))
    await store.close()
    await tracing?.close()
    windows.close()
  })
  return { app, drain: () => app.close() } satisfies { app: FastifyInstance; drain(): Promise<void> }
}

function readiness(app: FastifyInstance, store: Store): Readiness {
  if (app.stopping.now) return { status: 'stopping', reasons: ['shutting_down'] }
  return store.healthy()
    ? { status: 'ready', reasons: [] }
    : { status: 'degraded', reasons: ['store_unavailable'] }
}
