import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isProblemCode, problemType } from '../../src/domain/problems.ts'
import { authorization, goodKey, raw, startEdge } from './edge-app.ts'

let edge: Awaited<ReturnType<typeof startEdge>>
beforeAll(async () => {
  edge = await startEdge()
})
afterAll(() => edge.close())

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
}

async function send(
  method: string,
  path: string,
  body?: string | Buffer,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(edge.origin + path, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: {
      ...authorization,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) }
}

/** Every failure looks like this, whatever it is. */
function expectProblem({ status, headers, body }: Answer, code: string) {
  expect(body).toMatchObject({
    code,
    status,
    type: `/problems/${code}`,
    requestId: headers.get('x-request-id'),
  })
  expect(isProblemCode(code) && problemType(code).status).toBe(status)
  expect(headers.get('content-type')).toContain('application/problem+json')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('sandbox')).toBe('true')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|FST_|Ajv/)
}

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

describe('queries', () => {
  it.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=0x10', 'limit'],
    ['limit=1e2', 'limit'],
    ['limit=%205', 'limit'],
    ['limit=5.0', 'limit'],
    ['limit=05', 'limit'],
    ['limit=', 'limit'],
    ['limit', 'limit'],
    ['limit=five', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['limit[]=1', 'limit[]'],
    ['limit=99999999999999999999', 'limit'],
    ['q=', 'q'],
    ['q=a&q=b', 'q'],
    ['q=%00', 'q'],
    ['q=a%0d%0ab%00', 'q'],
    ['priority=asap', 'priority'],
    ['since=yesterday', 'since'],
    ['since=2026-11-20', 'since'],
    ['since=2026-02-30T00:00:00Z', 'since'],
    ['since=2016-12-31T23:59:60Z', 'since'],
    ['priority=low&priority=', 'priority'],
    ['colour=red', 'colour'],
    ['__proto__=1', '__proto__'],
    ['constructor=1', 'constructor'],
  ])('refuses ?%s', async (query, parameter) => {
    const answer = await send('GET', `/v1/tickets?${query}`)
    expectProblem(answer, 'validation_failed')
    expect(answer.body.errors).toEqual(expect.arrayContaining([expect.objectContaining({ parameter })]))
    expect(answer.body.instance).toBe('/v1/tickets')
  })
  it('converts what is written as it should be', async () => {
    const { body } = await send('GET', '/v1/tickets?limit=5&priority=low&priority=high&q=50%25')
    expect(body.query).toEqual({ limit: 5, priority: ['low', 'high'], q: '50%' })
    expect((await send('GET', '/v1/tickets?priority=low')).body.query).toEqual({
      limit: 50,
      priority: ['low'],
    })
  })
})

describe('paths and methods', () => {
  it.each([
    '/',
    '/nothing',
    '/v1',
    '/v2/tickets',
    '/v1/tickets/',
    '/V1/tickets',
    '/v1/tickets/a:1/b/c/d',
    '/%zz',
    '/v1/tickets/%zz',
    '/v1/%2e%2e/healthz/x',
    '//v1/tickets',
    '/problems/nothing',
    '/problems/__proto__',
  ])('knows no %s', async (path) => {
    expectProblem(await send('GET', path), 'route_not_found')
  })
  it('tells unknown paths before it looks at a key', async () => {
    expectProblem(
      await send('GET', '/v1/nothing', undefined, { authorization: 'Bearer wrong' }),
      'route_not_found',
    )
    expectProblem(await send('POST', '/v1/nothing', '{', {}), 'route_not_found')
  })
  it.each(['DELETE', 'PUT', 'PATCH', 'OPTIONS', 'PROPFIND'])('has no %s for tickets', async (method) => {
    const answer = await send(method, '/v1/tickets')
    expectProblem(answer, 'method_not_allowed')
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST')
  })
  it('names the methods of paths with parameters', async () => {
    expect((await send('PUT', '/v1/tickets/selectel:1/close')).headers.get('allow')).toBe('POST')
    expect((await send('POST', '/v1/tickets/selectel:1')).headers.get('allow')).toBe('GET, HEAD')
  })
  it('answers HEAD like GET, without the body', async () => {
    const head = await send('HEAD', '/v1/tickets')
    const get = await send('GET', '/v1/tickets')
    expect(head).toMatchObject({ status: 200, body: {} })
    for (const name of ['etag', 'content-length', 'content-type'])
      expect(head.headers.get(name)).toBe(get.headers.get(name))
    expect((await send('HEAD', '/v1/tickets?limit=0')).status).toBe(400)
  })
  it('takes ids of 1000 characters in a path, and refuses what is no URL any more', async () => {
    expect((await send('GET', `/v1/tickets/selectel:${'a'.repeat(1000)}`)).status).toBe(200)
    expectProblem(await send('GET', `/v1/tickets/${'a'.repeat(8500)}`), 'uri_too_long')
    expectProblem(await send('GET', `/v1/tickets?q=${'a'.repeat(8500)}`), 'uri_too_long')
  })
})

describe('what is no HTTP request', () => {
  it.each([
    ['garbage', 'garbage\r\n\r\n', 400, 'malformed_request'],
    ['a wrong version', 'GET / HTTP/9.9\r\n\r\n', 400, 'malformed_request'],
    ['no Host', 'GET /healthz HTTP/1.1\r\n\r\n', 400, ''],
    [
      'two lengths',
      'POST /v1/tickets HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
      400,
      'malformed_request',
    ],
    [
      'length and chunks',
      'POST /v1/tickets HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'malformed_request',
    ],
    ['a space in the path', 'GET /a b HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'malformed_request'],
    ['a long URL', `GET /${'a'.repeat(50_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 414, 'uri_too_long'],
    [
      'a long header',
      `GET /healthz HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(50_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    [
      'a header that is a little too long',
      `GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX: ${'a'.repeat(17_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
  ])('%s', async (_, text, status, code) => {
    const answer = await raw(edge.origin, text)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toContain(code)
    if (code !== '') expect(answer.toLowerCase()).toMatch(/x-request-id: .+\r\n/)
  })
  it('ends headers and bodies that do not come', async () => {
    const answers = await Promise.all([
      raw(edge.origin, 'GET /healthz HTTP/1.1\r\nHost:'),
      raw(
        edge.origin,
        `POST /v1/tickets HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${goodKey}\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
      ),
    ])
    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1.1 408 /)
      expect(answer).toContain('request_timeout')
    }
  })
  it('answers a body that is cut off', async () => {
    const answer = await raw(
      edge.origin,
      `POST /v1/tickets HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${goodKey}\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
      true,
    )
    expect(answer).toMatch(/^HTTP\/1.1 400 /)
    expect(answer).toContain('malformed_request')
  })
})

describe('what goes wrong inside', () => {
  it('is told to nobody', async () => {
    const answer = await send('GET', '/v1/bug')
    expectProblem(answer, 'internal_error')
    expect(JSON.stringify(answer.body)).not.toContain('secret')
  })
})
