import { readFileSync } from 'node:fs'
import ipaddr from 'ipaddr.js'
import type { ProviderDefinition } from '../providers/provider.ts'
import { isRecord, list, part, type Wire } from '../providers/wire.ts'
import type { Path, Problem } from './problem.ts'
import { reasonOf } from './references.ts'

/**
 * What a schema cannot say. The rules run beside the schema, so that all problems come at once:
 * each looks only at values of the right type and leaves the others to the schema.
 */
export function brokenRules(file: unknown, definitions: readonly ProviderDefinition[]): readonly Problem[] {
  const { server, auth, connections } = part(file)
  const accounts = part(connections)
  const keys = list(part(auth).keys).map(part)
  return [
    ...serverRules(part(server)),
    ...keyIds(keys),
    ...keyHashes(keys),
    ...keyConnections(keys, accounts),
    ...Object.entries(accounts).flatMap(([id, connection]) =>
      isRecord(connection) ? connectionRules(['connections', id], connection, definitions) : [],
    ),
  ]
}

function serverRules({ port, metricsPort, trustProxy }: Wire): readonly Problem[] {
  const shared = typeof port === 'number' && port !== 0 && port === metricsPort
  return [
    ...(shared ? [{ path: ['server', 'metricsPort'], message: 'must not be the port of the API' }] : []),
    ...list(Array.isArray(trustProxy) ? trustProxy : []).flatMap((address, index) =>
      typeof address !== 'string' || isNetwork(address)
        ? []
        : [
            {
              path: ['server', 'trustProxy', index],
              message: `must be ${network}`,
            },
          ],
    ),
  ]
}

const network = 'an address, a network such as 10.0.0.0/8, loopback, linklocal or uniquelocal'

function isNetwork(address: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(address)) return true
  return address.includes('/') ? ipaddr.isValidCIDR(address) : ipaddr.isValid(address)
}

/** Where one value stands for a list of one, there is no position. */
const positionIn = (value: unknown, index: number): Path => (Array.isArray(value) ? [index] : [])

function keyIds(keys: readonly Wire[]): readonly Problem[] {
  const ids = keys.map(({ id }) => id)
  return ids.flatMap((id, index) => {
    const first = ids.indexOf(id)
    return typeof id === 'string' && first < index
      ? [{ path: ['auth', 'keys', index, 'id'], message: `is already the id of auth.keys[${first}]` }]
      : []
  })
}

/** A key that belongs to two callers would tell neither from the other. */
function keyHashes(keys: readonly Wire[]): readonly Problem[] {
  const owners = new Map<string, number>()
  return keys.flatMap(({ sha256 }, index) =>
    list(sha256).flatMap((hash, position) => {
      if (typeof hash !== 'string') return []
      const owner = owners.get(hash.toLowerCase())
      owners.set(hash.toLowerCase(), owner ?? index)
      const path: Path = ['auth', 'keys', index, 'sha256', ...positionIn(sha256, position)]
      return owner === undefined ? [] : [{ path, message: `is already a key of auth.keys[${owner}]` }]
    }),
  )
}

function keyConnections(keys: readonly Wire[], accounts: Wire): readonly Problem[] {
  return keys.flatMap(({ connections }, index) =>
    list(Array.isArray(connections) ? connections : []).flatMap((id, position) =>
      typeof id !== 'string' || id === '*' || Object.hasOwn(accounts, id)
        ? []
        : [
            {
              path: ['auth', 'keys', index, 'connections', position],
              message: 'names no connection of this file',
            },
          ],
    ),
  )
}

function connectionRules(at: Path, connection: Wire, definitions: readonly ProviderDefinition[]) {
  const { provider, allowHttp, tls } = connection
  const settings = part(connection.settings)
  const definition = definitions.find(({ id }) => id === provider)
  const addresses = Object.entries(definition?.settings.properties ?? {}).filter(
    ([, schema]) => schema.format === 'uri',
  )
  return [
    ...addresses.flatMap(([name]) =>
      addressRules([...at, 'settings', name], settings[name], allowHttp === true),
    ),
    ...offsetRules([...at, 'settings', 'utcOffset'], settings.utcOffset),
    ...authorityRules([...at, 'tls', 'caFile'], part(tls).caFile),
  ]
}

function addressRules(path: Path, address: unknown, allowHttp: boolean): readonly Problem[] {
  if (typeof address !== 'string' || !URL.canParse(address)) return []
  const { protocol, hostname, username, password, search, hash } = new URL(address)
  const problem = (message: string) => [{ path, message }]
  if (protocol !== 'https:' && protocol !== 'http:') return problem('must be an https: URL')
  if (username !== '' || password !== '') return problem('must not hold a user name or password')
  if (search !== '' || hash !== '') return problem('must not hold a query or fragment')
  return protocol === 'https:' || allowHttp || isLoopback(hostname)
    ? []
    : problem('must be https:; http: beyond loopback needs allowHttp: true beside settings')
}

function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  if (host === 'localhost' || host.endsWith('.localhost')) return true
  return ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback'
}

function offsetRules(path: Path, offset: unknown): readonly Problem[] {
  const match = typeof offset === 'string' ? /^[+-](\d\d):(\d\d)$/.exec(offset) : null
  if (match === null) return []
  const minutes = Number(match[1]) * 60 + Number(match[2])
  return minutes <= 14 * 60 && Number(match[2]) < 60
    ? []
    : [{ path, message: 'must be an offset from UTC between -14:00 and +14:00' }]
}

function authorityRules(path: Path, file: unknown): readonly Problem[] {
  if (typeof file !== 'string' || file === '') return []
  try {
    return readFileSync(file, 'utf8').includes('-----BEGIN CERTIFICATE-----')
      ? []
      : [{ path, message: 'the file holds no PEM certificate' }]
  } catch (error) {
    return [{ path, message: `the file cannot be read (${reasonOf(error)})` }]
  }
}
