import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { type Cancellation, createCanceller } from '../domain/cancellation.ts'
import type { Lane } from '../domain/lane.ts'
import { GatewayError } from '../domain/problems.ts'
import type { Asking } from '../gateway/asking.ts'
import type { Desk } from '../gateway/desk.ts'
import type { Call } from '../upstream/call.ts'
import type { LaneGate } from '../upstream/limiter.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request cost at providers. */
    usage: Call['usage']
    /** The lane whose quota the answer tells. */
    quota: LaneGate | null
  }
}

const longestWaitSeconds = 600

/** Per request: what it cost, whose quota it told, and the `RateLimit` fields (IETF draft 10) of an answer about one connection. */
export const context = plugin(
  async (app) => {
    app.decorateRequest('usage')
    app.decorateRequest('quota', null)
    app.addHook('onRequest', (request, _reply, done) => {
      request.usage = { upstreamCalls: 0, waitMs: 0 }
      done()
    })
    app.addHook('onSend', (request, reply, payload, done) => {
      if (request.quota !== null) tellQuota(request.quota, reply)
      done(null, payload)
    })
  },
  { name: 'context' },
)

function tellQuota(lane: LaneGate, reply: FastifyReply): void {
  const { limit, intervalMs } = lane.limits
  if (limit === null) return
  const { remaining, resetMs } = lane.quota()
  reply.header('ratelimit-policy', `"${lane.name}";q=${limit};w=${Math.ceil(intervalMs / 1000)}`)
  reply.header('ratelimit', `"${lane.name}";r=${remaining};t=${Math.ceil(resetMs / 1000)}`)
}

/** From here on the answer is about this connection: its problems name it, its quota is told. */
export function about(request: FastifyRequest, desk: Desk, lane: Lane = 'read'): void {
  request.problemContext = { connection: desk.id, provider: desk.provider }
  request.quota = desk.lanes[lane]
}

/** What the gateway needs to know of a request. */
export function askingOf(request: FastifyRequest, reply: FastifyReply): Asking {
  return {
    caller: request.caller,
    signal: departureOf(request),
    log: request.log,
    maxWaitMs: preferredWait(request, reply),
    usage: request.usage,
  }
}

/** Aborts when the caller leaves before the answer is out. */
function departureOf(request: FastifyRequest): Cancellation {
  request.departure ??= createCanceller()
  return request.departure.signal
}

/** `Prefer: wait=<seconds>` (RFC 7240) in milliseconds. */
function preferredWait(request: FastifyRequest, reply: FastifyReply): number | null {
  const header = request.headers.prefer
  if (header === undefined) return null
  const text = Array.isArray(header) ? header.join(',') : header
  const wait = /(?:^|[,;])\s*wait\s*=\s*"?([^",;\s]*)"?/i.exec(text)?.[1]
  if (wait === undefined) return null
  const seconds = /^\d{1,3}$/.test(wait) ? Number(wait) : Number.NaN
  if (!(seconds <= longestWaitSeconds)) {
    throw new GatewayError('validation_failed', {
      detail: `\`Prefer: wait\` takes 0 to ${longestWaitSeconds} seconds.`,
      errors: [{ header: 'Prefer', detail: `wait must be between 0 and ${longestWaitSeconds}` }],
    })
  }
  reply.header('preference-applied', `wait=${seconds}`)
  return seconds * 1000
}
