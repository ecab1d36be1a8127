import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { FormData, fetch, Response, request } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import createSimulator from '../../../src/providers/rackspace/sandbox.ts'
import type { Simulator } from '../../../src/sandbox/simulator.ts'

const V2 = 'application/vnd.ticketing.v2+json'
let simulator: Simulator
let token = ''

const setting = (name: string): string => String(simulator.connections.rackspace?.[name])

async function signIn(
  apiKey = setting('apiKey'),
): Promise<{ status: number; body: Record<string, unknown> }> {
  const reply = await request(`${setting('identityUrl')}/v2.0/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      auth: { 'RAX-KSKEY:apiKeyCredentials': { username: setting('username'), apiKey } },
    }),
  })
  return { status: reply.statusCode, body: Object(await reply.body.json()) }
}

async function call(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'OPTIONS',
  path: string,
  body?: unknown,
) {
  const reply = await request(`${setting('baseUrl')}${path}`, {
    method,
    headers: { 'x-auth-token': token, accept: V2, ...(body === undefined ? {} : { 'content-type': V2 }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await reply.body.text()
  return {
    status: reply.statusCode,
    headers: reply.headers,
    text,
    json: text === '' ? null : JSON.parse(text),
  }
}

/** Asks for a place to upload to, with the name alone. */
async function reserve(
  filename: string,
): Promise<{ upload_url: string; uuid: string; [field: string]: unknown }> {
  const form = new FormData()
  form.set('filename', new Blob([]), filename)
  const encoded = new Response(form)
  const reply = await request(`${setting('baseUrl')}/attachment`, {
    method: 'POST',
    headers: { 'x-auth-token': token, 'content-type': encoded.headers.get('content-type') ?? '' },
    body: Buffer.from(await encoded.arrayBuffer()),
  })
  const body = Object(await reply.body.json())
  return body.attachment_data ?? body
}

const newTicket = {
  accountId: 'hybrid:12345',
  subject: 'Help! Больше серверов 🙏',
  category: 'Incident',
  subcategory: 'Other',
  severity: 'Urgent',
  comment: { text: 'We are receiving a ton of traffic' },
}

beforeAll(async () => {
  simulator = await createSimulator({ enforceQuotas: false, secret: randomUUID })
  const { body } = await signIn()
  token = String(Object(Object(body.access).token).id)
})

afterAll(() => simulator.close())

describe('identity', () => {
  it('refuses wrong credentials in its own shape', async () => {
    const { status, body } = await signIn('wrong')
    expect(status).toBe(401)
    expect(body).toMatchObject({ unauthorized: { code: 401 } })
  })

  it('hands out a token for a day', async () => {
    const { body } = await signIn()
    const expires = Date.parse(String(Object(Object(body.access).token).expires))
    expect(expires - Date.now()).toBeGreaterThan(23 * 3600 * 1000)
  })
})

describe('tickets', () => {
  it('refuses a request without a valid token', async () => {
    const reply = await request(`${setting('baseUrl')}/tickets`)
    expect(reply.statusCode).toBe(401)
    expect(await reply.body.json()).toMatchObject({
      status: 401,
      moreInfo: expect.stringContaining('faults/#'),
    })
  })

  it('pages the list by limit and offset, an absent link being an empty string', async () => {
    const first = (await call('GET', '/tickets?limit=2')).json
    expect(first.tickets).toHaveLength(2)
    expect(first.total).toBe(48)
    expect(first._links.prev).toBe('')
    expect(first._links.next).toContain('/tickets?limit=2&offset=2')
    const second = (await call('GET', '/tickets?limit=2&offset=2')).json
    expect(second.tickets[0].ticketId).not.toBe(first.tickets[0].ticketId)
    const all = (await call('GET', '/tickets?limit=200')).json
    expect(all.tickets.map((ticket: { createdAt: string }) => ticket.createdAt)).toContain(
      '0001-01-01T00:00:00Z',
    )
    expect(new Set(all.tickets.map((ticket: { status: string }) => ticket.status)).size).toBeGreaterThan(5)
  })

  it('filters by subject and refuses a limit that is not a number', async () => {
    const found = (await call('GET', '/tickets?subject=INVOICE')).json
    expect(found.total).toBe(4)
    expect((await call('GET', '/tickets?limit=0')).status).toBe(400)
  })

  it('answers a create with 200, the whole ticket, and a subcategory that fits the account', async () => {
    const { status, json } = await call('POST', '/tickets', newTicket)
    expect(status).toBe(200)
    expect(json).toMatchObject({
      status: 'Pending Rackspace',
      subcategory: 'General',
      classification: 'Incident',
    })
    expect((await call('GET', `/tickets/${json.ticketId}`)).json.comments).toHaveLength(1)
  })

  it.each([
    [{ category: 'Billing & Payment' }, 'Category provided is invalid'],
    [{ severity: 'Critical' }, 'Severity provided is invalid'],
    [{ subject: undefined }, 'Subject provided is invalid'],
    [{ accountId: 'hybrid:1' }, 'Account provided is invalid'],
    [
      { comment: { text: 'x', attachments: [{ filename: 'a', uuid: 'none' }] } },
      'Attachment provided has not been uploaded',
    ],
  ])('refuses a create with %j', async (change, message) => {
    const { status, json } = await call('POST', '/tickets', { ...newTicket, ...change })
    expect(status).toBe(400)
    expect(json).toEqual({
      status: 400,
      message,
      faultCode: 'badRequest',
      moreInfo: 'docs/ticketing/general-api-info/faults/#badRequest',
    })
  })

  it('closes with the word Closed only, by PATCH or PUT, once', async () => {
    const { ticketId } = (await call('POST', '/tickets', newTicket)).json
    expect((await call('PATCH', `/tickets/${ticketId}`, { status: 'Solved' })).status).toBe(400)
    const closed = await call('PUT', `/tickets/${ticketId}`, { status: 'Closed' })
    expect([closed.status, closed.text]).toEqual([204, ''])
    expect((await call('PATCH', `/tickets/${ticketId}`, { status: 'Closed' })).status).toBe(400)
    expect((await call('POST', `/tickets/${ticketId}/comments`, { comment: { text: 'late' } })).status).toBe(
      400,
    )
  })

  it('replaces the whole set of resources', async () => {
    const host = 'https://resources.api.rackspace.com/resources'
    const { ticketId } = (
      await call('POST', '/tickets', { ...newTicket, resources: [`${host}/dedicated:1`] })
    ).json
    await call('PATCH', `/tickets/${ticketId}`, { resources: [`${host}/dedicated:2`] })
    expect((await call('GET', `/tickets/${ticketId}`)).json.resources).toEqual([`${host}/dedicated:2`])
  })

  it('answers an unknown ticket as the document shows it', async () => {
    expect((await call('PATCH', '/tickets/none', { status: 'Closed' })).json).toEqual({
      status: 404,
      message: 'Ticket with this ID could not be found',
      faultCode: 'ticketNotFound',
      moreInfo: 'docs/ticketing/general-api-info/faults/#ticketNotFound',
    })
  })

  it('hides tickets that may only be observed from writes', async () => {
    const { tickets } = (await call('GET', '/tickets?limit=200')).json
    const observed = tickets.find((ticket: { permission: string }) => ticket.permission === 'observer')
    expect((await call('GET', `/tickets/${observed.ticketId}`)).status).toBe(200)
    expect(
      (await call('POST', `/tickets/${observed.ticketId}/comments`, { comment: { text: 'x' } })).status,
    ).toBe(404)
  })

  it('tells the allowed methods', async () => {
    const options = await call('OPTIONS', '/tickets/1')
    expect(options.headers.allow).toBe('GET, PUT, PATCH')
    expect((await call('DELETE', '/tickets/1')).status).toBe(405)
  })
})

describe('resources', () => {
  it('searches, sorts and bounds', async () => {
    const get = async (query: string) => {
      const reply = await request(`${setting('resourcesUrl')}/resources?${query}`, {
        headers: { 'x-auth-token': token },
      })
      return { status: reply.statusCode, json: Object(await reply.body.json()) }
    }
    const { json } = await get('q=web&status=online&sortBy=name&sort=desc')
    expect(json.resources.map((resource: { name: string }) => resource.name.slice(0, 6))).toEqual([
      'web-02',
      'web-01',
    ])
    expect((await get('limit=501')).status).toBe(400)
    expect((await get('status=asleep')).status).toBe(400)
  })
})

describe('attachments', () => {
  const bytes = randomBytes(300_000)
  const put = (url: string, headers: Record<string, string> = {}) =>
    request(url, { method: 'PUT', body: bytes, headers })

  it('takes the bytes at a temporary URL, then a comment, then gives them back', async () => {
    const { upload_url, uuid } = await reserve('журнал 1.log')
    expect((await put(upload_url)).statusCode).toBe(201)
    const { ticketId } = (await call('POST', '/tickets', newTicket)).json
    const attachments = [{ filename: 'журнал 1.log', uuid }]
    expect(
      (await call('POST', `/tickets/${ticketId}/comments`, { comment: { text: 'see', attachments } })).status,
    ).toBe(204)
    const [attachment] = (await call('GET', `/tickets/${ticketId}`)).json.comments[1].attachments
    const reply = await request(attachment.url)
    const digest = createHash('sha256')
      .update(Buffer.from(await reply.body.arrayBuffer()))
      .digest('hex')
    expect(digest).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('refuses credentials, altered signatures and expired URLs at the storage host', async () => {
    const { upload_url } = await reserve('a.log')
    expect((await put(upload_url, { 'x-auth-token': token })).statusCode).toBe(400)
    expect((await put(upload_url.replace(/sig=./, 'sig=_'))).statusCode).toBe(401)
    await call('POST', '/__storage', { lifeSeconds: -1 })
    expect((await put((await reserve('b.log')).upload_url)).statusCode).toBe(401)
    await call('POST', '/__storage', { lifeSeconds: 600 })
    expect((await call('GET', '/__state')).json.storage.credentialsSeen).toHaveLength(1)
  })

  it('offers a signed form instead, with the file last', async () => {
    await call('POST', '/__storage', { mode: 'form', maxFileSize: 400_000 })
    const { upload_url, uuid, ...fields } = await reserve('dump.bin')
    const send = async (content: Buffer, change: Record<string, string> = {}) => {
      const form = new FormData()
      const { redirect_url, ...rest } = { ...fields, ...change }
      for (const [name, value] of Object.entries({ redirect: redirect_url, ...rest }))
        form.append(name, String(value))
      form.append('file1', new Blob([content]), 'dump.bin')
      return fetch(upload_url, { method: 'POST', body: form, redirect: 'manual' })
    }
    expect((await send(bytes, { max_file_size: '999999' })).status).toBe(401)
    expect(await (await send(randomBytes(500_000))).text()).toBe('FormPost: max_file_size exceeded')
    expect((await send(bytes)).status).toBe(201)
    await call('POST', '/__storage', { mode: 'put' })
    const { files } = (await call('GET', '/__state')).json
    expect(files.find((file: { id: string }) => file.id === uuid)).toMatchObject({ size: bytes.length })
  })

  it('refuses a forbidden extension, whatever its case', async () => {
    expect(await reserve('setup.EXE')).toMatchObject({ status: 400, faultCode: 'badRequest' })
  })
})

describe('quotas', () => {
  it('allows one create a minute and says when to come back', async () => {
    await call('POST', '/__quotas', { table: 'tickets' })
    expect((await call('POST', '/tickets', newTicket)).status).toBe(200)
    const refused = await call('POST', '/tickets', newTicket)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50)
    expect(refused.json).toMatchObject({ overLimit: { code: 413 } })
    await call('POST', '/__quotas', { table: 'none' })
  })
})
