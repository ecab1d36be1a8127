import { describe, expect, it } from 'vitest'
import { toComments, toListedComment } from '../../../src/providers/billmanager/conversation.ts'
import { numberIn, toTicket } from '../../../src/providers/billmanager/mapping.ts'
import { type MergedPage, mergedPage, type Source } from '../../../src/providers/billmanager/merged.ts'
import type { Position } from '../../../src/providers/provider.ts'
import { form, rows, zone } from './fixture.ts'

describe('a row of the queue', () => {
  const [row = {}] = rows('queue-row')
  const ticket = toTicket({ number: '1023', role: 'staff', queued: row }, zone)

  it('is one object where there is one ticket, and has the number beside the id', () => {
    expect(rows('queue-row')).toHaveLength(1)
    expect(numberIn(row, 'queue')).toBe('1023')
  })

  it('is in progress when somebody holds it, as it has no status of its own', () => {
    expect(ticket).toMatchObject({
      status: 'in_progress',
      blocked: true,
      priority: 'high',
      unread: true,
      favorite: false,
    })
    expect(ticket.upstream).toEqual({ status: { id: null, label: null }, priority: { id: '2', label: null } })
    const { blocked_by: _held, ...free } = row
    expect(toTicket({ number: '1023', role: 'staff', queued: free }, zone)).toMatchObject({
      status: 'open',
      blocked: false,
    })
  })

  it('tells local times, a waiting time in words and flags as nodes', () => {
    expect(ticket.createdAt).toBe('2026-05-02T07:11:12.000Z')
    expect(ticket.providerFields).toEqual({
      queue: 210,
      waitingSeconds: 90_300,
      deadline: '2026-05-03T09:00:00.000Z',
      project: 'Hosting',
      service: null,
      clientPriority: null,
      blockedBy: 'Anna, 2026-05-02 10:20:00',
      abuseClientId: '17',
      flags: ['unread', 'abuse', 'highpriority'],
    })
    expect(ticket.raw).toBe(row)
  })
})

describe('rows of the list of all tickets', () => {
  const tickets = rows('all-rows').map((listed) =>
    toTicket({ number: numberIn(listed, 'other') ?? '', role: 'staff', listed }, zone),
  )

  it('tell the status by code, by label in two languages, or by a word that nobody knows', () => {
    expect(tickets.map(({ status }) => status)).toEqual([
      'waiting_on_customer',
      'in_progress',
      'archived',
      'closed',
      'open',
    ])
    expect(tickets.map(({ upstream }) => upstream.status)).toEqual([
      { id: '2', label: 'Awaiting response' },
      { id: '1', label: 'Under review' },
      { id: '10', label: 'В архиве' },
      { id: '3', label: null },
      { id: null, label: 'On fire' },
    ])
  })

  it('tell the client as author and account', () => {
    expect(tickets[0]?.author).toEqual({
      id: null,
      name: 'john@example.com',
      email: 'john@example.com',
      role: 'customer',
    })
    expect(tickets[0]?.updatedAt).toBe('2026-05-02T10:00:00.000Z')
    expect(tickets[1]?.author).toBeNull()
  })

  it('may collect flags in one cell', () => {
    expect(tickets[4]).toMatchObject({ unread: true, favorite: true, blocked: null })
  })
})

describe('a ticket of the client', () => {
  const [listed = {}] = rows('own-row')
  const ticket = toTicket({ number: '1023', role: 'client', listed, form: form('client-form') }, zone)

  it('trusts the column that says UTC more than local times', () => {
    expect(ticket).toMatchObject({
      updatedAt: '2026-05-02T10:11:12.000Z',
      createdAt: '2026-05-02T06:00:00.000Z',
    })
  })

  it('names its department and service, and counts no information as a message', () => {
    expect(ticket).toMatchObject({
      status: 'in_progress',
      priority: 'low',
      category: { id: '2', name: 'Technical', parent: null },
      resources: [{ id: '3101', name: 'VDS-M', url: null }],
      commentCount: 2,
      updatedBy: { name: 'Support', role: 'agent' },
    })
  })

  it('keeps the session out of the raw document', () => {
    expect(JSON.stringify(ticket.raw)).not.toContain('0a1b2c3d4e')
  })

  it('is closed by its form, or archived by its list, where no row tells', () => {
    const bare = { number: '1', role: 'client', form: form('client-form') } as const
    expect(toTicket(bare, zone).status).toBe('closed')
    expect(toTicket({ ...bare, archived: true }, zone).status).toBe('archived')
  })
})

describe('a conversation', () => {
  it('is oldest first, misspelt directions and single files included', () => {
    const comments = toComments(form('client-form'), zone)
    expect(comments.map(({ id }) => id)).toEqual(['7001', '7002'])
    expect(comments.map(({ author }) => author?.role)).toEqual(['customer', 'agent'])
    expect(comments[0]?.attachments).toEqual([
      { id: '88', filename: 'log.txt', downloadable: true, commentId: '7001' },
    ])
  })

  it('of the staff has notes and hidden messages, in groups that are objects or arrays', () => {
    const comments = toComments(form('staff-form'), zone)
    expect(comments.map(({ id, visibility }) => [id, visibility])).toEqual([
      ['7001', 'public'],
      ['7002', 'internal'],
      ['7003', 'hidden'],
    ])
  })

  it('as a list of messages tells no direction', () => {
    const row = {
      id: { $: '7001' },
      message: { $: 'No ping' },
      date_post: { $: '2026-05-02 09:00:00' },
      message_user: { $: 'John' },
    }
    expect(toListedComment(row, zone)).toMatchObject({
      id: '7001',
      visibility: null,
      author: { name: 'John', role: 'unknown' },
    })
  })
})

describe('two lists as one', () => {
  const source = (name: string, numbers: readonly number[]): Source<number> => ({
    name,
    read: async (page, count) => ({
      items: numbers.slice((page - 1) * count, page * count),
      total: numbers.length,
      last: page * count >= numbers.length,
    }),
  })

  it('give each item once and in order, whatever the page size', async () => {
    const sources = [source('one', [9, 8, 5, 4, 1]), source('two', [7, 6, 3, 2, 0])]
    for (const limit of [1, 2, 3, 4, 20]) {
      const items: number[] = []
      let position: Position | null = null
      do {
        const page: MergedPage<number> = await mergedPage(sources, {
          limit,
          position,
          order: (one, other) => other - one,
        })
        expect(page.total).toBe(10)
        items.push(...page.items)
        position = page.next
      } while (position !== null)
      expect(items).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
    }
  })
})
