import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '../../src/domain/page.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import { ticketOrder } from '../../src/gateway/ticket-order.ts'
import type { ProblemBody } from '../support/client.ts'
import { connections, startGateway, type TestGateway } from '../support/gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  // No breaker: a failing provider is asked again by the very next page.
  gateway = await startGateway({ tickets: 15, connection: { breaker: { failures: 1000, openMs: 1000 } } })
})
afterAll(() => gateway.close())
afterEach(async () => {
  for (const connection of connections) await gateway.calm(connection)
})

const page = (query = ''): Promise<Page<Ticket>> => gateway.all.read(`/v1/tickets?${query}`)
const down = (times = 1000) => ({ match: '.', times, kind: 'status', status: 500, body: '{}' }) as const

async function walk(query: string, each: (page: Page<Ticket>, number: number) => unknown = () => {}) {
  const items: Ticket[] = []
  let cursor = ''
  for (let number = 1; number < 300; number += 1) {
    const found = await page(`${query}${cursor}`)
    items.push(...found.items)
    await each(found, number)
    if (found.nextCursor === null) return items
    cursor = `&cursor=${found.nextCursor}`
  }
  return expect.fail('no end')
}
const idsOf = (tickets: readonly Ticket[]): string[] => tickets.map(({ id }) => id).sort()

async function oneByOne(query = ''): Promise<Ticket[]> {
  const lists = connections.map((connection) => walk(`connection=${connection}&limit=200${query}`))
  return (await Promise.all(lists)).flat()
}

describe('a list across connections', () => {
  it.each([7, 50, 200])('shows every ticket once, %i at a time', async (limit) => {
    const expected = idsOf(await oneByOne())
    const totals = new Set<number | null>()
    const seen = await walk(`limit=${limit}`, ({ items, total, warnings }) => {
      expect(items.length).toBeLessThanOrEqual(limit)
      expect(warnings).toEqual([])
      totals.add(total)
    })
    expect(idsOf(seen)).toEqual(expected)
    for (const total of totals) expect([expected.length, null]).toContain(total)
  })

  it('is merged by time, newest first', async () => {
    const dated = ['selectel', 'plusofon', 'billmanager']
    const seen = await walk(`${dated.map((name) => `connection=${name}`).join('&')}&limit=10`)
    const order = ticketOrder({ key: 'updatedAt', descending: true })
    seen.slice(1).forEach((ticket, index) => {
      const before = seen[index]
      if (before !== undefined) expect(order(before, ticket)).toBeLessThanOrEqual(0)
    })
    expect(new Set(seen.slice(0, 20).map(({ connection }) => connection)).size).toBeGreaterThan(1)
  })

  it('is the same in `Link` and in `nextCursor`', async () => {
    const answer = await gateway.all.ask<Page<Ticket>>('GET', '/v1/tickets?state=open&limit=3')
    const link = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1] ?? ''
    const next = await gateway.all.read<Page<Ticket>>(link)
    const same = await page(`state=open&limit=3&cursor=${answer.body.nextCursor}`)
    expect(next.items).toEqual(same.items)
    expect(next.items.every(({ state }) => state === 'open')).toBe(true)
  })

  it('goes on with those that answer, and asks the others again, so that nothing is skipped', async () => {
    const expected = idsOf(await oneByOne())
    await gateway.fault('selectel', down())
    await gateway.fault('epixel', { match: 'history', times: 1000, kind: 'cut' })
    const failing = new Set<string>()
    const seen = await walk('limit=20', async ({ warnings, nextCursor }, number) => {
      for (const { connection, code } of warnings) {
        expect(['upstream_error', 'upstream_unreachable']).toContain(code)
        failing.add(connection ?? '')
      }
      if (number === 3) {
        expect(nextCursor).not.toBeNull()
        await gateway.calm('selectel')
        await gateway.calm('epixel')
      }
    })
    expect([...failing].sort()).toEqual(['epixel', 'selectel'])
    expect(idsOf(seen)).toEqual(expected)
  })

  it('keeps a place in the middle while a connection fails there', async () => {
    const query = 'connection=selectel&connection=plusofon&limit=5'
    const expected = idsOf([
      ...(await walk('connection=selectel&limit=200')),
      ...(await walk('connection=plusofon&limit=200')),
    ])
    const seen = await walk(query, async (_found, number) => {
      if (number === 2) await gateway.fault('selectel', down())
      if (number === 4) await gateway.calm('selectel')
    })
    expect(idsOf(seen)).toEqual(expected)
  })

  it('is an error only when all fail: the own one of a single connection, else upstream_error', async () => {
    await gateway.fault('selectel', { match: '.', times: 1000, kind: 'status', status: 401, body: '{}' })
    await gateway.fault('plusofon', down())
    const one = await gateway.all.problem('upstream_auth_failed', 'GET', '/v1/tickets?connection=selectel')
    expect(one).toMatchObject({ status: 502, connection: 'selectel', provider: 'selectel' })
    const path = '/v1/tickets?connection=selectel&connection=plusofon'
    const both = await gateway.all.problem('upstream_error', 'GET', path)
    expect(both.warnings?.map(({ connection, code }) => [connection, code])).toEqual([
      ['selectel', 'upstream_auth_failed'],
      ['plusofon', 'upstream_error'],
    ])
  })

  it('warns of connections that cannot filter, and shows nothing of them', async () => {
    const seen = await walk('priority=high&limit=200', ({ warnings }) => {
      for (const { code } of warnings) expect(code).toBe('filter_not_supported')
    })
    const found = await page('priority=high&limit=200')
    expect(found.warnings.map(({ connection }) => connection).sort()).toEqual([
      'billmanager-client',
      'plusofon',
      'selectel',
    ])
    expect(new Set(seen.map(({ priority }) => priority))).toEqual(new Set(['high']))
  })

  it('is refused where no connection can filter', async () => {
    const path = '/v1/tickets?project=x&connection=epixel&connection=plusofon'
    await gateway.all.problem('filter_not_supported', 'GET', path)
  })

  it('is sorted where it can be; others keep their order', async () => {
    const seen = await walk('sort=-number&limit=200')
    expect(idsOf(seen)).toEqual(idsOf(await oneByOne()))
  })

  it('is empty for a key without connections', async () => {
    expect(await gateway.callers.stranger.read('/v1/tickets')).toEqual({
      items: [],
      nextCursor: null,
      total: 0,
      warnings: [],
    })
  })
})

describe('a cursor', () => {
  const refused = (query: string, client = gateway.all): Promise<ProblemBody> =>
    client.problem('invalid_cursor', 'GET', `/v1/tickets?${query}`)

  it('belongs to its caller and its query', async () => {
    const { nextCursor } = await page('limit=5&state=open')
    await page(`limit=5&state=open&cursor=${nextCursor}`)
    await refused(`limit=5&state=closed&cursor=${nextCursor}`)
    await refused(`limit=5&cursor=${nextCursor}`)
    await refused(`limit=5&state=open&sort=number&cursor=${nextCursor}`)
    await refused(`limit=5&state=open&connection=selectel&cursor=${nextCursor}`)
    await refused(`limit=5&state=open&cursor=${nextCursor}`, gateway.callers.other)
    await gateway.all.problem('invalid_cursor', 'GET', `/v1/connections?cursor=${nextCursor}`)
    await gateway.all.problem('invalid_cursor', 'GET', `/v1/operations?cursor=${nextCursor}`)
  })

  it('may go on with another limit', async () => {
    const expected = idsOf(await walk('limit=200'))
    const first = await page('limit=5')
    const rest: Ticket[] = []
    let cursor = first.nextCursor
    while (cursor !== null) {
      const next: Page<Ticket> = await page(`limit=11&cursor=${cursor}`)
      rest.push(...next.items)
      cursor = next.nextCursor
    }
    expect(idsOf([...first.items, ...rest])).toEqual(expected)
  })

  it('cannot be made or changed', async () => {
    const { nextCursor } = await page('limit=5')
    const sealed = nextCursor ?? expect.fail('no cursor')
    const middle = Math.floor(sealed.length / 2)
    const other = sealed[middle] === 'A' ? 'B' : 'A'
    await refused(`limit=5&cursor=${sealed.slice(0, middle)}${other}${sealed.slice(middle + 1)}`)
    await refused(`limit=5&cursor=${sealed.slice(0, -4)}`)
    await refused(`limit=5&cursor=${sealed}A`)
    await refused('limit=5&cursor=eyJwYWdlIjoyfQ')
    await refused(`limit=5&cursor=${'A'.repeat(8000)}`)
  })
})
