import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { politeDesk } from '../support/fake-desk.ts'
import { type FakeGateway, selectelAt, startInFrontOf } from '../support/fake-gateway.ts'
import { type Behaviour, type FakeUpstream, startFake } from '../support/fake-upstream.ts'
import { callRaw, formBytes, uploadHead } from '../support/raw-caller.ts'

let sick: FakeUpstream
let well: FakeUpstream
let gateway: FakeGateway
beforeAll(async () => {
  sick = await startFake(politeDesk)
  well = await startFake(politeDesk)
  const timeouts = { connectMs: 500, headersMs: 1500, bodyMs: 1500, totalMs: 2000 }
  const desk = (origin: string) => ({ ...selectelAt(origin, { timeouts }), limits: unlimited })
  gateway = await startInFrontOf(
    { sick: desk(sick.origin), one: desk(well.origin), two: desk(well.origin) },
    { server: { requestTimeoutMs: 1500, minBytesPerSecond: 10_000 }, paceWindowMs: 800 },
  )
})
beforeEach(() => sick.behave(null))
afterAll(async () => {
  await gateway.close()
  await Promise.all([sick.close(), well.close()])
})
const unlimited = Object.fromEntries(
  ['read', 'create', 'update', 'comment', 'upload'].map((lane) => [lane, { limit: null }]),
)

async function allWell(): Promise<void> {
  for (const desk of ['one', 'two']) {
    expect((await gateway.client.ask('GET', `/v1/tickets/${desk}:7`)).status).toBe(200)
    const body = { connection: desk, subject: 'Subject', body: 'Body' }
    expect((await gateway.client.ask('POST', '/v1/tickets', { body })).status).toBe(201)
  }
}

describe('a provider that', () => {
  const sickness: readonly (readonly [name: string, behaviour: Behaviour])[] = [
    ['hangs', () => undefined],
    ['drips', ({ socket }) => void setInterval(() => socket.write('H'), 50).unref()],
    ['lies', ({ answer }) => answer(200, '<html>')],
    ['is dead', ({ socket }) => void socket.resetAndDestroy()],
    ['floods', ({ socket }) => void socket.write(Buffer.alloc(4_000_000, 'x'))],
  ]

  it.each(sickness)('%s does not disturb the others', async (_name, behaviour) => {
    sick.behave(behaviour)
    const ill = Array.from({ length: 100 }, () => gateway.client.ask('GET', '/v1/tickets/sick:7'))
    for (let round = 0; round < 10; round += 1) await allWell()
    for (const { status } of await Promise.all(ill)) expect([502, 504]).toContain(status)
  })

  it('hangs is a warning where others answer', async () => {
    sick.behave(() => undefined)
    const page = await gateway.client.read<{
      items: unknown[]
      nextCursor: string | null
      warnings: { connection: string; code: string }[]
    }>('/v1/tickets')
    expect(page.items).toHaveLength(2)
    expect(page.warnings).toMatchObject([{ connection: 'sick', code: 'upstream_timeout' }])
    expect(page.nextCursor).not.toBeNull()
  })
})

describe('500 callers at once', () => {
  const body = formBytes([{ name: 'files', filename: 'a.txt', body: Buffer.alloc(100_000) }])
  const slow: readonly (readonly [name: string, start: () => string | Buffer, answer: RegExp])[] = [
    ['who send no headers', () => 'GET /v1/tickets/one:7 HTTP/1.1\r\nHost: gate', /^(HTTP\/1\.1 408 |$)/],
    [
      'who send no body',
      () =>
        `POST /v1/tickets HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${gateway.key}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
      /^HTTP\/1\.1 408 /,
    ],
    [
      'who stop in their file',
      () =>
        Buffer.concat([
          Buffer.from(uploadHead('/v1/connections/one/uploads', gateway.key, body.length)),
          body.subarray(0, 50_000),
        ]),
      /^HTTP\/1\.1 408 /,
    ],
  ]

  it.each(slow)(
    '%s keep nobody from being served, and are gone in time',
    async (_name, start, answer) => {
      const callers = await Promise.all(Array.from({ length: 500 }, () => callRaw(gateway.port)))
      await Promise.all(callers.map((caller) => caller.send(start())))
      await allWell()
      for (const told of await Promise.all(callers.map(({ closed }) => closed))) expect(told).toMatch(answer)
      await well.quiet()
      await allWell()
    },
    60_000,
  )
})
