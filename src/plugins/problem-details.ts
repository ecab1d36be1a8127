import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type {} from '@fastify/swagger'
import type { ConnectionError, FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { GatewayError, type ProblemCode } from '../domain/problems.ts'
import { isRecord } from '../providers/wire.ts'
import { problemBody, retryAfterSeconds } from './problem-body.ts'
import { causeOf } from './problem-cause.ts'
import { toGatewayError } from './problem-errors.ts'
import { createRouteTable } from './route-table.ts'

const mediaType = 'application/problem+json'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the gateway knows by now; it goes into a problem. */
    problemContext: { readonly connection?: string; readonly provider?: string } | null
    /** The code that was answered, for the log line and the metrics. */
    problemCode: ProblemCode | null
    /** What is behind it, for the log line alone. */
    problemCause: string | null
  }
  interface FastifyContextConfig {
    /** Problems of this route beside the common ones; documented, and tested against the document. */
    problems?: readonly ProblemCode[]
  }
}

/** Answers a failure. The error handler and Fastify's own failures before any route come here. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toGatewayError(error)
  if (isGone(error, reply)) request.log.debug('The caller has left')
  else if (problem.code === 'internal_error')
    request.log.error({ err: problem.cause ?? problem }, 'Unexpected failure')
  else request.log.debug({ code: problem.code, detail: problem.message }, 'Answering with a problem')
  request.problemCode = problem.code
  request.problemCause = causeOf(problem)
  if (reply.raw.headersSent) {
    reply.raw.destroy()
    return
  }
  const retryAfter = retryAfterSeconds(problem)
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer')
  if (problem.details.headers !== undefined) reply.headers(problem.details.headers)
  reply
    .code(problem.status)
    .header('x-request-id', request.id)
    .header('cache-control', 'no-store')
    .header('content-type', mediaType)
    .send(JSON.stringify(problemBody(problem, contextOf(request))))
}

/** Nobody is left to be answered; what was under way was broken off for that reason. */
function isGone(error: unknown, { raw }: FastifyReply): boolean {
  return raw.destroyed && error instanceof Error && error.name === 'AbortError'
}

function contextOf(request: FastifyRequest) {
  return {
    ...request.problemContext,
    requestId: request.id,
    instance: (request.url.split('?', 1)[0] ?? '/').slice(0, 2000),
    operationId: request.is404 ? undefined : request.routeOptions?.schema?.operationId,
  }
}

/** Every failure is a problem; an unknown route is told from a known one with another method. */
export const problemDetails = plugin(
  async (app) => {
    const routes = createRouteTable()
    app.decorateRequest('problemContext', null)
    app.decorateRequest('problemCode', null)
    app.decorateRequest('problemCause', null)
    app.addHook('onRoute', ({ url, method }) => routes.add(url, method))
    app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
    app.setNotFoundHandler((request, reply) => sendProblem(notFound(request), request, reply))
    // Before the key, and before a body is looked at.
    app.addHook('onRequest', (request, _reply, done) => {
      done(request.is404 || hasEmptyParameter(request) ? notFound(request) : undefined)
    })

    function notFound(request: FastifyRequest): GatewayError {
      const allowed = routes.methodsOf(request.url.split('?', 1)[0] ?? '/')
      if (allowed.length === 0) return new GatewayError('route_not_found')
      return new GatewayError('method_not_allowed', {
        detail: `${request.method} is not one of ${allowed.join(', ')}.`,
        headers: { allow: allowed.join(', ') },
      })
    }
  },
  { name: 'problem-details' },
)

/** The router takes `/v1/tickets/` for a ticket without an id. */
function hasEmptyParameter({ params }: FastifyRequest): boolean {
  return isRecord(params) && Object.entries(params).some(([name, value]) => name !== '*' && value === '')
}

/** What Node's parser gives up on: there is no request, only a socket. */
export function answerSocket(
  error: ConnectionError,
  socket: Socket,
  headers: Readonly<Record<string, string>>,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable || socket.destroyed) {
    socket.destroy()
    return
  }
  const problem = socketProblem(error)
  const requestId = randomUUID()
  const body = JSON.stringify(problemBody(problem, { requestId, instance: '/' }))
  const { status } = problem
  socket.end(
    [
      `HTTP/1.1 ${status} ${reasons[status] ?? 'Bad Request'}`,
      `Content-Type: ${mediaType}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${requestId}`,
      'Cache-Control: no-store',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
    () => socket.destroySoon(),
  )
}

const reasons: Readonly<Record<number, string>> = {
  408: 'Request Timeout',
  413: 'Payload Too Large',
  414: 'URI Too Long',
  431: 'Request Header Fields Too Large',
}

function socketProblem({ code, rawPacket }: ConnectionError): GatewayError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new GatewayError('request_timeout')
  if (code === 'HPE_HEADER_OVERFLOW') {
    const start = Buffer.isBuffer(rawPacket) ? rawPacket.toString('latin1', 0, 16_384) : ''
    return new GatewayError(/^[A-Z]+ [^\s]{8192}/.test(start) ? 'uri_too_long' : 'headers_too_large')
  }
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return new GatewayError('body_too_large')
  return new GatewayError('malformed_request', { detail: 'The request is not valid HTTP.' })
}

/** The problem document of a failure, as it would be answered now. */
export function problemOf(problem: GatewayError, request: FastifyRequest): Record<string, unknown> {
  return problemBody(problem, contextOf(request))
}
