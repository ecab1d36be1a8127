import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import { type FastifyHttpOptions, type FastifyServerOptions, LogController } from 'fastify'
import { answerSocket, sendProblem } from './problem-details.ts'

export interface EdgeConfig {
  readonly server: {
    readonly trustProxy: boolean | string | string[]
    readonly bodyLimitBytes: number
    readonly requestTimeoutMs: number
  }
}

/** Longest time that Node lets a request arrive; JSON bodies and file streams have stricter watches of their own. */
const longestUploadMs = 24 * 60 * 60 * 1000
/** Longer URLs are 414, whatever the rest of the headers is. */
export const maxUrlLength = 8192
/** All headers together; Node's parser takes twice as much, so that the answer can say which part is too long. */
export const maxHeaderBytes = 16 * 1024

/** What Fastify and Node must know before the first route: limits, times, ids, and how failures outside of routes look. */
export function serverOptions(
  { server }: EdgeConfig,
  logger: FastifyServerOptions['logger'] = false,
): FastifyHttpOptions<Server> {
  const headersTimeout = Math.min(server.requestTimeoutMs, longestUploadMs)
  return {
    logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    bodyLimit: server.bodyLimitBytes,
    trustProxy: server.trustProxy,
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
    frameworkErrors: (error, request, reply) => {
      sendProblem(error, request, reply)
    },
    clientErrorHandler: answerSocket,
  }
}

/** The caller's id if it is a harmless one, else a fresh one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && /^[A-Za-z0-9._-]{1,128}$/.test(given) ? given : randomUUID()
}
