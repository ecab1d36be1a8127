import type { Socket } from 'node:net'
import plugin from 'fastify-plugin'
import { GatewayError } from '../domain/problems.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether the process is on its way out; `close` sets it, and whoever wants to refuse requests before that. */
    stopping: { now: boolean }
  }
}

const retryAfterMs = 5000
const probes = new Set(['/healthz', '/readyz', '/metrics'])

/**
 * Lets requests that run end, refuses new ones, and closes every connection with its answer. Without that a kept
 * connection that goes idle after the stop began holds the process until its keep-alive time is over.
 */
export const shutdown = plugin(
  async (app) => {
    const stopping = { now: false }
    app.decorate('stopping', stopping)
    const silent = silentSockets(app.server)
    app.addHook('preClose', (done) => {
      stopping.now = true
      silent.close()
      done()
    })
    app.addHook('onRequest', (request, _reply, done) => {
      const refused = stopping.now && !probes.has(request.routeOptions.url ?? '')
      done(refused ? new GatewayError('shutting_down', { retryAfterMs }) : undefined)
    })
    app.addHook('onSend', (_request, reply, payload, done) => {
      if (stopping.now) reply.header('connection', 'close')
      done(null, payload)
    })
  },
  { name: 'shutdown', dependencies: ['problem-details'] },
)

/** Connections opened ahead of a request, as browsers do: Node does not count them as idle, and would wait for them. */
function silentSockets(server: { on(event: 'connection', listener: (socket: Socket) => void): unknown }) {
  const open = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  return {
    close() {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy()
    },
  }
}
