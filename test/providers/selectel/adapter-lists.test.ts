import { describe, expect, it } from 'vitest'
import type { TicketQuery } from '../../../src/providers/provider.ts'
import { selectel } from '../../../src/providers/selectel/index.ts'
import createSimulator from '../../../src/providers/selectel/sandbox.ts'
import { text } from '../../../src/providers/wire.ts'
import { connectDesk, noFiles } from '../../support/desk.ts'
import { adapter, desk, draft, everything, settingsOf, state } from './setup.ts'

describe('lists of Selectel', () => {
  it('gives every ticket exactly once, page by page, with the total', async () => {
    const seen: string[] = []
    let position: TicketQuery['position'] = null
    for (let pages = 0; pages < 20; pages++) {
      const page = await adapter.listTickets({ limit: 7, position }, desk.call())
      expect(page.total).toBe((await state('tickets')).length)
      seen.push(...page.items.map(({ number }) => number))
      position = page.next
      if (position === null) break
    }
    const known = (await state('tickets')).map(({ number }) => text(number))
    expect(new Set(seen).size).toBe(seen.length)
    expect([...seen].sort()).toEqual([...known].sort())
  })

  it('keeps the page size of a position, whatever limit comes later', async () => {
    const first = await adapter.listTickets({ limit: 5, position: null }, desk.call())
    const one = await adapter.listTickets({ limit: 5, position: first.next }, desk.call())
    const other = await adapter.listTickets({ limit: 50, position: first.next }, desk.call())
    expect(other).toEqual(one)
  })

  it('filters by state, words, access and project at the provider', async () => {
    const of = async (query: Partial<TicketQuery>) =>
      (await adapter.listTickets({ ...everything, ...query }, desk.call())).items
    expect((await of({ state: 'closed' })).every(({ status }) => status === 'closed')).toBe(true)
    expect((await of({ state: 'open' })).some(({ status }) => status === 'closed')).toBe(false)
    expect((await of({ status: ['open', 'resolved'] })).some(({ status }) => status === 'closed')).toBe(false)
    expect((await of({ q: '存储桶' })).length).toBe(5)
    const shared = await of({ access: 'project_users' })
    expect(shared.length).toBeGreaterThan(0)
    const project = shared[0]?.access?.projects[0] ?? ''
    expect((await of({ project })).every(({ access }) => access?.projects.includes(project))).toBe(true)
    await expect(of({ access: 'everyone' })).rejects.toMatchObject({ code: 'value_not_supported' })
  })

  it('sorts by every key, both ways', async () => {
    for (const descending of [true, false]) {
      const { items } = await adapter.listTickets(
        { ...everything, sort: { key: 'updatedAt', descending } },
        desk.call(),
      )
      const times = items.map(({ updatedAt }) => updatedAt ?? '')
      const sorted = [...times].sort()
      expect(times).toEqual(descending ? sorted.reverse() : sorted)
    }
    for (const key of ['createdAt', 'number', 'subject', 'status'] as const) {
      const { items } = await adapter.listTickets(
        { ...everything, sort: { key, descending: false } },
        desk.call(),
      )
      expect(items.length).toBeGreaterThan(0)
    }
  })

  it('stops at tickets that are older than wanted', async () => {
    const query: TicketQuery = { limit: 5, position: null, sort: { key: 'updatedAt', descending: true } }
    const first = await adapter.listTickets(query, desk.call())
    expect(first.next).not.toBeNull()
    const updatedSince = first.items[2]?.updatedAt ?? ''
    expect((await adapter.listTickets({ ...query, updatedSince }, desk.call())).next).toBeNull()
  })

  it('knows topics and subtopics', async () => {
    const { items } = await adapter.listCategories({ limit: 50, position: null }, desk.call())
    expect(items).toContainEqual({
      id: 'servers',
      name: 'Servers',
      parent: { id: 'order_consultation', name: 'Pre-Order consultation', parent: null },
      description: null,
      classification: null,
      products: [],
      assignable: true,
    })
  })
})

describe('quotas of Selectel', () => {
  it('are kept by the lanes, so that the provider never has to refuse', async () => {
    const strict = await createSimulator({ secret: () => 'a-token-of-this-run', tickets: 1 })
    const limited = connectDesk(selectel, settingsOf(strict), { quotas: true })
    try {
      const make = () => limited.adapter.createTicket(draft, noFiles, { ...limited.call(), maxWaitMs: 0 })
      const outcomes = await Promise.allSettled([make(), make(), make()])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected'])
      const refused = outcomes.find(({ status }) => status === 'rejected')
      expect(refused).toMatchObject({ reason: { code: 'queue_full', details: { effect: 'nothing' } } })
    } finally {
      await limited.close()
      await strict.close()
    }
  })
})
