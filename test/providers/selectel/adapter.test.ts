import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { request } from 'undici'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Files, IncomingFile } from '../../../src/providers/incoming.ts'
import type { Adapter, TicketQuery } from '../../../src/providers/provider.ts'
import { selectel } from '../../../src/providers/selectel/index.ts'
import createSimulator from '../../../src/providers/selectel/sandbox.ts'
import { list, part, records, text, type Wire } from '../../../src/providers/wire.ts'
import type { Simulator } from '../../../src/sandbox/simulator.ts'
import { connectDesk, noFiles, type TestDesk } from '../../support/desk.ts'

let simulator: Simulator
let desk: TestDesk
let adapter: Required<Pick<Adapter, Operation>>

const operations = [
  'listTickets',
  'getTicket',
  'createTicket',
  'updateTicket',
  'closeTicket',
  'reopenTicket',
  'rateTicket',
  'listComments',
  'getComment',
  'addComment',
  'rateComment',
  'listAttachments',
  'downloadAttachment',
  'uploadFiles',
  'listCategories',
] as const
type Operation = (typeof operations)[number]

const hasAll = (candidate: Adapter): candidate is Adapter & typeof adapter =>
  operations.every((name) => candidate[name] !== undefined)

const settingsOf = (which: Simulator) => part(which.connections.selectel)
const addressOf = (which: Simulator) => String(settingsOf(which).baseUrl)

async function post(path: string, body: object): Promise<void> {
  const reply = await request(new URL(path, addressOf(simulator)), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  await reply.body.dump()
}
const fault = (details: object) => post('/__faults', details)

async function state(what: 'tickets' | 'comments' | 'files'): Promise<readonly Wire[]> {
  const reply = await request(new URL('/__state', addressOf(simulator)))
  return records(part(await reply.body.json())[what])
}

const draft = { connection: 'selectel', subject: 'Не работает 🚑', body: 'Помогите,\nпожалуйста' }
const everything: TicketQuery = { limit: 200, position: null }

async function newTicket(): Promise<string> {
  const { value } = await adapter.createTicket(draft, noFiles, desk.call())
  return value?.number ?? ''
}

function filesOf(...given: { name: string; bytes: Buffer }[]): Files {
  const left = given.map(({ name, bytes }): IncomingFile => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return {
      filename: name,
      contentType: 'text/plain',
      size: bytes.length,
      stream: Readable.from(bytes.length === 0 ? [] : [bytes]),
      passed: () => ({ size: bytes.length, sha256 }),
    }
  })
  return { expected: true, next: async () => left.shift() ?? null }
}

beforeAll(async () => {
  simulator = await createSimulator({ secret: () => 'a-token-of-this-run', enforceQuotas: false })
  desk = connectDesk(selectel, settingsOf(simulator))
  if (!hasAll(desk.adapter)) throw new Error('an operation is missing')
  adapter = desk.adapter
})
afterEach(async () => {
  const reply = await request(new URL('/__faults', addressOf(simulator)), { method: 'DELETE' })
  await reply.body.dump()
})
afterAll(async () => {
  await desk.close()
  await simulator.close()
})

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

describe('tickets of Selectel', () => {
  it('reads back the ticket it created', async () => {
    const access = { level: 'project_users', projects: ['p-1'] }
    const { value } = await adapter.createTicket(
      { ...draft, category: 'servers', access, providerFields: { noticeId: 90103 } },
      noFiles,
      desk.call(),
    )
    expect(value).toMatchObject({
      subject: draft.subject,
      status: 'open',
      access,
      providerFields: { noticeId: 90103 },
    })
    const number = value?.number ?? ''
    const { value: read } = await adapter.getTicket(number, { comments: true }, desk.call())
    expect(read).toMatchObject({ ...value, commentCount: 1, comments: [{ body: draft.body }] })
    expect((await state('tickets')).at(-1)).toMatchObject({ topic_key: 'servers' })
  })

  it('passes on what the provider says of an unknown topic', async () => {
    const creating = adapter.createTicket({ ...draft, category: 'nonsense' }, noFiles, desk.call())
    await expect(creating).rejects.toMatchObject({
      code: 'upstream_rejected',
      details: { upstream: { status: 404, code: 'topic_not_found', message: 'Topic nonsense is not found' } },
    })
  })

  it('does not ask for a number that cannot be one', async () => {
    const call = desk.call()
    for (const number of ['abc', '07', '1e3', '-1', '..', '1'.repeat(400)]) {
      await expect(adapter.getTicket(number, { comments: false }, call)).rejects.toMatchObject({
        code: 'ticket_not_found',
      })
    }
    expect(call.usage.upstreamCalls).toBe(0)
    await expect(adapter.getTicket('99', { comments: true }, desk.call())).rejects.toMatchObject({
      code: 'ticket_not_found',
    })
  })

  it('tells where a ticket was split from, which lists do not', async () => {
    const split = (await state('tickets')).find((ticket) => ticket.splitted_from_ticket_number !== null)
    const { value } = await adapter.getTicket(text(split?.number) ?? '', { comments: false }, desk.call())
    expect(value.splitFromNumber).toBe(text(split?.splitted_from_ticket_number))
  })

  it('changes the access and nothing else', async () => {
    const number = await newTicket()
    const access = { level: 'project_users', projects: ['p-2'] }
    expect((await adapter.updateTicket(number, { access }, desk.call())).value).toMatchObject({ access })
    const wrong = adapter.updateTicket(number, { access: { level: 'nobody' } }, desk.call())
    await expect(wrong).rejects.toMatchObject({ code: 'value_not_supported', details: { effect: 'nothing' } })
  })

  it('closes with a score, tells that the conversation is gone, and opens again', async () => {
    const number = await newTicket()
    const { value } = await adapter.closeTicket(number, { score: 5, comment: 'Отлично' }, desk.call())
    expect(value).toMatchObject({ status: 'closed', rating: { score: 5, comment: 'Отлично' } })
    const read = await adapter.getTicket(number, { comments: true }, desk.call())
    expect(read).toMatchObject({ value: { comments: [] }, warnings: [{ code: 'comments_unavailable' }] })
    const [opening] = (await state('comments')).filter((comment) => text(comment.ticket_number) === number)
    const id = text(opening?.id) ?? ''
    for (const refused of [
      () => adapter.listComments(number, desk.call()),
      () => adapter.getComment(number, id, desk.call()),
      () => adapter.rateComment(number, id, { score: 1 }, desk.call()),
      () => adapter.listAttachments(number, desk.call()),
    ]) {
      await expect(refused()).rejects.toMatchObject({ code: 'conflict' })
    }
    const other = adapter.getComment(await newTicket(), id, desk.call())
    await expect(other).rejects.toMatchObject({ code: 'comment_not_found' })
    await fault({ match: `^GET /support/tickets/${number}/comments`, kind: 'status', status: 404 })
    await expect(adapter.listComments(number, desk.call())).rejects.toMatchObject({ code: 'conflict' })
    await expect(adapter.closeTicket(number, {}, desk.call())).rejects.toMatchObject({
      code: 'upstream_rejected',
    })

    const reopened = await adapter.reopenTicket(number, { body: 'Снова' }, noFiles, desk.call())
    expect(reopened.value).toMatchObject({ status: 'open', closedAt: null })
    expect(reopened.value.attachments).toBeUndefined()
    expect((await adapter.listComments(number, desk.call())).map(({ body }) => body)).toEqual([
      draft.body,
      'Снова',
    ])
  })

  it('shows the conversation of a closed ticket where the provider does', async () => {
    const number = await newTicket()
    await adapter.closeTicket(number, {}, desk.call())
    await post('/__rules', { commentsOfClosed: 'show', errors: 'nested' })
    const read = await adapter.getTicket(number, { comments: true }, desk.call())
    await post('/__rules', { commentsOfClosed: 'refuse', errors: 'flat' })
    expect(read).toMatchObject({ value: { status: 'closed', comments: [{ body: draft.body }] } })
    expect(read.warnings).toBeUndefined()
  })

  it('reads the ticket where a change is answered with nothing', async () => {
    const number = await newTicket()
    await fault({
      match: `^POST /support/tickets/${number}/close`,
      kind: 'statusAfter',
      status: 200,
      body: '',
    })
    expect(await adapter.closeTicket(number, {}, desk.call())).toMatchObject({
      value: { status: 'closed', subject: draft.subject },
      warnings: [],
    })
    await fault({
      match: `^POST /support/tickets/${number}/reopen`,
      kind: 'statusAfter',
      status: 200,
      body: '',
    })
    await fault({ match: `^GET /support/tickets/${number}`, kind: 'status', status: 400 })
    expect(await adapter.reopenTicket(number, { body: 'x' }, noFiles, desk.call())).toMatchObject({
      value: { number, status: 'open' },
      warnings: [{ code: 'readback_failed' }],
    })
  })

  it('does not know whether a create arrived that was answered with 500 or cut off', async () => {
    await fault({ match: '^POST /support/tickets ', kind: 'status', status: 500, body: '{}' })
    const failed = adapter.createTicket(draft, noFiles, desk.call())
    await expect(failed).rejects.toMatchObject({ code: 'outcome_unknown' })
    await fault({ match: '^POST /support/tickets ', kind: 'cutAfter' })
    const cut = adapter.createTicket(draft, noFiles, desk.call())
    await expect(cut).rejects.toMatchObject({ code: 'outcome_unknown' })
  })

  it('rates from 1 to 10', async () => {
    const number = await newTicket()
    const { value } = await adapter.rateTicket(number, { score: 10, comment: 'Спасибо' }, desk.call())
    expect(value).toMatchObject({ score: 10, comment: 'Спасибо', createdAt: expect.stringMatching(/Z$/) })
  })

  it('uses the paths that the settings replace', async () => {
    const number = await newTicket()
    const settings = { ...settingsOf(simulator), routes: { rateTicket: 'POST /tickets/{number}/rate' } }
    const other = connectDesk(selectel, settings)
    await fault({ match: `^POST /support/tickets/${number}/vote`, kind: 'status', status: 400 })
    const rated = await other.adapter.rateTicket?.(number, { score: 1 }, other.call())
    await other.close()
    expect(rated?.value).toMatchObject({ score: 1, comment: null })
  })

  it('says that the token is wrong', async () => {
    const stranger = connectDesk(selectel, { ...settingsOf(simulator), token: 'another' })
    const reading = stranger.adapter.listTickets(everything, stranger.call())
    await expect(reading).rejects.toMatchObject({
      code: 'upstream_auth_failed',
      details: { effect: 'nothing' },
    })
    await stranger.close()
  })
})

describe('comments of Selectel', () => {
  it('are added, listed and read one by one', async () => {
    const number = await newTicket()
    const { value } = await adapter.addComment(number, { body: 'Есть новости?' }, noFiles, desk.call())
    expect(value).toMatchObject({ body: 'Есть новости?', author: { role: 'customer' }, attachments: [] })
    const id = value.id ?? ''
    expect(await adapter.getComment(number, id, desk.call())).toEqual(value)
    expect((await adapter.listComments(number, desk.call())).at(-1)).toEqual(value)
  })

  it('belong to one ticket', async () => {
    const [mine, other] = [await newTicket(), await newTicket()]
    const [comment] = await adapter.listComments(mine, desk.call())
    const id = comment?.id ?? ''
    for (const [number, wrong] of [
      [other, id],
      [mine, '1'],
      [mine, 'opening'],
    ] as const) {
      await expect(adapter.getComment(number, wrong, desk.call())).rejects.toMatchObject({
        code: 'comment_not_found',
      })
    }
    const rating = adapter.rateComment(other, id, { score: 1 }, desk.call())
    await expect(rating).rejects.toMatchObject({ code: 'comment_not_found' })
  })

  it('of the support are rated up and down, own ones are not', async () => {
    const theirs = (await state('comments')).filter((comment) => comment.is_client_author === false)
    const open = (await state('tickets'))
      .filter((ticket) => ticket.is_closed === false)
      .map(({ number }) => number)
    const comment = theirs.find(({ ticket_number }) => open.includes(ticket_number))
    const [number, id] = [text(comment?.ticket_number) ?? '', text(comment?.id) ?? '']
    const { value } = await adapter.rateComment(number, id, { score: -1, comment: 'Не то' }, desk.call())
    expect(value).toMatchObject({ score: -1, comment: 'Не то' })
    const [own] = await adapter.listComments(await newTicket(), desk.call())
    const refused = adapter.rateComment(
      text((await state('tickets')).at(-1)?.number) ?? '',
      own?.id ?? '',
      { score: 1 },
      desk.call(),
    )
    await expect(refused).rejects.toMatchObject({ code: 'upstream_rejected' })
  })

  it('are found again where the answer shows none', async () => {
    const number = await newTicket()
    await fault({
      match: `^POST /support/tickets/${number}/comments`,
      kind: 'statusAfter',
      status: 200,
      body: '{}',
    })
    const found = await adapter.addComment(number, { body: 'Эхо' }, noFiles, desk.call())
    expect(found).toMatchObject({ value: { id: expect.stringMatching(/^\d+$/), body: 'Эхо' }, warnings: [] })
    await fault({
      match: `^POST /support/tickets/${number}/comments`,
      kind: 'statusAfter',
      status: 200,
      body: '',
    })
    await fault({ match: `^GET /support/tickets/${number}/comments`, kind: 'status', status: 400 })
    const lost = await adapter.addComment(number, { body: 'Тень' }, noFiles, desk.call())
    expect(lost).toMatchObject({ value: { id: null, body: 'Тень' }, warnings: [{ code: 'readback_failed' }] })
  })
})

describe('files of Selectel', () => {
  const [first, second] = [Buffer.from('журнал\n'.repeat(20_000)), Buffer.alloc(0)]
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

  it('go before the ticket, each in a call of its own, and come back byte for byte', async () => {
    const call = desk.call()
    const files = filesOf({ name: 'журнал "1".txt', bytes: first }, { name: 'empty.bin', bytes: second })
    const { value } = await adapter.createTicket(draft, files, call)
    expect(call.usage.upstreamCalls).toBe(3)
    expect(value?.attachments).toMatchObject([
      { filename: 'журнал "1".txt', size: first.length, sha256: sha256(first), downloadable: true },
      { filename: 'empty.bin', size: 0, sha256: sha256(second) },
    ])
    const number = value?.number ?? ''
    const listed = await adapter.listAttachments(number, desk.call())
    expect(listed.map(({ id }) => id)).toEqual(value?.attachments?.map(({ id }) => id))
    expect(listed[0]?.commentId).toMatch(/^\d+$/)

    const download = await adapter.downloadAttachment(number, listed[0]?.id ?? '', desk.call())
    const hash = createHash('sha256')
    for await (const chunk of download.stream) hash.update(chunk)
    expect(hash.digest('hex')).toBe(sha256(first))
    expect(download).toMatchObject({ contentType: 'text/plain', length: first.length })
    const stored = (await state('files')).find(({ id }) => id === listed[0]?.id)
    expect(stored).toMatchObject({ filename: expect.stringContaining('журнал'), sha256: sha256(first) })
  })

  it('are uploaded first and attached to a ticket, a comment and a reopening later', async () => {
    const uploads = await adapter.uploadFiles(filesOf({ name: 'a.txt', bytes: first }), desk.call())
    expect(uploads.value).toMatchObject([{ filename: 'a.txt', size: first.length, sha256: sha256(first) }])
    const attachments = uploads.value.map(({ id }) => id)
    const created = await adapter.createTicket({ ...draft, attachments }, noFiles, desk.call())
    expect(created.value?.attachments).toMatchObject([{ id: attachments[0] }])
    const number = created.value?.number ?? ''
    const files = filesOf({ name: 'b.txt', bytes: first })
    const { value } = await adapter.addComment(number, { body: 'Файлы', attachments }, files, desk.call())
    expect(value.attachments).toMatchObject([
      { id: attachments[0], filename: null },
      { filename: 'b.txt', sha256: sha256(first) },
    ])
    await adapter.closeTicket(number, {}, desk.call())
    const again = filesOf({ name: 'c.txt', bytes: first })
    const reopened = await adapter.reopenTicket(number, { body: 'Снова' }, again, desk.call())
    expect(reopened.value.attachments).toMatchObject([{ filename: 'c.txt', size: first.length }])
    expect(await adapter.listAttachments(number, desk.call())).toHaveLength(4)
  })

  it('leave no ticket behind when one of them fails', async () => {
    const before = (await state('tickets')).length
    await fault({ match: '^POST /files/public/files', kind: 'status', status: 503 })
    const failed = adapter.createTicket(draft, filesOf({ name: 'a.txt', bytes: first }), desk.call())
    await expect(failed).rejects.toMatchObject({ code: 'upstream_error' })
    const tooBig = filesOf({ name: 'big.bin', bytes: Buffer.alloc(20_000_001) })
    await expect(adapter.createTicket(draft, tooBig, desk.call())).rejects.toMatchObject({
      code: 'attachment_too_large',
    })
    const unknown = adapter.createTicket(
      { ...draft, attachments: ['497f6eca-6276-4993-bfeb-53cbbbba6f08'] },
      noFiles,
      desk.call(),
    )
    await expect(unknown).rejects.toMatchObject({ code: 'upstream_rejected' })
    expect((await state('tickets')).length).toBe(before)
  })

  it('are given only to the ticket they belong to', async () => {
    const theirs = list((await state('comments')).find(({ files }) => list(files).length > 0)?.files)
    const download = adapter.downloadAttachment(await newTicket(), String(theirs[0]), desk.call())
    await expect(download).rejects.toMatchObject({ code: 'attachment_not_found' })
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
