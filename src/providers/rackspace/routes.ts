import type { Static } from '@sinclair/typebox'
import { GatewayError } from '../../domain/problems.ts'
import type { settings } from './settings.ts'

export interface Routes {
  readonly tokens: string
  readonly tickets: string
  readonly accounts: string
  readonly categories: string
  /** Singular in the provider's document. */
  readonly attachment: string
  readonly resources: string
  ticket(number: string): string
  comments(number: string): string
  resource(id: string): string
}

/** Every address this adapter calls. */
export function routesFor(configured: Static<typeof settings>): Routes {
  const base = withoutSlash(configured.baseUrl)
  const identity = withoutSlash(configured.identityUrl)
  const resources = `${withoutSlash(configured.resourcesUrl).replace(/\/resources$/, '')}/resources`
  const ticket = (number: string): string => `${base}/tickets/${segment(number)}`
  return {
    tokens: `${identity.replace(/\/tokens$/, '').replace(/\/v2\.0$/, '')}/v2.0/tokens`,
    tickets: `${base}/tickets`,
    accounts: `${base}/accounts`,
    categories: `${base}/categories`,
    attachment: `${base}/attachment`,
    resources,
    ticket,
    comments: (number) => `${ticket(number)}/comments`,
    resource: (id) => `${resources}/${id}`,
  }
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '')

function segment(number: string): string {
  // A dot segment would climb to another path, escaped or not.
  if (/^\.{0,2}$/.test(number)) throw new GatewayError('ticket_not_found', { effect: 'nothing' })
  return encodeURIComponent(number)
}
