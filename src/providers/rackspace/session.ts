import type { Static } from '@sinclair/typebox'
import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import { retryAfterMs } from '../../upstream/retry-after.ts'
import type { OpenSession, Session, SessionToken } from '../../upstream/session.ts'
import type { Reply, RequestBody, Upstream, UpstreamRequest } from '../../upstream/upstream.ts'
import type { ProviderTools } from '../provider.ts'
import { need, part, record, text } from '../wire.ts'
import { type Routes, routesFor } from './routes.ts'
import type { settings } from './settings.ts'

/** What every function of this adapter works with. */
export interface Desk {
  readonly upstream: Upstream
  readonly session: Session<string>
  readonly routes: Routes
  readonly defaultAccount: string | undefined
}

/** The version is in the media type, not in the path. */
const mediaType = 'application/vnd.ticketing.v2+json'

export function openDesk(tools: ProviderTools<Static<typeof settings>>): Desk {
  const upstream = tools.upstream({ explain: explainFault })
  const routes = routesFor(tools.settings)
  return {
    upstream,
    session: tools.session(signIn(upstream, routes.tokens, tools.settings), '[redacted]'),
    routes,
    defaultAccount: tools.settings.accountId,
  }
}

/** One call with the token of the session. */
export function ask<T>(desk: Desk, request: UpstreamRequest<T>, call: Call): Promise<T> {
  return desk.session.use(call, (token) =>
    desk.upstream.request(
      { ...request, headers: { accept: mediaType, ...request.headers, 'x-auth-token': token } },
      call,
    ),
  )
}

export const jsonBody = (json: unknown): RequestBody => ({ json, contentType: mediaType })

/** https://docs.rackspace.com/reference/ticketing-authenticate-to-rackspace */
function signIn(
  upstream: Upstream,
  url: string,
  { username, apiKey }: { readonly username: string; readonly apiKey: string },
): OpenSession<string> {
  return (call) =>
    upstream.request(
      {
        lane: null,
        method: 'POST',
        url,
        headers: { accept: 'application/json' },
        body: { json: { auth: { 'RAX-KSKEY:apiKeyCredentials': { username, apiKey } } } },
        refusal: refuseSignIn,
        read: toToken,
      },
      call,
    )
}

/** The identity service says 413 where others say 429; whatever else it refuses is about our credentials, not the caller's input. */
function refuseSignIn({ status, headers }: Reply): GatewayError | null {
  if (status === 413 || status === 429) {
    return new GatewayError('upstream_rate_limited', {
      detail: 'The identity service asks to slow down.',
      retryAfterMs: retryAfterMs(headers['retry-after']) ?? 60_000,
      effect: 'nothing',
    })
  }
  if (status < 400 || status > 499) return null
  return new GatewayError('upstream_auth_failed', {
    detail: `The identity service refused to sign in (status ${status}).`,
    effect: 'nothing',
  })
}

function toToken({ data }: Reply): SessionToken<string> {
  const token = part(part(record(data).access).token)
  const expiresAt = Date.parse(text(token.expires) ?? '')
  return { token: need(token.id, 'a token'), expiresAt: Number.isFinite(expiresAt) ? expiresAt : null }
}

/** The fault of the ticketing service, or the answer of the rate limiting proxy before it. */
function explainFault({ data }: Reply): { code: string | null; message: string | null } {
  const body = part(data)
  if (body.overLimit !== undefined) return { code: 'overLimit', message: text(part(body.overLimit).message) }
  return { code: text(body.faultCode), message: text(body.message) }
}
