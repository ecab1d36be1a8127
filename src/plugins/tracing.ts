import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type Context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { GatewayError } from '../domain/problems.ts'
import type { CallTrace, Traced } from '../upstream/trace.ts'
import type { RequestEnd, RequestEnded } from './request-end.ts'
import { createProvider } from './tracing/provider.ts'

/**
 * Traces of requests and of what they cause at providers. Made by hand in place of the usual instrumentations: those
 * write whole URLs, with what callers search for and with signatures, and send `traceparent` to every host.
 */
export interface Tracing {
  /** Opens a span for each request; before all others. */
  readonly plugin: FastifyPluginAsync
  readonly requestEnded: RequestEnded
  traceOf(about: Traced): CallTrace
  /** Sends what is still here, or gives it up. */
  close(): Promise<void>
}

export function createTracing(
  environment: Readonly<Record<string, string | undefined>>,
  version: string,
): Tracing {
  const provider = createProvider(environment, version)
  const tracer = provider.getTracer('ticket-gateway', version)
  const propagator = new W3CTraceContextPropagator()
  const active = new AsyncLocalStorage<Context>()
  const contexts = new WeakMap<FastifyRequest, Context>()
  const current = (): Context => active.getStore() ?? ROOT_CONTEXT

  return {
    plugin: plugin(
      async (app) => {
        app.addHook('onRequest', (request, _reply, done) => {
          const parent = propagator.extract(ROOT_CONTEXT, request.headers, defaultTextMapGetter)
          const context = trace.setSpan(parent, startRequest(tracer, request, parent))
          contexts.set(request, context)
          active.run(context, done)
        })
        // Reading a body loses the context: its events belong to the socket.
        app.addHook('onRoute', (route) => {
          const { handler } = route
          route.handler = function (request, reply) {
            return active.run(contexts.get(request) ?? ROOT_CONTEXT, () => handler.call(this, request, reply))
          }
        })
      },
      { name: 'tracing' },
    ),
    requestEnded(end) {
      const span = trace.getSpan(contexts.get(end.request) ?? ROOT_CONTEXT)
      if (span !== undefined) endRequest(span, end)
    },
    traceOf({ connection, provider: providerId, propagate }) {
      const about = { 'gateway.connection': connection, 'gateway.provider': providerId }
      return {
        waited(lane, waitMs) {
          const attributes = { ...about, 'gateway.lane': lane }
          tracer.startSpan(`wait ${lane}`, { attributes, startTime: Date.now() - waitMs }, current()).end()
        },
        async attempt({ lane, method, url, attempt, own }, work) {
          const attributes = {
            ...about,
            'gateway.lane': lane ?? 'session',
            'http.request.method': method,
            'server.address': url.hostname,
            'server.port': Number(url.port) || (url.protocol === 'https:' ? 443 : 80),
            // The path of an address that was handed out may be a permission by itself.
            ...(own ? { 'url.path': url.pathname } : {}),
            ...(attempt > 1 ? { 'http.request.resend_count': attempt - 1 } : {}),
          }
          const name = `${method} ${providerId} ${lane ?? 'session'}`
          const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes }, current())
          const context = trace.setSpan(current(), span)
          const headers: Record<string, string> = {}
          if (propagate && own) propagator.inject(context, headers, defaultTextMapSetter)
          try {
            return await active.run(context, () => work(headers))
          } catch (error) {
            const code = error instanceof GatewayError ? error.code : 'aborted'
            span.setAttribute('error.type', code).setStatus({ code: SpanStatusCode.ERROR })
            throw error
          } finally {
            span.end()
          }
        },
      }
    },
    // A collector that is away must not hold the end of the process.
    close: () => provider.shutdown().catch(() => undefined),
  }
}

function startRequest(tracer: Tracer, request: FastifyRequest, parent: Context): Span {
  const { method, is404, routeOptions } = request
  const route = is404 ? undefined : routeOptions.url
  return tracer.startSpan(
    route === undefined ? method : `${method} ${route}`,
    {
      kind: SpanKind.SERVER,
      attributes: {
        'http.request.method': method,
        'url.scheme': request.protocol,
        ...(route === undefined ? {} : { 'http.route': route }),
        'gateway.request_id': request.id,
      },
    },
    parent,
  )
}

function endRequest(span: Span, { request, status, caller, usage }: RequestEnd): void {
  const { problemContext, problemCode } = request
  span.setAttributes({
    'http.response.status_code': status,
    ...(caller === undefined ? {} : { 'gateway.caller': caller.id }),
    ...(problemContext?.connection === undefined ? {} : { 'gateway.connection': problemContext.connection }),
    ...(problemCode === null ? {} : { 'error.type': problemCode }),
    ...(usage === undefined
      ? {}
      : { 'gateway.upstream_calls': usage.upstreamCalls, 'gateway.wait_ms': usage.waitMs }),
  })
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}
