import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Comment } from '../../src/domain/comment.ts'
import type { NewTicket } from '../../src/domain/new-ticket.ts'
import type { Page } from '../../src/domain/page.ts'
import type { Rating } from '../../src/domain/rating.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import { type DeskCase, deskCase } from '../support/desk-requests.ts'
import { connections, startGateway, type TestGateway } from '../support/gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startGateway({ tickets: 12 })
})
afterAll(() => gateway.close())

/** What a ticket says wherever it is shown; lists may know less or more. */
const lasting = ({ id, number, subject, status, state, priority, category }: Ticket) => ({
  id,
  number,
  subject,
  status,
  state,
  priority,
  category,
})

describe.each(connections)('what is written to %s is read back', (connection) => {
  let desk: DeskCase
  beforeAll(async () => {
    desk = await deskCase(gateway.all, connection)
  })
  const ticketNow = (ticket: Ticket) => gateway.all.read<Ticket>(`/v1/tickets/${ticket.id}`)

  it('a ticket, with everything it needs', async () => {
    const draft = {
      connection,
      subject: 'Тест — «кавычки» & <b>bold</b>',
      body: 'Первая\nвторая строка, "quoted" & <i>x</i> 🚀',
      ...desk.needed,
    } satisfies NewTicket
    const answer = await gateway.all.ask<Ticket>('POST', '/v1/tickets', { body: draft })
    expect(answer.status).toBe(201)
    const created = answer.body
    expect(answer.headers.get('location')).toBe(`/v1/tickets/${created.id}`)
    expect(answer.headers.get('operation-id')).toMatch(/^[\w-]+$/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(created).toMatchObject({ connection, subject: draft.subject, state: 'open' })
    expect(created.id).toBe(`${connection}:${created.number}`)
    expect(await ticketNow(created)).toEqual(created)
    const comments = await desk.comments(created)
    expect(comments.map(({ body }) => body)).toEqual([draft.body])
    expect(comments[0]).toMatchObject({ ticketId: created.id, attachments: [] })
    const { items } = await gateway.all.read<Page<Ticket>>(`/v1/tickets?connection=${connection}&limit=200`)
    const listed = items.find(({ id }) => id === created.id)
    expect(listed).toMatchObject({ subject: draft.subject, state: 'open', number: created.number })
  })

  it('each priority', async () => {
    for (const priority of desk.capabilities.createFields.priority === undefined
      ? []
      : desk.capabilities.priorities) {
      const created = await desk.open({ priority })
      expect((await ticketNow(created)).priority).toBe(priority)
    }
  })

  it('tickets created at the same time, each with its own number', async () => {
    const drafts = Array.from({ length: 6 }, () => ({ subject: 'The same', body: 'The same text' }))
    const created = await Promise.all(drafts.map((draft) => desk.open(draft)))
    expect(new Set(created.map(({ id }) => id)).size).toBe(drafts.length)
  })

  it('a comment', async () => {
    const ticket = await desk.open()
    const body = 'Есть новости?\n— «да» & <b>нет</b>'
    const answer = await gateway.all.ask<Comment>('POST', `/v1/tickets/${ticket.id}/comments`, {
      body: { body },
    })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ ticketId: ticket.id, body })
    const location = `/v1/tickets/${ticket.id}/comments/${answer.body.id}`
    expect(answer.headers.get('location')).toBe(location)
    expect(await gateway.all.read(location)).toEqual(answer.body)
    const comments = await desk.comments(ticket)
    expect(comments.at(-1)).toEqual(answer.body)
    expect(comments).toHaveLength(2)
    const whole = await gateway.all.read<Ticket>(`/v1/tickets/${ticket.id}?include=comments`)
    expect(whole.comments).toEqual(comments)
    for (const comment of comments) {
      expect(await gateway.all.read(`/v1/tickets/${ticket.id}/comments/${comment.id}`)).toEqual(comment)
    }
  })

  it('comments sent at the same time, each as its own', async () => {
    const ticket = await desk.open()
    const bodies = ['one', 'two', 'three', 'three']
    const added = await Promise.all(
      bodies.map((body) => gateway.all.write<Comment>('POST', `/v1/tickets/${ticket.id}/comments`, { body })),
    )
    expect(added.map(({ body }) => body)).toEqual(bodies)
    expect(new Set(added.map(({ id }) => id)).size).toBe(bodies.length)
  })

  it('the close, and that it cannot be closed twice', async ({ skip }) => {
    if (!desk.offers('closeTicket')) return skip()
    const ticket = await desk.open()
    const score = desk.capabilities.ratings.close
    const closing = score === null ? undefined : { score: score.max, comment: 'Быстро' }
    const closed = await gateway.all.write<Ticket>('POST', `/v1/tickets/${ticket.id}/close`, closing)
    expect(closed).toMatchObject({ id: ticket.id, state: 'closed', status: 'closed' })
    expect(closed.actions).not.toContain('closeTicket')
    expect(closed.actions.includes('reopenTicket')).toBe(desk.offers('reopenTicket'))
    expect(lasting(await ticketNow(closed))).toEqual(lasting(closed))
    const again = await gateway.all.ask<{ code?: string }>('POST', `/v1/tickets/${ticket.id}/close`, {})
    expect([200, 409]).toContain(again.status)
    if (again.status === 409) expect(again.body.code).toBe('conflict')
  })

  it('the reopening, with what it says', async ({ skip }) => {
    if (!desk.offers('reopenTicket')) return skip()
    const ticket = await desk.open()
    await gateway.all.problem('conflict', 'POST', `/v1/tickets/${ticket.id}/reopen`, { body: { body: 'No' } })
    await gateway.all.write('POST', `/v1/tickets/${ticket.id}/close`)
    const body = 'Снова то же самое'
    const reopened = await gateway.all.write<Ticket>('POST', `/v1/tickets/${ticket.id}/reopen`, { body })
    expect(reopened).toMatchObject({ id: ticket.id, state: 'open' })
    expect(reopened.actions).toContain('closeTicket')
    expect((await desk.comments(ticket)).at(-1)?.body).toBe(body)
  })

  it('ratings', async ({ skip }) => {
    const { ratings } = desk.capabilities
    if (ratings.ticket === null && ratings.comment === null) return skip()
    const ticket = await desk.open()
    if (ratings.ticket !== null) {
      const given = { score: ratings.ticket.max, comment: 'Спасибо' }
      const rating = await gateway.all.write<Rating>('PUT', `/v1/tickets/${ticket.id}/rating`, given)
      expect(rating).toMatchObject({ score: given.score })
      expect((await ticketNow(ticket)).rating).toMatchObject({ score: given.score })
    }
  })
})
