import { createHash, randomBytes } from 'node:crypto'
import { FormData, request } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import createSimulator from '../../../src/providers/epixel/sandbox.ts'
import type { Simulator } from '../../../src/sandbox/simulator.ts'

const headline = {
  categories: 'support/get/category-list/',
  tags: 'support/get/ticket/tags/',
  create: 'support/create/ticket/',
  history: 'support/get/ticket/history/',
  update: 'support/update/ticket/',
  detail: 'support/ticket/detailed-view/',
  conversation: 'support/ticket/conversation/',
  status: 'support/ticket/status/',
}

let simulator: Simulator
let base: string
let origin: string
let keyOnly: Record<string, string>
let signedIn: Record<string, string>

type Sent = {
  query?: string
  form?: FormData | URLSearchParams
  json?: unknown
  headers?: Record<string, string>
}

async function send(method: 'GET' | 'POST' | 'PUT', path: string, { query, form, json, headers }: Sent = {}) {
  const urlencoded = form instanceof URLSearchParams
  const type = urlencoded ? 'application/x-www-form-urlencoded' : 'application/json'
  const reply = await request(`${base}/${path}${query ? `?${query}` : ''}`, {
    method,
    headers: {
      ...signedIn,
      ...(urlencoded || json !== undefined ? { 'content-type': type } : {}),
      ...headers,
    },
    body: urlencoded ? form.toString() : (form ?? (json === undefined ? null : JSON.stringify(json))),
  })
  const bytes = Buffer.from(await reply.body.arrayBuffer())
  const isJson = String(reply.headers['content-type']).startsWith('application/json')
  return {
    status: reply.statusCode,
    headers: reply.headers,
    bytes,
    body: isJson ? JSON.parse(String(bytes)) : null,
  }
}

const fields = (entries: Record<string, string>): URLSearchParams => new URLSearchParams(entries)
const detail = (id: number) => send('GET', headline.detail, { form: fields({ ticket_id: String(id) }) })
const newest = async (query = '') => (await send('GET', headline.history, { query })).body.data.TicketList[0]

function multipart(entries: Record<string, string>, file?: { bytes: Buffer; name: string }): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(entries)) form.append(name, value)
  if (file) form.append('attachment', new Blob([file.bytes], { type: 'image/png' }), file.name)
  return form
}

beforeAll(async () => {
  simulator = await createSimulator({ secret: () => randomBytes(12).toString('hex') })
  const settings = simulator.connections.epixel ?? {}
  base = String(settings.baseUrl)
  origin = new URL(base).origin
  keyOnly = { apikey: String(settings.apiKey) }
  signedIn = {}
  const login = fields({ username: String(settings.username), password: String(settings.password) })
  const { body } = await send('POST', 'user/login/', { form: login, headers: keyOnly })
  signedIn = { ...keyOnly, authorization: `Bearer ${body.access}` }
})
afterAll(() => simulator.close())

describe('signing in', () => {
  it('wants the key of the application on every call, and a token on all but the login', async () => {
    expect((await send('GET', headline.tags, { headers: { apikey: 'wrong' } })).body).toEqual({
      status_code: 401,
      errors: { error: 'The supplied authentication credentials are invalid.' },
      data: {},
    })
    const missing = await request(`${base}/${headline.tags}`, { headers: keyOnly })
    expect(missing.statusCode).toBe(401)
    expect(missing.headers['www-authenticate']).toBe('Bearer realm="api"')
    expect(await missing.body.json()).toEqual({ detail: 'Authentication credentials were not provided.' })
    const dead = await send('GET', headline.tags, { headers: { authorization: 'Bearer a.b.c' } })
    expect(dead.body).toMatchObject({ code: 'token_not_valid' })
  })

  it('refuses a wrong password and names missing fields', async () => {
    const wrong = await send('POST', 'user/login/', { form: fields({ username: 'x', password: 'y' }) })
    expect([wrong.status, wrong.body.errors.error]).toEqual([
      401,
      'No active account found with the given credentials',
    ])
    expect((await send('POST', 'user/login/')).body.errors).toEqual({
      username: ['This field is required.'],
      password: ['This field is required.'],
    })
  })

  it('lets tokens die, refreshes them, and forgets them all when told to', async () => {
    const { epixel: settings = {} } = simulator.connections
    const login = () =>
      send('POST', 'user/login/', { json: { username: settings.username, password: settings.password } })
    const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
    const shorten = (lifetimes: object) =>
      request(`${origin}/__tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(lifetimes),
      })
    await shorten({ accessSeconds: 0 })
    const { refresh, access } = (await login()).body
    expect((await send('GET', headline.tags, bearer(access))).status).toBe(401)
    await shorten({ accessSeconds: 300 })
    const renewed = await send('POST', 'user/token/refresh/', { json: { refresh } })
    expect((await send('GET', headline.tags, bearer(renewed.body.access))).status).toBe(200)
    expect((await send('GET', headline.tags, bearer(refresh))).status).toBe(401)
    await request(`${origin}/__tokens`, { method: 'DELETE' })
    const refused = await send('POST', 'user/token/refresh/', { json: { refresh } })
    expect([refused.status, refused.body.code]).toEqual([401, 'token_not_valid'])
    signedIn = { ...keyOnly, authorization: `Bearer ${(await login()).body.access}` }
  })
})

describe('reading', () => {
  it('lists the newest 50 tickets of the member alone, with string priorities and no dates', async () => {
    const { body } = await send('GET', headline.history)
    expect(body).toMatchObject({ status_code: 200, errors: {} })
    expect(body.data.TicketList).toHaveLength(50)
    const ids = body.data.TicketList.map((ticket: { id: number }) => ticket.id)
    expect(ids).toEqual([...ids].sort((a, b) => b - a))
    expect(Object.keys(body.data.TicketList[0])).toEqual(
      ['id', 'subject', 'priority', 'category', 'category_title', 'comment', 'status'], // nothing else
    )
    expect(typeof body.data.TicketList[0].priority).toBe('string')
  })

  it('pages and filters, and refuses an id that is no number', async () => {
    const all = (await send('GET', headline.history, { query: 'limit=1000' })).body.data.TicketList
    const page = (await send('GET', headline.history, { query: 'limit=5&offset=60' })).body.data.TicketList
    expect(page).toEqual(all.slice(60, 65))
    const closed = (await send('GET', headline.history, { query: 'status=3&category=6' })).body.data
      .TicketList
    expect(closed.length).toBeGreaterThan(0)
    expect(
      closed.every(
        (ticket: { status: string; category: number }) => ticket.status === '3' && ticket.category === 6,
      ),
    ).toBe(true)
    const bad = await send('GET', headline.history, { query: 'category=a&status=b' })
    expect([bad.status, bad.body.errors]).toEqual([
      400,
      { category: ['Catogory id is not valid numeric'], status: ['Status id is not valid numeric'] },
    ])
  })

  it('reads the ticket id from the body of a GET, whatever its type, and never from the query', async () => {
    const ticket_id = String((await newest()).id)
    const replies = await Promise.all([
      send('GET', headline.detail, { form: fields({ ticket_id }) }),
      send('GET', headline.detail, { form: multipart({ ticket_id }) }),
      send('GET', headline.detail, { json: { ticket_id: Number(ticket_id) } }),
    ])
    for (const reply of replies) expect(reply.body.data.ticket.id).toBe(Number(ticket_id))
    expect(replies[0]?.body.data).toMatchObject({
      author: expect.stringContaining('@'),
      attachments: expect.any(Array),
    })
    const query = await send('GET', headline.detail, { query: `ticket_id=${ticket_id}` })
    expect([query.status, query.body.errors.ticket]).toEqual([
      400,
      'Ticket id is required and this may not be blank.',
    ])
  })

  it('hides the tickets of other members', async () => {
    const state = JSON.parse(await (await request(`${origin}/__state`)).body.text())
    const foreign =
      state.tickets.find((ticket: { subject: string }) => ticket.subject.startsWith('佣金'))?.id ?? 0
    expect((await detail(foreign)).body.errors.ticket).toBe('You are not the owner of the requested ticket')
    expect((await detail(999_999)).body.errors.ticket).toBe('Ticket id is not valid')
    const reply = await send('POST', headline.conversation, {
      form: fields({ ticket: String(foreign), comment: 'x' }),
    })
    expect(reply.body.errors.ticket).toEqual(['You are not the owner of the requested ticket.'])
  })
})

describe('writing', () => {
  it('tells nothing about a new ticket, which history then shows', async () => {
    const form = multipart({ subject: '  Тема ', priority: '3', comment: 'Hello,\tworld 🙂', category: '2' })
    const created = await send('POST', headline.create, { form })
    expect(created.body).toEqual({ status_code: 200, errors: {}, data: {} })
    expect(await newest()).toMatchObject({
      subject: 'Тема',
      comment: 'Hello,\tworld 🙂',
      priority: '3',
      status: '1',
    })
  })

  it('complains about each field as documented', async () => {
    const bad = fields({
      subject: 'x'.repeat(501),
      comment: ' ',
      priority: '9',
      category: '77',
      attachment: 'text',
    })
    expect((await send('POST', headline.create, { form: bad })).body).toEqual({
      status_code: 400,
      errors: {
        subject: ['Ensure this field has no more than 500 characters.'],
        comment: ['This field may not be blank.'],
        priority: ['"9" is not a valid choice.'],
        category: ['Invalid pk "77" - object does not exist.'],
        attachment: ['The submitted data was not a file. Check the encoding type on the form.'],
      },
      data: {},
    })
    expect((await send('POST', headline.create)).body.errors).toEqual({
      subject: ['This field is required.'],
      comment: ['This field is required.'],
    })
  })

  it('takes a file of exactly 2 MiB, gives it back, and refuses one byte more', async () => {
    const bytes = randomBytes(2 * 1024 * 1024)
    const draft = { subject: 'with a file', comment: 'see file', priority: '1', category: '1' }
    expect(
      (await send('POST', headline.create, { form: multipart(draft, { bytes, name: 'снимок.png' }) })).status,
    ).toBe(200)
    const { attachments } = (await detail((await newest()).id)).body.data
    expect(attachments).toEqual([{ id: expect.any(Number), conversation_id: null }])
    const file = await send('GET', `support/ticket/download/${attachments[0].id}/`)
    expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(
      createHash('sha256').update(bytes).digest('hex'),
    )
    expect(file.headers['content-disposition']).toContain("filename*=UTF-8''%D1%81")
    const large = multipart(draft, { bytes: Buffer.concat([bytes, Buffer.from('!')]), name: 'a.png' })
    expect((await send('POST', headline.create, { form: large })).body.errors).toEqual({
      attachment: ['File is too big. Max filesize: 2MiB.'],
    })
    expect((await send('GET', 'support/ticket/download/99999/')).body).toEqual({ detail: 'Not found.' })
  })

  it('answers 401 when too many tickets are open, which is not about the token', async () => {
    const limit = (openTickets: number) =>
      request(`${origin}/__limits`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ openTickets }),
      })
    await limit(1)
    const reply = await send('POST', headline.create, {
      form: fields({ subject: 'one more', comment: 'please' }),
    })
    expect([reply.status, reply.body.errors]).toEqual([401, { error: 'Currenly Open Ticket Limit Exceed.' }])
    await limit(1_000_000)
  })

  it('replaces tags, one part each, and refuses a joined list', async () => {
    const ticket_id = String((await newest()).id)
    const form = new URLSearchParams([
      ['ticket_id', ticket_id],
      ['tags', '3'],
      ['tags', '5'],
      ['priority', '2'],
    ])
    expect((await send('POST', headline.update, { form })).body.errors).toEqual({})
    expect((await detail(Number(ticket_id))).body.data.ticket).toMatchObject({ tags: [3, 5], priority: '2' })
    const tagsError = async (entries: Record<string, string>) =>
      (await send('POST', headline.update, { form: fields({ ticket_id, ...entries }) })).body.errors.tags
    expect(await tagsError({})).toEqual(['This list may not be empty.'])
    expect(await tagsError({ tags: '3,5' })).toEqual(['Incorrect type. Expected pk value, received str.'])
    expect(await tagsError({ tags: '99' })).toEqual(['Invalid pk "99" - object does not exist.'])
  })

  it('adds conversations under the field name "ticket", and complains when it is empty', async () => {
    const { id } = await newest()
    const form = multipart(
      { ticket: String(id), comment: 'Any news?' },
      { bytes: Buffer.from('abc'), name: 'a.txt' },
    )
    expect((await send('POST', headline.conversation, { form })).body.data).toEqual({})
    const { conversations, attachments } = (await detail(id)).body.data
    expect(conversations.at(-1)).toMatchObject({ ticket: id, comment: 'Any news?' })
    expect(attachments.at(-1).conversation_id).toBe(conversations.at(-1).id)
    const empty = await send('POST', headline.conversation, { form: fields({ ticket: '', comment: '' }) })
    expect(empty.body.errors).toEqual({
      ticket: ['This field may not be null.'],
      comment: ['This field may not be blank.'],
    })
  })

  it('closes with 3 and opens again with 2, into the status Processing', async () => {
    const ticket = String((await newest()).id)
    const change = async (status: string) =>
      (await send('POST', headline.status, { form: fields({ ticket, status }) })).body
    expect((await change('2')).errors.ticket).toEqual(['Ticket is already open'])
    expect((await change('3')).errors).toEqual({})
    expect((await change('3')).errors.ticket).toEqual(['Ticket is already closed'])
    expect((await change('2')).errors).toEqual({})
    expect((await change('2')).errors.ticket).toEqual(['Ticket is already processing'])
    expect((await change('1')).errors.status).toEqual(['"1" is not a valid choice.'])
    expect((await detail(Number(ticket))).body.data.ticket.status).toBe('2')
  })
})

it('behaves like Django at the edges: 301, 404 as a page, 405, 415, broken JSON', async () => {
  const bare = await send('GET', 'support/get/ticket/history')
  expect([bare.status, bare.headers.location]).toEqual([301, '/api/v1/support/get/ticket/history/'])
  const unknown = await send('POST', 'creat/support/ticket/')
  expect([unknown.status, unknown.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
  expect((await send('PUT', headline.history)).body).toEqual({ detail: 'Method "PUT" not allowed.' })
  const typed = { form: fields({ ticket: '1' }), headers: { 'content-type': 'text/plain' } }
  expect((await send('POST', headline.status, typed)).status).toBe(415)
  const broken = { form: fields({ ticket: '1' }), headers: { 'content-type': 'application/json' } }
  expect((await send('POST', headline.status, broken)).body.detail).toMatch(/^JSON parse error - /)
})
