import { hash as digestOf, timingSafeEqual } from 'node:crypto'
import rateLimit from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { GatewayError } from '../domain/problems.ts'
import { type Caller, type Scope, scopes } from '../gateway/caller.ts'

export interface ApiKey {
  readonly id: string
  /** Hex of the key's SHA-256, or several while a key is being replaced. */
  readonly sha256: string | readonly string[]
  readonly scopes: readonly Scope[]
  /** `*` sees every connection, an empty list none. */
  readonly connections: readonly string[]
  readonly requestsPerMinute: number | null
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for every route that needs a key. */
    caller: Caller
  }
  interface FastifyContextConfig {
    /** The route needs the scope `admin` in place of `tickets:read` or `tickets:write`. */
    admin?: boolean
    /** The key may come as the password of HTTP Basic too: a page for people, whose browser asks for it. */
    basic?: boolean
    /** Set by Fastify. */
    url?: string
  }
}

interface Known {
  readonly caller: Caller
  readonly requestsPerMinute: number | null
}

const minute = 60_000
const refusalsPerMinute = 20
/** Addresses, or keys, that are remembered at the same time. */
const remembered = 10_000

/** Who calls, how often, and whether that is allowed; for every route under /v1 and those that are marked `admin`. */
export const apiKey = plugin<{ keys: readonly ApiKey[] }>(
  async (app, { keys }) => {
    await app.register(rateLimit, { global: false, cache: remembered })
    const find = createLookup(keys)
    const refusals = app.createRateLimit({ max: refusalsPerMinute, timeWindow: minute })
    const quota = app.createRateLimit({
      keyGenerator: (request) => request.caller.id,
      max: (_request, id) => quotas.get(id) ?? Number.MAX_SAFE_INTEGER,
      timeWindow: minute,
    })
    const quotas = new Map(keys.map(({ id, requestsPerMinute }) => [id, requestsPerMinute]))

    app.decorateRequest('caller')
    app.addHook('onRequest', (request, _reply, done) => {
      if (request.is404 || !needsKey(request)) return done()
      const found = find(tokenOf(request))
      if (found === null) {
        refusal(request).then(done, done)
        return
      }
      request.caller = found.caller
      if (found.requestsPerMinute === null) done(scopeFault(request))
      else spend(request).then(() => done(scopeFault(request)), done)
    })

    /** A missing key is no attempt to guess one. */
    async function refusal(request: FastifyRequest): Promise<GatewayError> {
      const headers = request.routeOptions.config.basic === true ? basicChallenge : {}
      if (request.headers.authorization === undefined)
        return new GatewayError('unauthenticated', {
          detail: 'The header Authorization is missing.',
          headers,
        })
      const made = await refusals(request)
      if (made.isAllowed || !made.isExceeded) return new GatewayError('unauthenticated', { headers })
      return new GatewayError('rate_limited', {
        detail: `More than ${refusalsPerMinute} keys were refused from this address within a minute.`,
        retryAfterMs: made.ttl,
      })
    }

    async function spend(request: FastifyRequest): Promise<void> {
      const spent = await quota(request)
      if (spent.isAllowed || !spent.isExceeded) return
      throw new GatewayError('rate_limited', {
        detail: `This key may make ${spent.max} requests a minute.`,
        retryAfterMs: spent.ttl,
      })
    }
  },
  { name: 'api-key', dependencies: ['problem-details'] },
)

function needsKey({ routeOptions }: FastifyRequest): boolean {
  const { url, config } = routeOptions
  return url === '/v1' || url?.startsWith('/v1/') === true || config.admin === true
}

const basicChallenge = { 'www-authenticate': 'Basic realm="Ticket gateway", charset="UTF-8"' }

function tokenOf({ headers, routeOptions }: FastifyRequest): string | null {
  const given = headers.authorization ?? ''
  const bearer = /^bearer +([\x21-\x7e]+) *$/i.exec(given)?.[1]
  if (bearer !== undefined || routeOptions.config.basic !== true) return bearer ?? null
  const pair = Buffer.from(/^basic +([\w+/=-]+) *$/i.exec(given)?.[1] ?? '', 'base64').toString('utf8')
  return pair.includes(':') ? pair.slice(pair.indexOf(':') + 1) : null
}

/** Every hash is compared in constant time. A key that was recognized is known from then on: hashing it took a twentieth of a read. */
function createLookup(keys: readonly ApiKey[]): (token: string | null) => Known | null {
  const hashes = keys.flatMap((key) => {
    const known = { caller: callerOf(key), requestsPerMinute: key.requestsPerMinute }
    const list = typeof key.sha256 === 'string' ? [key.sha256] : key.sha256
    return list.map((hash) => ({ hash: Buffer.from(hash, 'hex'), known }))
  })
  const recognized = new Map<string, Known>()
  return (token) => {
    if (token === null) return null
    const before = recognized.get(token)
    if (before !== undefined) return before
    const digest = digestOf('sha256', token, 'buffer')
    let found: Known | null = null
    for (const { hash, known } of hashes) {
      if (hash.length === digest.length && timingSafeEqual(hash, digest)) found = known
    }
    if (found !== null) recognized.set(token, found)
    return found
  }
}

function callerOf({ id, scopes: granted, connections }: ApiKey): Caller {
  const visible = new Set(connections)
  const all = visible.has('*')
  return { id, scopes: new Set(granted), sees: (connection) => all || visible.has(connection) }
}

function scopeFault(request: FastifyRequest): GatewayError | undefined {
  const needed = neededScope(request)
  if (request.caller.scopes.has(needed)) return undefined
  return new GatewayError('forbidden', { detail: `This key has not the scope \`${needed}\`.` })
}

function neededScope({ method, routeOptions }: FastifyRequest): Scope {
  const [read, write, admin] = scopes
  if (routeOptions.config.admin === true) return admin
  return method === 'GET' || method === 'HEAD' ? read : write
}
