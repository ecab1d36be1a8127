import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Account, Category, SupportResource, Tag } from '../../src/domain/catalog.ts'
import type { Comment } from '../../src/domain/comment.ts'
import type { Page } from '../../src/domain/page.ts'
import type { Rating } from '../../src/domain/rating.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import type { Warning } from '../../src/domain/warning.ts'
import { part, records, text } from '../../src/providers/wire.ts'
import { type DeskCase, deskCase } from '../support/desk-requests.ts'
import { type ConnectionName, connections, startGateway, type TestGateway } from '../support/gateway.ts'

let gateway: TestGateway
let desks: ReadonlyMap<ConnectionName, DeskCase>
beforeAll(async () => {
  gateway = await startGateway({ tickets: 20 })
  desks = new Map(
    await Promise.all(connections.map(async (name) => [name, await deskCase(gateway.all, name)] as const)),
  )
})
afterAll(() => gateway.close())

const deskOf = (name: ConnectionName): DeskCase => desks.get(name) ?? expect.fail(`no ${name}`)
const read = <T>(path: string): Promise<T> => gateway.all.read<T>(path)
const listed = async <T>(path: string): Promise<T[]> => (await read<Page<T>>(path)).items
const write = <T>(method: string, path: string, body?: unknown): Promise<T> =>
  gateway.all.write<T>(method, path, body)
const at = ({ id }: Ticket): string => `/v1/tickets/${id}`

describe('Selectel alone', () => {
  it('limits who sees a ticket, at the creation and later', async () => {
    const desk = deskOf('selectel')
    const created = await desk.open({ access: { level: 'account_users' } })
    expect(created.access?.level).toBe('account_users')
    const projects = ['1c4f0a7d9b7e4c0f8a3d2e1b5c6d7e8f']
    const patched = await write<Ticket>('PATCH', at(created), {
      access: { level: 'project_users', projects },
    })
    expect(patched.access).toEqual({ level: 'project_users', projects })
    expect((await read<Ticket>(at(created))).access).toEqual(patched.access)
  })

  it('takes both ratings, and the score with which a ticket closes', async () => {
    const desk = deskOf('selectel')
    const { items } = await read<Page<Ticket>>('/v1/tickets?connection=selectel&state=open&limit=200')
    for (const ticket of items) {
      const reply = (await desk.comments(ticket)).find(({ author }) => author?.role === 'agent')
      if (reply === undefined) continue
      const path = `${at(ticket)}/comments/${reply.id}`
      expect(await write<Rating>('PUT', `${path}/rating`, { score: -1, comment: 'Долго' })).toMatchObject({
        score: -1,
      })
      expect((await read<Comment>(path)).rating).toMatchObject({ score: -1 })
      return
    }
    expect.fail('no ticket has an answer of the support')
  })

  it('opens a ticket about each assignable category, from a notice', async () => {
    const categories = await listed<Category>('/v1/connections/selectel/categories?limit=200')
    const [category] = categories.filter(({ parent, assignable }) => parent !== null && assignable)
    if (category === undefined) return expect.fail('no subtopic')
    const created = await deskOf('selectel').open({
      category: category.id,
      providerFields: { noticeId: 90103 },
    })
    expect(created.providerFields.noticeId).toBe(90103)
  })
})

describe('Rackspace alone', () => {
  it('files a ticket under an account, about resources, for recipients', async () => {
    const accounts = await listed<Account>('/v1/connections/rackspace/accounts')
    expect(accounts[0]?.priorities.length).toBeGreaterThan(0)
    const resources = await listed<SupportResource>('/v1/connections/rackspace/resources?status=online')
    const [first, second] = resources.flatMap(({ url }) => (url === null ? [] : [url]))
    if (first === undefined || second === undefined) return expect.fail('too few resources')
    const created = await deskOf('rackspace').open({ resources: [first], priority: 'urgent' })
    expect(created.account?.id).toBe('hybrid:12345')
    expect(created.resources.map(({ url }) => url)).toEqual([first])
    const patched = await write<Ticket>('PATCH', at(created), { resources: [second] })
    expect(patched.resources.map(({ url }) => url)).toEqual([second])
    expect(await read(at(created))).toEqual(patched)
  })

  it('finds resources by text, and sorts them', async () => {
    const found = await listed<SupportResource>('/v1/connections/rackspace/resources?q=web-0')
    expect(found.length).toBeGreaterThan(0)
    const sorted = await listed<SupportResource>('/v1/connections/rackspace/resources?sort=-name&status=all')
    const names = sorted.map(({ name }) => name ?? '')
    expect(names.length).toBeGreaterThan(2)
    expect(names[0]?.localeCompare(names.at(-1) ?? '')).toBeGreaterThan(0)
  })
})

describe('Epixel alone', () => {
  it('changes priority and tags', async () => {
    const [one, two] = await listed<Tag>('/v1/connections/epixel/tags')
    if (one === undefined || two === undefined) return expect.fail('too few tags')
    const created = await deskOf('epixel').open()
    await gateway.all.problem('field_required', 'PATCH', at(created), { body: { priority: 'high' } })
    const patched = await write<Ticket>('PATCH', at(created), { priority: 'high', tags: [one.id, two.id] })
    expect(patched.priority).toBe('high')
    expect(patched.tags.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort())
    const again = await write<Ticket>('PATCH', at(created), { priority: 'low' })
    expect(again).toMatchObject({ priority: 'low', tags: patched.tags })
    await gateway.all.problem('value_not_supported', 'PATCH', at(created), { body: { tags: [] } })
  })
})

describe("BILLmanager's staff alone", () => {
  const comment = (ticket: Ticket, body: object): Promise<Comment> =>
    write('POST', `${at(ticket)}/comments`, body)

  it('writes internal notes, and edits and hides messages', async () => {
    const ticket = await deskOf('billmanager').open()
    const note = await comment(ticket, { body: 'Между нами', visibility: 'internal' })
    expect(note).toMatchObject({ body: 'Между нами', visibility: 'internal' })
    const said = await comment(ticket, { body: 'Всем', visibility: 'public' })
    const path = `${at(ticket)}/comments/${said.id}`
    expect(await write<Comment>('PATCH', path, { body: 'Исправлено' })).toMatchObject({ body: 'Исправлено' })
    expect(await write<Comment>('PATCH', path, { visibility: 'hidden' })).toMatchObject({
      visibility: 'hidden',
    })
    expect(await read(path)).toMatchObject({ body: 'Исправлено', visibility: 'hidden' })
  })

  it('changes subject, priority, category, favourite and its own fields', async () => {
    const ticket = await deskOf('billmanager').open({ priority: 'low' })
    const categories = await listed<Category>('/v1/connections/billmanager/categories')
    const category = categories.find(({ id, assignable }) => assignable && id !== ticket.category?.id)
    const deadline = '2031-05-06T07:08:00.000Z'
    const patched = await write<Ticket>('PATCH', at(ticket), {
      subject: 'Новая тема',
      priority: 'high',
      favorite: true,
      ...(category === undefined ? {} : { category: category.id }),
      providerFields: { deadline },
    })
    expect(patched).toMatchObject({ subject: 'Новая тема', priority: 'high', favorite: true })
    expect(patched.category?.id).toBe(category?.id ?? ticket.category?.id)
    expect(patched.providerFields.deadline).toBe(deadline)
    expect(await read(at(ticket))).toMatchObject({ subject: 'Новая тема', priority: 'high', favorite: true })
  })

  it('splits a conversation', async () => {
    const ticket = await deskOf('billmanager').open()
    const second = await comment(ticket, { body: 'Другой вопрос' })
    await comment(ticket, { body: 'И ещё' })
    const answer = await gateway.all.ask<Ticket>('POST', `${at(ticket)}/split`, {
      body: { commentId: second.id },
    })
    expect(answer.status).toBe(201)
    expect(answer.body.splitFrom).toBe(ticket.id)
    expect(answer.headers.get('location')).toBe(at(answer.body))
    const moved = await deskOf('billmanager').comments(answer.body)
    expect(moved.map(({ body }) => body)).toEqual(['Другой вопрос', 'И ещё'])
  })

  it('releases a ticket that an employee holds', async () => {
    const tickets = await listed<Ticket>('/v1/tickets?connection=billmanager&state=open&limit=200')
    const blocked = tickets.find(({ actions }) => actions.includes('unblockTicket'))
    if (blocked === undefined) return expect.fail('no example is blocked')
    const released = await write<Ticket>('POST', `${at(blocked)}/unblock`)
    expect(released.blocked).not.toBe(true)
    expect(released.actions).not.toContain('unblockTicket')
  })

  it('opens a session of the client, which is not repeated', async () => {
    const ticket = await deskOf('billmanager').open()
    const path = '/v1/connections/billmanager/impersonations'
    const ask = { body: { ticketId: ticket.id }, headers: { 'idempotency-key': 'session-1' } }
    const first = await gateway.all.ask<{ session: string; panelUrl: string }>('POST', path, ask)
    const second = await gateway.all.ask<{ session: string; panelUrl: string }>('POST', path, ask)
    expect([first.status, second.status]).toEqual([201, 201])
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(first.body.panelUrl).not.toContain(first.body.session)
    expect(second.body.session).not.toBe(first.body.session)
    expect(second.headers.get('idempotent-replayed')).toBeNull()
  })
})

describe("BILLmanager's client alone", () => {
  it('archives a ticket that the staff closed, and may still comment before', async () => {
    const ticket = await deskOf('billmanager-client').open()
    await gateway.all.problem('conflict', 'POST', `${at(ticket)}/archive`)
    await write('POST', `/v1/tickets/billmanager:${ticket.number}/close`)
    const closed = await read<Ticket>(at(ticket))
    expect(closed).toMatchObject({ status: 'closed', state: 'closed' })
    expect(closed.actions).toEqual(expect.arrayContaining(['addComment', 'archiveTicket']))
    const archived = await write<Ticket>('POST', `${at(ticket)}/archive`)
    expect(archived).toMatchObject({ status: 'archived', state: 'closed' })
    expect(archived.actions).not.toContain('addComment')
    expect(await read(at(ticket))).toMatchObject({ status: 'archived' })
    const all = await listed<Ticket>('/v1/tickets?connection=billmanager-client&limit=200')
    expect(all.map(({ id }) => id)).toContain(ticket.id)
  })

  it('buys support', async () => {
    const path = '/v1/connections/billmanager-client/support-purchases'
    expect(await write('POST', path, { count: 2 })).toEqual({ count: 2 })
  })
})

describe.each(['billmanager', 'billmanager-client'] as const)('the filter of %s', (connection) => {
  it('is stored, read, and forgotten, and no list is narrowed by it', async () => {
    const path = `/v1/connections/${connection}/saved-filter`
    const list = `/v1/tickets?connection=${connection}&limit=200`
    const before = await read<Page<Ticket>>(list)
    const [client] = records(part(await gateway.control('billmanager', 'GET', '/__state')).accounts)
    const filter =
      connection === 'billmanager' ? { clients: [text(client?.id)] } : { fields: { name: 'Домен' } }
    const stored = await gateway.all.ask<object>('PUT', path, { body: filter })
    expect(stored.status).toBe(200)
    expect(await read(path)).toEqual(stored.body)
    const after = await read<Page<Ticket> & { warnings: Warning[] }>(list)
    if (!after.warnings.some(({ code }) => code === 'list_incomplete')) {
      expect(after.items.map(({ id }) => id)).toEqual(before.items.map(({ id }) => id))
    }
    const forgotten = await gateway.all.ask('DELETE', path)
    expect([forgotten.status, forgotten.text]).toEqual([204, ''])
  })
})
