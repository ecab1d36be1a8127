import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '../../src/domain/page.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import { startGateway, type TestGateway } from '../support/gateway.ts'

let gateway: TestGateway
let ticket: string
beforeAll(async () => {
  gateway = await startGateway({ tickets: 6 })
  const { items } = await gateway.all.read<Page<Ticket>>('/v1/tickets?connection=plusofon&state=open')
  ticket = `/v1/tickets/${items[0]?.id}`
})
afterAll(() => gateway.close())
const get = (path: string, headers: Record<string, string> = {}) => gateway.all.ask('GET', path, { headers })

describe('reads', () => {
  it('are revalidated by their ETag, until something changes', async () => {
    const first = await get(ticket)
    const tag = first.headers.get('etag') ?? expect.fail('no ETag')
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    for (const header of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
      const same = await get(ticket, { 'if-none-match': header })
      expect([same.status, same.text, same.headers.get('etag')]).toEqual([304, '', tag])
    }
    expect((await get(ticket, { 'if-none-match': '"other"' })).status).toBe(200)
    await gateway.all.write('POST', `${ticket}/comments`, { body: 'A change' })
    const changed = await get(`${ticket}?include=comments`, { 'if-none-match': tag })
    expect(changed.status).toBe(200)
  })

  it.each([
    '/v1/tickets?limit=2',
    '/v1/tickets?connection=rackspace&limit=2',
    '/v1/operations',
    '/v1/connections/selectel/categories',
  ])('of pages are revalidated, too: %s', async (path) => {
    const tag = (await get(path)).headers.get('etag') ?? expect.fail('no ETag')
    expect((await get(path, { 'if-none-match': tag })).status).toBe(304)
  })

  it.each([
    '/v1/tickets?connection=epixel',
    '/v1/connections',
    '/v1/connections/selectel/categories',
    '/v1/providers',
    '/healthz',
    '/readyz',
    '/v1/operations',
  ])('of %s can be asked with HEAD', async (path) => {
    const [full, head] = [await get(path), await gateway.all.ask('HEAD', path)]
    expect([head.status, head.text]).toEqual([full.status, ''])
    expect(head.headers.get('content-type')).toBe(full.headers.get('content-type'))
    if (path === '/v1/providers') {
      expect(head.headers.get('etag')).toBe(full.headers.get('etag'))
      expect(head.headers.get('content-length')).toBe(full.headers.get('content-length'))
    }
  })

  it('with HEAD say what GET would have said', async () => {
    expect((await gateway.all.ask('HEAD', '/v1/tickets/plusofon:999999')).status).toBe(404)
    expect((await gateway.all.ask('HEAD', '/v1/nothing')).status).toBe(404)
    expect((await gateway.noKey.ask('HEAD', ticket)).status).toBe(401)
    const etag = (await gateway.all.ask('HEAD', ticket)).headers.get('etag')
    const same = await gateway.all.ask('HEAD', ticket, { headers: { 'if-none-match': etag ?? '' } })
    expect(same.status).toBe(304)
  })

  it('are JSON whatever the caller accepts', async () => {
    for (const accept of ['text/html', 'application/xml', '*/*', 'application/pdf;q=0']) {
      expect((await get(ticket, { accept })).headers.get('content-type')).toContain('application/json')
    }
  })

  it('take parameters once, unless they may be repeated', async () => {
    for (const query of [
      'state=open&state=closed',
      'limit=1&limit=2',
      'q=a&q=b',
      'q=',
      'odd=1',
      'limit=0',
      'limit=201',
      'limit=1.5',
      'limit=x',
      'state=OPEN',
      'status=unknown',
      'priority=critical',
      'sort=id',
      'sort=--number',
      'updatedSince=yesterday',
      'updatedSince=2030-02-30T00:00:00Z',
      'include=comments',
      'connection=',
      'category=',
      'cursor=',
    ]) {
      const problem = await gateway.all.problem('validation_failed', 'GET', `/v1/tickets?${query}`)
      expect(problem.errors?.[0]?.parameter, query).toBe(query.split('=', 1)[0])
    }
    const both = await get('/v1/tickets?connection=epixel&connection=plusofon&status=open&status=closed')
    expect(both.status).toBe(200)
    await gateway.all.problem('connection_not_found', 'GET', '/v1/tickets?connection=nowhere')
  })

  it('by time take any offset, and the moment itself', async () => {
    const { items } = await gateway.all.read<Page<Ticket>>('/v1/tickets?connection=selectel&limit=200')
    const newest =
      items
        .map(({ updatedAt }) => updatedAt ?? '')
        .sort()
        .at(-1) ?? ''
    const local = new Date(Date.parse(newest) + 3 * 3_600_000).toISOString().replace('Z', '+03:00')
    for (const moment of [newest, local]) {
      const path = `/v1/tickets?connection=selectel&updatedSince=${encodeURIComponent(moment)}`
      const found = await gateway.all.read<Page<Ticket>>(path)
      expect(found.items.map(({ updatedAt }) => updatedAt)).toContain(newest)
    }
  })
})

describe('every answer', () => {
  it('has the id of its request, the caller’s where it is a good one', async () => {
    const given = await get(ticket, { 'x-request-id': 'order-4711.a_B' })
    expect(given.headers.get('x-request-id')).toBe('order-4711.a_B')
    for (const odd of ['a b', 'ä', 'x'.repeat(129), '<script>']) {
      const { headers } = await get(ticket, { 'x-request-id': encodeURI(odd) === odd ? odd : '%20' })
      expect(headers.get('x-request-id')).not.toBe(odd)
      expect(headers.get('x-request-id')).toMatch(/^[A-Za-z0-9._-]{1,128}$/)
    }
  })

  it('says that this is a sandbox', async () => {
    for (const path of [ticket, '/healthz', '/v1/nothing']) {
      expect((await get(path)).headers.get('sandbox')).toBe('true')
    }
    const { items } = await gateway.all.read<Page<{ sandbox: boolean }>>('/v1/connections')
    expect(items.every(({ sandbox }) => sandbox)).toBe(true)
  })

  it('about a lane without a quota tells none', async () => {
    expect((await get(ticket)).headers.get('ratelimit')).toBeNull()
  })
})

describe('paths and methods', () => {
  it.each([
    ['PUT', '/v1/tickets', 'GET, HEAD, POST'],
    ['DELETE', '/v1/tickets/plusofon:1', 'GET, HEAD, PATCH'],
    ['GET', '/v1/tickets/plusofon:1/close', 'POST'],
    ['POST', '/v1/connections/plusofon/saved-filter', 'DELETE, GET, HEAD, PUT'],
    ['POST', '/healthz', 'GET, HEAD'],
  ])('%s %s is refused with what is allowed', async (method, path, allow) => {
    const answer = await gateway.all.ask(method, path, method === 'GET' ? {} : { body: {} })
    expect(answer.status).toBe(405)
    const allowed = (answer.headers.get('allow') ?? '').split(/,\s*/).filter((name) => name !== 'OPTIONS')
    expect(allowed.sort()).toEqual(allow.split(', ').sort())
  })

  it.each([
    '/nothing',
    '/v1',
    '/v1/',
    '/v2/tickets',
    '/v1/tickets/',
    '/v1/tickets/plusofon:1/nothing',
    '//v1/tickets',
  ])('%s is no route', async (path) => {
    await gateway.all.problem('route_not_found', 'GET', path)
  })

  it('with a body that may be left out take none, an empty one and {}', async () => {
    const closed = async (body?: unknown): Promise<number> => {
      const draft = { connection: 'billmanager', subject: 'S', body: 'B', account: '' }
      const { items } = await gateway.all.read<Page<Ticket>>('/v1/tickets?connection=billmanager&limit=200')
      const account = items.find((candidate) => candidate.account !== null)?.account?.id
      const { id } = await gateway.all.write<Ticket>('POST', '/v1/tickets', { ...draft, account })
      const ask = body === undefined ? {} : { body }
      return (await gateway.all.ask('POST', `/v1/tickets/${id}/close`, ask)).status
    }
    expect([await closed(), await closed({})]).toEqual([200, 200])
    await gateway.all.problem('validation_failed', 'PATCH', '/v1/tickets/billmanager:1', { body: {} })
    await gateway.all.problem('validation_failed', 'PATCH', '/v1/tickets/billmanager:1')
  })

  it('about connections tell lanes, circuit and capabilities', async () => {
    const { items, total } = await gateway.all.read<Page<{ id: string }>>('/v1/connections')
    expect(total).toBe(6)
    for (const { id } of items) {
      const one = await get(`/v1/connections/${id}`)
      expect(one.body).toMatchObject({ id, circuit: { state: 'closed', retryAt: null } })
    }
    const providers = await gateway.all.read<Page<{ id: string }>>('/v1/providers')
    expect(providers.items.map(({ id }) => id)).toEqual([
      'selectel',
      'rackspace',
      'billmanager',
      'epixel',
      'plusofon',
    ])
  })
})
