import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { politeDesk } from '../support/fake-desk.ts'
import { startFake } from '../support/fake-upstream.ts'
import { startRedis } from '../support/redis.ts'
import { apiKey, type GatewayProcess, startGateway } from './gateway-process.ts'

const rounds = process.env.SOAK === '1' ? 30 : 5
/** Long enough for the others to come while the first one is under way. */
const deskMs = 200

async function create(gateway: GatewayProcess | undefined, key: string) {
  const answer = await fetch(`${gateway?.url()}/v1/tickets`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({ connection: 'desk', subject: `Subject of ${key}`, body: 'Body' }),
  })
  const text = await answer.text()
  const problem: unknown = JSON.parse(text)
  const code = typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : null
  return { status: answer.status, replayed: answer.headers.get('idempotent-replayed'), text, code }
}

it('creates one ticket for one key, however many ask three replicas for it at once', async () => {
  const redis = await startRedis()
  if (redis === null) return
  const desk = await startFake(async (exchange) => {
    if (exchange.method === 'POST') await sleep(deskMs)
    await politeDesk(exchange)
  })
  const folder = await mkdtemp(join(tmpdir(), 'one-key-'))
  const common = { folder, deskUrl: desk.origin, settleMs: 1000, storeUrl: redis.url, replicas: 3 }
  const gateways = await Promise.all([0, 1, 2].map((index) => startGateway({ ...common, index })))
  try {
    for (let round = 0; round < rounds; round += 1) {
      desk.received.length = 0
      const key = `one-key-${process.pid}-${round}`
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) => create(gateways[index % gateways.length], key)),
      )
      const first = answers.filter(({ status, replayed }) => status === 201 && replayed === null)
      expect(first).toHaveLength(1)
      // Those that come after the end get its answer, from any replica.
      const later = await Promise.all(gateways.map((gateway) => create(gateway, key)))
      for (const answer of later) expect(answer.status).toBe(201)
      for (const answer of [...answers, ...later]) {
        if (answer === first[0]) continue
        if (answer.status === 409) expect(answer.code).toBe('idempotency_in_progress')
        else expect(answer).toEqual({ ...first[0], replayed: 'true' })
      }
      expect(desk.received.filter(({ method }) => method === 'POST')).toHaveLength(1)
    }
  } finally {
    await Promise.all(gateways.map((gateway) => gateway.stop()))
    await desk.close()
    await redis.stop()
    await rm(folder, { recursive: true, force: true })
  }
}, 120_000)
