import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goodKey, raw, startEdge } from './edge-app.ts'
import { expectProblem, send as sendTo } from './edge-client.ts'

let edge: Awaited<ReturnType<typeof startEdge>>
beforeAll(async () => {
  edge = await startEdge()
})
afterAll(() => edge.close())

const send = (method: string, path: string, body?: string | Buffer, headers: Record<string, string> = {}) =>
  sendTo(edge.origin, method, path, body, headers)

const ticket = { connection: 'selectel', subject: 'Subject', body: 'Body' }
const asJson = (more: object) => JSON.stringify({ ...ticket, ...more })
const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

describe('bodies', () => {
  it.each<[string, string | Buffer, string]>([
    ['no JSON', 'hello', 'malformed_request'],
    ['half of it', '{"connection":', 'malformed_request'],
    ['a trailing comma', '{"a":1,}', 'malformed_request'],
    ['single quotes', "{'a':1}", 'malformed_request'],
    ['two documents', '{}{}', 'malformed_request'],
    ['NaN', '{"a":NaN}', 'malformed_request'],
    ['a raw control character', '{"a":"\u0001"}', 'malformed_request'],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'malformed_request'],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le'), 'malformed_request'],
    ['__proto__', '{"__proto__":{"admin":true}}', 'malformed_request'],
    ['an escaped __proto__', '{"\\u005f_proto__":{"admin":true}}', 'malformed_request'],
    ['a deep __proto__', asJson({}).replace('"Body"', '{"__proto__":{}}'), 'malformed_request'],
    ['constructor.prototype', '{"constructor":{"prototype":{}}}', 'malformed_request'],
    ['33 levels', nested(33), 'validation_failed'],
    ['100000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'validation_failed'],
    ['NUL in a text', asJson({ subject: 'a\u0000b' }), 'validation_failed'],
    ['escape in a text', asJson({ body: '\u001b[31m' }), 'validation_failed'],
    ['DEL in a text', asJson({ body: 'a\u007f' }), 'validation_failed'],
    ['a lone surrogate', `{"connection":"a","subject":"\\ud800","body":"b"}`, 'validation_failed'],
    ['a lone surrogate in a name', '{"\\udc00":1}', 'validation_failed'],
    ['a control character in a name', '{"a\\u0000":1}', 'validation_failed'],
    ['nothing', '', 'validation_failed'],
    ['an empty object', '{}', 'validation_failed'],
    ['null', 'null', 'validation_failed'],
    ['an array', '[]', 'validation_failed'],
    ['a number', '5', 'validation_failed'],
    ['a text', '"ticket"', 'validation_failed'],
    ['an unknown member', asJson({ colour: 'red' }), 'validation_failed'],
    ['a number for a text', asJson({ subject: 5 }), 'validation_failed'],
    ['an array for a text', asJson({ subject: ['a'] }), 'validation_failed'],
    ['null for a text', asJson({ subject: null }), 'validation_failed'],
    ['a text for a list', asJson({ attachments: 'a' }), 'validation_failed'],
    ['a number in a list', asJson({ attachments: [1] }), 'validation_failed'],
    ['an empty subject', asJson({ subject: '' }), 'validation_failed'],
    ['a blank subject', asJson({ subject: ' \t\n' }), 'validation_failed'],
    ['a blank body', asJson({ body: '\u00a0 ' }), 'validation_failed'],
    ['an unknown priority', asJson({ priority: 'asap' }), 'validation_failed'],
    ['an empty category', asJson({ category: '' }), 'validation_failed'],
    ['a long category', asJson({ category: 'x'.repeat(1001) }), 'validation_failed'],
    ['a line feed in a category', asJson({ category: 'a\nb' }), 'validation_failed'],
    ['an unknown member within', asJson({ access: { level: 'a', more: 1 } }), 'validation_failed'],
    ['a missing member within', asJson({ access: {} }), 'validation_failed'],
    [
      'many unknown members',
      JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`m${at}`, at]))),
      'validation_failed',
    ],
    ['a megabyte and more', asJson({ body: 'x'.repeat(1_048_577) }), 'body_too_large'],
    ['a gigabyte that is only claimed', '', 'validation_failed'],
  ])('%s', async (_, body, code) => {
    const answer = await send('POST', '/v1/tickets', body)
    expectProblem(answer, code)
    if (code === 'validation_failed')
      expect(answer.body.errors).toEqual(
        expect.arrayContaining([expect.objectContaining({ detail: expect.any(String) })]),
      )
  })

  it('takes a megabyte less one byte, emoji, and 32 levels', async () => {
    const room = 1_048_576 - Buffer.byteLength(asJson({ body: '' }))
    expect((await send('POST', '/v1/tickets', asJson({ body: 'x'.repeat(room) }))).status).toBe(200)
    expect((await send('POST', '/v1/tickets', asJson({ body: '👩‍👩‍👧\t\r\n' }))).status).toBe(200)
    const deep = JSON.parse(nested(31))
    expect(await send('POST', '/v1/tickets', asJson({ providerFields: deep.a }))).toMatchObject({
      status: 200,
    })
  })

  it('names every member that is wrong, also missing and unknown ones', async () => {
    const { body } = await send(
      'POST',
      '/v1/tickets',
      JSON.stringify({ subject: 5, 'a/b~c': 1, access: { x: 1 } }),
    )
    expect(body.errors).toEqual(
      expect.arrayContaining([
        { pointer: '/connection', detail: 'is required' },
        { pointer: '/body', detail: 'is required' },
        { pointer: '/subject', detail: 'must be string' },
        { pointer: '/a~1b~0c', detail: 'is not known' },
        { pointer: '/access/x', detail: 'is not known' },
        { pointer: '/access/level', detail: 'is required' },
      ]),
    )
    expect(body.operationId).toBe('createTicket')
  })

  it.each([undefined, '', '{}'])('takes %j where every member is optional', async (body) => {
    expect(await send('POST', '/v1/tickets/a:1/close', body)).toMatchObject({
      status: 200,
      body: { body: {} },
    })
  })
  it('takes an empty form for no body', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await send('POST', '/v1/tickets/a:1/close', '', headers)).status).toBe(200)
  })
})

describe('media types', () => {
  it.each([
    'text/plain',
    'text/html',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=b',
    'application/jsonx',
    'application/json; charset=utf-16',
    'application/json; charset=iso-8859-1',
    'json',
    'a/b/c',
    '*/*',
  ])('refuses %s', async (type) => {
    expectProblem(
      await send('POST', '/v1/tickets', asJson({}), { 'content-type': type }),
      'unsupported_media_type',
    )
  })
  it('refuses compressed bodies', async () => {
    expectProblem(
      await send('POST', '/v1/tickets', asJson({}), { 'content-encoding': 'gzip' }),
      'unsupported_media_type',
    )
  })
  it.each(['application/json;charset=UTF-8', 'Application/JSON', 'application/json; charset="utf-8"'])(
    'takes %s',
    async (type) => {
      expect((await send('POST', '/v1/tickets', asJson({}), { 'content-type': type })).status).toBe(200)
    },
  )
  it('refuses a body without a type', async () => {
    const answer = await raw(
      edge.origin,
      `POST /v1/tickets HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${goodKey}\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`,
    )
    expect(answer).toMatch(/^HTTP\/1.1 415 /)
  })
})
