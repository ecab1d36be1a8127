import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { ProblemBody } from '../support/client.ts'
import { type FakeGateway, startInFrontOf } from '../support/fake-gateway.ts'
import { type FakeUpstream, startFake } from '../support/fake-upstream.ts'

/** A desk of Rackspace's shape that sends files wherever the test says. */
let place = ''
let desk: FakeUpstream
let stranger: FakeUpstream
let storage: FakeUpstream
let gateway: FakeGateway
const token = 'session-of-the-gateway'

beforeAll(async () => {
  desk = await startFake(async ({ path, body, answer }) => {
    await body()
    if (path.includes('/tokens'))
      return answer(
        200,
        JSON.stringify({ access: { token: { id: token, expires: '2099-01-01T00:00:00Z' } } }),
      )
    if (path.includes('/attachment'))
      return answer(201, JSON.stringify({ uuid: 'file-1', upload_url: place }))
    answer(404, '{}')
  })
  stranger = await startFake(({ answer }) => answer(201, ''))
  storage = await startFake(async ({ body, answer }) => {
    await body()
    answer(201, '')
  })
  gateway = await startInFrontOf({
    desk: {
      provider: 'rackspace',
      settings: {
        username: 'user',
        apiKey: 'key-of-the-account',
        accountId: 'hybrid:1',
        baseUrl: `${desk.origin}/ticketing`,
        identityUrl: `${desk.origin}/v2.0`,
        resourcesUrl: `${desk.origin}/resources`,
        storageHosts: [`127.0.0.1:${storage.port}`],
      },
    },
  })
})
beforeEach(() => {
  stranger.received.length = 0
  storage.received.length = 0
  storage.behave(null)
})
afterAll(async () => {
  await gateway.close()
  await Promise.all([desk, stranger, storage].map((server) => server.close()))
})

function upload() {
  const body = new FormData()
  body.append('files', new Blob(['bytes']), 'a.txt')
  return gateway.client.ask<ProblemBody>('POST', '/v1/connections/desk/uploads', { body })
}

it.each([
  () => stranger.origin,
  () => stranger.origin.replace('http:', 'https:'),
  () => `https://2130706433:${stranger.port}`,
  () => `https://[::ffff:127.0.0.1]:${stranger.port}`,
  () => `https://localhost:${stranger.port}`,
  () => `http://user:password@127.0.0.1:${storage.port}`,
  () => 'https://169.254.169.254/latest/meta-data',
  () => 'file:///etc/passwd',
  () => 'no address',
])('sends no file to an address that must not be used (%#)', async (address) => {
  place = `${address()}/file`
  const answer = await upload()
  expect([502]).toContain(answer.status)
  expect(stranger.received).toEqual([])
  expect(stranger.sockets()).toBe(0)
  expect(storage.received).toEqual([])
})

it('sends the file to a named host, and no credentials with it', async () => {
  place = `${storage.origin}/bucket/file?temp_url_sig=abc&temp_url_expires=1`
  const answer = await upload()
  expect(answer.status, answer.text).toBe(201)
  expect(storage.received).toHaveLength(1)
  const [{ headers, body } = { headers: {}, body: null }] = storage.received
  expect(String(body)).toBe('bytes')
  expect(Object.keys(headers)).not.toContain('x-auth-token')
  expect(JSON.stringify(headers)).not.toMatch(/session-of-the-gateway|key-of-the-account/)
})

it.each([301, 302, 307, 308])('does not follow a redirect with %d, there or at the desk', async (status) => {
  place = `${storage.origin}/bucket/file?temp_url_sig=abc&temp_url_expires=1`
  storage.behave(({ answer }) => answer(status, '', { location: `${stranger.origin}/stolen` }))
  expect((await upload()).status).toBe(502)
  expect(storage.received).toHaveLength(1)
  expect(stranger.received).toEqual([])
})
