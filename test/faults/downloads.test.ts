import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decodedFile } from '../../src/upstream/reply.ts'
import { politeDesk } from '../support/fake-desk.ts'
import { type FakeGateway, selectelAt, startInFrontOf } from '../support/fake-gateway.ts'
import { type Behaviour, type Exchange, type FakeUpstream, startFake } from '../support/fake-upstream.ts'
import { callRaw } from '../support/raw-caller.ts'

let fake: FakeUpstream
let gateway: FakeGateway
const rejections: unknown[] = []
const remember = (reason: unknown) => void rejections.push(reason)

beforeAll(async () => {
  process.on('unhandledRejection', remember)
  process.on('uncaughtException', remember)
  fake = await startFake(politeDesk)
  const timeouts = { connectMs: 1000, headersMs: 1500, bodyMs: 3000, totalMs: 2000 }
  const server = { minBytesPerSecond: 10_000 }
  gateway = await startInFrontOf(
    { desk: selectelAt(fake.origin, { timeouts }) },
    { server, paceWindowMs: 500 },
  )
})
beforeEach(() => fake.behave(null))
afterAll(async () => {
  await gateway.close()
  await fake.close()
  process.off('unhandledRejection', remember)
  process.off('uncaughtException', remember)
  expect(rejections).toEqual([])
})

const path = '/v1/tickets/desk:7/attachments/file-1'
const ask = () => fetch(gateway.origin + path, { headers: { authorization: `Bearer ${gateway.key}` } })

/** The conversation as usual, and this for the file. */
const file =
  (then: (exchange: Exchange) => void): Behaviour =>
  async (exchange) => {
    if (!exchange.path.startsWith('/files')) return politeDesk(exchange)
    await exchange.body()
    then(exchange)
  }
const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/octet-stream\r\n'

async function expectAllWell(): Promise<void> {
  fake.behave(null)
  await fake.quiet()
  expect(await (await ask()).text()).toBe('bytes')
}

const problems: readonly (readonly [name: string, behaviour: Behaviour, status: number, code: string])[] = [
  ['is not there', file(({ answer }) => answer(404, '{}')), 404, 'attachment_not_found'],
  ['fails', file(({ answer }) => answer(500, 'oops')), 502, 'upstream_error'],
  [
    'is a page',
    file(({ answer }) => answer(200, '<html>', { 'content-type': 'text/html' })),
    502,
    'upstream_invalid_response',
  ],
  ['is an error as JSON', file(({ answer }) => answer(200, '{"error":1}')), 502, 'upstream_invalid_response'],
  [
    'is elsewhere',
    file(({ answer }) => answer(302, '', { location: 'http://127.0.0.1:1/' })),
    502,
    'upstream_invalid_response',
  ],
  ['is no content', file(({ answer }) => answer(204)), 502, 'upstream_invalid_response'],
  [
    'is a part',
    file(({ answer }) => answer(206, 'by', { 'content-type': 'text/plain' })),
    502,
    'upstream_invalid_response',
  ],
  [
    'is in an unknown encoding',
    file(({ answer }) => answer(200, 'b', { 'content-type': 'text/plain', 'content-encoding': 'zstd' })),
    502,
    'upstream_invalid_response',
  ],
  ['never comes', file(() => undefined), 504, 'upstream_timeout'],
  ['is refused', file(({ answer }) => answer(403, '{}')), 502, 'upstream_auth_failed'],
]

describe('a file that', () => {
  it.each(problems)('%s is a problem, never a file', async (_name, behaviour, status, code) => {
    fake.behave(behaviour)
    const answer = await ask()
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({ code })
    await expectAllWell()
  })

  it('is compressed badly is not taken for a whole one', async () => {
    const headers = { 'content-type': 'text/plain', 'content-encoding': 'gzip' }
    fake.behave(file(({ answer }) => answer(200, 'not gzip at all', headers)))
    const answer = await ask()
    if (answer.status === 200) await expect(answer.arrayBuffer()).rejects.toThrow()
    else expect(answer.status).toBe(502)
    await expectAllWell()
  })

  it('breaks its encoding before anybody reads it breaks nothing else', () => {
    const { stream } = decodedFile(Readable.from([Buffer.from('no gzip')]), { 'content-encoding': 'gzip' })
    // Nobody reads on: what the decoder says then would end the process, and the check at the end finds it.
    stream.pause()
    return new Promise((resolve) => setTimeout(resolve, 50))
  })

  it('is compressed on the way arrives as it was', async () => {
    const bytes = Buffer.alloc(1_000_000, 'compress me')
    const headers = { 'content-type': 'text/plain', 'content-encoding': 'gzip' }
    fake.behave(file(({ answer }) => answer(200, gzipSync(bytes), headers)))
    const answer = await ask()
    expect(answer.headers.get('content-length')).toBeNull()
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it.each([
    ['is cut off', (socket: Exchange['socket']) => void socket.end()],
    ['is reset', (socket: Exchange['socket']) => void setTimeout(() => socket.resetAndDestroy(), 50)],
    ['stalls', () => undefined],
  ])('%s is not taken for a whole one', async (_name, then) => {
    fake.behave(
      file(({ socket, write }) => {
        write(`${head}content-length: 1000000\r\n\r\n${'x'.repeat(1000)}`)
        then(socket)
      }),
    )
    const answer = await ask()
    // What breaks before a byte was passed on is still a problem; after that the connection breaks, too.
    if (answer.status === 200) await expect(answer.arrayBuffer()).rejects.toThrow()
    else expect([502, 504]).toContain(answer.status)
    await expectAllWell()
  })
})

describe('a caller of a large file', () => {
  /** Sends as long as it is read. */
  const endless = file(({ socket, write }) => {
    write(`${head}content-length: 10000000000\r\n\r\n`)
    const piece = Buffer.alloc(65_536)
    const more = (): void => {
      while (!socket.destroyed && socket.write(piece)) {
        // Until the socket is full.
      }
    }
    socket.on('drain', more)
    more()
  })
  const request = () =>
    `GET ${path} HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer ${gateway.key}\r\n\r\n`

  it('who leaves ends the download at the provider', async () => {
    fake.behave(endless)
    const caller = await callRaw(gateway.port)
    await caller.send(request())
    await new Promise((resolve) => caller.socket.once('data', resolve))
    caller.leave()
    await expectAllWell()
  })

  it('who reads nothing is cut off', async () => {
    fake.behave(endless)
    const caller = await callRaw(gateway.port)
    caller.socket.pause()
    await caller.send(request())
    await expectAllWell()
    caller.leave()
  })

  it('who reads slowly gets it all, however long it takes', async () => {
    const bytes = Buffer.alloc(3_000_000, 'slow')
    fake.behave(file(({ answer }) => answer(200, bytes, { 'content-type': 'text/plain' })))
    const answer = await ask()
    let size = 0
    for await (const chunk of answer.body ?? []) {
      size += chunk.length
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
    expect(size).toBe(bytes.length)
  })
})
