import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import type { Session, SessionToken } from '../../upstream/session.ts'
import { type Upstream, WrongShape } from '../../upstream/upstream.ts'
import type { ProviderTools } from '../provider.ts'
import { explain, refusalFor } from './refusal.ts'
import type { Settings } from './settings.ts'
import { documentOf, sessionOf } from './wire.ts'

/** What goes along with every call: a session, or name and password where no session can be opened. */
export type Credentials = { readonly auth: string } | { readonly authinfo: string }

interface Login {
  readonly url: string
  readonly username: string
  readonly password: string
}

/** A session lives for an hour after its last request. */
const lifetimeMs = 3_600_000

export function createPanelSession(
  tools: ProviderTools<Settings>,
  upstream: Upstream,
  login: Login,
): { session: Session<Credentials>; used: () => void } {
  let current: { token: Credentials; expiresAt: number | null } | null = null
  const open = async (call: Call): Promise<SessionToken<Credentials>> => {
    current = { token: await openSession(upstream, login, call), expiresAt: Date.now() + lifetimeMs }
    return current
  }
  const session = tools.session<Credentials>(open, { auth: '[redacted]' })
  return {
    session,
    used: () => {
      if (current !== null) current.expiresAt = Date.now() + lifetimeMs
    },
  }
}

async function openSession(upstream: Upstream, login: Login, call: Call): Promise<Credentials> {
  try {
    return { auth: await logIn(upstream, login, call) }
  } catch (error) {
    // Where the login form asks for a captcha, every call may still carry name and password.
    if (!(error instanceof GatewayError) || !/captcha/.test(error.details.upstream?.code ?? '')) throw error
    return { authinfo: `${login.username}:${login.password}` }
  }
}

/** https://www.ispsystem.com/docs/b6c/developer-section/guide-to-ispsystem-software-api#authorization */
function logIn(upstream: Upstream, { url, username, password }: Login, call: Call): Promise<string> {
  return upstream.request(
    {
      lane: null,
      method: 'POST',
      url,
      body: {
        form: [
          ['func', 'auth'],
          ['out', 'json'],
          ['username', username],
          ['password', password],
        ],
      },
      refusal: refusalFor(undefined),
      explain,
      read: (reply) => {
        const id = sessionOf(documentOf(reply.data))
        if (id === null) throw new WrongShape('expected a session')
        return id
      },
    },
    call,
  )
}
