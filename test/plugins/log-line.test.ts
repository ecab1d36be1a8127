import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandboxApp } from '../support/sandbox-app.ts'

let gateway: Awaited<ReturnType<typeof startSandboxApp>>
beforeAll(async () => {
  gateway = await startSandboxApp()
})
afterAll(() => gateway.close())

const info = 30
const debug = 20
let number = 0
async function lineOf(method: string, path: string, body?: object) {
  number += 1
  const id = `log-line-${number}`
  await gateway.call(method, path, body, { 'x-request-id': id })
  return gateway.entry(({ requestId, msg }) => requestId === id && msg === 'request')
}

describe('the log', () => {
  it('says in one line what a write was, how it ended and what it cost', async () => {
    const body = { connection: 'selectel', subject: 'A secret subject', body: 'A secret body' }
    const line = await lineOf('POST', '/v1/tickets', body)
    expect(line).toMatchObject({
      level: info,
      method: 'POST',
      route: '/v1/tickets',
      status: 201,
      ms: expect.any(Number),
      caller: 'sandbox',
      operationId: 'createTicket',
      operation: expect.any(String),
      connection: 'selectel',
      provider: 'selectel',
      waitMs: 0,
    })
    expect(line.upstreamCalls).toBeGreaterThan(0)
    expect(JSON.stringify(line)).not.toContain('secret')
  })
  it('names the problem, and holds no query', async () => {
    const line = await lineOf('GET', '/v1/tickets?connection=none&q=private')
    expect(line).toMatchObject({ status: 404, route: '/v1/tickets', problem: 'connection_not_found' })
    expect(JSON.stringify(line)).not.toContain('private')
  })
  it('holds no path that nobody made', async () => {
    expect(await lineOf('GET', '/private/path')).toMatchObject({ status: 404, route: 'unmatched' })
  })
  it('names nothing behind a problem that is the caller’s', async () => {
    expect(await lineOf('GET', '/v1/tickets/none:1')).not.toHaveProperty('cause')
  })
  it('is quiet about probes', async () => {
    expect(await lineOf('GET', '/healthz')).toMatchObject({ level: debug, status: 200 })
  })
  it('tells of callers who left', async () => {
    const { hostname, port } = new URL(gateway.origin)
    const socket = connect(Number(port), hostname)
    socket.write(
      `POST /v1/tickets HTTP/1.1\r\nHost: a\r\nX-Request-Id: left\r\nContent-Type: application/json\r\nContent-Length: 100\r\nAuthorization: Bearer ${gateway.apiKey}\r\n\r\n{`,
      () => socket.resetAndDestroy(),
    )
    await once(socket, 'close')
    const line = await gateway.entry(({ requestId, msg }) => requestId === 'left' && msg === 'request')
    expect(line).toMatchObject({ status: 499, route: '/v1/tickets' })
  })
})
