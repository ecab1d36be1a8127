import { describe, expect, it } from 'vitest'
import type { DeskTicket } from '../../../src/providers/told.ts'
import { arm, client, everything, problem, refusedAccess, staff } from './setup.ts'

describe('lists', () => {
  it('gives each ticket of the staff exactly once, newest word first', async () => {
    const sort = { key: 'updatedAt', descending: true } as const
    const items = await everything(staff, { sort })
    expect(items.length).toBeGreaterThanOrEqual(60)
    expect(new Set(items.map(({ number }) => number)).size).toBe(items.length)
    const times = items.map(({ updatedAt }) => updatedAt ?? '')
    expect(times).toEqual([...times].sort().reverse())
  })

  it('merges what is archived and what is not into one list of the client', async () => {
    const items = await everything(client, { sort: { key: 'number', descending: false }, limit: 7 })
    const numbers = items.map(({ number }) => Number(number))
    expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other))
    const statuses = new Set(items.map(({ status }) => status))
    expect(statuses).toContain('archived')
    expect(statuses).toContain('closed')
    expect(statuses.size).toBeGreaterThan(3)
  })

  it('lists the queue for open tickets, with the status of the list of all tickets', async () => {
    const open = await everything(staff, { state: 'open', sort: { key: 'updatedAt', descending: true } })
    const all = await everything(staff)
    const numbers = (tickets: readonly DeskTicket[]): string[] => tickets.map(({ number }) => number).sort()
    expect(numbers(open)).toEqual(numbers(all.filter(({ status }) => !/closed|archived/.test(status))))
    expect(open.map(({ status }) => status)).toContain('waiting_on_customer')
    expect(open.every(({ providerFields }) => typeof providerFields?.waitingSeconds === 'number')).toBe(true)
  })

  it('filters by state and status itself', async () => {
    for (const desk of [staff, client]) {
      const closed = await everything(desk, { state: 'closed' })
      expect(new Set(closed.map(({ status }) => status))).toEqual(new Set(['closed', 'archived']))
      const waiting = await everything(desk, { status: ['waiting_on_customer'] })
      expect(new Set(waiting.map(({ status }) => status))).toEqual(new Set(['waiting_on_customer']))
    }
  })

  it('lists the queue alone, and says so, where all tickets are not shown', async () => {
    await arm({ match: ' ticket_all', times: 100, ...refusedAccess })
    const page = await staff.adapter.listTickets({ limit: 200, position: null }, staff.call())
    expect(page.warnings?.map(({ code }) => code)).toEqual(['list_incomplete'])
    expect(page.items.length).toBeGreaterThan(5)
    expect(page.items.every(({ status }) => status === 'open' || status === 'in_progress')).toBe(true)
  })
})

describe('the stored filter', () => {
  it('is set, read and reset, and lists say that it narrows them', async () => {
    const set = await staff.adapter.setSavedFilter?.(
      { clients: ['12', '13'], fields: { name: 'Invoice' } },
      staff.call(),
    )
    expect(set?.value).toEqual({ clients: ['12', '13'], fields: { name: 'Invoice' } })
    const page = await staff.adapter.listTickets({ limit: 50, position: null, state: 'open' }, staff.call())
    expect(page.warnings?.[0]?.code).toBe('list_incomplete')
    await staff.adapter.setSavedFilter?.({ clients: ['12'] }, staff.call())
    expect(await staff.adapter.getSavedFilter?.(staff.call())).toEqual({ clients: ['12'], fields: {} })
    await staff.adapter.resetSavedFilter?.(staff.call())
    expect(await staff.adapter.getSavedFilter?.(staff.call())).toEqual({ clients: [], fields: {} })
    const free = await staff.adapter.listTickets({ limit: 50, position: null, state: 'open' }, staff.call())
    expect(free.warnings ?? []).toEqual([])
  })

  it('of a client has no clients, and takes no words that steer the panel', async () => {
    expect(await problem(client.adapter.setSavedFilter?.({ clients: ['11'] }, client.call()))).toBe(
      'field_not_supported',
    )
    expect(await problem(client.adapter.setSavedFilter?.({ fields: { func: 'x' } }, client.call()))).toBe(
      'value_not_supported',
    )
    await client.adapter.setSavedFilter?.({ fields: { tstatus: '0,1' } }, client.call())
    expect(await client.adapter.getSavedFilter?.(client.call())).toEqual({
      clients: [],
      fields: { tstatus: '0,1' },
    })
    const page = await client.adapter.listTickets({ limit: 50, position: null }, client.call())
    expect(page.warnings?.[0]?.code).toBe('list_incomplete')
    await client.adapter.resetSavedFilter?.(client.call())
  })
})
