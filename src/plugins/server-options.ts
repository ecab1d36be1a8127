import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import { type FastifyHttpOptions, type FastifyServerOptions, LogController } from 'fastify'
import { answerSocket, sendProblem } from './problem-details.ts'
import { maxHeaderBytes, maxUrlLength } from './request-limits.ts'
import { standardHeaders } from './responses.ts'

export interface EdgeConfig {
  readonly server: {
    readonly trustProxy: boolean | number | string | string[]
    readonly bodyLimitBytes: number
    readonly requestTimeoutMs: number
  }
}

/** Longest time that Node lets a request arrive; JSON bodies and file streams have stricter watches of their own. */
const longestUploadMs = 24 * 60 * 60 * 1000
/** What Fastify and Node must know before the first route: limits, times, ids, and how failures outside of routes look. */
export function serverOptions(
  { server }: EdgeConfig,
  logger: FastifyServerOptions['logger'] = false,
  sandbox = false,
): FastifyHttpOptions<Server> {
  const headers = standardHeaders(sandbox)
  const headersTimeout = Math.min(server.requestTimeoutMs, longestUploadMs)
  return {
    logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    childLoggerFactory: (log, bindings) => log.child(bindings),
    bodyLimit: server.bodyLimitBytes,
    trustProxy: trustOf(server.trustProxy),
    requestTimeout: longestUploadMs,
    // Node swaps the two silently where the time for headers is the longer one.
    http: {
      requestTimeout: longestUploadMs,
      headersTimeout,
      connectionsCheckingInterval: Math.max(50, Math.min(5000, Math.floor(headersTimeout / 4))),
      maxHeaderSize: 2 * maxHeaderBytes,
    },
    routerOptions: { maxParamLength: maxUrlLength },
    // The shutdown plugin answers while the server closes.
    return503OnClosing: false,
    // No hook runs for these two.
    frameworkErrors: (error, request, reply) => {
      sendProblem(error, request, reply.headers(headers))
    },
    clientErrorHandler: (error, socket) => answerSocket(error, socket, headers),
  }
}

/** The caller's id if it is a harmless one, else a fresh one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && /^[A-Za-z0-9._-]{1,128}$/.test(given) ? given : randomUUID()
}

/** A number of hops, as Fastify itself reads it. */
function trustOf(trust: EdgeConfig['server']['trustProxy']) {
  return typeof trust === 'number' ? (_address: string, hop: number) => hop < trust : trust
}
