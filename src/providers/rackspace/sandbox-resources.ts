import type { FastifyInstance } from 'fastify'
import { answerFaults, badRequest, Fault, numberOf, path, queryOf } from './sandbox-answers.ts'
import { resources } from './sandbox-data.ts'
import type { Identity } from './sandbox-identity.ts'

const MAX_LIMIT = 500

/** The resources service, on a host of its own. */
export async function resourcesServer(
  app: FastifyInstance,
  { identity }: { identity: Identity },
): Promise<void> {
  answerFaults(app)
  path(app, '/resources', {
    GET: async (request, reply) => {
      if (!identity.accepts(request.headers['x-auth-token']))
        throw new Fault(401, 'unauthorized', 'Authentication token is missing or not valid')
      const oneOf = (name: string, allowed: readonly string[]): string => {
        const value = queryOf(request, name) ?? allowed[0] ?? ''
        if (!allowed.includes(value)) throw badRequest(`${name} provided is invalid`)
        return value
      }
      const status = oneOf('status', ['all', 'online', 'offline'])
      const sortBy = oneOf('sortBy', ['id', 'name']) === 'name' ? 'name' : 'id'
      const sign = oneOf('sort', ['asc', 'desc']) === 'asc' ? 1 : -1
      const offset = numberOf(request, 'offset', 0, 0)
      const limit = numberOf(request, 'limit', 1, 25)
      if (limit > MAX_LIMIT) throw badRequest('limit provided is invalid')
      const q = (queryOf(request, 'q') ?? '').toLowerCase()
      const found = resources
        .filter((resource) => status === 'all' || resource.status === status)
        .filter(({ id, name, network, type, location }) =>
          [id, name, network.primaryIp, type, location].some((word) => word.toLowerCase().includes(q)),
        )
        .sort((one, other) => sign * one[sortBy].localeCompare(other[sortBy]))
      return reply
        .type('application/vnd.ticketing.v2+json')
        .send(JSON.stringify({ resources: found.slice(offset, offset + limit) }))
    },
  })
}
