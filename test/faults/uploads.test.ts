import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { politeDesk } from '../support/fake-desk.ts'
import { type FakeGateway, selectelAt, startInFrontOf } from '../support/fake-gateway.ts'
import { type FakeUpstream, startFake } from '../support/fake-upstream.ts'
import { heldBytes } from '../support/memory.ts'
import { callRaw, formBytes, uploadHead } from '../support/raw-caller.ts'
import { brokenCallers } from './broken-callers.ts'
import { brokenBodies, type Case, filePart, large, ticketPart, uploads } from './broken-uploads.ts'

const paceWindowMs = 600
let fake: FakeUpstream
let gateway: FakeGateway
const rejections: unknown[] = []
const remember = (reason: unknown) => void rejections.push(reason)
/** The connections that the gateway holds open, by the port of the caller. */
const callers = new Set<number | undefined>()

beforeAll(async () => {
  process.on('unhandledRejection', remember)
  fake = await startFake(politeDesk)
  const timeouts = { connectMs: 1000, headersMs: 3000, bodyMs: 3000, totalMs: 4000 }
  const server = { requestTimeoutMs: 1500, minBytesPerSecond: 10_000 }
  const desk = selectelAt(fake.origin, { timeouts })
  gateway = await startInFrontOf({ desk }, { server, paceWindowMs })
  gateway.app.server.on('connection', (socket) => {
    const { remotePort } = socket
    callers.add(remotePort)
    socket.once('close', () => callers.delete(remotePort))
  })
})
beforeEach(() => {
  fake.received.length = 0
  fake.behave(null)
})
afterAll(async () => {
  await gateway.close()
  await fake.close()
  process.off('unhandledRejection', remember)
  expect(rejections).toEqual([])
})

const tickets = () => fake.received.filter(({ path }) => path === '/support/tickets')

async function expectAllWell(): Promise<void> {
  fake.behave(null)
  await fake.quiet()
  fake.received.length = 0
  const body = new FormData()
  body.append('ticket', new Blob([String(ticketPart.body)], { type: 'application/json' }))
  body.append('files', new Blob([large]), 'log.txt')
  const answer = await gateway.client.ask('POST', '/v1/tickets', { body })
  expect(answer.status, answer.text).toBe(201)
  expect(tickets()).toHaveLength(1)
  // A caller may have left a moment ago, on a busy machine; what leaks stays.
  await vi.waitFor(
    async () => {
      const connection = await gateway.client.read<{
        lanes: Record<string, { running: number; waiting: number }>
      }>('/v1/connections/desk')
      for (const lane of Object.values(connection.lanes))
        expect(lane).toMatchObject({ running: 0, waiting: 0 })
    },
    { timeout: 2000 },
  )
}

/** Two files of the usual size that are held on to would be too much; sockets and timers that end by themselves may take a moment. */
async function expectMemoryBack(before: number): Promise<void> {
  fake.received.length = 0
  await vi.waitFor(async () => expect((await heldBytes()) - before).toBeLessThan(2 * large.length), {
    timeout: 15_000,
    interval: 200,
  })
}

async function send({ bytes, length = bytes.length, path = uploads, end = 'finish', chunked }: Case) {
  const caller = await callRaw(gateway.port)
  const { localPort } = caller.socket
  const head = uploadHead(path, gateway.key, length, end === 'finish' ? 'Connection: close\r\n' : '')
  await caller.send(
    chunked === true ? head.replace(/Content-Length: \d+/, 'Transfer-Encoding: chunked') : head,
  )
  await caller.send(bytes)
  if (end === 'leave') caller.leave()
  if (end === 'cut') caller.socket.end()
  const answer = await caller.closed
  await vi.waitFor(() => expect(callers).not.toContain(localPort))
  return answer
}

describe('an upload with', () => {
  it.each([...brokenBodies, ...brokenCallers])('$name', async (broken) => {
    const answer = await send(broken)
    if (broken.status !== null) {
      expect(answer.slice(0, 400)).toContain(`HTTP/1.1 ${broken.status} `)
      expect(answer).toContain(`"code":"${broken.code}"`)
    }
    await fake.quiet()
    expect(tickets()).toEqual([])
    await expectAllWell()
  })

  it('any of these, over and over, leaves its memory free', async () => {
    const quick = [...brokenBodies, ...brokenCallers].filter(({ end }) => end !== 'stall')
    fake.received.length = 0
    // Each of them has been here before: what only the first needs is there already.
    const before = await heldBytes()
    for (let round = 0; round < 8; round += 1) await Promise.all(quick.map(send))
    await fake.quiet()
    expect(tickets()).toEqual([])
    await expectAllWell()
    await expectMemoryBack(before)
  }, 60_000)
})

describe('a provider that takes an upload', () => {
  const upload = (name = 'log.txt', size = 12_000_000) => {
    const body = new FormData()
    body.append('files', new Blob([Buffer.alloc(size, 'x')]), name)
    return gateway.client.ask<{ code: string; items: { size: number }[] }>('POST', uploads, { body })
  }

  it('too slowly, is cut off: 504', async () => {
    fake.behave(({ socket }) => {
      socket.pause()
      const sip = setInterval(() => void socket.read(100), 100)
      socket.once('close', () => clearInterval(sip))
    })
    const answer = await upload()
    expect(answer.status, answer.text).toBe(504)
    fake.behave(null)
    await fake.quiet()
    await expectAllWell()
  })

  it('slowly but surely, gets it all', async () => {
    fake.behave(async (exchange) => {
      const { socket } = exchange
      const timer = setInterval(() => {
        socket.resume()
        setTimeout(() => socket.pause(), 30)
      }, 60)
      await exchange.body()
      clearInterval(timer)
      socket.resume()
      exchange.answer(200, '{"uuid":"file-1"}')
    })
    const answer = await upload('log.txt', 6_000_000)
    expect(answer.status, answer.text).toBe(201)
    expect(answer.body.items[0]?.size).toBe(6_000_000)
  })

  it('and is not asked for it while nobody sends', async () => {
    // Longer than every time-out of the provider: file bytes flow, if slowly.
    const bytes = formBytes([filePart(Buffer.alloc(200_000, 'y'))])
    const caller = await callRaw(gateway.port)
    await caller.send(uploadHead(uploads, gateway.key, bytes.length, 'Connection: close\r\n'))
    for (let at = 0; at < bytes.length; at += 4000) {
      await caller.send(bytes.subarray(at, at + 4000))
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    expect(await caller.closed).toContain('HTTP/1.1 201 ')
  })
})

describe('200 uploads whose callers leave at any point', () => {
  it('leave nothing behind', async () => {
    const bytes = formBytes([
      ticketPart,
      filePart(Buffer.alloc(300_000, 'z')),
      filePart(Buffer.alloc(100_000, 'z')),
    ])
    let seed = 42
    const random = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed / 2_147_483_648
    }
    const one = async (): Promise<void> => {
      const caller = await callRaw(gateway.port)
      const { localPort } = caller.socket
      await caller.send(uploadHead('/v1/tickets', gateway.key, bytes.length))
      const end = Math.floor(random() * (bytes.length - 1))
      for (let at = 0; at < end; at += 50_000)
        await caller.send(bytes.subarray(at, Math.min(at + 50_000, end)))
      caller.leave()
      await caller.closed
      await vi.waitFor(() => expect(callers).not.toContain(localPort), { timeout: 5000 })
    }
    const twenty = () => Promise.all(Array.from({ length: 20 }, one))
    await twenty()
    await expectAllWell()
    fake.received.length = 0
    const before = await heldBytes()
    for (let round = 1; round < 10; round += 1) await twenty()
    await fake.quiet()
    expect(tickets()).toEqual([])
    await expectAllWell()
    await vi.waitFor(() => expect(fake.busy()).toBe(0), { timeout: 5000 })
    await expectMemoryBack(before)
  }, 60_000)
})
