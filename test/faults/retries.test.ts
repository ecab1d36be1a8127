import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ProblemBody } from '../support/client.ts'
import { politeDesk } from '../support/fake-desk.ts'
import { type FakeGateway, selectelAt, startInFrontOf } from '../support/fake-gateway.ts'
import { type FakeUpstream, startFake } from '../support/fake-upstream.ts'

let fake: FakeUpstream
let gateway: FakeGateway
beforeEach(async () => {
  fake = await startFake(politeDesk)
  const lanes = {
    read: { limit: null },
    create: { limit: 100, intervalMs: 2000 },
    upload: { limit: 100, intervalMs: 2000 },
  }
  const refused = await startFake(politeDesk)
  await refused.close()
  gateway = await startInFrontOf({
    desk: { ...selectelAt(fake.origin), limits: lanes },
    gone: selectelAt(refused.origin),
  })
})
afterEach(async () => {
  await gateway.close()
  await fake.close()
})

const read = () => gateway.client.ask<ProblemBody>('GET', '/v1/tickets/desk:7')
const create = (connection = 'desk', headers = {}) =>
  gateway.client.ask<ProblemBody>('POST', '/v1/tickets', {
    body: { connection, subject: 'Subject', body: 'Body' },
    headers,
  })
const upload = (connection = 'desk') => {
  const body = new FormData()
  body.append('files', new Blob(['bytes']), 'a.txt')
  return gateway.client.ask<ProblemBody>('POST', `/v1/connections/${connection}/uploads`, { body })
}

describe('a read', () => {
  it.each([
    ['a lost connection', 2, 200],
    ['a lost connection, again and again', 3, 502],
  ])('is tried again after %s', async (_name, times, status) => {
    fake.behave(({ socket }) => void socket.resetAndDestroy(), times)
    expect((await read()).status).toBe(status)
    expect(fake.received.length).toBe(3)
  })

  it.each([502, 503, 504])('is tried again after %d', async (status) => {
    fake.behave(({ answer }) => answer(status, ''), 1)
    expect((await read()).status).toBe(200)
    expect(fake.received.length).toBe(2)
  })

  it.each([500, 501, 404, 422])('is not tried again after %d', async (status) => {
    fake.behave(({ answer }) => answer(status, '{}'))
    await read()
    expect(fake.received.length).toBe(1)
  })

  it('is repeated for at most a fifth of the calls, once the first ten repeats are used up', async () => {
    fake.behave(({ answer }) => answer(503, ''))
    for (let count = 0; count < 30; count += 1) await read()
    expect(fake.received.length).toBe(30 + 10)
    fake.behave(null)
    for (let count = 0; count < 10; count += 1) await read()
    fake.behave(({ answer }) => answer(503, ''))
    const before = fake.received.length
    for (let count = 0; count < 10; count += 1) await read()
    expect(fake.received.length - before).toBe(10 + 2)
  })
})

describe('a write', () => {
  it('is sent once, whatever is answered', async () => {
    for (const status of [500, 502, 503, 504]) {
      fake.received.length = 0
      fake.behave(({ answer, path, method }) =>
        method === 'POST' ? answer(status, '') : answer(200, path.includes('?') ? '{"items":[]}' : '{}'),
      )
      expect((await create()).body.code).toBe('outcome_unknown')
      expect(fake.received.filter(({ method }) => method === 'POST')).toHaveLength(1)
    }
  })

  it('that cannot be sent is tried again, and then proved to be undone', async () => {
    const [ticket, file] = await Promise.all([create('gone'), upload('gone')])
    expect(ticket.body.code).toBe('upstream_unreachable')
    expect(ticket.headers.get('operation-id'), 'something that could be looked up').toBeDefined()
    expect(file.body.code).toBe('upstream_unreachable')
  })

  it.each([
    ['seconds', () => '1'],
    ['a date', () => new Date(Date.now() + 2000).toUTCString()],
    ['a fraction', () => '0.5'],
  ])('refused with 429 waits as told by %s, and goes through', async (_name, retryAfter) => {
    fake.behave(({ answer }) => answer(429, '{}', { 'retry-after': retryAfter() }), 1)
    const since = Date.now()
    expect((await create()).status).toBe(201)
    expect(Date.now() - since).toBeGreaterThanOrEqual(900)
    expect(fake.received.filter(({ method }) => method === 'POST')).toHaveLength(2)
  })

  it.each([
    ['nothing', {}],
    ['nonsense', { 'retry-after': 'soon' }],
    ['less than nothing', { 'retry-after': '-5' }],
  ])('refused with 429 and %s waits for the lane’s interval', async (_name, headers) => {
    fake.behave(({ answer }) => answer(429, '{}', headers), 1)
    const answer = await create('desk', { prefer: 'wait=0' })
    expect(answer.status).toBe(429)
    expect(answer.body.code).toBe('upstream_rate_limited')
    expect(answer.body.retryAfter).toBeGreaterThanOrEqual(1)
    expect(answer.body.retryAfter).toBeLessThanOrEqual(2)
    expect((await create('desk', { prefer: 'wait=0' })).body.code).toBe('queue_full')
  })

  it('is not waited with for longer than its caller would', async () => {
    fake.behave(({ answer }) => answer(429, '{}', { 'retry-after': '9999999999' }))
    const answer = await create('desk', { prefer: 'wait=5' })
    expect(answer.body).toMatchObject({ code: 'upstream_rate_limited', retryAfter: 3600 })
  })

  it('whose file was begun is not repeated after 429', async () => {
    fake.behave(async ({ body, answer }) => {
      await body()
      answer(429, '{}', { 'retry-after': '1' })
    })
    expect((await upload()).body.code).toBe('upstream_rate_limited')
    expect(fake.received).toHaveLength(1)
  })
})
