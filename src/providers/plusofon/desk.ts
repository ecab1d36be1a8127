import type { Static } from '@sinclair/typebox'
import { GatewayError } from '../../domain/problems.ts'
import type { Upstream } from '../../upstream/upstream.ts'
import type { ProviderTools } from '../provider.ts'
import { explain, refusal } from './failures.ts'
import type { plusofon } from './index.ts'

/** One connected account: the way to it, and what every call shares. */
export interface Desk {
  readonly upstream: Upstream
  readonly headers: Readonly<Record<string, string>>
  readonly utcOffset: string
  url(path: string): string
}

export function createDesk(tools: ProviderTools<Static<(typeof plusofon)['settings']>>): Desk {
  const { baseUrl, clientId, token, utcOffset } = tools.settings
  const base = baseUrl.replace(/\/+$/, '')
  return {
    upstream: tools.upstream({ refusal, explain }),
    // Without `Accept` failures would come as redirects to a page for people.
    headers: { accept: 'application/json', client: clientId, authorization: `Bearer ${token}` },
    utcOffset,
    url: (path) => `${base}/api/v1${path}`,
  }
}

/** The path takes digits only; anything else cannot be a ticket there. Longer ones would not survive as a number. */
export function pathId(number: string): string {
  if (/^\d{1,15}$/.test(number)) return number
  throw new GatewayError('ticket_not_found', { effect: 'nothing' })
}
