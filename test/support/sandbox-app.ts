import { Writable } from 'node:stream'
import { buildApp } from '../../src/app.ts'
import type { Config } from '../../src/config/schema.ts'
import type { Tracing } from '../../src/plugins/tracing.ts'
import { startSandbox } from '../../src/sandbox/start.ts'
import { neverOverloaded } from './never-overloaded.ts'

export interface SandboxAppOptions {
  /** Changes the configuration that the sandbox would have. */
  readonly change?: (config: Config) => Config
  /** False: as with a configuration file, so that the sandbox's doors are closed. */
  readonly sandbox?: boolean
  readonly tracing?: Tracing
}

/** The whole gateway in this process, over a real socket, in front of simulated providers without quotas of their own. */
export async function startSandboxApp({
  change = (config) => config,
  sandbox = true,
  tracing,
}: SandboxAppOptions = {}) {
  const simulated = await startSandbox({ host: '127.0.0.1', port: 0, enforceQuotas: false })
  const { apiKey } = simulated
  const config = change(simulated.config)
  const log = createLog()
  const { app } = await buildApp(config, {
    logger: { level: 'debug', stream: log.stream },
    sandbox: sandbox ? { apiKey } : null,
    tracing,
    overloaded: neverOverloaded,
  })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    app,
    origin,
    apiKey,
    config,
    entry: log.entry,
    async call(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
      const answer = await fetch(origin + path, {
        method,
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      return { status: answer.status, headers: answer.headers, text, json: () => JSON.parse(text) }
    },
    async close() {
      await app.close()
      await simulated.close()
    },
  }
}

type Entry = Readonly<Record<string, unknown>>

/** The log, line by line; whoever waits for an entry gets it when it comes. */
export function createLog() {
  const entries: Entry[] = []
  const waiting = new Set<() => void>()
  const stream = new Writable({
    write(chunk, _encoding, done) {
      for (const line of String(chunk).split('\n')) if (line !== '') entries.push(JSON.parse(line))
      for (const look of waiting) look()
      done()
    },
  })
  return {
    stream,
    entry(matches: (entry: Entry) => boolean): Promise<Entry> {
      return new Promise((resolve) => {
        const look = () => {
          const found = entries.find(matches)
          if (found === undefined) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      })
    },
  }
}
