import { describe, expect, it } from 'vitest'
import { plusofon } from '../../../src/providers/plusofon/index.ts'
import { connectDesk, noFiles } from '../../support/desk.ts'
import { desk, draft, fault, problemOf, simulator, wholeList } from './setup.ts'

describe('tickets', () => {
  it('are listed by state, and both states in one list without doubles', async () => {
    const open = await desk.adapter.listTickets({ ...wholeList, state: 'open' }, desk.call())
    const closed = await desk.adapter.listTickets({ ...wholeList, status: ['closed'] }, desk.call())
    const all = await desk.adapter.listTickets(wholeList, desk.call())
    expect(open.items.every((ticket) => ticket.status === 'open')).toBe(true)
    expect(closed.items.every((ticket) => ticket.status === 'closed')).toBe(true)
    expect(all.total).toBe(open.items.length + closed.items.length)
    expect(new Set(all.items.map((ticket) => ticket.number)).size).toBe(all.items.length)
  })

  it('need no call where no state can match', async () => {
    const call = desk.call()
    const none = await desk.adapter.listTickets({ ...wholeList, status: ['resolved'] }, call)
    expect(none).toEqual({ items: [], next: null, total: 0 })
    expect(call.usage.upstreamCalls).toBe(0)
  })

  it('tell the same in both models', async () => {
    const { items } = await desk.adapter.listTickets(wholeList, desk.call())
    for (const listed of items.slice(0, 3)) {
      const { value } = await desk.adapter.getTicket(listed.number, { comments: true }, desk.call())
      for (const name of ['subject', 'status', 'createdAt', 'updatedAt', 'commentCount'] as const) {
        expect(value[name]).toEqual(listed[name])
      }
      expect(value.comments).toHaveLength(listed.commentCount ?? 0)
    }
  })

  it('are read back as they were created', async () => {
    const created = await desk.adapter.createTicket(draft, noFiles, desk.call())
    expect(created.value).toMatchObject({ subject: draft.subject, status: 'open', commentCount: 1 })
    const { value } = await desk.adapter.getTicket(
      created.value?.number ?? '',
      { comments: false },
      desk.call(),
    )
    expect(value).toEqual(created.value)
  })

  it('that do not exist are not found, even if the id cannot stand in the path', async () => {
    const missing = await problemOf(desk.adapter.getTicket('1', { comments: false }, desk.call()))
    expect(missing.code).toBe('ticket_not_found')
    expect(missing.details.upstream?.message).toBe('Ticket not Found')
    for (const odd of ['attachment', '1/2', '٣', '9'.repeat(30)]) {
      const call = desk.call()
      const problem = await problemOf(desk.adapter.getTicket(odd, { comments: false }, call))
      expect([problem.code, call.usage.upstreamCalls]).toEqual(['ticket_not_found', 0])
    }
  })
})

describe('comments', () => {
  it('are the conversation, oldest first, and each can be read alone', async () => {
    const comments = (await desk.adapter.listComments?.('22525', desk.call())) ?? []
    expect(comments.map((comment) => comment.author?.role)).toEqual([
      'customer',
      'agent',
      'customer',
      'agent',
      'customer',
    ])
    const id = comments[1]?.id ?? ''
    expect(await desk.adapter.getComment?.('22525', id, desk.call())).toEqual(comments[1])
    const other = await problemOf(desk.adapter.getComment?.('22525', '1', desk.call()))
    expect(other.code).toBe('comment_not_found')
  })

  it('are added also to a closed ticket, which opens again', async () => {
    const { items } = await desk.adapter.listTickets({ ...wholeList, state: 'closed' }, desk.call())
    const number = items[0]?.number ?? ''
    const added = await desk.adapter.addComment?.(
      number,
      { body: 'Снова  \r\nпропал звук' },
      noFiles,
      desk.call(),
    )
    expect(added?.warnings).toEqual([])
    expect(await desk.adapter.getComment?.(number, added?.value.id ?? '', desk.call())).toEqual(added?.value)
    expect((await desk.adapter.getTicket(number, { comments: false }, desk.call())).value.status).toBe('open')
  })

  it('with the same words at the same time each get their own id', async () => {
    const add = () => desk.adapter.addComment?.('22525', { body: 'Есть новости?' }, noFiles, desk.call())
    const added = await Promise.all([add(), add(), add(), add()])
    expect(new Set(added.map((outcome) => outcome?.value.id)).size).toBe(4)
  })
})

describe('failures', () => {
  it('name refused credentials and rights', async () => {
    const settings = simulator.connections.plusofon ?? {}
    for (const wrong of [{ token: 'x' }, { clientId: '1' }]) {
      const other = connectDesk(plusofon, { ...settings, ...wrong })
      expect((await problemOf(other.adapter.listTickets(wholeList, other.call()))).code).toBe(
        'upstream_auth_failed',
      )
      await other.close()
    }
  })

  it('of a write that may have arrived leave the outcome unknown', async () => {
    await fault({ match: 'POST /api/v1/ticket ', kind: 'cutAfter' })
    expect((await problemOf(desk.adapter.createTicket(draft, noFiles, desk.call()))).code).toBe(
      'outcome_unknown',
    )
    await fault({ match: 'PUT /api/v1/ticket/answer', kind: 'statusAfter', status: 200, body: '<html>' })
    const answer = await problemOf(
      desk.adapter.addComment?.('22525', { body: 'Алло?' }, noFiles, desk.call()),
    )
    expect(answer.code).toBe('outcome_unknown')
  })

  it('of an answer to a ticket that is not there are a 404', async () => {
    const problem = await problemOf(desk.adapter.addComment?.('1', { body: 'Алло?' }, noFiles, desk.call()))
    expect([problem.code, problem.details.effect]).toEqual(['ticket_not_found', 'refused'])
  })
})
