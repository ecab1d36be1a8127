import { describe, expect, it } from 'vitest'
import { toCategories } from '../../../src/providers/rackspace/catalog.ts'
import { toTicket } from '../../../src/providers/rackspace/mapping.ts'
import { toWirePage } from '../../../src/providers/rackspace/paging.ts'
import { WrongShape } from '../../../src/upstream/upstream.ts'
import catalog from './fixtures/catalog.json' with { type: 'json' }
import created from './fixtures/created.json' with { type: 'json' }
import tickets from './fixtures/list.json' with { type: 'json' }
import observed from './fixtures/observed-detail.json' with { type: 'json' }
import { alone, withComments } from './include.ts'

describe('the ticket of the document', () => {
  const ticket = toTicket(created, withComments)

  it('understands the misspelt status and keeps the word', () => {
    expect(ticket.status).toBe('in_progress')
    expect(ticket.upstream).toEqual({
      status: { id: null, label: 'In Progess' },
      priority: { id: null, label: 'Normal' },
    })
    expect(ticket.priority).toBe('normal')
  })

  it('takes the empty id of a Racker for no id', () => {
    expect(ticket.author).toEqual({ id: null, name: 'Rackspace R.', email: null, role: 'agent' })
    expect(ticket.updatedBy).toEqual({ id: '12344', name: 'Billing User', email: null, role: 'customer' })
  })

  it('names a category as listCategories does, whatever its spelling', () => {
    expect(ticket.category).toEqual({
      id: 'Billing and Payments/Other',
      name: 'Other',
      parent: { id: 'Billing and Payments', name: 'Billing & Payment' },
    })
    expect(toCategories(catalog.categories[0] ?? {})[2]?.id).toBe(ticket.category?.id)
  })

  it('offers for download only what has been uploaded', () => {
    expect(ticket.comments?.[0]?.attachments).toEqual([
      {
        id: '123465-storage.log',
        filename: 'storage.log',
        size: null,
        commentId: '170503-abc-0000001',
        downloadable: false,
      },
      {
        id: '123465-database.log',
        filename: 'database.log',
        size: null,
        commentId: '170503-abc-0000001',
        downloadable: true,
      },
    ])
  })

  it('keeps signed addresses out of the raw document', () => {
    expect(JSON.stringify(ticket.raw)).not.toContain('temp_url_sig')
    expect(JSON.stringify(ticket.comments)).not.toContain('temp_url_sig')
    expect(ticket.raw).toMatchObject({
      comments: [{ attachments: [{ uuid: '123465-storage.log' }, {}] }, {}],
    })
  })

  it('reads times, recipients, resources and the number of comments', () => {
    expect(ticket).toMatchObject({
      createdAt: '2018-04-03T16:44:27.644Z',
      updatedAt: '2018-04-03T16:44:27.644Z',
      commentCount: 2,
      recipients: created.recipients,
      resources: [{ id: 'dedicated:00001', name: null, url: created.resources[0] }],
      account: { id: 'faws:12345', name: null },
      providerFields: { classification: null, permission: null },
    })
  })

  it('brings the conversation only when asked for', () => {
    expect(toTicket(created, alone)).not.toHaveProperty('comments')
  })
})

describe('tickets as observed', () => {
  const ticket = toTicket(observed, withComments)

  it('puts comments in order and reads numbers as ids', () => {
    expect(ticket.comments?.map(({ id, body, format }) => [id, body, format])).toEqual([
      ['531126898', 'first', 'text'],
      ['531126899', '[b]second[/b]', 'bbcode'],
    ])
  })

  it('takes one object or string where an array is meant', () => {
    expect(ticket.comments?.[0]?.attachments).toHaveLength(1)
    expect(ticket.resources).toHaveLength(1)
    expect(ticket.author?.role).toBe('customer')
  })

  it('knows a Racker by the role when the type is missing', () => {
    expect(ticket.updatedBy?.role).toBe('agent')
  })

  it('reads both shapes of recipients and leaves out empty ones', () => {
    expect(ticket.recipients).toEqual([
      { type: 'email', value: 'ab@example.com' },
      { type: 'contact', value: 'RPN-8' },
      { type: 'email', value: 'ops@example.com' },
    ])
  })

  it('compares words without case', () => {
    expect([ticket.status, ticket.priority]).toEqual(['waiting_on_customer', 'emergency'])
    expect([ticket.favorite, ticket.providerFields]).toEqual([
      true,
      { classification: 'Incident', permission: 'admin' },
    ])
  })

  it.each([
    ['New', 'open'],
    ['Feedback Received', 'open'],
    ['Pending Vendor', 'waiting_on_provider'],
    ['Pending Maintenance', 'waiting_on_provider'],
    ['Solved', 'resolved'],
    ['Closed', 'closed'],
  ])('reads the status %s as %s', (word, status) => {
    expect(toTicket({ ticketId: '1', status: word }, alone).status).toBe(status)
  })
})

describe('the list', () => {
  const page = toWirePage(tickets, 'tickets', { offset: 0, limit: 2 })

  it('takes a zero date, empty words and nobody for null', () => {
    const [row] = page.rows
    expect(toTicket(row ?? {}, alone)).toMatchObject({
      createdAt: null,
      priority: null,
      author: null,
      updatedBy: null,
      category: null,
      commentCount: null,
      recipients: [],
      providerFields: { classification: null, permission: 'admin' },
    })
  })

  it('reads createdAt where created is missing, and an unknown status as open', () => {
    const ticket = toTicket(page.rows[1] ?? {}, alone)
    expect([ticket.createdAt, ticket.status]).toEqual(['2025-07-20T10:00:00.000Z', 'open'])
    expect(ticket.upstream.status.label).toBe('Frozen')
  })

  it('follows the link, and takes an empty one for the end', () => {
    expect([page.next, page.total]).toEqual([2, 12])
    const last = { ...tickets, _links: { ...tickets._links, next: '' } }
    expect(toWirePage(last, 'tickets', { offset: 10, limit: 2 }).next).toBeNull()
    const loop = { ...tickets, _links: { next: '/tickets?limit=2&offset=10' } }
    expect(toWirePage(loop, 'tickets', { offset: 10, limit: 2 }).next).toBeNull()
  })

  it('goes by the total, or by a full page, where there are no links', () => {
    const rows = tickets.tickets
    expect(toWirePage({ tickets: rows, total: 3 }, 'tickets', { offset: 0, limit: 50 }).next).toBe(2)
    expect(toWirePage({ tickets: rows, total: 2 }, 'tickets', { offset: 0, limit: 2 }).next).toBeNull()
    expect(toWirePage({ tickets: rows }, 'tickets', { offset: 4, limit: 2 }).next).toBe(6)
    expect(toWirePage({ tickets: rows }, 'tickets', { offset: 4, limit: 3 }).next).toBeNull()
    expect(toWirePage({ tickets: [] }, 'tickets', { offset: 4, limit: 3 }).next).toBeNull()
  })

  it('is not taken from something else', () => {
    expect(() => toWirePage({ message: 'hello' }, 'tickets', { offset: 0, limit: 2 })).toThrow(WrongShape)
    expect(() => toTicket({ subject: 'no id' }, alone)).toThrow(WrongShape)
  })
})
