import type { FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import type { Caller } from '../gateway/caller.ts'
import type { Desk } from '../gateway/desk.ts'
import { contentSecurityPolicy } from './status-page/assets.ts'
import { statusPage } from './status-page/page.ts'
import type { RecentProblems } from './status-page/recent-problems.ts'
import { tourOf } from './status-page/tour.ts'

export interface StatusPageOptions {
  readonly version: string
  readonly desks: ReadonlyMap<string, Desk>
  readonly unresolved: () => ReadonlyMap<string, number>
  readonly problems: RecentProblems
  /** Codes of what is missing. */
  readonly reasons: () => readonly string[]
  /** Null outside the sandbox, where the page wants an `admin` key. */
  readonly sandboxKey: string | null
}

/** `/` for people: how the connections are, what went wrong lately, and where to go from here. */
export const statusPageRoute = plugin<StatusPageOptions>(
  async (app, { version, desks, unresolved, problems, reasons, sandboxKey }) => {
    const startedAt = new Date()
    app.get(
      '/',
      { schema: { hide: true }, config: sandboxKey === null ? { admin: true, basic: true } : {} },
      async (request, reply) => {
        const counts = unresolved()
        const visible = [...desks.values()].filter(({ id }) => sees(request, id))
        const page = statusPage({
          version,
          now: new Date(),
          startedAt,
          reasons: reasons(),
          connections: visible.map((desk) => ({
            connection: desk.describe(),
            unresolved: counts.get(desk.id) ?? 0,
          })),
          problems: problems
            .list()
            .filter(({ connection }) => connection === null || sees(request, connection)),
          tour: sandboxKey === null ? null : tourOf(originOf(request), sandboxKey),
        })
        return reply
          .header('content-security-policy', contentSecurityPolicy)
          .header('cache-control', 'no-store')
          .type('text/html; charset=utf-8')
          .send(page)
      },
    )
  },
  { name: 'status-page', dependencies: ['api-key'] },
)

/** In the sandbox there is no caller, and nothing to hide. */
function sees(request: FastifyRequest, connection: string): boolean {
  const { caller }: { caller?: Caller } = request
  return caller?.sees(connection) ?? true
}

/** The address as the browser knows it; it goes into lines for a shell, so it may hold nothing else. */
function originOf({ protocol, host, socket }: FastifyRequest): string {
  return /^[\w.:[\]-]{1,255}$/.test(host)
    ? `${protocol}://${host}`
    : `http://127.0.0.1:${socket.localPort ?? 8080}`
}
