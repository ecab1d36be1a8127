import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { describe, expect, it } from 'vitest'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { apiKey, type GatewayProcess, startGateway } from './gateway-process.ts'

const limit = 5
const intervalMs = 2000
const soak = process.env.SOAK === '1'
const runMs = soak ? 60_000 : 16_000
const stopMs = soak ? 12_000 : 3_000

/** When each create arrived at the desk. */
async function startClockDesk() {
  const arrivals: number[] = []
  const start = performance.now()
  const server = createServer((request, response) => {
    if (request.method === 'POST') arrivals.push(performance.now() - start)
    request.resume()
    const ticket = { number: 1000 + arrivals.length, summary: 'quota', status_key: 'open', is_closed: false }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(ticket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    arrivals,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

async function keepCreating(gateway: GatewayProcess, until: number): Promise<void> {
  while (performance.now() < until) {
    await fetch(`${gateway.url()}/v1/tickets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ connection: 'desk', subject: 'quota', body: 'quota' }),
      signal: AbortSignal.timeout(Math.max(Math.ceil(until - performance.now()), 1)),
    }).then(
      (response) => response.arrayBuffer(),
      () => sleep(50),
    )
  }
}

async function disturb(redis: TestRedis, replica: GatewayProcess): Promise<void> {
  await sleep(runMs / 5)
  const client = new Redis(redis.url)
  await client.flushall()
  await client.quit()
  await sleep(runMs / 5)
  if (redis.control !== null) {
    await redis.control.kill()
    await redis.control.start()
  }
  await sleep(runMs / 5)
  replica.signal('SIGSTOP')
  await sleep(stopMs)
  replica.signal('SIGCONT')
}

function mostInAWindow(arrivals: readonly number[]): number {
  const windows = new Map<number, number>()
  for (const at of arrivals) {
    const window = Math.floor(at / intervalMs)
    windows.set(window, (windows.get(window) ?? 0) + 1)
  }
  return Math.max(...windows.values())
}

describe('a quota that three replicas share', { timeout: runMs * 4 + 60_000 }, () => {
  it('is kept, and used, while the store forgets everything and a replica stands still', async () => {
    const redis = await startRedis()
    if (redis === null) return
    const desk = await startClockDesk()
    const folder = await mkdtemp(join(tmpdir(), 'shared-quota-'))
    const gateways = await Promise.all(
      [0, 1, 2].map((index) =>
        startGateway({
          folder,
          index,
          deskUrl: desk.url,
          settleMs: 1000,
          storeUrl: redis.url,
          replicas: 3,
          createLimit: { limit, intervalMs, maxWaitMs: 30_000 },
        }),
      ),
    )
    const until = performance.now() + runMs
    const [, , standing = gateways[0]] = gateways
    if (standing === undefined) throw new Error('no gateway')
    const disturbance = disturb(redis, standing)
    await Promise.all(gateways.flatMap((gateway) => [1, 2, 3].map(() => keepCreating(gateway, until))))
    await disturbance
    await Promise.all(gateways.map((gateway) => gateway.stop()))
    await desk.close()
    await redis.stop()
    await rm(folder, { recursive: true, force: true })

    expect(mostInAWindow(desk.arrivals)).toBeLessThanOrEqual(limit)
    const possible = limit * Math.floor(runMs / intervalMs)
    // What cannot be known after the store has lost its memory counts as started; that weighs more in a short run.
    expect(desk.arrivals.length).toBeGreaterThanOrEqual(possible * (soak ? 0.9 : 0.7))
  })
})
