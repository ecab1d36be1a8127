import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import type { Canceller } from '../domain/cancellation.ts'
import type { Caller } from '../gateway/caller.ts'
import type { Call } from '../upstream/call.ts'
import { batched } from './batched.ts'

/** A request that is over: answered, or left by its caller. */
export interface RequestEnd {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Pattern of the path, so that there are only so many. */
  readonly route: string
  /** 499: the caller left before the answer was out. */
  readonly status: number
  readonly durationMs: number
  /** What is known of a request depends on how far it came. */
  readonly caller: Caller | undefined
  readonly usage: Call['usage'] | undefined
}

export type RequestEnded = (end: RequestEnd) => void

declare module 'fastify' {
  interface FastifyRequest {
    /** Aborts when the caller leaves before the answer is out; made by whoever wants to know. */
    departure: Canceller | null
  }
}

/** Nobody is left to be answered. */
class CallerGone extends Error {
  override readonly name = 'AbortError'
}

const left = 499

/** Tells of every request when it is over. Registered before all that may refuse one. */
export const requestEnd = plugin<{ readonly listeners: readonly RequestEnded[] }>(
  async (app, { listeners }) => {
    const tell = batched<RequestEnd>((ends) => {
      for (const listen of listeners) for (const end of ends) listen(end)
    })
    app.decorateRequest('departure', null)
    app.addHook('onRequest', (request, reply, done) => {
      const since = performance.now()
      // Unlike Fastify's own hook it also comes when the caller has left.
      reply.raw.once('close', () => {
        if (!reply.raw.writableFinished) request.departure?.abort(new CallerGone())
        tell(endOf(request, reply, performance.now() - since))
      })
      done()
    })
  },
  { name: 'request-end' },
)

function endOf(request: FastifyRequest, reply: FastifyReply, durationMs: number): RequestEnd {
  const { caller, usage }: { caller?: Caller; usage?: Call['usage'] } = request
  return {
    request,
    reply,
    route: request.is404 ? 'unmatched' : (request.routeOptions.url ?? 'unmatched'),
    status: reply.raw.writableFinished || request.answered ? reply.statusCode : left,
    durationMs,
    caller,
    usage,
  }
}
