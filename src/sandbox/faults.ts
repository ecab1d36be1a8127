import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

/** One misbehaviour, asked for by `POST /__faults` at a simulator's own address. */
export interface Fault {
  /** Regular expression on "METHOD /path?query func" (BILLmanager's `func` is appended). */
  readonly match: string
  /** How many matching requests it hits; default 1. */
  readonly times?: number
  /**
   * `status` answers `status` with `body` instead of working · `latency` waits `ms` first · `cut` resets the socket
   * before working · `hang` never answers · `cutAfter` works, then resets the socket · `statusAfter` works, then answers `status`.
   */
  readonly kind: 'status' | 'latency' | 'cut' | 'hang' | 'cutAfter' | 'statusAfter'
  readonly status?: number
  readonly ms?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const late = new WeakMap<FastifyRequest, Fault>()

/** Lets a test, or a curious developer, make a simulator misbehave. Register it before the routes. */
export const faults = fp(
  async (app: FastifyInstance, options: { func?: (request: FastifyRequest) => string }) => {
    const armed: { fault: Fault; pattern: RegExp; left: number }[] = []

    app.post<{ Body: Fault }>('/__faults', async (request, reply) => {
      armed.push({
        fault: request.body,
        pattern: new RegExp(request.body.match),
        left: request.body.times ?? 1,
      })
      return reply.code(204).send()
    })
    app.delete('/__faults', async (_request, reply) => {
      armed.length = 0
      return reply.code(204).send()
    })

    app.addHook('preHandler', async (request, reply) => {
      if (request.url === '/__faults') return
      const line = `${request.method} ${request.url} ${options.func?.(request) ?? ''}`
      const hit = armed.find((candidate) => candidate.left > 0 && candidate.pattern.test(line))
      if (hit === undefined) return
      hit.left -= 1
      await strike(hit.fault, request, reply)
    })

    app.addHook('onSend', async (request, reply, payload) => {
      const fault = late.get(request)
      if (fault === undefined) return payload
      if (fault.kind === 'cutAfter') reply.raw.socket?.destroy()
      reply.code(fault.status ?? 502)
      return fault.body ?? ''
    })
  },
)

async function strike(fault: Fault, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (fault.kind === 'latency') await sleep(fault.ms ?? 1000)
  else if (fault.kind === 'hang') reply.hijack()
  else if (fault.kind === 'cut') {
    reply.hijack()
    request.raw.socket.destroy()
  } else if (fault.kind === 'status') {
    await reply
      .code(fault.status ?? 500)
      .headers({ 'content-type': 'application/json', ...fault.headers })
      .send(fault.body ?? '')
  } else late.set(request, fault)
}
