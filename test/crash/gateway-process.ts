import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export const apiKey = 'gateway-process-key'

export interface GatewayOptions {
  /** Holds its configuration and its store. */
  readonly folder: string
  readonly index: number
  /** Where the desk answers in Selectel's words. */
  readonly deskUrl: string
  readonly settleMs: number
  readonly storeUrl?: string | undefined
  readonly replicas?: number
  /** The quota of creates; left out: none. */
  readonly createLimit?: { readonly limit: number; readonly intervalMs: number; readonly maxWaitMs: number }
}

/** A gateway in a process of its own, from `dist`, that is started again whenever it dies. */
export interface GatewayProcess {
  url(): string
  signal(name: 'SIGSTOP' | 'SIGCONT'): void
  /** Kills it, and waits until its successor listens, so that each one gets to work. */
  crash(): Promise<void>
  stop(): Promise<void>
}

export async function startGateway(options: GatewayOptions): Promise<GatewayProcess> {
  const { folder, index, deskUrl, settleMs, storeUrl, replicas = 1, createLimit } = options
  const port = await freePort()
  const file = join(folder, `gateway-${index}.yaml`)
  const lifted = Object.fromEntries(
    ['read', 'create', 'update', 'comment', 'upload'].map((lane) => [lane, { limit: null }]),
  )
  const limits = createLimit === undefined ? lifted : { ...lifted, create: { ...createLimit, queue: 1000 } }
  // JSON is YAML.
  await writeFile(
    file,
    JSON.stringify({
      server: { host: '127.0.0.1', port },
      log: { level: 'error' },
      auth: {
        keys: [
          {
            id: 'caller',
            sha256: createHash('sha256').update(apiKey).digest('hex'),
            scopes: ['tickets:read', 'tickets:write', 'admin'],
            connections: ['*'],
          },
        ],
      },
      store: storeUrl === undefined ? { path: join(folder, `data-${index}`) } : { url: storeUrl, replicas },
      connections: {
        desk: {
          provider: 'selectel',
          settings: {
            token: 'crash-run-token',
            baseUrl: `${deskUrl}/support`,
            filesBaseUrl: `${deskUrl}/files`,
          },
          limits,
          timeouts: { connectMs: 500, headersMs: 2000, bodyMs: 2000, totalMs: 3000 },
          breaker: { failures: 1000, openMs: 100 },
          settleMs,
        },
      },
    }),
  )
  let child: ChildProcess | null = null
  let stopped = false

  function launch(): ChildProcess {
    const started = spawn(process.execPath, ['dist/main.js', '--config', file], { stdio: 'ignore' })
    started.once('exit', () => {
      if (!stopped) child = launch()
    })
    return started
  }
  async function kill(): Promise<void> {
    const victim = child
    if (victim === null) return
    const gone = new Promise((resolve) => victim.once('exit', resolve))
    victim.kill('SIGKILL')
    await gone
  }
  const ready = () => listening(port)
  child = launch()
  await ready()
  return {
    url: () => `http://127.0.0.1:${port}`,
    signal: (name) => void child?.kill(name),
    async crash() {
      await kill()
      await ready()
    },
    async stop() {
      stopped = true
      await kill()
    },
  }
}

async function listening(port: number): Promise<void> {
  for (;;) {
    const up = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      (response) => response.ok,
      () => false,
    )
    if (up) return
    await sleep(20)
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
