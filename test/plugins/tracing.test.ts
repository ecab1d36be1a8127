import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { wantsTraces } from '../../src/plugins/tracing/wanted.ts'
import { createTracing } from '../../src/plugins/tracing.ts'
import { startSandboxApp } from '../support/sandbox-app.ts'

interface Span {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly attributes: readonly { key: string; value: Readonly<Record<string, unknown>> }[]
}

/** A collector that keeps the spans it is sent. */
async function startCollector() {
  const spans: Span[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
      for (const { scopeSpans } of resourceSpans) for (const scope of scopeSpans) spans.push(...scope.spans)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { spans, url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

afterEach(() => vi.unstubAllEnvs())

describe('a trace', () => {
  const caller = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }
  let collector: Awaited<ReturnType<typeof startCollector>>
  let spans: readonly Span[]

  beforeAll(async () => {
    collector = await startCollector()
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.url)
    const environment = { OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' }
    const gateway = await startSandboxApp({
      tracing: createTracing(environment, '0.0.0'),
      change: (config) => ({
        ...config,
        connections: Object.fromEntries(
          Object.entries(config.connections).map(([id, connection]) => [
            id,
            { ...connection, traceparent: id === 'rackspace' },
          ]),
        ),
      }),
    })
    const ticket = {
      connection: 'rackspace',
      subject: 'Private',
      body: 'Private',
      category: 'Incident/General',
      account: 'hybrid:12345',
    }
    const traceparent = { traceparent: `00-${caller.traceId}-${caller.spanId}-01` }
    expect((await gateway.call('POST', '/v1/tickets', ticket, traceparent)).status).toBe(201)
    await gateway.call('GET', '/v1/tickets?q=Private&connection=plusofon')
    await gateway.call('GET', '/v1/tickets/selectel:1')
    await gateway.close()
    spans = collector.spans
  })
  afterAll(() => collector.close())

  const attribute = (span: Span, key: string) => {
    const value = span.attributes.find((candidate) => candidate.key === key)?.value
    return value === undefined ? undefined : Object.values(value)[0]
  }
  const ofCaller = () => spans.filter(({ traceId }) => traceId === caller.traceId)

  it('of a create shows the route, the wait in the lane and each call to the provider', () => {
    const [request] = ofCaller().filter(({ parentSpanId }) => parentSpanId === caller.spanId)
    if (request === undefined) throw new Error('no span of the request')
    expect(request.name).toBe('POST /v1/tickets')
    expect(Number(attribute(request, 'http.response.status_code'))).toBe(201)
    expect(attribute(request, 'gateway.connection')).toBe('rackspace')
    const inside = ofCaller().filter(({ parentSpanId }) => parentSpanId === request.spanId)
    expect(inside.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['POST rackspace session', 'wait create', 'POST rackspace create']),
    )
    expect(inside.filter(({ name }) => !name.startsWith('wait'))).toHaveLength(
      Number(attribute(request, 'gateway.upstream_calls')),
    )
  })
  it('tells of failures by their code', () => {
    const failed = spans.filter((span) => attribute(span, 'error.type') === 'ticket_not_found')
    expect(failed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['GET /v1/tickets/:ticketId', 'GET selectel read']),
    )
  })
  it('holds nothing that a caller or a provider has written', () => {
    expect(spans.length).toBeGreaterThan(5)
    expect(JSON.stringify(spans)).not.toMatch(/Private|q=|x-auth-token/)
  })
})

describe('a provider', () => {
  it('is told of the trace only where its connection says so', async () => {
    const seen: Record<string, string | undefined>[] = []
    const desk = createServer((request, response) => {
      const { traceparent } = request.headers
      seen.push({ path: request.url, traceparent: String(traceparent) })
      response.writeHead(404, { 'content-type': 'application/json' }).end('{}')
    }).listen(0, '127.0.0.1')
    await once(desk, 'listening')
    const address = desk.address()
    const baseUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', baseUrl)
    const gateway = await startSandboxApp({
      tracing: createTracing({ OTEL_TRACES_SAMPLER: 'always_on' }, '0.0.0'),
      change: (config) => {
        const { plusofon } = config.connections
        if (plusofon === undefined) throw new Error('no connection plusofon')
        const settings = { ...plusofon.settings, baseUrl }
        return {
          ...config,
          connections: {
            open: { ...plusofon, settings, traceparent: true },
            quiet: { ...plusofon, settings },
          },
        }
      },
    })
    await gateway.call('GET', '/v1/tickets/open:7')
    await gateway.call('GET', '/v1/tickets/quiet:8')
    const told = (number: number) => seen.find(({ path }) => path?.endsWith(`/${number}`))?.traceparent
    expect(told(7)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
    expect(told(8)).toBe('undefined')
    await gateway.close()
    desk.close()
  })
})

describe('the OTEL_ variables', () => {
  it('ask for traces, or do not', () => {
    expect(wantsTraces({})).toBe(false)
    expect(wantsTraces({ OTEL_SERVICE_NAME: 'x' })).toBe(false)
    expect(wantsTraces({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' })).toBe(true)
    expect(wantsTraces({ OTEL_TRACES_EXPORTER: 'console' })).toBe(true)
    expect(wantsTraces({ OTEL_TRACES_EXPORTER: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c' })).toBe(false)
    expect(wantsTraces({ OTEL_SDK_DISABLED: 'true', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c' })).toBe(false)
  })
  it('that cannot be obeyed stop the start', () => {
    expect(() => createTracing({ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, '0')).toThrow(
      'OTEL_EXPORTER_OTLP_PROTOCOL must be one of http/protobuf, http/json.',
    )
    expect(() => createTracing({ OTEL_TRACES_SAMPLER: 'often' }, '0')).toThrow('OTEL_TRACES_SAMPLER')
    expect(() => createTracing({ OTEL_TRACES_EXPORTER: 'zipkin' }, '0')).toThrow('OTEL_TRACES_EXPORTER')
  })
})
