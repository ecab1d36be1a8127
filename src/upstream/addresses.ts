import { lookup as resolve } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { GatewayError } from '../domain/problems.ts'

/** The addresses of a connection: where credentials may go, and which handed-out URLs may be used without them. */
export interface Addresses {
  /** Throws unless the URL's origin is a configured one. */
  checkConfigured(url: URL): void
  /** Throws unless a URL that the provider handed out is https on a public address, or on a host and port that the operator named. */
  checkStorage(url: URL): void
  /** Whether this host and port were named by the operator, so that its address need not be public. */
  named(url: URL): boolean
}

export function createAddresses(configured: readonly string[], storageHosts: readonly string[]): Addresses {
  const origins = new Set(configured.map((address) => new URL(address).origin))
  const hosts = new Set([
    ...configured.map((address) => hostAndPort(new URL(address))),
    ...storageHosts.map(storageHost),
  ])
  const named = (url: URL): boolean => hosts.has(hostAndPort(url)) || hosts.has(url.hostname)

  return {
    checkConfigured(url) {
      if (!origins.has(url.origin)) throw refused('An address that is not configured was to be called.')
    },
    checkStorage(url) {
      if (url.username !== '' || url.password !== '')
        throw refused('The provider handed out a URL with credentials.')
      if (named(url) && (url.protocol === 'https:' || url.protocol === 'http:')) return
      if (url.protocol !== 'https:' || !literalIsPublic(url.hostname))
        throw refused('The provider handed out a URL that is not https on a public address.')
    },
    named,
  }
}

function refused(detail: string): GatewayError {
  return new GatewayError('upstream_invalid_response', { detail, effect: 'refused' })
}

function hostAndPort(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === 'http:' ? '80' : '443')}`
}

/** `host`, `host:port` or a whole address. */
function storageHost(entry: string): string {
  if (entry.includes('://')) return hostAndPort(new URL(entry))
  return entry
}

function literalIsPublic(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '')
  return !ipaddr.isValid(address) || isPublic(address)
}

function isPublic(address: string): boolean {
  return ipaddr.process(address).range() === 'unicast'
}

/** Resolves only to public addresses: a name may point anywhere, and may change between check and use. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) return callback(error, '')
    const [first] = found
    if (first === undefined || !found.every(({ address }) => isPublic(address)))
      return callback(Object.assign(new Error('not a public address'), { code: 'EACCES' }), '')
    if (options.all === true) callback(null, found)
    else callback(null, first.address, first.family)
  })
}
