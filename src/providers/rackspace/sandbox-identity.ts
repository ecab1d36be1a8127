import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { isJson, type Json } from './sandbox-answers.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export interface Identity {
  readonly username: string
  readonly apiKey: string
  /** Whether a service accepts this `X-Auth-Token`. */
  accepts(token: unknown): boolean
  issue(): { id: string; expires: string }
  revoke(token: string): boolean
  /** Every token at once, as if a day had passed. */
  expireAll(): void
}

export function createIdentity(username: string, apiKey: string): Identity {
  const tokens = new Map<string, number>()
  return {
    username,
    apiKey,
    accepts: (token) => typeof token === 'string' && (tokens.get(token) ?? 0) > Date.now(),
    issue() {
      const id = `AA${randomBytes(24).toString('base64url')}`
      const expires = Date.now() + DAY_MS
      tokens.set(id, expires)
      return { id, expires: new Date(expires).toISOString() }
    },
    revoke: (token) => tokens.delete(token),
    expireAll: () => tokens.clear(),
  }
}

const fault = (name: string, code: number, message: string): [number, Json] => [
  code,
  { [name]: { code, message } },
]

/** Status and body of `POST /v2.0/tokens`. */
function authenticate(identity: Identity, body: unknown): [number, Json] {
  const auth = isJson(body) ? body.auth : undefined
  if (!isJson(auth)) return fault('badRequest', 400, 'Invalid json request body')
  if (auth.tenantId !== undefined && auth.tenantName !== undefined)
    return fault('badRequest', 400, 'Invalid request. Specify tenantId OR tenantName, but not both.')
  const credentials = auth['RAX-KSKEY:apiKeyCredentials']
  if (
    !isJson(credentials) ||
    typeof credentials.username !== 'string' ||
    typeof credentials.apiKey !== 'string'
  )
    return fault('badRequest', 400, 'Expecting username and apiKey')
  if (credentials.username !== identity.username || credentials.apiKey !== identity.apiKey)
    return fault('unauthorized', 401, 'Unable to authenticate user with credentials provided.')
  return [200, access(identity)]
}

function access(identity: Identity): Json {
  return {
    access: {
      token: {
        ...identity.issue(),
        tenant: { id: '12345', name: '12345' },
        'RAX-AUTH:authenticatedBy': ['APIKEY'],
      },
      // As reported from production: the ticketing service itself is not in the catalogue.
      serviceCatalog: ['ticketingDemo', 'cloudMonitoring', 'cloudMetrics'].map((name) => ({
        name,
        type: `rax:${name.toLowerCase()}`,
        endpoints: [{ tenantId: '12345', publicURL: `https://${name.toLowerCase()}.example.com/v1.0/12345` }],
      })),
      user: {
        id: '10000523',
        name: identity.username,
        roles: [
          { id: '3', name: 'identity:user-admin', description: 'User Admin Role.' },
          { id: '204', name: 'ticketing:admin', description: 'Ticketing admin', tenantId: '12345' },
        ],
        'RAX-AUTH:defaultRegion': 'IAD',
        'RAX-AUTH:domainId': '12345',
      },
    },
  }
}

/** The identity service, version 2.0; its faults are not shaped like those of ticketing. */
export async function identityServer(
  app: FastifyInstance,
  { identity }: { identity: Identity },
): Promise<void> {
  app.setErrorHandler(async (_error, _request, reply) => {
    const [status, body] = fault('badRequest', 400, 'Invalid json request body')
    return reply.code(status).send(body)
  })
  app.setNotFoundHandler(async (_request, reply) => {
    const [status, body] = fault('itemNotFound', 404, 'Resource Not Found')
    return reply.code(status).send(body)
  })
  app.post('/v2.0/tokens', async (request, reply) => {
    const [status, body] = authenticate(identity, request.body)
    return reply.code(status).send(body)
  })
  app.delete('/v2.0/tokens', async (request, reply) => {
    const token = request.headers['x-auth-token']
    if (typeof token === 'string' && identity.revoke(token)) return reply.code(204).send()
    const [status, body] = fault('unauthorized', 401, 'No valid token provided.')
    return reply.code(status).send(body)
  })
}
