import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer, ProblemBody } from '../support/client.ts'
import { politeDesk } from '../support/fake-desk.ts'
import { type FakeGateway, selectelAt, startInFrontOf } from '../support/fake-gateway.ts'
import { type FakeUpstream, startFake } from '../support/fake-upstream.ts'
import { faults } from './broken-answers.ts'
import { startClock } from './clock.ts'
import { leak, type Outcome } from './fault.ts'

const totalMs = 1500
let fake: FakeUpstream
let gateway: FakeGateway
const rejections: unknown[] = []
const remember = (reason: unknown) => void rejections.push(reason)

beforeAll(async () => {
  process.on('unhandledRejection', remember)
  fake = await startFake(politeDesk)
  const timeouts = { connectMs: 500, headersMs: 800, bodyMs: 800, totalMs }
  // Two connections: the settler of lost writes reads, too, and would take the one seat.
  const connection = selectelAt(fake.origin, { timeouts })
  gateway = await startInFrontOf({ desk: connection, reading: connection }, { paceWindowMs: 600 })
})
afterAll(async () => {
  await gateway.close()
  await fake.close()
  process.off('unhandledRejection', remember)
  expect(rejections).toEqual([])
})

/** The large one does not fit into the buffers of a socket that nobody reads. */
const file = new Blob([Buffer.alloc(200_000, 'gateway')])
const largeFile = new Blob([Buffer.alloc(16 * 1024 * 1024, 'gateway')])

function form(content: Blob): FormData {
  const body = new FormData()
  body.append('files', content, 'log.txt')
  return body
}

const calls = {
  read: () => gateway.client.ask<ProblemBody>('GET', '/v1/tickets/reading:7'),
  create: () =>
    gateway.client.ask<ProblemBody>('POST', '/v1/tickets', {
      body: { connection: 'desk', subject: 'Subject', body: 'Body' },
    }),
  upload: (content = file) =>
    gateway.client.ask<ProblemBody>('POST', '/v1/connections/desk/uploads', { body: form(content) }),
} as const
const kinds = ['read', 'create', 'upload'] as const
const requests = {
  read: 'GET /support/tickets/7',
  create: 'POST /support/tickets',
  upload: 'POST /files/public/files',
} as const

function expectOutcome(answer: Answer<ProblemBody>, outcome: Outcome): void {
  expect(answer.text).not.toContain(leak)
  expect(JSON.stringify([...answer.headers])).not.toContain(leak)
  expect(answer.status, answer.text).not.toBe(500)
  if (typeof outcome === 'number') {
    expect(answer.status, answer.text).toBe(outcome)
    return
  }
  const told = `${answer.body.code} ${answer.status}`
  const expected = typeof outcome === 'string' ? [outcome] : outcome
  expect(
    expected.some((code) => told.startsWith(code)),
    `${told} is not ${expected}: ${answer.text}`,
  ).toBe(true)
}

/** The settler looks at the desk, too, after a write that was lost: only the call's own requests count. */
function sent(kind: (typeof kinds)[number]): number {
  return fake.received.filter(({ method, path }) => `${method} ${path}` === requests[kind]).length
}

describe.each(faults)('a provider that $name', (fault) => {
  it.each(kinds)('ends a %s with its problem, in time, and leaves nothing behind', async (kind) => {
    fake.received.length = 0
    fake.behave(fault.behaviour)
    const clock = startClock()
    const answer = await (fault.large === true && kind === 'upload' ? calls.upload(largeFile) : calls[kind]())
    const took = clock()
    fake.behave(null)
    expectOutcome(answer, fault[kind])
    // The pace of an upload is measured before its deadline begins.
    expect(took).toBeLessThan(totalMs + 250 + (kind === 'upload' ? 1300 : 0))
    expect(sent(kind)).toBeLessThanOrEqual(kind === 'read' ? 3 : 1)
    expect(fake.received.filter(({ path }) => path.includes('stolen'))).toEqual([])
    // One seat in each lane: the next call comes through only if it is free again.
    expectOutcome(await calls[kind](), kind === 'read' ? 200 : 201)
    await fake.quiet()
  })
})
