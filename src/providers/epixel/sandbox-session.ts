import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { envelope, formOf } from './sandbox-form.ts'

export interface Account {
  readonly apiKey: string
  readonly username: string
  readonly password: string
}

/** The tokens the simulated desk has issued and still honours. */
export interface Tokens {
  accessSeconds: number
  refreshSeconds: number
  issue(type: TokenType): string
  isLive(token: string, type: TokenType): boolean
  forget(): void
}

type TokenType = 'access' | 'refresh'

export function createTokens(): Tokens {
  const key = randomBytes(32)
  const live = new Map<string, { type: TokenType; expiresAt: number }>()
  return {
    accessSeconds: 300,
    refreshSeconds: 86_400,
    issue(type) {
      const seconds = type === 'access' ? this.accessSeconds : this.refreshSeconds
      const expiresAt = Date.now() + seconds * 1000
      const token = signed(key, {
        token_type: type,
        exp: Math.floor(expiresAt / 1000),
        iat: Math.floor(Date.now() / 1000),
        jti: randomUUID(),
        user_id: 77,
      })
      live.set(token, { type, expiresAt })
      return token
    },
    isLive(token, type) {
      const known = live.get(token)
      return known !== undefined && known.type === type && known.expiresAt > Date.now()
    },
    forget: () => live.clear(),
  }
}

function signed(key: Buffer, claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${head}.${createHmac('sha256', key).update(head).digest('base64url')}`
}

/** Login and refresh: outside the envelope when they work. The key of the application is needed here too. */
export function sessionRoutes(app: FastifyInstance, account: Account, tokens: Tokens): void {
  app.post('/user/login/', async (request, reply) => {
    const form = await formOf(request)
    const errors = Object.fromEntries(
      ['username', 'password'].flatMap((name) =>
        form.get(name) === undefined
          ? [[name, ['This field is required.']]]
          : form.get(name) === ''
            ? [[name, ['This field may not be blank.']]]
            : [],
      ),
    )
    if (Object.keys(errors).length > 0) return envelope(reply, 400, errors)
    if (form.get('username') !== account.username || form.get('password') !== account.password) {
      return envelope(reply, 401, { error: 'No active account found with the given credentials' })
    }
    return { refresh: tokens.issue('refresh'), access: tokens.issue('access') }
  })

  app.post('/user/token/refresh/', async (request, reply) => {
    const refresh = (await formOf(request)).get('refresh')
    if (refresh === undefined) return reply.code(400).send({ refresh: ['This field is required.'] })
    if (tokens.isLive(String(refresh), 'refresh')) return { access: tokens.issue('access') }
    return unauthorized(reply, { detail: 'Token is invalid or expired', code: 'token_not_valid' })
  })
}

/** Refuses what does not carry the key of the application. */
export function needsApiKey(account: Account) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (request.headers.apikey === account.apiKey) return
    await envelope(reply, 401, { error: 'The supplied authentication credentials are invalid.' })
  }
}

/** Refuses what does not carry a live access token. */
export function needsToken(tokens: Tokens) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const [scheme, token, rest] = (request.headers.authorization ?? '').split(' ')
    if (scheme !== 'Bearer') {
      await unauthorized(reply, { detail: 'Authentication credentials were not provided.' })
    } else if (token === undefined || rest !== undefined) {
      await unauthorized(reply, {
        detail: 'Authorization header must contain two space-delimited values',
        code: 'bad_authorization_header',
      })
    } else if (!tokens.isLive(token, 'access')) {
      await unauthorized(reply, {
        detail: 'Given token not valid for any token type',
        code: 'token_not_valid',
        messages: [
          { token_class: 'AccessToken', token_type: 'access', message: 'Token is invalid or expired' },
        ],
      })
    }
  }
}

function unauthorized(reply: FastifyReply, body: object): FastifyReply {
  return reply.code(401).header('www-authenticate', 'Bearer realm="api"').send(body)
}
