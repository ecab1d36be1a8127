import type { Cancellation } from '../domain/cancellation.ts'
import { GatewayError } from '../domain/problems.ts'
import type { Call } from './call.ts'

export interface SessionToken<Token> {
  readonly token: Token
  /** When it surely has to be renewed; null: not known. Milliseconds since 1970. */
  readonly expiresAt: number | null
}

/** Opens a session; `previous` is the one that ran out or was refused, for providers with refresh tokens. */
export type OpenSession<Token> = (call: Call, previous: Token | null) => Promise<SessionToken<Token>>

export interface Session<Token> {
  /**
   * Runs the work with a valid token. If the provider refuses the token (`upstream_auth_failed` with effect `nothing`),
   * it is renewed once and the work repeated, unless `once` is set because the work streams the caller's file:
   * then the token is made fresh beforehand.
   */
  use<T>(call: Call, work: (token: Token) => Promise<T>, options?: { readonly once?: boolean }): Promise<T>
}

/** A token with less than this left is renewed before a call; before a streamed body more must be left. */
const marginMs = 10_000
const streamMarginMs = 120_000

/** One renewal at a time: everybody who needs the new token waits for the same one. */
export function createSession<Token>(
  open: OpenSession<Token>,
  detached: (call: Call) => Call,
  renewed: () => void = () => {},
): Session<Token> {
  let current: SessionToken<Token> | null = null
  let opening: Promise<SessionToken<Token>> | null = null

  function renew(call: Call, refused: SessionToken<Token> | null): Promise<SessionToken<Token>> {
    if (current !== null && current !== refused && !runsOut(current, marginMs))
      return Promise.resolve(current)
    // The renewal serves others too, so it does not end when the caller who started it leaves.
    if (opening === null) {
      opening = open(detached(call), current?.token ?? null)
        .then((token) => {
          current = token
          renewed()
          return token
        })
        .finally(() => {
          opening = null
        })
      // Everybody may have left by the time it fails.
      opening.catch(() => undefined)
    }
    return raceAbort(opening, call.signal)
  }

  return {
    async use(call, work, { once = false } = {}) {
      const margin = once ? streamMarginMs : marginMs
      const token = current === null || runsOut(current, margin) ? await renew(call, current) : current
      try {
        return await work(token.token)
      } catch (error) {
        if (!refusedToken(error)) throw error
        if (once) {
          if (current === token) current = null
          throw error
        }
        return await work((await renew(call, token)).token)
      }
    },
  }
}

function runsOut(token: SessionToken<unknown>, marginLeftMs: number): boolean {
  return token.expiresAt !== null && token.expiresAt - Date.now() < marginLeftMs
}

function refusedToken(error: unknown): boolean {
  return (
    error instanceof GatewayError &&
    error.code === 'upstream_auth_failed' &&
    error.details.effect === 'nothing'
  )
}

async function raceAbort<T>(promise: Promise<T>, signal: Cancellation): Promise<T> {
  signal.throwIfAborted()
  let leave = (): void => {}
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => reject(signal.reason)
    signal.addEventListener('abort', leave, { once: true })
  })
  try {
    return await Promise.race([promise, left])
  } finally {
    signal.removeEventListener('abort', leave)
  }
}
