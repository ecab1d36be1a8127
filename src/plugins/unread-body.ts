import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { hasBody } from './strict-json.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Lets go of a body that is being read; set by whoever reads it piece by piece. */
    releaseBody: (() => void) | null
    /** The whole answer was given to the socket, and only the rest of the body is waited for. */
    answered: boolean
  }
}

/** What is still read of a body that nobody wants, so that its sender gets to see the answer instead of a reset. */
const drainBytes = 64 * 1024 * 1024
const drainMs = 2000

/**
 * An answer before the body has arrived ends the connection. It is written at once, but the connection stays open for a
 * moment while the rest of the body is thrown away: closing with unread bytes would reset it and lose the answer.
 */
export const unreadBody = plugin(
  async (app) => {
    app.decorateRequest('releaseBody', null)
    app.decorateRequest('answered', false)
    app.addHook('onResponse', (request, _reply, done) => {
      request.releaseBody?.()
      done()
    })
    app.addHook('onSend', (request, reply, payload, done) => {
      if (request.raw.complete || !hasBody(request)) {
        done(null, payload)
        return
      }
      // A small body is usually in the same packet as its headers: one turn later it has arrived.
      setImmediate(() => done(null, request.raw.complete ? payload : letGo(request, reply, payload)))
    })
  },
  { name: 'unread-body' },
)

function letGo(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  reply.header('connection', 'close')
  request.releaseBody?.()
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) {
    request.raw.resume()
    return payload
  }
  reply.header('content-length', Buffer.byteLength(payload))
  request.answered = true
  return lingering(request, payload)
}

/** Gives the whole answer, and ends once the body has ended or enough of it was thrown away. */
function lingering({ raw }: FastifyRequest, payload: string | Buffer): Readable {
  const answer = new Readable({ read: () => undefined })
  answer.push(payload)
  let left = drainBytes
  const finish = () => {
    clearTimeout(timer)
    raw.off('data', count).off('end', finish).off('close', finish).off('error', finish)
    answer.push(null)
  }
  const count = (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) finish()
  }
  const timer = setTimeout(finish, drainMs)
  raw.on('data', count).once('end', finish).once('close', finish).once('error', finish)
  raw.resume()
  return answer
}
