import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { request } from 'undici'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { epixel } from '../../../src/providers/epixel/index.ts'
import createSimulator from '../../../src/providers/epixel/sandbox.ts'
import type { Adapter, DeskTicket, Files, TicketQuery } from '../../../src/providers/provider.ts'
import type { Fault } from '../../../src/sandbox/faults.ts'
import type { Simulator } from '../../../src/sandbox/simulator.ts'
import { connectDesk, noFiles, type TestDesk } from '../../support/desk.ts'

let simulator: Simulator
let settings: Readonly<Record<string, unknown>>
let origin: string
let desk: TestDesk
let adapter: Required<
  Pick<
    Adapter,
    | 'listTickets'
    | 'getTicket'
    | 'createTicket'
    | 'updateTicket'
    | 'closeTicket'
    | 'reopenTicket'
    | 'listComments'
    | 'getComment'
    | 'addComment'
    | 'listAttachments'
    | 'downloadAttachment'
    | 'listCategories'
    | 'listTags'
  >
>

beforeAll(async () => {
  simulator = await createSimulator({ secret: () => randomBytes(12).toString('hex') })
  settings = simulator.connections.epixel ?? {}
  origin = new URL(String(settings.baseUrl)).origin
})
afterAll(() => simulator.close())
beforeEach(async () => {
  await request(`${origin}/__faults`, { method: 'DELETE' })
  await control('/__tokens', { accessSeconds: 300, refreshSeconds: 86_400 })
  await control('/__limits', { openTickets: 1_000_000 })
  desk = connectDesk(epixel, settings)
  adapter = { ...whole(desk.adapter) }
  return () => desk.close()
})

/** Every operation that Epixel has; a missing one fails the test that needs it. */
function whole(given: Adapter): typeof adapter {
  const missing = (): never => expect.fail('the operation is missing')
  return {
    ...given,
    updateTicket: given.updateTicket ?? missing,
    closeTicket: given.closeTicket ?? missing,
    reopenTicket: given.reopenTicket ?? missing,
    listComments: given.listComments ?? missing,
    getComment: given.getComment ?? missing,
    addComment: given.addComment ?? missing,
    listAttachments: given.listAttachments ?? missing,
    downloadAttachment: given.downloadAttachment ?? missing,
    listCategories: given.listCategories ?? missing,
    listTags: given.listTags ?? missing,
  }
}

async function control(path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const reply = await request(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  await reply.body.dump()
}
const fault = (armed: Fault) => control('/__faults', armed)

async function state() {
  return JSON.parse(await (await request(`${origin}/__state`)).body.text())
}

function oneFile(bytes: Buffer, filename: string): Files {
  let left = 1
  return {
    expected: true,
    next: async () =>
      left-- > 0
        ? {
            filename,
            contentType: 'image/png',
            size: bytes.length,
            stream: Readable.from([bytes], { objectMode: false }),
            passed: () => ({ size: bytes.length, sha256: sha256(bytes) }),
          }
        : null,
  }
}
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const draft = {
  connection: 'epixel',
  subject: 'Где выплата? 💸',
  body: 'Two\nlines',
  priority: 'high',
  category: '2',
} as const
async function created(more: object = {}): Promise<DeskTicket> {
  const { value } = await adapter.createTicket({ ...draft, ...more }, noFiles, desk.call())
  return value ?? expect.fail('no number')
}

async function pages(query: Partial<TicketQuery>): Promise<DeskTicket[]> {
  const items: DeskTicket[] = []
  for (let position: TicketQuery['position'] = null; ; ) {
    const page = await adapter.listTickets({ limit: 50, ...query, position }, desk.call())
    items.push(...page.items)
    if (page.next === null) return items
    position = page.next
  }
}
const number = (ticket: { id: number }): string => String(ticket.id)

describe('lists', () => {
  it('give every own ticket once, whatever the length of a page', async () => {
    const owned = (await state()).tickets.filter((ticket: { owner: string }) =>
      ticket.owner.startsWith('maria'),
    )
    for (const limit of [7, 50, 200]) {
      const numbers = (await pages({ limit })).map((ticket) => ticket.number)
      expect(numbers).toHaveLength(owned.length)
      expect(new Set(numbers)).toEqual(new Set(owned.map(number)))
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

describe('creating', () => {
  it('finds the number of the new ticket, and notes the last one before', async () => {
    const call = desk.call()
    const before = Math.max(...(await pages({})).map((ticket) => Number(ticket.number)))
    const { value, warnings } = await adapter.createTicket(draft, noFiles, call)
    expect(warnings).toEqual([])
    expect(Number(value?.number)).toBeGreaterThan(before)
    expect(call.notes).toEqual([{ lastNumber: before }])
    expect(value).toEqual(
      (await adapter.getTicket(value?.number ?? '', { comments: false }, desk.call())).value,
    )
    expect(value).toMatchObject({
      subject: draft.subject,
      priority: 'high',
      category: { id: '2' },
      status: 'open',
    })
  })

  it('gives each of several equal tickets made at once its own number', async () => {
    const numbers = (
      await Promise.all(Array.from({ length: 8 }, () => created({ subject: 'the same' })))
    ).map((ticket) => ticket.number)
    expect(new Set(numbers).size).toBe(8)
  })

  it('streams a file along, and tells its size and digest', async () => {
    const bytes = randomBytes(2 * 1024 * 1024)
    const { value } = await adapter.createTicket(draft, oneFile(bytes, 'снимок "1".png'), desk.call())
    expect(value?.attachments).toEqual([
      {
        id: expect.any(String),
        filename: 'снимок "1".png',
        contentType: 'image/png',
        size: bytes.length,
        sha256: sha256(bytes),
        commentId: 'opening',
        downloadable: true,
      },
    ])
    expect((await state()).files.at(-1)).toMatchObject({ size: bytes.length, sha256: sha256(bytes) })
  })

  it('leaves nothing behind when the file breaks on its way', async () => {
    const count = (await state()).tickets.length
    const files: Files = {
      expected: true,
      next: async () => ({
        filename: 'a.bin',
        contentType: null,
        size: null,
        stream: Readable.from(
          (async function* () {
            yield randomBytes(1000)
            throw new Error('the caller has gone')
          })(),
          { objectMode: false },
        ),
        passed: () => ({ size: 0, sha256: '' }),
      }),
    }
    await expect(adapter.createTicket(draft, files, desk.call())).rejects.toThrow()
    expect((await state()).tickets).toHaveLength(count)
  })

  it('passes on what the provider refuses: a category, and too many open tickets', async () => {
    await expect(created({ category: '77' })).rejects.toMatchObject({
      code: 'upstream_rejected',
      details: { upstream: { code: 'category', message: 'Invalid pk "77" - object does not exist.' } },
    })
    await control('/__limits', { openTickets: 1 })
    await expect(created()).rejects.toMatchObject({
      code: 'upstream_rejected',
      details: {
        effect: 'refused',
        upstream: { status: 401, message: 'Currenly Open Ticket Limit Exceed.' },
      },
    })
  })

  it('is no failure when the number cannot be found, or the ticket not be read back', async () => {
    const call = desk.call()
    const broken = { status: 500, body: '{}', times: 3, kind: 'status' } as const
    const withoutHistory = { ...call, beforeWrite: () => fault({ ...broken, match: 'history' }) }
    const lost = await adapter.createTicket(draft, noFiles, withoutHistory)
    expect(lost.value).toBeNull()
    expect(lost.warnings).toMatchObject([{ code: 'readback_failed' }])
    await request(`${origin}/__faults`, { method: 'DELETE' })
    const withoutDetail = { ...call, beforeWrite: () => fault({ ...broken, match: 'detailed-view' }) }
    const known = await adapter.createTicket(
      { ...draft, subject: 'seen in the list' },
      noFiles,
      withoutDetail,
    )
    expect(known.value).toMatchObject({ subject: 'seen in the list', status: 'open' })
    expect(known.warnings).toMatchObject([{ code: 'readback_failed' }])
  })

  it('says that the outcome is unknown when the answer is lost', async () => {
    await fault({ match: 'POST .*create/ticket', kind: 'cutAfter' })
    await expect(created()).rejects.toMatchObject({ code: 'outcome_unknown' })
    await fault({ match: 'POST .*create/ticket', kind: 'statusAfter', status: 502 })
    await expect(created()).rejects.toMatchObject({ code: 'outcome_unknown', details: { effect: 'unknown' } })
  })
})

describe('changing', () => {
  it('replaces tags; a priority takes the old tags along', async () => {
    const { number } = await created()
    const tagged = await adapter.updateTicket(number, { tags: ['3', '5'] }, desk.call())
    expect(tagged.value).toMatchObject({ tags: [{ id: '3' }, { id: '5' }], priority: 'high' })
    const calmer = await adapter.updateTicket(number, { priority: 'low' }, desk.call())
    expect(calmer.value).toMatchObject({ tags: [{ id: '3' }, { id: '5' }], priority: 'low' })
  })

  it('wants tags where there are none, and does not empty them', async () => {
    const { number } = await created()
    const failed = (code: string) => ({
      code,
      details: { effect: 'nothing', errors: [{ pointer: '/tags' }] },
    })
    await expect(adapter.updateTicket(number, { priority: 'low' }, desk.call())).rejects.toMatchObject(
      failed('field_required'),
    )
    await expect(adapter.updateTicket(number, { tags: [] }, desk.call())).rejects.toMatchObject(
      failed('value_not_supported'),
    )
    await expect(adapter.updateTicket(number, { tags: ['99'] }, desk.call())).rejects.toMatchObject({
      code: 'upstream_rejected',
    })
  })

  it('closes and opens again with a message and a file', async () => {
    const { number } = await created()
    expect((await adapter.closeTicket(number, {}, desk.call())).value).toMatchObject({ status: 'closed' })
    await expect(adapter.closeTicket(number, {}, desk.call())).rejects.toMatchObject({ code: 'conflict' })
    const file = oneFile(Buffer.from('log'), 'log.txt')
    const { value, warnings } = await adapter.reopenTicket(number, { body: 'It is back.' }, file, desk.call())
    expect(warnings).toEqual([])
    expect(value).toMatchObject({
      status: 'in_progress',
      commentCount: 2,
      attachments: [{ filename: 'log.txt', sha256: sha256(Buffer.from('log')), downloadable: true }],
    })
    await expect(
      adapter.reopenTicket(number, { body: 'once more' }, noFiles, desk.call()),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect((await adapter.listComments(number, desk.call())).map(({ body }) => body)).toEqual([
      draft.body,
      'It is back.',
    ])
  })

  it('stays done when the message of a reopening, or the reading back, fails', async () => {
    const { number } = await created()
    const breakDetail = () =>
      fault({ match: 'detailed-view', kind: 'status', status: 500, times: 3, body: '{}' })
    const closed = await adapter.closeTicket(number, {}, { ...desk.call(), beforeWrite: breakDetail })
    expect(closed.value).toMatchObject({ number, subject: draft.subject, status: 'closed' })
    expect(closed.warnings).toMatchObject([{ code: 'readback_failed' }])
    await request(`${origin}/__faults`, { method: 'DELETE' })
    await fault({ match: 'conversation', kind: 'status', status: 500, body: '{}' })
    const reopened = await adapter.reopenTicket(number, { body: 'lost' }, noFiles, desk.call())
    expect(reopened.value).toMatchObject({ status: 'in_progress', commentCount: 1 })
    expect(reopened.warnings).toMatchObject([{ code: 'step_failed' }])
  })
})

describe('the conversation', () => {
  it('finds its own new message, also among equal ones said at once', async () => {
    const { number } = await created()
    const say = async () =>
      (await adapter.addComment(number, { body: ' Any news? ' }, noFiles, desk.call())).value.id
    const ids = await Promise.all([say(), say(), say()])
    expect(new Set(ids).size).toBe(3)
    const last = await adapter.getComment(number, ids[0] ?? '', desk.call())
    expect(last).toMatchObject({ body: 'Any news?', author: { role: 'customer' } })
  })

  it('carries a file, which can be downloaded through its own ticket only', async () => {
    const ticket = await created()
    const bytes = randomBytes(70_000)
    const file = oneFile(bytes, 'отчёт.png')
    const { value } = await adapter.addComment(ticket.number, { body: 'see file' }, file, desk.call())
    const [attachment] = value.attachments ?? []
    expect(attachment).toMatchObject({ filename: 'отчёт.png', size: bytes.length, sha256: sha256(bytes) })
    const [listed] = await adapter.listAttachments(ticket.number, desk.call())
    expect(listed).toEqual({ id: attachment?.id, filename: null, commentId: value.id, downloadable: true })

    const id = attachment?.id ?? ''
    const download = await adapter.downloadAttachment(ticket.number, id, desk.call())
    expect(download).toMatchObject({ filename: 'отчёт.png', contentType: 'image/png', length: bytes.length })
    expect(sha256(Buffer.concat(await download.stream.toArray()))).toBe(sha256(bytes))
    const other = await created()
    await expect(adapter.downloadAttachment(other.number, id, desk.call())).rejects.toMatchObject({
      code: 'attachment_not_found',
    })
  })

  it('is said once, even when it cannot be read back', async () => {
    const { number } = await created()
    const breakDetail = () =>
      fault({ match: 'detailed-view', kind: 'status', status: 500, times: 3, body: '{}' })
    const call = { ...desk.call(), beforeWrite: breakDetail }
    const { value, warnings } = await adapter.addComment(number, { body: 'once' }, noFiles, call)
    expect(value).toMatchObject({ id: null, body: 'once' })
    expect(warnings).toMatchObject([{ code: 'readback_failed' }])
    await request(`${origin}/__faults`, { method: 'DELETE' })
    expect(await adapter.listComments(number, desk.call())).toHaveLength(2)
  })

  it('takes an error in the clothes of a download for what it is', async () => {
    const { number } = await created()
    const { value } = await adapter.addComment(
      number,
      { body: 'f' },
      oneFile(Buffer.from('{}'), 'a.json'),
      desk.call(),
    )
    const id = value.attachments?.[0]?.id ?? ''
    const body = JSON.stringify({ status_code: 400, errors: { error: 'Request Failed' }, data: {} })
    await fault({ match: 'download', kind: 'status', status: 200, body })
    await expect(adapter.downloadAttachment(number, id, desk.call())).rejects.toMatchObject({
      code: 'upstream_rejected',
    })
    await fault({
      match: 'download',
      kind: 'status',
      status: 404,
      body: '<html>',
      headers: { 'content-type': 'text/html' },
    })
    await expect(adapter.downloadAttachment(number, id, desk.call())).rejects.toMatchObject({
      code: 'attachment_not_found',
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
    await request(`${origin}/__tokens`, { method: 'DELETE' })
    expect((await adapter.getTicket(number, { comments: false }, desk.call())).value.number).toBe(number)
    const forget = async () => {
      await request(`${origin}/__tokens`, { method: 'DELETE' })
    }
    const call = { ...desk.call(), beforeWrite: once(forget) }
    await adapter.addComment(number, { body: 'after the renewal' }, noFiles, call)
    expect(await adapter.listComments(number, desk.call())).toHaveLength(2)
  })

  it('is refreshed before it runs out, and never repeats a write that streams a file', async () => {
    await control('/__tokens', { accessSeconds: 5 })
    const { value } = await adapter.createTicket(draft, oneFile(Buffer.from('abc'), 'a.txt'), desk.call())
    expect(value?.attachments).toHaveLength(1)
    const count = (await state()).tickets.length
    const forget = async () => {
      await request(`${origin}/__tokens`, { method: 'DELETE' })
    }
    const call = { ...desk.call(), beforeWrite: forget }
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
