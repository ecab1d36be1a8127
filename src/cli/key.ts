import { createHash, randomBytes } from 'node:crypto'

/** A key that nobody can guess: 256 random bits, with a prefix that scanners for leaked secrets can look for. */
export function newKey(): string {
  return `tgw_${randomBytes(32).toString('base64url')}`
}

/** What the configuration holds in place of the key. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** The only time the key is seen. */
export function introduceKey(id: string): string {
  const key = newKey()
  return `API key, shown only now:

  ${key}

For the configuration, below auth.keys:

  - { id: ${JSON.stringify(id)}, sha256: "${hashOf(key)}", scopes: [tickets:read, tickets:write], connections: ["*"], requestsPerMinute: 600 }
`
}
