import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { FormData, request } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import createSimulator from '../../../src/providers/selectel/sandbox.ts'
import type { Simulator } from '../../../src/sandbox/simulator.ts'

const token = 'sandbox-token'
let simulator: Simulator
let quotaless: Simulator

const addressOf = (which: Simulator, name: 'baseUrl' | 'filesBaseUrl'): string =>
  String(which.connections.selectel?.[name])

async function call(
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: unknown,
  which = quotaless,
  headers = {},
) {
  const reply = await request(addressOf(which, 'baseUrl') + path, {
    method,
    headers: {
      'x-token': token,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: reply.statusCode, headers: reply.headers, json: await reply.body.json() }
}

async function upload(name: string, bytes: Buffer, which = quotaless, field = 'file') {
  const form = new FormData()
  form.append(field, new File([new Uint8Array(bytes)], name, { type: 'text/plain' }))
  const reply = await request(`${addressOf(which, 'filesBaseUrl')}/public/files`, {
    method: 'POST',
    headers: { 'x-token': token },
    body: form,
  })
  return { status: reply.statusCode, json: await reply.body.json() }
}

/** What lies at a path inside unknown JSON. */
const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  )
const listAt = (value: unknown, ...path: (string | number)[]): unknown[] => {
  const found = at(value, ...path)
  return Array.isArray(found) ? found : []
}

const state = async () => (await request(new URL('/__state', addressOf(quotaless, 'baseUrl')))).body.json()
const rules = (change: object) =>
  request(new URL('/__rules', addressOf(quotaless, 'baseUrl')), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  })

async function newTicket(extra = {}): Promise<unknown> {
  const created = await call('POST', '/tickets', {
    summary: 'Проверка 🚀',
    comment_body: 'Первое сообщение',
    ...extra,
  })
  return at(created.json, 'number')
}

beforeAll(async () => {
  simulator = await createSimulator({ secret: () => token })
  quotaless = await createSimulator({ secret: () => token, enforceQuotas: false })
})
afterAll(async () => {
  await Promise.all([simulator.close(), quotaless.close()])
})

describe('the simulated Selectel', () => {
  it('refuses a request without its token, in the flat or the nested shape', async () => {
    const refused = await call('GET', '/tickets', undefined, quotaless, { 'x-token': 'wrong' })
    expect(refused).toMatchObject({ status: 401, json: { code: 'unauthorized' } })
    await rules({ errors: 'nested' })
    const nested = await call('GET', '/tickets/1')
    await rules({ errors: 'flat' })
    expect(nested).toMatchObject({ status: 404, json: { error: { code: 404 } } })
  })

  it('pages through tickets with the totals of the document, newest number first', async () => {
    const first = await call('GET', '/tickets')
    expect(first.json).toMatchObject({ page: 1, items_per_page: 10, item_count: 45, page_count: 5 })
    const beyond = await call('GET', '/tickets?page=6')
    expect(beyond.json).toMatchObject({ items: [], page: 6 })
    expect((await call('GET', '/tickets?items_per_page=1001')).status).toBe(400)
    expect((await call('GET', '/tickets?page=0')).status).toBe(400)
    expect((await call('GET', '/tickets?only_opened=true&only_closed=true')).status).toBe(400)
  })

  it('filters and sorts', async () => {
    const opened = await call(
      'GET',
      '/tickets?only_opened=True&items_per_page=1000&sort_by=updated_at&sort_by_order=desc',
    )
    const items = listAt(opened.json, 'items')
    expect(items.some((item) => at(item, 'is_closed'))).toBe(false)
    const times = items.map((item) => String(at(item, 'updated_at')))
    expect(times).toEqual([...times].sort().reverse())
    const found = await call('GET', `/tickets?q=${encodeURIComponent('存储桶')}&items_per_page=1000`)
    expect(at(found.json, 'item_count')).toBe(5)
    const project = await call('GET', '/tickets?keystone_projects=9b7d61c0e2f84a35b1c64f0d7a8e9b12')
    expect(at(project.json, 'item_count')).toBeGreaterThan(0)
    expect((await call('GET', '/tickets?sort_by=closed_at')).status).toBe(400)
  })

  it('leaves the origin of a split out of list items and shows it in the ticket', async () => {
    const items = listAt((await call('GET', '/tickets?items_per_page=1000')).json, 'items')
    const known = items.flatMap((item) => Object.keys(Object(item)))
    expect(known).not.toContain('splitted_from_ticket_number')
    expect(known).not.toContain('topic_key')
    const split = listAt(await state(), 'tickets').find(
      (ticket) => at(ticket, 'splitted_from_ticket_number') !== null,
    )
    const { json } = await call('GET', `/tickets/${at(split, 'number')}`)
    expect(json).toMatchObject({ splitted_from_ticket_number: expect.any(Number) })
  })

  it('creates a ticket with 200 and keeps to the limits of the document', async () => {
    const created = await call('POST', '/tickets', {
      summary: 'ы'.repeat(255),
      comment_body: '😀'.repeat(50_000),
    })
    expect(created).toMatchObject({
      status: 200,
      json: { is_closed: false, status: { en: 'Open', ru: 'Открыт' } },
    })
    const wrong = [
      { comment_body: 'no summary' },
      { summary: 'x'.repeat(256), comment_body: 'x' },
      { summary: '', comment_body: 'x' },
      { summary: 'x', comment_body: 'x', files: [] },
      { summary: 'x', comment_body: 'x', files: ['not-a-uuid'] },
      { summary: 'x', comment_body: 'x', access_level: 'everyone' },
      { summary: 'x', comment_body: 'x', access_level: 'project_users' },
      { summary: 'x', comment_body: 'x', keystone_projects: ['a', 'b'] },
      { summary: 'x', comment_body: 'x', notice_id: '7' },
    ]
    for (const body of wrong)
      expect((await call('POST', '/tickets', body)).status, JSON.stringify(body)).toBe(400)
    const missing = [
      { topic_key: 'nonsense' },
      { notice_id: 0 },
      { files: ['497f6eca-6276-4993-bfeb-53cbbbba6f08'] },
    ]
    for (const extra of missing) {
      expect((await call('POST', '/tickets', { summary: 'x', comment_body: 'x', ...extra })).status).toBe(404)
    }
    const text = await request(`${addressOf(quotaless, 'baseUrl')}/tickets`, {
      method: 'POST',
      headers: { 'x-token': token, 'content-type': 'text/plain' },
      body: '{}',
    })
    await text.body.dump()
    expect(text.statusCode).toBe(415)
  })

  it('gives one of the topics with a single subtopic', async () => {
    const { json } = await call('GET', '/topics')
    expect(json).toMatchObject({
      items: [{ key: 'order_consultation', subtopics: { key: 'servers' } }, {}, {}, {}],
    })
    expect(await newTicket({ topic_key: 'servers' })).toBeGreaterThan(0)
  })

  it('closes with a score, hides the conversation, and opens it again', async () => {
    const number = await newTicket()
    expect((await call('POST', `/tickets/${number}/close`, { score: 6 })).status).toBe(400)
    const closed = await call('POST', `/tickets/${number}/close`, { score: 5, comment: 'Отлично' })
    expect(closed.json).toMatchObject({ is_closed: true, vote: { score: 5, comment: 'Отлично' } })
    expect((await call('POST', `/tickets/${number}/close`, {})).status).toBe(400)
    expect((await call('GET', `/tickets/${number}/comments`)).status).toBe(400)
    expect((await call('POST', `/tickets/${number}/comments`, { body: 'x' })).status).toBe(400)
    expect((await call('POST', `/tickets/${number}/reopen`, {})).status).toBe(400)
    const reopened = await call('POST', `/tickets/${number}/reopen`, { body: 'Снова' })
    expect(reopened.json).toMatchObject({ is_closed: false, closed_at: null })
    const { json } = await call('GET', `/tickets/${number}/comments`)
    expect(json).toMatchObject({
      items: [{ body: 'Первое сообщение' }, { body: 'Снова', is_client_author: true }],
    })
    await rules({ commentsOfClosed: 'show' })
    await call('POST', `/tickets/${number}/close`, {})
    expect((await call('GET', `/tickets/${number}/comments`)).status).toBe(200)
    await rules({ commentsOfClosed: 'refuse' })
  })

  it('rates a ticket 1 to 10 and a comment of the support up or down', async () => {
    const number = await newTicket()
    expect((await call('POST', `/tickets/${number}/vote`, { score: 11 })).status).toBe(400)
    expect((await call('POST', `/tickets/${number}/vote`, { score: 10 })).json).toMatchObject({ score: 10 })
    const comments = listAt(await state(), 'comments')
    const [own, theirs] = [true, false].map((mine) =>
      at(
        comments.find((comment) => at(comment, 'is_client_author') === mine),
        'id',
      ),
    )
    expect((await call('POST', `/comments/${own}/vote`, { score: 1 })).status).toBe(400)
    expect((await call('POST', `/comments/${theirs}/vote`, { score: 0 })).status).toBe(400)
    expect((await call('POST', `/comments/${theirs}/vote`, { score: -1 })).json).toMatchObject({ score: -1 })
  })

  it('changes nothing but the access of a ticket', async () => {
    const number = await newTicket()
    const changed = await call('PATCH', `/tickets/${number}`, {
      access_level: 'project_users',
      keystone_projects: ['p1'],
    })
    expect(changed.json).toMatchObject({ access_level: 'project_users', keystone_projects: ['p1'] })
    expect((await call('PATCH', `/tickets/${number}`, { summary: 'new' })).status).toBe(400)
  })

  it('takes a file, hands out its uuid, and gives the same bytes back', async () => {
    const bytes = Buffer.from('журнал\n'.repeat(5000))
    const { status, json } = await upload('журнал 😀.txt', bytes)
    expect(status).toBe(200)
    const uuid = at(json, 'uuid')
    const number = await newTicket({ files: [uuid] })
    const comments = await call('GET', `/tickets/${number}/comments`)
    expect(comments.json).toMatchObject({ items: [{ files: [uuid] }] })
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(listAt(await state(), 'files').find((file) => at(file, 'id') === uuid)).toMatchObject({
      sha256,
      filename: 'журнал 😀.txt',
    })
    const download = await request(`${addressOf(quotaless, 'filesBaseUrl')}/public/files/${uuid}`, {
      headers: { 'x-token': token },
    })
    expect(download.headers['content-disposition']).toContain("filename*=UTF-8''")
    expect(Buffer.from(await download.body.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it('refuses a file over 20 MB and one in another field, and keeps neither', async () => {
    const before = listAt(await state(), 'files').length
    expect((await upload('big.bin', Buffer.alloc(20_000_001))).status).toBe(413)
    expect((await upload('a.txt', Buffer.from('a'), quotaless, 'document')).status).toBe(400)
    expect(listAt(await state(), 'files').length).toBe(before)
    expect((await upload('full.bin', Buffer.alloc(20_000_000))).status).toBe(200)
  })

  it('keeps nothing of an upload whose connection is lost, and refuses a body without an end', async () => {
    const before = listAt(await state(), 'files').length
    const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="cut.txt"\r\n\r\n'
    const cut = Readable.from(
      (async function* () {
        yield Buffer.from(`${head}half`)
        throw new Error('the caller left')
      })(),
    )
    const headers = { 'x-token': token, 'content-type': 'multipart/form-data; boundary=b' }
    const address = `${addressOf(quotaless, 'filesBaseUrl')}/public/files`
    await expect(request(address, { method: 'POST', headers, body: cut })).rejects.toThrow('the caller left')
    const unfinished = await request(address, { method: 'POST', headers, body: `${head}half` })
    await unfinished.body.dump()
    expect(unfinished.statusCode).toBe(400)
    expect(listAt(await state(), 'files').length).toBe(before)
  })

  it('misbehaves on request', async () => {
    const faults = new URL('/__faults', addressOf(quotaless, 'baseUrl'))
    const fault = { match: '^GET /support/topics', kind: 'status', status: 503, body: '{}' }
    await request(faults, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    })
    expect((await call('GET', '/topics')).status).toBe(503)
    expect((await call('GET', '/topics')).status).toBe(200)
  })

  it('enforces 2 tickets, 60 comments and 20 files a minute without saying when to come back', async () => {
    const draft = { summary: 's', comment_body: 'c' }
    const created = [
      await call('POST', '/tickets', draft, simulator),
      await call('POST', '/tickets', draft, simulator),
    ]
    expect(created.map(({ status }) => status)).toEqual([200, 200])
    const third = await call('POST', '/tickets', draft, simulator)
    expect(third).toMatchObject({ status: 429, json: { code: 'too_many_requests' } })
    expect(third.headers['retry-after']).toBeUndefined()
    const number = at(created, 0, 'json', 'number')
    const comment = () => call('POST', `/tickets/${number}/comments`, { body: 'c' }, simulator)
    for (let count = 0; count < 60; count++) expect((await comment()).status).toBe(200)
    expect((await comment()).status).toBe(429)
    for (let count = 0; count < 20; count++)
      expect((await upload('a.txt', Buffer.from('a'), simulator)).status).toBe(200)
    expect((await upload('a.txt', Buffer.from('a'), simulator)).status).toBe(429)
  })
})
