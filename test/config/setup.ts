import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseConfig } from '../../src/config/load.ts'
import { ConfigError } from '../../src/config/problem.ts'
import type { Config } from '../../src/config/schema.ts'

export const hash = 'a'.repeat(64)
export const keys = `auth: { keys: [{ id: app, sha256: "${hash}", scopes: [tickets:read] }] }`
export const selectel = (more = '') =>
  `connections: { desk: { provider: selectel, settings: { token: secret-token }${more} } }`
export const good = `${keys}\n${selectel()}`

export const folder = mkdtempSync(join(tmpdir(), 'config-'))
export const fileWith = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

export function load(text: string, environment: Record<string, string> = {}): Config {
  return parseConfig('gateway.yaml', text, environment)
}

/** `path: message` of each problem. */
export function problems(text: string, environment: Record<string, string> = {}): string[] {
  try {
    load(text, environment)
  } catch (error) {
    if (error instanceof ConfigError)
      return error.message
        .split('\n')
        .slice(1)
        .map((line) => line.trim())
    throw error
  }
  return []
}
