import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import { formData } from '../../upstream/multipart.ts'
import type { OpenSession } from '../../upstream/session.ts'
import type { Refusal, Reply, Upstream } from '../../upstream/upstream.ts'
import { integer, isRecord, need, part, record, text } from '../wire.ts'
import type { RouteName } from './routes.ts'

export interface Tokens {
  readonly access: string
  readonly refresh: string | null
}

export interface Credentials {
  readonly apiKey: string
  readonly username?: string
  readonly password?: string
  readonly accessToken?: string
}

/** Lifetime of an access token that does not tell its own: the default of the library that makes them. */
const usualLifetimeMs = 300_000

/** Signs in; a session that ran out is refreshed first, and if that fails the member signs in again. */
export function openSession(
  upstream: Upstream,
  routes: Readonly<Record<RouteName, string>>,
  { apiKey, username, password, accessToken }: Credentials,
): OpenSession<Tokens> {
  const tokens = (url: string, fields: readonly (readonly [string, string])[], call: Call) =>
    upstream.request(
      {
        lane: null,
        method: 'POST',
        url,
        headers: { apikey: apiKey },
        body: formData(fields),
        refusal: notAccepted,
        read: (reply) => ({ wire: toTokens(reply), expiresAt: expiryOf(reply) }),
      },
      call,
    )

  return async (call, previous) => {
    if (username === undefined || password === undefined) {
      if (previous !== null || accessToken === undefined) throw refusedCredentials()
      return { token: { access: accessToken, refresh: null }, expiresAt: null }
    }
    if (previous?.refresh) {
      const refreshed = await refresh(
        () => tokens(routes.refresh, [['refresh', previous.refresh ?? '']], call),
        call,
      )
      if (refreshed) {
        const { wire, expiresAt } = refreshed
        return { token: { access: wire.access, refresh: wire.refresh ?? previous.refresh }, expiresAt }
      }
    }
    // Provider's document, page "Authentication", user login.
    const fields = [
      ['username', username],
      ['password', password],
    ] as const
    const { wire, expiresAt } = await tokens(routes.login, fields, call)
    return { token: wire, expiresAt }
  }
}

/** The path of the refresh is inferred: whatever is wrong with it, the login is still there. */
async function refresh<T>(work: () => Promise<T>, call: Call): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    call.log.info({ code: error.code }, 'the session could not be refreshed: signing in again')
    return null
  }
}

/** Not wrapped in the envelope, as documented; read within one too. */
function toTokens(reply: Reply): Tokens {
  const body = record(reply.data, 'tokens')
  const wire = isRecord(body.data) && body.access === undefined ? body.data : body
  return { access: need(wire.access, 'an access token'), refresh: text(wire.refresh) }
}

/** When the token runs out by our clock: its own `exp`, corrected by the clock that the answer's `Date` shows. */
function expiryOf(reply: Reply): number {
  const now = Date.now()
  const theirNow = Date.parse(reply.headers.date ?? '')
  const expires = integer(claimsOf(toTokens(reply).access).exp)
  if (expires === null) return now + usualLifetimeMs
  return now + Math.max(0, expires * 1000 - (Number.isNaN(theirNow) ? now : theirNow))
}

function claimsOf(token: string) {
  try {
    return part(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')))
  } catch {
    return {}
  }
}

/** Nothing that the caller sent is at fault when a login is refused. */
const notAccepted: Refusal = (reply) => {
  const isRefused = reply.status >= 400 && reply.status < 500 && reply.status !== 429
  const isEnveloped = isRecord(reply.data) && (integer(reply.data.status_code) ?? 200) >= 400
  return isRefused || isEnveloped ? refusedCredentials() : null
}

function refusedCredentials(): GatewayError {
  return new GatewayError('upstream_auth_failed', { effect: 'nothing' })
}
