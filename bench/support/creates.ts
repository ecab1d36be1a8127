import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { measure, of, warm } from './cells.ts'
import { startGateway } from './gateway.ts'
import { type Goal, table } from './numbers.ts'
import { freePort, isInstalled, type Peer, startPeer } from './processes.ts'
import { accounts, type Contender, ourselves } from './rest-peers.ts'

export interface CreateOptions {
  readonly rounds: number
  readonly durationMs: number
  readonly quick: boolean
}

/** Creating tickets, each journalled before it is sent: in the embedded store, and in Redis where it is installed. */
export async function createCells(
  folder: string,
  desk: Peer,
  contenders: readonly Contender[],
  { rounds, durationMs, quick }: CreateOptions,
  say: (text: string) => void,
): Promise<Goal[]> {
  const redis = isInstalled('redis-server') ? await startRedis(folder) : null
  const shared = redis === null ? null : await startShared(folder, desk, redis)
  const among = [
    ...contenders.filter(({ name }) => quick || name !== 'haproxy'),
    ...(shared === null ? [] : [ourselves('gateway, Redis', shared)]),
  ]
  try {
    // The others have been at work for a while.
    if (shared !== null) await warm(ourselves('gateway, Redis', shared), 'create', quick ? 1000 : 3000)
    const rows: (string | number)[][] = []
    const perSecond = new Map<string, number>()
    for (const delay of ['0ms', '20ms'] as const) {
      for (const callers of quick ? [32] : [1, 32, 256]) {
        const wanted =
          callers === 32 && delay === '0ms' ? among : among.filter(({ name }) => /gateway/.test(name))
        const measured = await measure({ work: 'create', callers, delay, rounds, durationMs }, wanted)
        for (const [name, list] of measured) {
          if (callers === 32 && delay === '0ms') perSecond.set(name, of(list, 'perSecond'))
          rows.push([
            name,
            String(callers),
            delay,
            of(list, 'perSecond'),
            of(list, 'p50'),
            of(list, 'p99'),
            of(list, 'cpu'),
          ])
        }
      }
    }
    say(
      `## Create a ticket\n\n${table(['', 'callers', 'desk', 'req/s', 'p50 ms', 'p99 ms', 'CPU µs/req'], rows)}`,
    )
    return [
      {
        what: 'create, embedded store: a second',
        measured: perSecond.get('gateway') ?? Number.NaN,
        atLeast: 500,
      },
      {
        what: 'create, Redis: a second',
        measured: perSecond.get('gateway, Redis') ?? Number.NaN,
        atLeast: 1000,
      },
    ]
  } finally {
    await shared?.stop()
    await redis?.stop()
  }
}

async function startRedis(folder: string): Promise<Peer> {
  const port = await freePort()
  const data = mkdtempSync(join(folder, 'redis-'))
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'yes',
    '--dir',
    data,
    '--loglevel',
    'warning',
  ]
  return startPeer({ name: 'redis', command: 'redis-server', args, port, core: 'load' })
}

async function startShared(folder: string, desk: Peer, redis: Peer): Promise<Peer> {
  const store = { url: `redis://127.0.0.1:${redis.port}`, replicas: 1 }
  return startGateway({ folder, name: 'shared', connections: accounts(desk.port), store })
}
