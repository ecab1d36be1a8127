import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { politeDesk } from '../support/fake-desk.ts'
import { type FakeGateway, selectelAt, startInFrontOf } from '../support/fake-gateway.ts'
import { type FakeUpstream, startFake } from '../support/fake-upstream.ts'
import { callRaw, formBytes, uploadHead } from '../support/raw-caller.ts'
import { cases, filePart, large, ticketPart, uploads } from './broken-uploads.ts'

const paceWindowMs = 600
let fake: FakeUpstream
let gateway: FakeGateway
const rejections: unknown[] = []
const remember = (reason: unknown) => void rejections.push(reason)

beforeAll(async () => {
  process.on('unhandledRejection', remember)
  fake = await startFake(politeDesk)
  const timeouts = { connectMs: 1000, headersMs: 3000, bodyMs: 3000, totalMs: 4000 }
  const server = { requestTimeoutMs: 1500, minBytesPerSecond: 10_000 }
  const desk = selectelAt(fake.origin, { timeouts })
  gateway = await startInFrontOf({ desk }, { server, paceWindowMs })
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

describe('an upload with', () => {
  it.each(cases)(
    '$name',
    async ({ bytes, length = bytes.length, path = uploads, end = 'finish', status, code }) => {
      const caller = await callRaw(gateway.port)
      await caller.send(
        uploadHead(path, gateway.key, length, end === 'finish' ? 'Connection: close\r\n' : ''),
      )
      await caller.send(bytes)
      if (end === 'leave') caller.leave()
      const answer = await caller.closed
      if (status !== null) {
        expect(answer.slice(0, 400)).toContain(`HTTP/1.1 ${status} `)
        expect(answer).toContain(`"code":"${code}"`)
      }
      await fake.quiet()
      expect(tickets()).toEqual([])
      await expectAllWell()
    },
  )
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
      await caller.send(uploadHead('/v1/tickets', gateway.key, bytes.length))
      const end = Math.floor(random() * (bytes.length - 1))
      for (let at = 0; at < end; at += 50_000)
        await caller.send(bytes.subarray(at, Math.min(at + 50_000, end)))
      caller.leave()
      await caller.closed
    }
    for (let round = 0; round < 10; round += 1) await Promise.all(Array.from({ length: 20 }, one))
    await fake.quiet()
    expect(tickets()).toEqual([])
    await expectAllWell()
    expect(fake.busy()).toBe(0)
  })
})
