import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyOf, startEdge } from './edge-app.ts'

let edge: Awaited<ReturnType<typeof startEdge>>
beforeAll(async () => {
  edge = await startEdge({
    keys: [
      keyOf('reader', 'reads', { scopes: ['tickets:read'] }),
      keyOf('writer', 'writes', { scopes: ['tickets:write'] }),
      keyOf('admin', 'admins', { scopes: ['admin'], connections: [] }),
      keyOf('rotating', 'old', {
        sha256: [String(keyOf('', 'old').sha256), String(keyOf('', 'new').sha256)],
        connections: ['selectel'],
      }),
      keyOf('slow', 'slow', { requestsPerMinute: 2 }),
    ],
    routes: (app) => {
      app.get('/v1/me', async ({ caller }) => ({
        id: caller.id,
        sees: ['selectel', 'panel'].filter((id) => caller.sees(id)),
      }))
      app.get('/metrics', { config: { admin: true } }, async () => ({}))
    },
  })
})
afterAll(() => edge.close())

async function send(key: string | null, path = '/v1/me', method = 'GET') {
  const headers = key === null ? {} : { authorization: key.includes(' ') ? key : `Bearer ${key}` }
  const response = await fetch(edge.origin + path, { method, headers })
  return {
    status: response.status,
    headers: response.headers,
    body: JSON.parse((await response.text()) || '{}'),
  }
}

describe('keys', () => {
  it('knows its callers, and what they see', async () => {
    expect((await send('reads')).body).toEqual({ id: 'reader', sees: ['selectel', 'panel'] })
    expect((await send('old')).body).toEqual({ id: 'rotating', sees: ['selectel'] })
    expect((await send('new')).body.id).toBe('rotating')
    expect((await send('bearer  reads')).status).toBe(200)
  })

  it.each([null, 'Basic cmVhZHM6', 'Bearer ', 'Bearer reads reads'])('refuses %j', async (key) => {
    const answer = await send(key)
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  it('wants the scope of the method', async () => {
    expect((await send('reads', '/v1/tickets')).status).toBe(200)
    expect((await send('reads', '/v1/tickets', 'HEAD')).status).toBe(200)
    const refused = await send('reads', '/v1/tickets/a:1/close', 'POST')
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect(refused.body.detail).toContain('tickets:write')
    expect((await send('writes', '/v1/tickets/a:1/close', 'POST')).status).toBe(200)
    expect((await send('writes', '/v1/tickets')).body.detail).toContain('tickets:read')
  })

  it('wants the scope admin where a route says so, and nothing else there', async () => {
    expect((await send('admins', '/v1/admin', 'POST')).status).toBe(200)
    expect((await send('admins', '/v1/tickets')).status).toBe(403)
    expect((await send('writes', '/v1/admin', 'POST')).body.detail).toContain('admin')
    expect((await send(null, '/metrics')).status).toBe(401)
    expect((await send('admins', '/metrics')).status).toBe(200)
  })

  it('leaves open what is open to all', async () => {
    for (const path of ['/healthz', '/readyz', '/problems', '/openapi.json'])
      expect((await send(null, path)).status).toBe(200)
  })
})

describe('quotas', () => {
  it('lets a key make so many requests a minute', async () => {
    expect([(await send('slow')).status, (await send('slow')).status]).toEqual([200, 200])
    const answer = await send('slow')
    expect(answer).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(answer.body.retryAfter).toBe(Number(answer.headers.get('retry-after')))
    expect(answer.headers.get('x-ratelimit-limit')).toBeNull()
    expect((await send('reads')).status).toBe(200)
  })

  it('refuses more than 20 wrong keys a minute from one address, and still knows right ones', async () => {
    let refused = 0
    for (let tried = 0; tried < 30; tried += 1) {
      const { status, headers } = await send(`wrong-${tried}`)
      if (status === 429) {
        refused += 1
        expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
      } else expect(status).toBe(401)
    }
    expect(refused).toBeGreaterThanOrEqual(10)
    expect((await send(null)).status).toBe(401)
    expect((await send('reads')).status).toBe(200)
  })
})
