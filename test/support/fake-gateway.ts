import { buildApp } from '../../src/app.ts'
import { hashOf, newKey } from '../../src/cli/key.ts'
import { createChecker, findProblems } from '../../src/config/checker.ts'
import { Config } from '../../src/config/schema.ts'
import { createAnswerCheck } from './answer-check.ts'
import { type Client, createClient } from './client.ts'
import { neverOverloaded } from './never-overloaded.ts'

export interface FakeGateway {
  readonly app: Awaited<ReturnType<typeof buildApp>>['app']
  readonly origin: string
  readonly port: number
  readonly key: string
  readonly client: Client
  close(): Promise<void>
}

export interface FakeGatewayOptions {
  readonly server?: object
  readonly logger?: Parameters<typeof buildApp>[1]['logger']
  readonly paceWindowMs?: number
  readonly store?: object
}

/** The whole gateway on a socket, in front of whatever the connections name. */
export async function startInFrontOf(
  connections: Readonly<Record<string, object>>,
  { server = {}, logger = false, paceWindowMs, store = { path: null } }: FakeGatewayOptions = {},
): Promise<FakeGateway> {
  const key = newKey()
  const config = checked({
    server: { host: '127.0.0.1', port: 0, ...server },
    auth: {
      keys: [
        {
          id: 'test',
          sha256: hashOf(key),
          scopes: ['tickets:read', 'tickets:write', 'admin'],
          connections: ['*'],
        },
      ],
    },
    store,
    connections,
  })
  const pace = paceWindowMs === undefined ? {} : { paceWindowMs }
  const { app } = await buildApp(config, { logger, sandbox: null, overloaded: neverOverloaded, ...pace })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    app,
    origin,
    port: Number(new URL(origin).port),
    key,
    client: createClient(origin, key, createAnswerCheck(app.swagger())),
    close: () => app.close(),
  }
}

function checked(file: unknown): Config {
  const check = createChecker(Config)
  if (check(file)) return file
  throw new Error(JSON.stringify(findProblems(check, file, [], [])))
}

export interface SelectelOptions {
  readonly timeouts?: object
  readonly limits?: object
  readonly breaker?: object
  readonly settings?: object
  readonly tls?: object
  readonly settleMs?: number
}

const lanes = ['read', 'create', 'update', 'comment', 'upload'] as const

/** A connection of Selectel's kind: one call at a time in each lane, so that a seat that is not given back is noticed. */
export function selectelAt(origin: string, { settings = {}, ...more }: SelectelOptions = {}): object {
  return {
    provider: 'selectel',
    settings: {
      token: 'static-token-of-the-panel',
      lang: 'en',
      uploadField: 'file',
      baseUrl: `${origin}/support`,
      filesBaseUrl: `${origin}/files`,
      ...settings,
    },
    limits: Object.fromEntries(lanes.map((lane) => [lane, { limit: null, concurrency: 1 }])),
    breaker: { failures: 100_000, openMs: 1000 },
    settleMs: 600_000,
    ...more,
  }
}
