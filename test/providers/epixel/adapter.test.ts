import { describe, expect, it } from 'vitest'
import { epixel } from '../../../src/providers/epixel/index.ts'
import type { TicketQuery } from '../../../src/providers/provider.ts'
import type { DeskTicket } from '../../../src/providers/told.ts'
import { connectDesk, noFiles } from '../../support/desk.ts'
import {
  adapter,
  control,
  created,
  desk,
  draft,
  forgetTokens,
  oneFile,
  pages,
  settings,
  state,
} from './setup.ts'

describe('lists', () => {
  it('give every own ticket once, whatever the length of a page', async () => {
    const owned = (await state()).tickets.filter((ticket: { owner: string }) =>
      ticket.owner.startsWith('maria'),
    )
    for (const limit of [7, 50, 200]) {
      const numbers = (await pages({ limit })).map((ticket) => ticket.number)
      expect(numbers).toHaveLength(owned.length)
      expect(new Set(numbers)).toEqual(new Set(owned.map((ticket: { id: number }) => String(ticket.id))))
    }
  })

  it('filter by state, status, subject and category, one or several', async () => {
    const all = await pages({})
    const expected = (wanted: (ticket: DeskTicket) => boolean) =>
      all.filter(wanted).map((ticket) => ticket.number)
    const found = async (query: Partial<TicketQuery>) => (await pages(query)).map((ticket) => ticket.number)
    expect(await found({ state: 'closed' })).toEqual(expected(({ status }) => status === 'closed'))
    expect(await found({ state: 'open' })).toEqual(expected(({ status }) => status !== 'closed'))
    expect(await found({ status: ['in_progress'] })).toEqual(
      expected(({ status }) => status === 'in_progress'),
    )
    expect(await found({ status: ['open', 'closed'] })).toEqual(
      expected(({ status }) => status !== 'in_progress'),
    )
    expect(await found({ category: ['6'] })).toEqual(expected(({ category }) => category?.id === '6'))
    expect(await found({ category: ['5', '6'] })).toEqual(
      expected(({ category }) => /[56]/.test(category?.id ?? '')),
    )
    expect(await found({ q: 'autoship' })).toEqual(expected(({ subject }) => /autoship/i.test(subject)))
    expect(await found({ q: 'autoship', state: 'closed', category: ['6'] })).not.toEqual([])
  })

  it('ask nothing for a status that Epixel has not', async () => {
    const call = desk.call()
    const page = await adapter.listTickets({ limit: 50, position: null, status: ['resolved'] }, call)
    expect(page).toEqual({ items: [], next: null, total: 0 })
    expect(call.usage.upstreamCalls).toBe(0)
  })

  it('repeat nothing when new tickets push others onto the next page', async () => {
    const first = await adapter.listTickets({ limit: 5, position: null }, desk.call())
    await created()
    await created()
    const second = await adapter.listTickets({ limit: 5, position: first.next }, desk.call())
    const seen = first.items.map((ticket) => ticket.number)
    expect(second.items).toHaveLength(3)
    expect(second.items.some((ticket) => seen.includes(ticket.number))).toBe(false)
  })
})

describe('one ticket', () => {
  it('comes from a GET with a body, with its conversation', async () => {
    const { comments, tickets } = await state()
    const id = comments[0].ticket
    const { value } = await adapter.getTicket(String(id), { comments: true }, desk.call())
    const stored = tickets.find((ticket: { id: number }) => ticket.id === id)
    expect(value).toMatchObject({ number: String(id), subject: stored.subject, author: { role: 'customer' } })
    const told = comments.filter((comment: { ticket: number }) => comment.ticket === id)
    expect(value.comments?.map((comment) => comment.body)).toEqual([
      stored.comment,
      ...told.map((comment: { comment: string }) => comment.comment),
    ])
    expect(value.comments?.[1]?.author?.role).toBe('agent')
    expect(value.commentCount).toBe(told.length + 1)
    expect(await adapter.getComment(String(id), 'opening', desk.call())).toMatchObject({
      body: stored.comment,
    })
  })

  it('is not found when it is unknown, of somebody else, or no number', async () => {
    const foreign = (await state()).tickets.find(
      (ticket: { owner: string }) => !ticket.owner.startsWith('maria'),
    )
    for (const id of ['999999', String(foreign.id), '01041', 'x', '-1']) {
      await expect(adapter.getTicket(id, { comments: false }, desk.call())).rejects.toMatchObject({
        code: 'ticket_not_found',
      })
    }
    const own = await created()
    await expect(adapter.getComment(own.number, '1', desk.call())).rejects.toMatchObject({
      code: 'comment_not_found',
    })
  })
})

describe('catalogs', () => {
  it('list categories and tags whole', async () => {
    const categories = await adapter.listCategories({ limit: 50, position: null }, desk.call())
    expect(categories).toMatchObject({ next: null, total: 6 })
    expect(categories.items[0]).toMatchObject({ id: '1', name: 'Billing', assignable: true })
    const tags = await adapter.listTags({ limit: 50, position: null }, desk.call())
    expect(tags.items).toContainEqual({ id: '5', name: 'Сеть', keyword: 'genealogy' })
  })
})

describe('the session', () => {
  it('is opened once for many callers', async () => {
    const calls = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const call = desk.call()
        await adapter.listTags({ limit: 50, position: null }, call)
        return call.usage.upstreamCalls
      }),
    )
    expect(calls.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(10)
  })

  it('is renewed when its tokens were forgotten, for reads and writes alike', async () => {
    const { number } = await created()
    await forgetTokens()
    expect((await adapter.getTicket(number, { comments: false }, desk.call())).value.number).toBe(number)
    const call = { ...desk.call(), beforeWrite: once(forgetTokens) }
    await adapter.addComment(number, { body: 'after the renewal' }, noFiles, call)
    expect(await adapter.listComments(number, desk.call())).toHaveLength(2)
  })

  it('is refreshed before it runs out, and never repeats a write that streams a file', async () => {
    await control('/__tokens', { accessSeconds: 5 })
    const { value } = await adapter.createTicket(draft, oneFile(Buffer.from('abc'), 'a.txt'), desk.call())
    expect(value?.attachments).toHaveLength(1)
    const count = (await state()).tickets.length
    const call = { ...desk.call(), beforeWrite: forgetTokens }
    await expect(
      adapter.createTicket(draft, oneFile(Buffer.from('abc'), 'a.txt'), call),
    ).rejects.toMatchObject({ code: 'upstream_auth_failed', details: { effect: 'nothing' } })
    expect((await state()).tickets).toHaveLength(count)
  })

  it('signs in again when the path of the refresh is not known', async () => {
    const other = connectDesk(epixel, { ...settings, refreshPath: 'auth/refresh/' })
    await control('/__tokens', { accessSeconds: 1 })
    for (let turn = 0; turn < 3; turn += 1) {
      await other.adapter.listTickets({ limit: 1, position: null }, other.call())
    }
    await other.close()
  })

  it('fails as the connection’s own fault with a wrong password or a token that died', async () => {
    const wrong = connectDesk(epixel, { ...settings, password: 'wrong' })
    await expect(wrong.adapter.getTicket('1041', { comments: false }, wrong.call())).rejects.toMatchObject({
      code: 'upstream_auth_failed',
      details: { upstream: { status: 401, message: 'No active account found with the given credentials' } },
    })
    await wrong.close()
    const { username: _username, password: _password, ...rest } = settings
    const dead = connectDesk(epixel, { ...rest, accessToken: 'a.b.c' })
    await expect(dead.adapter.getTicket('1041', { comments: false }, dead.call())).rejects.toMatchObject({
      code: 'upstream_auth_failed',
    })
    await dead.close()
  })
})

function once(work: () => Promise<void>): () => Promise<void> {
  let done = false
  return async () => {
    if (done) return
    done = true
    await work()
  }
}
