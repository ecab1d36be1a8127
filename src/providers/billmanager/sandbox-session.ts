import type { FastifyRequest } from 'fastify'
import { group, leaf, type Node } from './sandbox-document.ts'
import { PanelError } from './sandbox-errors.ts'
import type { Panel, User } from './sandbox-panel.ts'
import { cookieOf, type Parameters, sent } from './sandbox-request.ts'

/** A session lives for one hour after its last request. */
const lifetimeMs = 3_600_000

export interface Sessions {
  open(user: User): string
  find(id: string): User | undefined
  /** As if an hour had passed. */
  expire(): void
}

export function createSessions(secret: () => string): Sessions {
  const sessions = new Map<string, { user: User; last: number }>()
  return {
    open(user) {
      const id = secret()
      sessions.set(id, { user, last: Date.now() })
      return id
    },
    find(id) {
      const session = sessions.get(id)
      if (session === undefined) return undefined
      if (Date.now() - session.last > lifetimeMs) {
        sessions.delete(id)
        return undefined
      }
      session.last = Date.now()
      return session.user
    },
    expire: () => sessions.clear(),
  }
}

export const sessionNode = (id: string, user: User): Node =>
  group('auth', [], { id, level: String(user.level) })

/** `func=auth`: a session id for a name and a password. */
export function login(panel: Panel, sessions: Sessions, parameters: Parameters): Node[] {
  const user = byPassword(panel, sent(parameters, 'username'), sent(parameters, 'password'))
  const id = sessions.open(user)
  return [{ ...leaf('auth', id), attributes: { id, level: String(user.level) } }]
}

export interface Caller {
  readonly user: User
  readonly byCookie: boolean
}

/** `auth=SID`, `authinfo=name:password` or the cookie; then, for employees, whom they act for. */
export function authenticate(
  panel: Panel,
  sessions: Sessions,
  parameters: Parameters,
  request: FastifyRequest,
): Caller {
  const authinfo = sent(parameters, 'authinfo')
  if (authinfo !== '') {
    const colon = authinfo.indexOf(':')
    const user = byPassword(panel, authinfo.slice(0, colon), authinfo.slice(colon + 1))
    return { user: actingFor(panel, user, parameters), byCookie: false }
  }
  const cookie = cookieOf(request.raw, 'billmgrses5').split(':')[0] ?? ''
  const id = sent(parameters, 'auth') || cookie
  if (id === '') throw new PanelError('access', 'login')
  const user = sessions.find(id)
  if (user === undefined) throw new PanelError('auth', 'badpassword')
  return { user: actingFor(panel, user, parameters), byCookie: !parameters.values.has('auth') }
}

function byPassword(panel: Panel, login: string, password: string): User {
  const user = panel.users.find((candidate) => candidate.login === login && candidate.password === password)
  if (user === undefined) throw new PanelError('auth', 'badpassword')
  return user
}

function actingFor(panel: Panel, user: User, parameters: Parameters): User {
  const name = sent(parameters, 'su')
  if (name === '') return user
  if (user.level < 29) throw new PanelError('access', 'su')
  const other = panel.users.find((candidate) => candidate.login === name || String(candidate.id) === name)
  if (other === undefined) throw new PanelError('missed', 'su', name)
  return other
}
