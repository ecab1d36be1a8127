import { createHash, randomBytes } from 'node:crypto'
import { request } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import createSimulator from '../../../src/providers/plusofon/sandbox.ts'
import type { Simulator } from '../../../src/sandbox/simulator.ts'

const token = 'token-of-this-test'
let simulator: Simulator
let baseUrl: string

beforeAll(async () => {
  simulator = await createSimulator({ secret: () => token })
  baseUrl = String(simulator.connections.plusofon?.baseUrl)
})
afterAll(() => simulator.close())

type Method = 'GET' | 'POST' | 'PUT'
const usual = {
  client: '10553',
  authorization: `Bearer ${token}`,
  accept: 'application/json',
  'content-type': 'application/json',
}

async function send(method: Method, path: string, body?: unknown, headers: Record<string, string> = usual) {
  const text =
    body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
  const reply = await request(baseUrl + path, {
    method,
    headers,
    ...(text === undefined ? {} : { body: text }),
  })
  const answer = await reply.body.text()
  return {
    status: reply.statusCode,
    headers: reply.headers,
    json: answer.startsWith('<') ? answer : JSON.parse(answer),
  }
}

describe('the list', () => {
  it('takes state from the query or from the body of the GET, and the body wins', async () => {
    const open = await send('GET', '/api/v1/ticket?state=true')
    const closed = await send('GET', '/api/v1/ticket', { state: 'false' })
    expect(open.json.ticket.length + closed.json.ticket.length).toBe(45)
    expect((await send('GET', '/api/v1/ticket?state=true', { state: 'false' })).json).toEqual(closed.json)
    expect(open.json.ticket[0]).toMatchObject({
      '@attributes': { id: expect.stringMatching(/^\d+$/) },
      userorganization: '57599',
    })
    expect(closed.json.ticket.some((item: { tags: unknown }) => Array.isArray(item.tags))).toBe(true)
  })

  it('leaks a PHP notice for any other state', async () => {
    const refusal = { status: 400, json: { message: 'Undefined index: all', code: 400 } }
    expect(await send('GET', '/api/v1/ticket?state=all')).toMatchObject(refusal)
    expect((await send('GET', '/api/v1/ticket', { state: true })).json.message).toBe('Undefined index: 1')
    expect((await send('GET', '/api/v1/ticket')).status).toBe(400)
  })

  it('is an object for one ticket and an empty array for none', async () => {
    const small = await createSimulator({ secret: () => token, tickets: 1 })
    const list = async (state: string) => {
      const url = `${small.connections.plusofon?.baseUrl}/api/v1/ticket?state=${state}`
      return (await request(url, { headers: usual })).body.json()
    }
    expect(await list('true')).toMatchObject({ ticket: { displayid: '22525' } })
    expect(await list('false')).toEqual([])
    await small.close()
  })
})

describe('headers', () => {
  it('refuses a wrong token, a missing and a foreign client', async () => {
    expect(
      (await send('GET', '/api/v1/ticket/22525', undefined, { ...usual, authorization: 'Bearer x' })).status,
    ).toBe(401)
    const { client: _client, ...withoutClient } = usual
    expect((await send('GET', '/api/v1/ticket/22525', undefined, withoutClient)).status).toBe(400)
    const foreign = await send('GET', '/api/v1/ticket/22525', undefined, { ...usual, client: '1' })
    expect(foreign).toMatchObject({ status: 500, json: { message: 'Недостаточно прав' } })
  })

  it('sends a client that does not ask for JSON away as a browser', async () => {
    const reply = await send('POST', '/api/v1/ticket', {}, { ...usual, accept: '*/*' })
    expect(reply.status).toBe(302)
  })
})

describe('a ticket', () => {
  it('hides the 404 in a 500', async () => {
    const reply = await send('GET', '/api/v1/ticket/1')
    expect(reply.status).toBe(500)
    expect(reply.json.code).toBe(500)
    expect(reply.json.message).toMatch(
      /^HTTP\/1\.1 404 Not Found\r\nServer: nginx\r\n[\s\S]*\r\n\r\nTicket not Found$/,
    )
  })

  it('is created and answered, local time and all posts in the reply', async () => {
    const missing = await send('POST', '/api/v1/ticket', { description: 'x', file: 'ex' })
    expect(missing).toMatchObject({
      status: 400,
      json: { message: 'The subject field is required', code: 400 },
    })
    const created = await send('POST', '/api/v1/ticket', { subject: 'Тест 🎉', description: '你好' })
    expect(created.json).toMatchObject({ subject: 'Тест 🎉', status: true, unread_messages: false })
    expect(created.json.date).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
    expect(Math.abs(Date.parse(`${created.json.date.replace(' ', 'T')}+03:00`) - Date.now())).toBeLessThan(
      5000,
    )
    const answered = await send('PUT', `/api/v1/ticket/answer/${created.json.id}`, { text: 'Ещё' })
    expect(answered.json.posts.map((post: { text: string }) => post.text)).toEqual(['你好', 'Ещё'])
    expect((await send('GET', `/api/v1/ticket/${created.json.id}`)).json).toEqual(answered.json)
  })

  it('opens again when it is answered', async () => {
    const closed = (await send('GET', '/api/v1/ticket?state=false')).json.ticket[0].displayid
    expect((await send('GET', `/api/v1/ticket/${closed}`)).json.status).toBe(false)
    expect((await send('PUT', `/api/v1/ticket/answer/${closed}`, { text: 'Снова' })).json.status).toBe(true)
  })
})

describe('an attachment', () => {
  const bytes = randomBytes(3 * 1024 * 1024 + 1)
  const post = async (ticket = '22525') => {
    const reply = await send('GET', `/api/v1/ticket/${ticket}`)
    return Number(reply.json.posts[0].id)
  }
  const attach = (body: unknown) => send('POST', '/api/v1/ticket/attachment', body)

  it.each([
    ['last', (fields: string, contents: string) => `{${fields},"contents":${contents}}`],
    ['first', (fields: string, contents: string) => `{ "contents" : ${contents} , ${fields}}`],
    [
      'escaped, as PHP does',
      (fields: string, contents: string) => `{"\\u0063ontents":${contents.replaceAll('/', '\\/')},${fields}}`,
    ],
  ])('decodes the contents as they stream (%s)', async (_name, compose) => {
    const fields = `"ticketId":22525,"ticketPostID":${await post()},"filename":"a \\"{,}\\" \\u0416.bin"`
    expect((await attach(compose(fields, `"${bytes.toString('base64')}"`))).json).toEqual({ success: true })
    const { files } = (await send('GET', '/__state')).json
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(files.findLast((file: { postId: number }) => file.postId === 43807)).toMatchObject({
      filename: 'a "{,}" Ж.bin',
      size: bytes.length,
      sha256,
    })
  })

  it('is refused without its fields, with strings for integers, and with broken Base64', async () => {
    const ticketPostID = await post()
    const good = { ticketId: 22525, ticketPostID, filename: 'a.txt', contents: 'YQ==' }
    const { ticketId: _ticketId, ...withoutTicket } = good
    expect(await attach(withoutTicket)).toMatchObject({
      status: 400,
      json: { message: 'The ticketId field is required', code: 400 },
    })
    expect((await attach({ ...good, ticketPostID: String(ticketPostID) })).status).toBe(400)
    expect((await attach({ ...good, contents: 'YQ' })).status).toBe(400)
    expect((await attach({ ...good, contents: 'YQ==YQ==' })).status).toBe(400)
    expect((await attach({ ...good, ticketPostID: 1 })).json.message).toContain('Ticket Post not Found')
    expect((await attach(good)).status).toBe(200)
    const shown = await send('GET', '/api/v1/ticket/22525')
    expect(shown.json.posts[0].attachments.at(-1)).toMatchObject({ filename: 'a.txt', filesize: '1' })
  })
})
