import { afterEach, describe, expect, it } from 'vitest'
import type { Connection } from '../../src/domain/capability.ts'
import type { Comment } from '../../src/domain/comment.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import type { Answer, ProblemBody } from '../support/client.ts'
import { deskCase } from '../support/desk-requests.ts'
import { type GatewayOptions, startGateway, type TestGateway } from '../support/gateway.ts'

let gateway: TestGateway
afterEach(() => gateway.close())
async function start(options: GatewayOptions): Promise<void> {
  gateway = await startGateway({ tickets: 5, quotas: true, ...options })
}

const draft = {
  connection: 'rackspace',
  subject: 'S',
  body: 'B',
}
/** An answer, and between which two times it was made. */
async function timed(run: () => Promise<Answer<ProblemBody>>) {
  const [sentAt, since] = [Date.now(), performance.now()]
  const answer = await run()
  return { ...answer, sentAt, receivedAt: Date.now(), tookMs: performance.now() - since }
}
const lane = async (name: 'read' | 'create' | 'comment', connection = 'rackspace') =>
  (await gateway.all.read<Connection>(`/v1/connections/${connection}`)).lanes[name]

describe('five creates at once, with a quota of one a minute', () => {
  it('send one, and refuse four at once with the time of the next slot', async () => {
    await start({ only: ['rackspace', 'plusofon'] })
    const { needed } = await deskCase(gateway.all, 'rackspace')
    const body = { ...draft, ...needed }
    const began = Date.now()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => timed(() => gateway.all.ask('POST', '/v1/tickets', { body }))),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 429, 429, 429, 429])
    const { nextFreeAt } = await lane('create')
    const freeAt = Date.parse(nextFreeAt ?? '')
    expect(freeAt - began).toBeGreaterThanOrEqual(59_000)
    for (const answer of answers.filter(({ status }) => status === 429)) {
      expect(answer.body).toMatchObject({ code: 'queue_full', connection: 'rackspace' })
      const seconds = Number(answer.headers.get('retry-after'))
      expect(answer.body.retryAfter).toBe(seconds)
      expect(answer.sentAt + seconds * 1000).toBeLessThanOrEqual(freeAt + 1000)
      expect(answer.receivedAt + seconds * 1000).toBeGreaterThanOrEqual(freeAt)
      expect(answer.headers.get('ratelimit-policy')).toBe('"create";q=1;w=60')
      expect(answer.headers.get('ratelimit')).toMatch(/^"create";r=0;t=[3-6]\d$/)
      expect(answer.headers.get('operation-id')).toBeNull()
    }
    const { items } = await gateway.all.read<{ items: Ticket[] }>(
      '/v1/tickets?connection=rackspace&limit=200',
    )
    expect(items.filter(({ subject }) => subject === 'S')).toHaveLength(1)
    // Neither another lane nor another connection is slower for it.
    const other = await timed(() => gateway.all.ask('GET', `/v1/tickets/${items[0]?.id}`))
    expect([other.status, other.tookMs < 1000]).toEqual([200, true])
    await gateway.all.write('POST', '/v1/tickets', { ...draft, connection: 'plusofon' })
  })

  it('refuse within 50 ms', async () => {
    await start({ only: ['rackspace'] })
    const { needed } = await deskCase(gateway.all, 'rackspace')
    const body = { ...draft, ...needed }
    await gateway.all.write('POST', '/v1/tickets', body)
    const times: number[] = []
    for (let number = 0; number < 20; number += 1) {
      const { status, tookMs } = await timed(() => gateway.all.ask('POST', '/v1/tickets', { body }))
      expect(status).toBe(429)
      times.push(tookMs)
    }
    expect(times.sort((a, b) => a - b)[10]).toBeLessThan(50)
  })

  it('wait where the caller would, one after another', async () => {
    await start({ only: ['rackspace'], limits: { rackspace: { create: { intervalMs: 700 } } } })
    await gateway.control('rackspace', 'POST', '/__quotas', { table: 'none' })
    const { needed } = await deskCase(gateway.all, 'rackspace')
    const since = performance.now()
    const ended = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const headers = { prefer: 'wait=300' }
        const body = { ...draft, ...needed }
        const answer = await gateway.all.ask('POST', '/v1/tickets', { body, headers })
        expect([answer.status, answer.headers.get('preference-applied')]).toEqual([201, 'wait=300'])
        return performance.now() - since
      }),
    )
    expect(Math.max(...ended)).toBeGreaterThanOrEqual(3 * 700)
  })
})

describe('a caller who does not wait', () => {
  it('is refused with `Prefer: wait=0`, and with one that is no number of seconds', async () => {
    await start({ only: ['rackspace'], limits: { rackspace: { create: { intervalMs: 20_000 } } } })
    const { needed } = await deskCase(gateway.all, 'rackspace')
    const ask = (wait: string) => ({ body: { ...draft, ...needed }, headers: { prefer: wait } })
    await gateway.all.write('POST', '/v1/tickets', { ...draft, ...needed })
    await gateway.all.problem('queue_full', 'POST', '/v1/tickets', ask('wait=0'))
    await gateway.all.problem('queue_full', 'POST', '/v1/tickets', ask('wait=3'))
    for (const wait of ['wait=601', 'wait=-1', 'wait=soon', 'wait=1.5']) {
      await gateway.all.problem('validation_failed', 'POST', '/v1/tickets', ask(wait))
    }
  })

  it('leaves the queue, and nothing is sent for it', async () => {
    await start({ only: ['plusofon'], limits: { plusofon: { comment: { limit: 1, intervalMs: 1500 } } } })
    const { items } = await gateway.all.read<{ items: Ticket[] }>('/v1/tickets?state=open')
    const path = `/v1/tickets/${items[0]?.id}/comments`
    await gateway.all.write('POST', path, { body: 'first' })
    const leaving = new AbortController()
    const left = gateway.all.ask('POST', path, { body: { body: 'left' }, signal: leaving.signal })
    await expect.poll(async () => (await lane('comment', 'plusofon')).waiting).toBe(1)
    leaving.abort()
    await expect(left).rejects.toThrow()
    await expect.poll(async () => (await lane('comment', 'plusofon')).waiting).toBe(0)
    await gateway.all.write('POST', path, { body: 'last' })
    const comments = await gateway.all.read<{ items: Comment[] }>(path)
    const bodies = comments.items.map(({ body }) => body)
    expect(bodies).toContain('last')
    expect(bodies).not.toContain('left')
  })
})

describe('a provider that answers 429', () => {
  const busy = (retryAfter: string, times = 1) => ({
    match: '^GET /api',
    times,
    kind: 'status' as const,
    status: 429,
    headers: { 'retry-after': retryAfter },
    body: '{}',
  })

  it('is asked again after the pause it wants, within the wait of the caller', async () => {
    await start({ only: ['plusofon'] })
    const { items } = await gateway.all.read<{ items: Ticket[] }>('/v1/tickets')
    await gateway.fault('plusofon', busy('1'))
    const { status, tookMs } = await timed(() => gateway.all.ask('GET', `/v1/tickets/${items[0]?.id}`))
    expect(status).toBe(200)
    expect(tookMs).toBeGreaterThanOrEqual(990)
  })

  it('pauses the lane for all, and its answer reaches a caller who does not wait', async () => {
    await start({ only: ['plusofon'] })
    const { items } = await gateway.all.read<{ items: Ticket[] }>('/v1/tickets')
    const path = `/v1/tickets/${items[0]?.id}`
    await gateway.fault('plusofon', busy('20'))
    const headers = { prefer: 'wait=2' }
    const first = await gateway.all.problem('upstream_rate_limited', 'GET', path, { headers })
    expect(first.retryAfter).toBeGreaterThanOrEqual(19)
    const second = await gateway.all.problem('queue_full', 'GET', path, { headers })
    expect(second.retryAfter).toBeGreaterThanOrEqual(18)
    const { pausedUntil } = await lane('read', 'plusofon')
    expect(Date.parse(pausedUntil ?? '')).toBeGreaterThan(Date.now() + 15_000)
    // Writes have a lane of their own.
    await gateway.all.write('POST', '/v1/tickets', { ...draft, connection: 'plusofon' })
  })
})
