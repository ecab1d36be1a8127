import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { politeDesk } from '../support/fake-desk.ts'
import { type FakeGateway, selectelAt, startInFrontOf } from '../support/fake-gateway.ts'
import { type FakeUpstream, startFake } from '../support/fake-upstream.ts'
import { boundary, callRaw, type FormPart, formBytes, uploadHead } from '../support/raw-caller.ts'

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

const ticketPart: FormPart = {
  name: 'ticket',
  body: JSON.stringify({ connection: 'desk', subject: 'Subject', body: 'Body' }),
}
const filePart = (body: Buffer | string, filename = 'log.txt'): FormPart => ({
  name: 'files',
  filename,
  body,
})
const uploads = '/v1/connections/desk/uploads'
const large = Buffer.alloc(2_000_000, 'gateway')

interface Case {
  readonly name: string
  readonly path?: string
  /** The bytes of the body that are sent, of a body of `length`. */
  readonly bytes: Buffer
  readonly length?: number
  readonly end?: 'leave' | 'stall' | 'finish'
  readonly status: number | null
  readonly code?: string
}

const whole = formBytes([ticketPart, filePart(large)])
const cases: readonly Case[] = [
  {
    name: 'no boundary at its start',
    bytes: Buffer.from('something else'),
    status: 400,
    code: 'malformed_request',
  },
  { name: 'nothing in it', bytes: Buffer.alloc(0), status: 400, code: 'malformed_request' },
  {
    name: 'only the closing boundary',
    bytes: Buffer.from(`--${boundary}--\r\n`),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'no closing boundary',
    bytes: formBytes([filePart(large)], false),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'another boundary than it says',
    bytes: Buffer.from('--other\r\n\r\n--other--\r\n'),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'a text part among the files',
    bytes: formBytes([filePart('a'), { name: 'note', body: 'text' }]),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'a part with a head of 20 kB',
    bytes: Buffer.from(`--${boundary}\r\nx-long: ${'a'.repeat(20_000)}\r\n\r\n`),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'the file before the ticket',
    path: '/v1/tickets',
    bytes: formBytes([filePart('a'), ticketPart]),
    status: 400,
    code: 'fields_must_come_first',
  },
  {
    name: 'no ticket',
    path: '/v1/tickets',
    bytes: formBytes([filePart(large)]),
    status: 400,
    code: 'fields_must_come_first',
  },
  {
    name: 'a ticket that is no JSON',
    path: '/v1/tickets',
    bytes: formBytes([{ name: 'ticket', body: '{' }, filePart(large)]),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'a ticket without subject',
    path: '/v1/tickets',
    bytes: formBytes([{ name: 'ticket', body: '{"connection":"desk"}' }, filePart(large)]),
    status: 400,
    code: 'validation_failed',
  },
  {
    name: 'a ticket for another desk',
    path: '/v1/tickets',
    bytes: formBytes([
      { name: 'ticket', body: '{"connection":"none","subject":"a","body":"b"}' },
      filePart(large),
    ]),
    status: 404,
    code: 'connection_not_found',
  },
  {
    name: 'a file of more than 20 MB',
    bytes: formBytes([filePart(Buffer.alloc(20_000_001))]),
    status: 413,
    code: 'attachment_too_large',
  },
  {
    name: 'a second file that is too large',
    path: '/v1/tickets',
    bytes: formBytes([ticketPart, filePart('a'), filePart(Buffer.alloc(20_000_001))]),
    status: 413,
    code: 'attachment_too_large',
  },
  {
    name: 'a text part after a file, and a ticket',
    path: '/v1/tickets',
    bytes: formBytes([ticketPart, filePart(large), { name: 'note', body: 'text' }]),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'a caller who leaves before the body',
    bytes: Buffer.alloc(0),
    length: 1000,
    end: 'leave',
    status: null,
  },
  {
    name: 'a caller who leaves within the head of a part',
    bytes: whole.subarray(0, 60),
    length: whole.length,
    end: 'leave',
    path: '/v1/tickets',
    status: null,
  },
  {
    name: 'a caller who leaves within the ticket',
    bytes: whole.subarray(0, 150),
    length: whole.length,
    end: 'leave',
    path: '/v1/tickets',
    status: null,
  },
  {
    name: 'a caller who leaves within the file',
    bytes: whole.subarray(0, 1_000_000),
    length: whole.length,
    end: 'leave',
    path: '/v1/tickets',
    status: null,
  },
  {
    name: 'a caller who leaves before the last byte',
    bytes: whole.subarray(0, -3),
    length: whole.length,
    end: 'leave',
    path: '/v1/tickets',
    status: null,
  },
  {
    name: 'a caller who leaves within the second file',
    bytes: formBytes([ticketPart, filePart('first'), filePart(large)]).subarray(0, 900_000),
    length: 2_100_000,
    end: 'leave',
    path: '/v1/tickets',
    status: null,
  },
  {
    name: 'a caller who stops before the body',
    bytes: Buffer.alloc(0),
    length: 1000,
    end: 'stall',
    status: 408,
    code: 'request_timeout',
  },
  {
    name: 'a caller who stops within the ticket',
    bytes: whole.subarray(0, 150),
    length: whole.length,
    end: 'stall',
    path: '/v1/tickets',
    status: 408,
    code: 'request_timeout',
  },
  {
    name: 'a caller who stops within the file',
    bytes: whole.subarray(0, 1_000_000),
    length: whole.length,
    end: 'stall',
    path: '/v1/tickets',
    status: 408,
    code: 'request_timeout',
  },
  {
    name: 'a caller who stops before the last byte',
    bytes: formBytes([filePart(large)]).subarray(0, -3),
    length: formBytes([filePart(large)]).length,
    end: 'stall',
    status: 408,
    code: 'request_timeout',
  },
]

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
  const connection = await gateway.client.read<{
    lanes: Record<string, { running: number; waiting: number }>
  }>('/v1/connections/desk')
  for (const lane of Object.values(connection.lanes)) expect(lane).toMatchObject({ running: 0, waiting: 0 })
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
