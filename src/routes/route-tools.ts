import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Page } from '../domain/page.ts'
import type { Gateway } from '../gateway/gateway.ts'
import type { ReadMultipart } from '../plugins/multipart-write.ts'
import type { Writer } from './write-route.ts'

/** What every route of the API works with. */
export interface RouteTools {
  readonly gateway: Gateway
  readonly writer: Writer
  readonly readMultipart: ReadMultipart
}

/** A page, with the address of the next one in `Link` (RFC 8288). */
export function answerPage<T>(request: FastifyRequest, reply: FastifyReply, page: Page<T>): Page<T> {
  if (page.nextCursor !== null) {
    const [path = '', query = ''] = request.url.split('?', 2)
    const next = new URLSearchParams(query)
    next.set('cursor', page.nextCursor)
    reply.header('link', `<${path}?${next}>; rel="next"`)
  }
  return page
}
