import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { freePort, type Peer, startPeer } from './processes.ts'

export const apiKey = 'benchmark-key-0123456789abcdef'
export const keyHash = createHash('sha256').update(apiKey).digest('hex')

export const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

export interface GatewayStart {
  readonly folder: string
  readonly name: string
  readonly connections: Readonly<Record<string, object>>
  readonly store?: object
  /** Left out: a file in the folder. */
  readonly logFile?: string
  readonly nodeOptions?: readonly string[]
  /** Another build than the one of this repository. */
  readonly mainFile?: string
}

/** The built gateway as people run it: a process of its own, with a configuration file and its log in a file. */
export async function startGateway(start: GatewayStart): Promise<Peer> {
  const {
    folder,
    name,
    connections,
    store,
    logFile = join(folder, `${name}.log`),
    nodeOptions = [],
    mainFile = main,
  } = start
  const port = await freePort()
  const file = join(folder, `${name}.yaml`)
  writeFileSync(
    file,
    stringify({
      server: { host: '127.0.0.1', port },
      auth: {
        keys: [
          {
            id: 'bench',
            sha256: keyHash,
            scopes: ['tickets:read', 'tickets:write', 'admin'],
            connections: ['*'],
          },
        ],
      },
      store: store ?? { path: join(folder, `${name}-data`) },
      connections,
    }),
  )
  const args = [...nodeOptions, mainFile, '--config', file]
  return startPeer({
    name,
    command: process.execPath,
    args,
    port,
    core: 'measured',
    env: { NODE_ENV: 'production' },
    logFile,
  })
}

const noQuota = { limit: null }

/** A Selectel account at the fake desk, without the quotas of the real one. */
export function selectel(desk: number, path: string, limits: object = {}): object {
  return {
    provider: 'selectel',
    settings: {
      token: 'a-token',
      baseUrl: `http://127.0.0.1:${desk}/${path}`,
      filesBaseUrl: `http://127.0.0.1:${desk}/${path}`,
    },
    limits: { create: noQuota, comment: noQuota, upload: noQuota, ...limits },
  }
}

/** A process of this folder that is written in TypeScript. */
export async function startScript(
  script: string,
  core: 'measured' | 'load',
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Peer> {
  const port = await freePort()
  const path = fileURLToPath(new URL(`../peers/${script}.ts`, import.meta.url))
  return startPeer({
    name: script,
    command: process.execPath,
    args: ['--import', 'tsx', path, String(port), ...args],
    port,
    core,
    env: { NODE_ENV: 'production', ...env },
  })
}
