import type { FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { GatewayError } from '../domain/problems.ts'
import { hasBody } from './strict-json.ts'

/** Longer URLs are 414, whatever the rest of the headers is. */
export const maxUrlLength = 8192
/** All headers together; Node's parser takes twice as much, so that the answer can say which part is too long. */
export const maxHeaderBytes = 16 * 1024

/** Bounds what arrives: the URL, the headers, and the time that a body which is no file may take. */
export const requestLimits = plugin<{ requestTimeoutMs: number }>(
  async (app, { requestTimeoutMs }) => {
    app.addHook('onRequest', (request, _reply, done) => {
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
