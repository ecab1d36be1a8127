import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemCodes } from '../../src/domain/problems.ts'
import { authorization, goodKey, raw, startEdge } from './edge-app.ts'

let edge: Awaited<ReturnType<typeof startEdge>>
beforeAll(async () => {
  edge = await startEdge()
})
afterAll(() => edge.close())

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(edge.origin + path, { headers: { ...authorization, ...headers } })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

describe('answers', () => {
  it('carry the caller’s request id if it is a harmless one', async () => {
    expect((await get('/healthz', { 'x-request-id': 'order-4711.a_b' })).headers.get('x-request-id')).toBe(
      'order-4711.a_b',
    )
    for (const id of ['a b', 'x'.repeat(129), 'ü'.normalize('NFC'), '<script>']) {
      const { headers } = await get('/healthz', {
        'x-request-id': encodeURI(id) === id ? id : `${id.length} ${id.length}`,
      })
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    }
  })
  it('of reads can be revalidated', async () => {
    const first = await get('/v1/tickets')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]+"$/)
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    for (const header of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await get('/v1/tickets', { 'if-none-match': header })
      expect(again).toMatchObject({ status: 304, text: '' })
      expect(again.headers.get('etag')).toBe(etag)
    }
    expect((await get('/v1/tickets?limit=1', { 'if-none-match': etag })).status).toBe(200)
  })
  it('of writes are not kept', async () => {
    const response = await fetch(`${edge.origin}/v1/tickets/a:1/close`, {
      method: 'POST',
      headers: authorization,
    })
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('etag')).toBeNull()
  })
})

describe('probes and problems', () => {
  it('live and are ready', async () => {
    expect(JSON.parse((await get('/healthz')).text)).toEqual({ status: 'ok' })
    expect(JSON.parse((await get('/readyz')).text)).toEqual({ status: 'ready', reasons: [] })
  })
  it('are explained, to programs and to people', async () => {
    const { items } = JSON.parse((await get('/problems')).text)
    expect(items.map(({ code }: { code: string }) => code)).toEqual(problemCodes)
    expect(JSON.parse((await get('/problems/queue_full')).text)).toMatchObject({
      code: 'queue_full',
      status: 429,
    })
    const page = await get('/problems/queue_full', { accept: 'text/html,*/*;q=0.8' })
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.text).toContain('<code>Prefer: wait=&lt;seconds&gt;</code>')
  })
})

describe('the document', () => {
  it('is served in both forms and tells problems, headers and forms', async () => {
    const document = JSON.parse((await get('/openapi.json')).text)
    expect(document.openapi).toBe('3.1.0')
    const { responses } = document.paths['/v1/tickets'].get
    expect(Object.keys(responses)).toEqual(
      expect.arrayContaining(['200', '304', '400', '401', '403', '429', '500', '503']),
    )
    expect(responses[400].content['application/problem+json'].schema.$ref).toBe(
      '#/components/schemas/Problem',
    )
    expect(document.paths['/v1/tickets'].post.requestBody.required).toBe(true)
    expect(document.paths['/v1/tickets'].head).toBeUndefined()
    const yaml = await get('/openapi.yaml')
    expect(yaml.headers.get('content-type')).toContain('application/yaml')
    expect(yaml.text).toMatch(/^openapi: 3.1.0\n/)
  })
  it('has a page that loads nothing from elsewhere and knows the sandbox’s key', async () => {
    const page = await get('/docs/')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    expect(page.text).not.toMatch(/(src|href)="(https?:)?\/\//)
    expect((await get('/docs/static/theme/sandbox-key.js')).text).toContain(goodKey)
    expect((await get('/docs/static/swagger-ui-bundle.js')).status).toBe(200)
    expect((await get('/docs/static/..%2f..%2fpackage.json')).status).toBeGreaterThanOrEqual(400)
  })
})

describe('stopping', () => {
  it('lets a request end, refuses new ones on kept connections, and is quick', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let entered = () => {}
    const inside = new Promise<void>((resolve) => {
      entered = resolve
    })
    const stopping = await startEdge({
      routes: (app) => {
        app.get('/v1/slow', async () => {
          entered()
          await held
          return { done: true }
        })
        app.addHook('preClose', async () => release())
      },
    })
    const { hostname, port } = new URL(stopping.origin)
    const kept = connect(Number(port), hostname)
    const request = (path: string) =>
      `GET ${path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${goodKey}\r\n\r\n`
    // Two requests at once on one connection: the second comes up when the first is answered, while the server closes.
    kept.write(request('/v1/slow') + request('/v1/tickets'))
    let text = ''
    kept.on('data', (chunk) => (text += chunk.toString()))
    const idle = raw(stopping.origin, request('/healthz'))
    await inside
    const start = performance.now()
    await Promise.all([stopping.close(), once(kept, 'close'), idle])
    expect(performance.now() - start).toBeLessThan(10_000)
    expect(text).toContain('{"done":true}')
    expect(text.toLowerCase()).toContain('connection: close')
  })
  it('refuses with 503 while the port is still open', async () => {
    const stopping = await startEdge()
    stopping.app.stopping.now = true
    const response = await fetch(`${stopping.origin}/v1/tickets`, { headers: authorization })
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'shutting_down', retryAfter: 5 })
    expect(response.headers.get('connection')).toBe('close')
    expect((await fetch(`${stopping.origin}/healthz`)).status).toBe(200)
    expect((await fetch(`${stopping.origin}/readyz`)).status).toBe(503)
    await stopping.close()
  })
})
