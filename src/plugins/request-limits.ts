import type { FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { GatewayError } from '../domain/problems.ts'
import { hasBody } from './strict-json.ts'

/** Longer URLs are 414, whatever the rest of the headers is. */
export const maxUrlLength = 8192
/** All headers together; Node's parser takes twice as much, so that the answer can say which part is too long. */
export const maxHeaderBytes = 16 * 1024

declare module 'fastify' {
  interface FastifyRequest {
    /** Lets a caller send its body that waits for `100 Continue`. */
    continueBody: (() => void) | null
  }
}

/** Bounds what arrives: the URL, the headers, and the time that a body which is no file may take. */
export const requestLimits = plugin<{ requestTimeoutMs: number }>(
  async (app, { requestTimeoutMs }) => {
    // A caller that asks before it sends is told to go on only when its body is about to be read.
    app.server.on('checkContinue', (request, response) => app.server.emit('request', request, response))
    app.decorateRequest('continueBody', null)
    app.addHook('onRequest', (request, reply, done) => {
      if (request.headers.expect !== undefined) request.continueBody = () => reply.raw.writeContinue()
      if (request.url.length > maxUrlLength) done(new GatewayError('uri_too_long'))
      else if (headerBytes(request) > maxHeaderBytes) done(new GatewayError('headers_too_large'))
      else done()
    })
    app.addHook('preParsing', (request, reply, payload, done) => {
      if (!/^(identity)?$/i.test(request.headers['content-encoding'] ?? '')) {
        done(new GatewayError('unsupported_media_type', { detail: 'Bodies are taken uncompressed.' }))
        return
      }
      if (hasBody(request) && request.mediaType !== 'multipart/form-data') {
        request.continueBody?.()
        const timer = setTimeout(() => {
          if (!request.raw.complete && !reply.sent) reply.send(new GatewayError('request_timeout'))
        }, requestTimeoutMs)
        const stop = () => clearTimeout(timer)
        request.raw.once('end', stop).once('close', stop)
      }
      done(null, payload)
    })
  },
  { name: 'request-limits', dependencies: ['problem-details'] },
)

function headerBytes({ raw }: FastifyRequest): number {
  return raw.rawHeaders.reduce((sum, text) => sum + text.length + 2, 0)
}
