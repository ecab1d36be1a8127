import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GatewayError } from '../../../src/domain/problems.ts'
import { startRedis } from '../../support/redis.ts'
import { type OpenedStore, openInFolder, openInMemory, openOnRedis } from '../../support/stores.ts'
import {
  admin,
  callerOf,
  created,
  type Opened,
  onTicket,
  openJournal,
  render,
  replay,
  run,
  running,
  writing,
} from './bench.ts'

const redis = await startRedis()
afterAll(() => redis?.stop())
const kinds: [string, () => Promise<OpenedStore>][] = [
  ['the embedded store', openInFolder],
  ['the store in memory', openInMemory],
]
if (redis !== null) kinds.push(['Redis', () => openOnRedis(redis)])

const lost = () => new GatewayError('outcome_unknown', { status: 504, effect: 'unknown' })
const caller = callerOf('billing')

describe.each(kinds)('the journal on %s', (_name, open) => {
  let opened: OpenedStore
  let made: Opened
  beforeEach(async () => {
    opened = await open()
    made = openJournal(opened.store)
  })
  afterEach(async () => {
    await made.journal.close()
    await opened.close()
  })
  const begin = (changes = {}) => made.journal.begin(writing({ key: 'k', ...changes }))
  const stateOf = async (id: string) => (await made.operations.get(caller, id)).state

  it('replays what succeeded, with the same status, body and address', async () => {
    const operation = await run(made)
    expect(operation.sent()).toBe(false)
    await operation.beforeSend()
    expect(operation.sent()).toBe(true)
    await operation.succeed(created)
    expect(await begin()).toEqual({
      kind: 'replay',
      operationId: operation.id,
      status: 201,
      body: created.body,
      location: created.location,
      problem: false,
    })
    expect(await made.operations.get(caller, operation.id)).toMatchObject({
      action: 'createTicket',
      connection: 'desk',
      state: 'succeeded',
      ticketId: 'desk:7',
      commentId: null,
      problem: null,
    })
  })

  it('lets one of many requests with the same key run; the others are told that it is under way', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => begin()))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) {
      if (result.status === 'fulfilled') continue
      expect(result.reason).toMatchObject({ code: 'idempotency_in_progress', status: 409 })
      expect(result.reason.details.retryAfterMs).toBeGreaterThan(0)
    }
  })

  it('runs every request without a key', async () => {
    const operations = [await run(made, writing()), await run(made, writing())]
    expect(new Set(operations.map(({ id }) => id)).size).toBe(2)
  })

  it('keeps the keys of callers apart', async () => {
    await begin()
    expect((await begin({ caller: 'other' })).kind).toBe('run')
  })

  it.each([
    ['body', { input: { subject: 'another' } }],
    ['path', { path: '/v1/tickets/desk:8' }],
    ['route', { route: 'PATCH /v1/tickets' }],
  ])('refuses a key that was used with another %s, while it runs and afterwards', async (_what, changes) => {
    const operation = await run(made)
    const reused = { code: 'idempotency_key_reused', status: 422 }
    await expect(begin(changes)).rejects.toMatchObject(reused)
    await operation.beforeSend()
    await operation.succeed(created)
    await expect(begin(changes)).rejects.toMatchObject(reused)
  })

  it('takes a body for the same whatever the order of its members', async () => {
    const operation = await run(made, writing({ key: 'k', input: { a: 1, b: { c: 2, d: [3] } } }))
    await operation.beforeSend()
    await operation.succeed(created)
    expect(replay(await begin({ input: { b: { d: [3], c: 2 }, a: 1 } })).operationId).toBe(operation.id)
  })

  it('replays a refusal of the provider as it was', async () => {
    const operation = await run(made)
    await operation.beforeSend()
    const refusal = new GatewayError('upstream_rejected', { effect: 'refused', detail: 'Subject too long' })
    expect(await operation.fail(refusal, render)).toBe(refusal)
    expect(replay(await begin())).toMatchObject({
      status: 422,
      problem: true,
      body: { code: 'upstream_rejected', detail: 'Subject too long' },
    })
    expect(await made.operations.get(caller, operation.id)).toMatchObject({
      state: 'failed',
      problem: { code: 'upstream_rejected' },
    })
  })

  it('forgets what never left, so that the same key runs, even with another body', async () => {
    const operation = await run(made)
    await operation.fail(new GatewayError('queue_full', { effect: 'nothing' }), render)
    await expect(made.operations.get(caller, operation.id)).rejects.toMatchObject({
      code: 'operation_not_found',
    })
    expect((await begin({ input: { subject: 'another' } })).kind).toBe('run')
  })

  it.each([
    new GatewayError('upstream_auth_failed', { effect: 'nothing' }),
    new GatewayError('upstream_rate_limited', { effect: 'nothing', retryAfterMs: 1000 }),
    new GatewayError('attachment_too_large', { effect: 'refused' }),
    new GatewayError('request_timeout', { effect: 'refused' }),
  ])('lets the key run again after $code, which proves that nothing was done', async (problem) => {
    const operation = await run(made)
    await operation.beforeSend()
    await operation.fail(problem, render)
    expect(await stateOf(operation.id)).toBe('failed')
    expect((await begin()).kind).toBe('run')
  })

  it.each([
    ['a lost answer', lost(), 504],
    ['a bug', new TypeError('undefined is not a function'), 502],
    ['a timeout', new GatewayError('upstream_timeout'), 504],
    ['an error that proves nothing', new GatewayError('upstream_error'), 502],
  ])('says outcome_unknown after %s, and holds the key', async (_what, error, status) => {
    made.desk.down = true
    const operation = await run(made)
    await operation.beforeSend()
    const problem = await operation.fail(error, render)
    expect(problem).toMatchObject({ code: 'outcome_unknown', status })
    expect(problem.details.operation).toBe(`/v1/operations/${operation.id}`)
    expect(await stateOf(operation.id)).toBe('unknown')
    expect(made.journal.unresolved()).toEqual(new Map([['desk', 1]]))
    const repeat = await begin().catch((reason: unknown) => reason)
    expect(repeat).toMatchObject({ code: 'outcome_unknown', status: 409 })
    expect(repeat).toHaveProperty('details.retryAfterMs', 5000)
    expect(repeat).toHaveProperty('details.operation', `/v1/operations/${operation.id}`)
  })

  it.each(['splitTicket', 'attachToComment', 'purchaseSupport'] as const)(
    'leaves a lost %s to a person, whose word decides',
    async (action) => {
      const request = onTicket(action, '7', { count: 3 })
      const operation = await run(made, request)
      await operation.beforeSend()
      await operation.fail(lost(), render)
      expect(await stateOf(operation.id)).toBe('needs_resolution')
      await expect(made.journal.begin(request)).rejects.toMatchObject({
        code: 'outcome_unknown',
        status: 409,
      })
      await made.operations.resolve(admin, operation.id, { outcome: 'created', ticketId: 'desk:8' })
      expect(await stateOf(operation.id)).toBe('succeeded')
      expect(replay(await made.journal.begin(request)).status).toBe(201)
      expect(made.journal.unresolved()).toEqual(new Map())
    },
  )

  it.each(['uploadFiles', 'impersonate'] as const)('counts a lost %s as not done', async (action) => {
    const request = writing({ action, key: 'k', keep: action !== 'impersonate' })
    const operation = await run(made, request)
    await operation.beforeSend()
    expect(await operation.fail(lost(), render)).toMatchObject({ code: 'outcome_unknown' })
    expect(await stateOf(operation.id)).toBe('not_created')
    const again = running(await made.journal.begin(request))
    expect(again.id).toBe(operation.id)
    await again.beforeSend()
    await again.succeed(created)
    expect(await stateOf(operation.id)).toBe('succeeded')
  })

  it('answers a create without a number with its operation, and finds the number later', async () => {
    const operation = await run(made)
    operation.note({ lastNumber: 100 })
    await operation.beforeSend()
    const number = made.desk.create({ subject: 'No answer', body: 'It does not answer.' })
    const view = await operation.accept()
    expect(view).toMatchObject({ id: operation.id, state: 'succeeded', ticketId: null })
    await expect
      .poll(async () => (await made.operations.get(caller, operation.id)).ticketId)
      .toBe(`desk:${number}`)
    expect(replay(await begin())).toMatchObject({ kind: 'read', status: 201, what: 'ticket', ticket: number })
  })

  it('runs a key again that a person called not created, under the same operation', async () => {
    made.desk.down = true
    const operation = await run(made)
    await operation.beforeSend()
    await operation.fail(lost(), render)
    await made.operations.resolve(admin, operation.id, { outcome: 'not_created' })
    const again = running(await begin())
    expect(again.id).toBe(operation.id)
    expect(again.sent()).toBe(false)
    // The first attempt's belated success must not pass for the second's.
    await operation.succeed(created)
    expect(await stateOf(operation.id)).toBe('running')
    await again.fail(new GatewayError('circuit_open', { effect: 'nothing' }), render)
    expect(await stateOf(operation.id)).toBe('not_created')
  })

  it('claims a ticket for one operation only', async () => {
    const [one, two] = [await run(made, writing()), await run(made, writing())]
    const claims = await Promise.all([one.claim('7'), two.claim('7')])
    expect(claims.filter(Boolean)).toHaveLength(1)
    await one.beforeSend()
    await one.succeed({ ...created, ticketId: 'desk:8' })
    expect(await two.claim('8')).toBe(false)
  })
})
