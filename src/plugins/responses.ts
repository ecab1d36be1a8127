import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'

/** An answer of an API is data: it may not run, frame or be framed. Pages for people set their own policy. */
const security = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
} as const

/** What every answer carries beside its request id. */
export function standardHeaders(sandbox: boolean): Readonly<Record<string, string>> {
  return sandbox ? { ...security, sandbox: 'true' } : security
}

/** The headers that every answer has, and the caching rules of those under /v1. */
export const responses = plugin<{ sandbox: boolean }>(
  async (app, { sandbox }) => {
    const headers = standardHeaders(sandbox)
    app.addHook('onRequest', (request, reply, done) => {
      reply.header('x-request-id', request.id).headers(headers)
      done()
    })
    app.addHook('onSend', (request, reply, payload, done) => {
      done(null, isApi(request) ? cached(request, reply, payload) : payload)
    })
  },
  { name: 'responses' },
)

function isApi({ url }: FastifyRequest): boolean {
  return url.startsWith('/v1/')
}

/** JSON reads can be revalidated by their ETag; nothing else may be kept. */
function cached(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if (reply.hasHeader('cache-control')) return payload
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (!isRead || reply.statusCode !== 200 || typeof payload !== 'string') {
    reply.header('cache-control', 'no-store')
    return payload
  }
  const tag = `"${hash('sha1', payload, 'base64url')}"`
  reply.header('cache-control', 'private, no-cache').header('etag', tag)
  if (!matches(request.headers['if-none-match'], tag)) return payload
  reply.code(304).removeHeader('content-type').removeHeader('content-length')
  // For HEAD, Fastify itself takes the payload's size and drops it.
  return request.method === 'HEAD' ? payload : null
}

/** RFC 9110, 13.1.2: `*`, or one of a list, compared weakly. */
function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  if (header.trim() === '*') return true
  const tags: readonly string[] = header.match(/"[^"]*"/g) ?? []
  return tags.includes(tag)
}
