import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Connection } from '../../src/domain/capability.ts'
import type { Page } from '../../src/domain/page.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import { createSharedReads } from '../../src/gateway/shared-reads.ts'
import { startGateway, type TestGateway } from '../support/gateway.ts'

describe('identical reads in flight', () => {
  let gateway: TestGateway
  beforeAll(async () => {
    gateway = await startGateway({
      tickets: 5,
      only: ['selectel'],
      limits: { selectel: { read: { limit: 1000 } } },
    })
  })
  afterAll(() => gateway.close())
  afterEach(() => gateway.calm('selectel'))

  /** Starts that the lane has counted. */
  async function started(): Promise<number> {
    const { lanes } = await gateway.all.read<Connection>('/v1/connections/selectel')
    return 1000 - (lanes.read.remaining ?? Number.NaN)
  }
  const running = async (): Promise<number> =>
    (await gateway.all.read<Connection>('/v1/connections/selectel')).lanes.read.running

  it('are one upstream call', async () => {
    const { items } = await gateway.all.read<Page<Ticket>>('/v1/tickets?limit=5')
    const before = await started()
    await gateway.fault('selectel', { match: '^GET', times: 1, kind: 'latency', ms: 300 })
    const path = `/v1/tickets/${items[0]?.id}`
    const answers = await Promise.all(Array.from({ length: 8 }, () => gateway.all.read<Ticket>(path)))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect((await started()) - before).toBe(1)
  })

  it('go on when the first caller leaves, and end when the last one does', async () => {
    const { items } = await gateway.all.read<Page<Ticket>>('/v1/tickets?limit=5')
    const path = `/v1/tickets/${items[1]?.id}`
    await gateway.fault('selectel', { match: '^GET', times: 1, kind: 'latency', ms: 400 })
    const before = await started()
    const leaving = new AbortController()
    const first = gateway.all.ask('GET', path, { signal: leaving.signal })
    await expect.poll(running).toBe(1)
    const second = gateway.callers.other.read<Ticket>(path)
    leaving.abort()
    await expect(first).rejects.toThrow()
    expect((await second).id).toBe(items[1]?.id)
    expect((await started()) - before).toBe(1)

    await gateway.fault('selectel', { match: '^GET', times: 1, kind: 'hang' })
    const alone = new AbortController()
    const only = gateway.all.ask('GET', path, { signal: alone.signal })
    await expect.poll(running).toBe(1)
    alone.abort()
    await expect(only).rejects.toThrow()
    await expect.poll(running).toBe(0)
  })

  it('that began before a write was answered are not joined after it', async () => {
    const { items } = await gateway.all.read<Page<Ticket>>('/v1/tickets?limit=5&state=open')
    const ticket = items[0] ?? expect.fail('no open ticket')
    const path = `/v1/tickets/${ticket.id}`
    // The first read reaches the provider before the write, and its answer arrives long after.
    await gateway.fault('selectel', { match: '^GET .*', times: 1, kind: 'hang' })
    const leaving = new AbortController()
    const stale = gateway.all.ask('GET', path, { signal: leaving.signal })
    await expect.poll(running).toBe(1)
    const closed = await gateway.all.write<Ticket>('POST', `${path}/close`, { score: 5 })
    expect(closed.state).toBe('closed')
    const fresh = await gateway.all.read<Ticket>(path)
    expect(fresh.state).toBe('closed')
    leaving.abort()
    await expect(stale).rejects.toThrow()
  })
})

describe('shared reads', () => {
  const never = new AbortController().signal

  it('share failures, and start anew afterwards', async () => {
    const reads = createSharedReads<number>()
    let calls = 0
    const fail = async (): Promise<number> => {
      calls += 1
      throw new Error('failed')
    }
    const both = await Promise.allSettled([reads.join('key', never, fail), reads.join('key', never, fail)])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(calls).toBe(1)
    expect(await reads.join('key', never, async () => 7)).toBe(7)
  })

  it('do not let a newcomer join what nobody waits for any more', async () => {
    const reads = createSharedReads<string>()
    const leaving = new AbortController()
    const first = reads.join('key', leaving.signal, () => new Promise(() => {}))
    leaving.abort(new Error('left'))
    await expect(first).rejects.toThrow('left')
    expect(await reads.join('key', never, async () => 'new')).toBe('new')
  })
})
