import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Connection } from '../../src/domain/capability.ts'
import type { ProblemBody } from '../support/client.ts'
import { politeDesk } from '../support/fake-desk.ts'
import { type FakeGateway, selectelAt, startInFrontOf } from '../support/fake-gateway.ts'
import { type FakeUpstream, startFake } from '../support/fake-upstream.ts'

const openMs = 1500
let fake: FakeUpstream
let gateway: FakeGateway
beforeEach(async () => {
  fake = await startFake(politeDesk)
  const timeouts = { connectMs: 1000, headersMs: 2000, bodyMs: 2000, totalMs: 3000 }
  const desk = selectelAt(fake.origin, { timeouts, breaker: { failures: 3, openMs } })
  const limits = { create: { limit: 5, intervalMs: 600_000 } }
  gateway = await startInFrontOf({ desk: { ...desk, limits }, other: desk })
})
afterEach(async () => {
  await gateway.close()
  await fake.close()
})

const read = () => gateway.client.ask<ProblemBody>('GET', '/v1/tickets/desk:7')
const create = () =>
  gateway.client.ask<ProblemBody>('POST', '/v1/tickets', {
    body: { connection: 'desk', subject: 'Subject', body: 'Body' },
  })
const comment = () =>
  gateway.client.ask<ProblemBody>('POST', '/v1/tickets/desk:7/comments', { body: { body: 'Body' } })
const connection = () => gateway.client.read<Connection>('/v1/connections/desk')
const fail = () => fake.behave(({ answer }) => answer(500, '{}'))
const due = () => new Promise((resolve) => setTimeout(resolve, openMs))

async function open(): Promise<void> {
  fail()
  for (let count = 0; count < 3; count += 1) expect((await read()).body.code).toBe('upstream_error')
  expect((await connection()).circuit.state).toBe('open')
  fake.behave(null)
}

it('refuses everything at once while it is open, with the time when it will not, and takes no quota for it', async () => {
  await open()
  const before = fake.received.length
  for (const call of [read, create, comment]) {
    const answer = await call()
    expect(answer.status).toBe(503)
    expect(answer.body.code).toBe('circuit_open')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  }
  expect(fake.received.length).toBe(before)
  expect((await connection()).lanes.create.remaining).toBe(5)
  // The other connection to the same provider is another account: it has a circuit of its own.
  expect((await gateway.client.ask('GET', '/v1/tickets/other:7')).status).toBe(200)
})

it('closes with the first read that works', async () => {
  await open()
  await due()
  expect((await read()).status).toBe(200)
  expect((await create()).status).toBe(201)
  expect((await connection()).circuit.state).toBe('closed')
})

it('never probes with a write, and heals all the same where only writes come', async () => {
  await open()
  await due()
  const before = fake.received.length
  expect((await create()).body.code).toBe('circuit_open')
  await vi.waitFor(async () => expect((await connection()).circuit.state).toBe('closed'))
  expect(fake.received.slice(before).map(({ method }) => method)).toEqual(['GET'])
  expect((await create()).status).toBe(201)
})

it('is not opened by refusals, 429 and callers who leave', async () => {
  for (const status of [400, 401, 403, 404, 409, 422]) {
    fake.behave(({ answer }) => answer(status, '{}'))
    for (let count = 0; count < 4; count += 1) await read()
  }
  fake.behave(() => undefined)
  for (let count = 0; count < 5; count += 1) {
    const leaving = new AbortController()
    const left = gateway.client
      .ask('GET', '/v1/tickets/desk:7', { signal: leaving.signal })
      .catch(() => undefined)
    setTimeout(() => leaving.abort(), 100)
    await left
  }
  fake.behave(null)
  await fake.quiet()
  expect((await connection()).circuit.state).toBe('closed')
  expect((await read()).status).toBe(200)
})

it('counts calls, not their repeats, and does not hide what the call itself has met', async () => {
  fake.behave(({ answer }) => answer(503, ''))
  const codes: string[] = []
  for (let count = 0; count < 4; count += 1) codes.push((await read()).body.code)
  expect(codes).toEqual(['upstream_error', 'upstream_error', 'upstream_error', 'circuit_open'])
})
