import { request } from 'undici'
import { buildApp } from '../../src/app.ts'
import { hashOf, newKey } from '../../src/cli/key.ts'
import type { ConnectionConfig } from '../../src/config/connection.ts'
import type { Config } from '../../src/config/schema.ts'
import type { Lane } from '../../src/domain/lane.ts'
import { type Scope, scopes } from '../../src/gateway/caller.ts'
import { text } from '../../src/providers/wire.ts'
import type { Fault } from '../../src/sandbox/faults.ts'
import { startSandbox } from '../../src/sandbox/start.ts'
import { createAnswerCheck } from './answer-check.ts'
import { type Client, createClient } from './client.ts'
import { neverOverloaded } from './never-overloaded.ts'

/** The connections of the sandbox, with what the contract's table says of each. */
export const connections = [
  'selectel',
  'rackspace',
  'billmanager',
  'billmanager-client',
  'epixel',
  'plusofon',
] as const
export type ConnectionName = (typeof connections)[number]

type Limits = Partial<ConnectionConfig['limits'][Lane]>

export interface GatewayOptions {
  /** Example tickets of each connection. */
  readonly tickets?: number
  /** Documented quotas, at the simulators and in the lanes; without it no lane has one. */
  readonly quotas?: boolean
  readonly limits?: Partial<Record<ConnectionName, Partial<Record<Lane, Limits>>>>
  readonly connection?: Partial<ConnectionConfig>
  /** The connections that are there; left out: all. */
  readonly only?: readonly ConnectionName[]
}

export interface TestGateway {
  readonly origin: string
  /** Sees and may do everything. */
  readonly all: Client
  readonly noKey: Client
  /** Keys with less: one scope, or no connection; `other` may do everything, but is somebody else. */
  readonly callers: Readonly<Record<'reader' | 'writer' | 'stranger' | 'other', Client>>
  /** Makes the simulator behind a connection misbehave. */
  fault(connection: ConnectionName, fault: Fault): Promise<void>
  /** Takes all faults back. */
  calm(connection: ConnectionName): Promise<void>
  /** Any control of a simulator, such as `__quotas`. */
  control(
    connection: ConnectionName,
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<unknown>
  close(): Promise<void>
}

/** The whole gateway on a socket, in front of simulators of every provider. */
export async function startGateway(options: GatewayOptions = {}): Promise<TestGateway> {
  const { tickets, quotas = false } = options
  const sandbox = await startSandbox({
    host: '127.0.0.1',
    port: 0,
    enforceQuotas: quotas,
    ...(tickets === undefined ? {} : { tickets }),
  })
  const keys = {
    reader: caller('reader', ['tickets:read']),
    writer: caller('writer', ['tickets:write']),
    stranger: caller('stranger', ['tickets:read', 'tickets:write', 'admin'], []),
    other: caller('other', ['tickets:read', 'tickets:write', 'admin']),
  }
  const config = configFor(
    sandbox.config,
    options,
    Object.values(keys).map(({ config }) => config),
  )
  const { app } = await buildApp(config, {
    logger: false,
    sandbox: { apiKey: sandbox.apiKey },
    overloaded: neverOverloaded,
  })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const check = createAnswerCheck(app.swagger())
  const clientOf = (key: string | null): Client => createClient(origin, key, check)

  async function control(
    connection: ConnectionName,
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<unknown> {
    const baseUrl = text(sandbox.config.connections[connection]?.settings.baseUrl) ?? ''
    const reply = await request(new URL(path, baseUrl), {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const answer = await reply.body.text()
    if (reply.statusCode >= 300) throw new Error(`${method} ${path}: ${reply.statusCode} ${answer}`)
    return answer === '' ? undefined : JSON.parse(answer)
  }

  return {
    origin,
    all: clientOf(sandbox.apiKey),
    noKey: clientOf(null),
    callers: {
      reader: clientOf(keys.reader.key),
      writer: clientOf(keys.writer.key),
      stranger: clientOf(keys.stranger.key),
      other: clientOf(keys.other.key),
    },
    control,
    fault: async (connection, fault) => void (await control(connection, 'POST', '/__faults', fault)),
    calm: async (connection) => void (await control(connection, 'DELETE', '/__faults')),
    async close() {
      await app.close()
      await sandbox.close()
    },
  }
}

function caller(id: string, granted: readonly Scope[] = scopes, connections: readonly string[] = ['*']) {
  const key = newKey()
  const config: Config['auth']['keys'][number] = {
    id,
    sha256: hashOf(key),
    scopes: [...granted],
    connections: [...connections],
    requestsPerMinute: null,
  }
  return { key, config }
}

const lanes = ['read', 'create', 'update', 'comment', 'upload'] as const

function configFor(
  config: Config,
  { quotas = false, limits = {}, connection = {}, only = connections }: GatewayOptions,
  keys: Config['auth']['keys'],
): Config {
  return {
    ...config,
    auth: { ...config.auth, keys: [...config.auth.keys, ...keys] },
    connections: Object.fromEntries(
      only.map((name) => {
        const given = config.connections[name]
        if (given === undefined) throw new Error(`the sandbox has no ${name}`)
        const merged = { ...given.limits }
        for (const lane of lanes) {
          merged[lane] = {
            ...given.limits[lane],
            ...(quotas ? {} : { limit: null }),
            ...limits[name]?.[lane],
          }
        }
        return [name, { ...given, ...connection, limits: merged }]
      }),
    ),
  }
}
