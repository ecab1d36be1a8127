import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { start } from '../support/process.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'

const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const redis: TestRedis | null = await startRedis()

/** The cluster of docker-compose.yml as processes: desks, Redis and two gateways on one loopback. */
describe.skipIf(redis === null)('gateways before simulated desks', () => {
  let folder: string
  let key = ''
  let desks: ReturnType<typeof spawn>
  let gateways: Awaited<ReturnType<typeof start>>[] = []
  const file = () => join(folder, 'gateway.yaml')

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desks-'))
    desks = spawn(process.execPath, [program, '--desks', file()], { stdio: ['ignore', 'pipe', 'inherit'] })
    if (desks.stdout === null) throw new Error('no output')
    for await (const line of createInterface({ input: desks.stdout })) {
      key = /^API key (\S+)$/.exec(line)?.[1] ?? ''
      if (key !== '') break
    }
    gateways = await Promise.all(
      [1, 2].map(() =>
        start([], {
          GATEWAY_CONFIG: file(),
          GATEWAY_PORT: '0',
          GATEWAY_REDIS_URL: redis?.url ?? '',
          GATEWAY_REPLICAS: '2',
        }),
      ),
    )
  }, 60_000)
  afterAll(async () => {
    await Promise.all(gateways.map((gateway) => gateway.end('SIGTERM')))
    desks.kill('SIGTERM')
    await once(desks, 'close')
    await redis?.stop()
    await rm(folder, { recursive: true, force: true })
  }, 60_000)

  async function post(gateway: number, body: object, headers: Record<string, string> = {}) {
    const answer = await fetch(`${gateways[gateway]?.url}/v1/tickets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    const told: { id?: string; code?: string } = JSON.parse(await answer.text())
    return { status: answer.status, headers: answer.headers, body: told }
  }

  it('share what was written', async () => {
    const ticket = { connection: 'plusofon', subject: 'No calls', body: 'Since this morning.' }
    const first = await post(0, ticket, { 'idempotency-key': 'one' })
    const again = await post(1, ticket, { 'idempotency-key': 'one' })
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.body.id).toBe(first.body.id)
  })
  it('share quotas', async () => {
    const ticket = {
      connection: 'rackspace',
      subject: 'Disk',
      body: 'Full',
      category: 'Incident/General',
      account: 'hybrid:12345',
    }
    expect((await post(0, ticket)).status).toBe(201)
    const refused = await post(1, ticket, { prefer: 'wait=0' })
    expect(refused).toMatchObject({ status: 429, body: { code: 'queue_full' } })
  })
  it('read a file that is for nobody else', async () => {
    expect((await stat(file())).mode & 0o077).toBe(0)
    expect(await readFile(file(), 'utf8')).not.toContain(key)
  })
})
