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
