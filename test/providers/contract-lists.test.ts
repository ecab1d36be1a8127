import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filterNames } from '../../src/domain/capability.ts'
import type { Page } from '../../src/domain/page.ts'
import { sortKeys } from '../../src/domain/status.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import { ticketOrder } from '../../src/gateway/ticket-order.ts'
import { type DeskCase, deskCase } from '../support/desk-requests.ts'
import { connections, startGateway, type TestGateway } from '../support/gateway.ts'

const count = 120
let gateway: TestGateway
beforeAll(async () => {
  gateway = await startGateway({ tickets: count })
})
afterAll(() => gateway.close())

/** Every page, by following `nextCursor`. */
async function pages(query: string): Promise<Page<Ticket>[]> {
  const found: Page<Ticket>[] = []
  for (let cursor = ''; ; ) {
    const page = await gateway.all.read<Page<Ticket>>(`/v1/tickets?${query}${cursor}`)
    found.push(page)
    if (page.nextCursor === null) return found
    if (found.length > 400) expect.fail(`no end of ${query}`)
    cursor = `&cursor=${page.nextCursor}`
  }
}
const tickets = async (query: string): Promise<Ticket[]> => (await pages(query)).flatMap(({ items }) => items)
const ids = (of: readonly Ticket[]): string[] => of.map(({ id }) => id)

describe.each(connections)('lists of %s', (connection) => {
  const here = `connection=${connection}`
  let desk: DeskCase
  let everything: Ticket[]
  beforeAll(async () => {
    desk = await deskCase(gateway.all, connection)
    everything = await tickets(`${here}&limit=200`)
  })

  it('show each of 120 tickets once, seven by seven', async () => {
    expect(everything.length).toBeGreaterThanOrEqual(count)
    const bySeven = await pages(`${here}&limit=7`)
    for (const { items } of bySeven) expect(items.length).toBeLessThanOrEqual(7)
    const seen = bySeven.flatMap(({ items }) => ids(items))
    expect(seen.length).toBe(new Set(seen).size)
    expect([...seen].sort()).toEqual(ids(everything).sort())
    for (const { total } of bySeven) expect([everything.length, null]).toContain(total)
  })

  it('show the tickets as they are', async () => {
    const [first] = everything
    if (first === undefined) return expect.fail('no ticket')
    const whole = await gateway.all.read<Ticket>(`/v1/tickets/${first.id}`)
    for (const name of ['subject', 'status', 'state', 'number'] as const) {
      expect(whole[name]).toEqual(first[name])
    }
    expect(first.id).toBe(`${connection}:${first.number}`)
    expect(everything.every(({ provider }) => provider === whole.provider)).toBe(true)
  })

  it.each(filterNames)('are narrowed by %s, or say that they cannot be', async (name) => {
    const sample = values(name, everything)
    if (desk.capabilities.filters[name] === 'unsupported') {
      const path = `/v1/tickets?${here}&${sample.query}`
      const problem = await gateway.all.problem('filter_not_supported', 'GET', path)
      expect(problem.errors?.[0]?.parameter).toBe(name)
      return
    }
    const found = await tickets(`${here}&${sample.query}&limit=200`)
    expect(found.every((ticket) => sample.test(ticket))).toBe(true)
    if (sample.exact) expect(ids(found).sort()).toEqual(ids(everything.filter(sample.test)).sort())
  })

  it('narrowed by the gateway are paged without loss', async () => {
    const since = everything.map(({ updatedAt }) => updatedAt ?? '').sort()[Math.floor(everything.length / 2)]
    const query =
      since === undefined || desk.capabilities.filters.updatedSince === 'unsupported'
        ? `${here}&state=open`
        : `${here}&updatedSince=${since}`
    expect(ids(await tickets(`${query}&limit=7`)).sort()).toEqual(
      ids(await tickets(`${query}&limit=200`)).sort(),
    )
  })

  it.each(sortKeys)('are sorted by %s both ways, or say that they cannot be', async (key) => {
    if (desk.capabilities.sorts[key] === 'unsupported') {
      const path = `/v1/tickets?${here}&sort=${key}`
      const problem = await gateway.all.problem('sort_not_supported', 'GET', path)
      expect(problem.errors?.[0]?.parameter).toBe('sort')
      return
    }
    for (const descending of [false, true]) {
      const found = await tickets(`${here}&limit=50&sort=${descending ? '-' : ''}${key}`)
      expect(ids(found).sort()).toEqual(ids(everything).sort())
      // Providers compare texts in their own ways; times and numbers leave no doubt.
      if (key === 'subject' || key === 'status') continue
      const order = ticketOrder({ key, descending })
      found.slice(1).forEach((ticket, index) => {
        const before = found[index]
        if (before !== undefined)
          expect(order(before, ticket), `${before.id} ${ticket.id}`).toBeLessThanOrEqual(0)
      })
    }
  })

  it('show the provider’s own document on request', async () => {
    const { items } = await gateway.all.read<Page<Ticket>>(`/v1/tickets?${here}&limit=1&include=raw`)
    expect(items[0]?.raw).toBeTypeOf('object')
    const one = await gateway.all.read<Ticket>(`/v1/tickets/${items[0]?.id}?include=raw&include=comments`)
    expect(one.raw).toBeTypeOf('object')
    expect(Array.isArray(one.comments)).toBe(true)
    expect(everything[0]?.raw).toBeUndefined()
  })
})

interface Sample {
  readonly query: string
  readonly test: (ticket: Ticket) => boolean
  /** Lists tell what is asked for, so it is known which tickets must come. */
  readonly exact: boolean
}

function values(name: (typeof filterNames)[number], all: readonly Ticket[]): Sample {
  const first = <T>(pick: (ticket: Ticket) => T | null): T | null =>
    all.map(pick).find((value) => value !== null) ?? null
  switch (name) {
    case 'state':
      return { query: 'state=closed', test: ({ state }) => state === 'closed', exact: true }
    case 'status': {
      const wanted = new Set<string>(['closed', 'in_progress'])
      return {
        query: 'status=closed&status=in_progress',
        test: ({ status }) => wanted.has(status),
        exact: true,
      }
    }
    case 'q': {
      const word = first(({ subject }) => /[\p{L}]{4,}/u.exec(subject)?.[0] ?? null) ?? 'e'
      const text = word.toLowerCase()
      // Selectel looks into the texts, too.
      return {
        query: `q=${encodeURIComponent(word)}`,
        test: ({ connection, subject }) => connection === 'selectel' || subject.toLowerCase().includes(text),
        exact: false,
      }
    }
    case 'category': {
      const id = first(({ category }) => category?.id ?? null) ?? '1'
      return {
        query: `category=${encodeURIComponent(id)}`,
        test: ({ category }) => category === null || category.id === id,
        exact: false,
      }
    }
    case 'priority': {
      const wanted = first(({ priority }) => priority) ?? 'high'
      return { query: `priority=${wanted}`, test: ({ priority }) => priority === wanted, exact: true }
    }
    case 'updatedSince': {
      const since =
        all.map(({ updatedAt }) => updatedAt ?? '').sort()[Math.floor(all.length / 2)] ||
        '2020-01-01T00:00:00Z'
      return {
        query: `updatedSince=${since}`,
        test: ({ updatedAt }) => updatedAt !== null && updatedAt >= since,
        exact: true,
      }
    }
    case 'access':
      return {
        query: 'access=account_users',
        test: ({ access }) => access === null || access.level === 'account_users',
        exact: false,
      }
    case 'project':
      return { query: 'project=1c4f0a7d9b7e4c0f8a3d2e1b5c6d7e8f', test: () => true, exact: false }
  }
}
