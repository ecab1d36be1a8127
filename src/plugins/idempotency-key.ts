import type { FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { GatewayError } from '../domain/problems.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The Idempotency-Key without its quotes; null: none. */
    idempotencyKey: string | null
  }
  interface FastifyContextConfig {
    /** The route is a write that reaches a provider: it takes an Idempotency-Key. */
    write?: boolean
  }
}

const header = 'Idempotency-Key'

/** Reads the key of a write; bare and quoted are the same. */
export const idempotencyKey = plugin<{ required: boolean }>(
  async (app, { required }) => {
    app.decorateRequest('idempotencyKey', null)
    app.addHook('preValidation', (request, _reply, done) => {
      if (request.routeOptions.config.write !== true) return done()
      const key = keyOf(request)
      if (key === undefined)
        return done(invalid('must be 1 to 255 printable ASCII characters, bare or quoted'))
      if (key === null && required) return done(invalid('is required for writes here'))
      request.idempotencyKey = key
      done()
    })
  },
  { name: 'idempotency-key' },
)

/** Undefined: malformed. */
function keyOf({ headers, raw }: FastifyRequest): string | null | undefined {
  const given = headers['idempotency-key']
  if (given === undefined) return null
  const times = raw.rawHeaders.filter(
    (name, at) => at % 2 === 0 && name.toLowerCase() === 'idempotency-key',
  ).length
  if (typeof given !== 'string' || times > 1) return undefined
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(given)?.[1]
  const key = quoted === undefined ? given : quoted.replace(/\\(.)/g, '$1')
  const bareButOdd = quoted === undefined && given.includes('"')
  return /^[\x20-\x7e]{1,255}$/.test(key) && key.trim() !== '' && !bareButOdd ? key : undefined
}

function invalid(detail: string): GatewayError {
  return new GatewayError('validation_failed', {
    detail: `The header ${header} ${detail}.`,
    errors: [{ header, detail }],
  })
}
