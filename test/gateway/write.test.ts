import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { GatewayError } from '../../src/domain/problems.ts'
import { createWriter, type Write } from '../../src/gateway/write.ts'
import { selectel } from '../../src/providers/selectel/index.ts'
import { connectDesk } from '../support/desk.ts'
import { type OpenedStore, openInMemory } from '../support/stores.ts'
import { callerOf, draft, type Opened, openJournal, render } from './operations/bench.ts'

let opened: OpenedStore
let made: Opened
beforeAll(async () => {
  opened = await openInMemory()
  made = openJournal(opened.store)
})
afterAll(async () => {
  await made.journal.close()
  await opened.close()
})
let errors: object[] = []
beforeEach(() => {
  errors = []
})

/** No provider's answer is known to make an adapter fail in a way that nobody foresaw, so this one is made up. */
async function writeThat(perform: Write['perform']): Promise<unknown> {
  const write = createWriter(made.journal, () => Promise.reject(new Error('nothing was written yet')))
  const unused = 'https://desk.example'
  return write({
    asking: {
      caller: callerOf('billing'),
      signal: new AbortController().signal,
      log: { debug() {}, info() {}, warn() {}, error: (details) => void errors.push(details) },
      maxWaitMs: null,
      usage: { upstreamCalls: 0, waitMs: 0 },
    },
    desk: connectDesk(
      selectel,
      { token: 'token', baseUrl: unused, filesBaseUrl: unused },
      { connection: 'desk' },
    ),
    action: 'createTicket',
    key: null,
    route: 'POST /v1/tickets',
    path: '/v1/tickets',
    input: draft,
    files: { expected: false, passed: () => [], digests: async () => [] },
    target: { ticket: null, comment: null },
    perform,
    render,
    begun() {},
  }).catch((error: unknown) => error)
}

it('tells the operator, once, of a fault that came after the write was sent', async () => {
  const fault = new TypeError('a fault of ours')
  let id = ''
  const problem = await writeThat(async (call, operation) => {
    id = operation.id
    await call.beforeWrite?.()
    throw fault
  })
  expect(problem).toMatchObject({ code: 'outcome_unknown', details: { operation: `/v1/operations/${id}` } })
  expect(errors).toEqual([{ operation: id, err: fault }])
})

it('tells nothing of a failure that has a name', async () => {
  const problem = await writeThat(async (call) => {
    await call.beforeWrite?.()
    throw new GatewayError('upstream_error', { effect: 'unknown' })
  })
  expect(problem).toMatchObject({ code: 'outcome_unknown' })
  expect(errors).toEqual([])
})

it('leaves a fault before the write was sent to the answer, which is `internal_error` and logged there', async () => {
  const fault = new TypeError('a fault of ours')
  const problem = await writeThat(() => Promise.reject(fault))
  expect(problem).toMatchObject({ code: 'internal_error', cause: fault })
  expect(errors).toEqual([])
})
