import { createServer, type Server } from 'node:http'
import plugin from 'fastify-plugin'
import { Registry } from 'prom-client'
import { addGauges, type MetricSources, processMetrics } from './metrics/gauges.ts'
import { createInstruments, type Instruments } from './metrics/instruments.ts'

/** Counts what happens, and tells Prometheus. */
export interface Metrics extends Instruments {
  /** From here on the gauges have something to look at. */
  watch(sources: MetricSources): void
  readonly contentType: string
  /** The text of a scrape. */
  text(): Promise<string>
}

export function createMetrics(providerOf: (connection: string) => string): Metrics {
  const registry = new Registry()
  const instruments = createInstruments(registry, providerOf)
  return {
    ...instruments,
    watch: (sources) => addGauges(registry, sources),
    contentType: registry.contentType,
    text: async () => `${await registry.metrics()}\n${await processMetrics().metrics()}`,
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    /** The server of `server.metricsPort`; null: there is none. */
    metricsServer: Server | null
  }
}

export interface MetricsOptions {
  readonly metrics: Metrics
  /** Open to all on the port of the API. */
  readonly open: boolean
  readonly host: string
  /** A port of its own, open to all who reach it. */
  readonly port: number | null
}

/** `/metrics` for Prometheus: beside the API for `admin` keys, and on a port of its own without a key. */
export const metricsRoutes = plugin<MetricsOptions>(
  async (app, { metrics, open, host, port }) => {
    app.get(
      '/metrics',
      { schema: { hide: true }, config: open ? {} : { admin: true, basic: true } },
      async (_request, reply) =>
        reply
          .header('cache-control', 'no-store')
          .type(metrics.contentType)
          .send(await metrics.text()),
    )
    const server = port === null ? null : createMetricsServer(metrics)
    app.decorate('metricsServer', server)
    if (server === null || port === null) return
    // Ready is before listening: a port that is taken stops the start.
    app.addHook('onReady', () => listen(server, port, host))
    app.addHook('onClose', () => close(server))
  },
  { name: 'metrics', dependencies: ['api-key'] },
)

function createMetricsServer(metrics: Metrics): Server {
  return createServer((request, response) => {
    if (request.url?.split('?', 1)[0] !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
