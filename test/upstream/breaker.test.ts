import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { GatewayError, type ProblemCode, type ProblemDetails } from '../../src/domain/problems.ts'
import { type Breaker, createBreaker } from '../../src/upstream/breaker.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const failing =
  (code: ProblemCode, details: ProblemDetails = {}) =>
  async () => {
    throw new GatewayError(code, details)
  }
const upstream = { status: 400, code: null, message: null }
const trouble = failing('upstream_error', { upstream: { ...upstream, status: 500 } })
const leaves = async () => {
  throw Object.assign(new Error('left'), { name: 'AbortError' })
}
const run = (breaker: Breaker, work: () => Promise<unknown>, isRead = true): Promise<string> =>
  breaker.run(isRead, work).then(
    () => 'ok',
    (error: unknown) => (error instanceof GatewayError ? error.code : 'aborted'),
  )

async function opened(probe?: () => Promise<unknown>): Promise<Breaker> {
  const breaker = createBreaker({ failures: 3, openMs: 1000 }, probe)
  for (let count = 0; count < 3; count += 1) await run(breaker, trouble)
  expect(breaker.state().state).toBe('open')
  return breaker
}

describe('a circuit', () => {
  it('opens after so many failures on end, and says until when', async () => {
    const breaker = await opened()
    expect(breaker.state().retryAt).toBe(new Date(Date.now() + 1000).toISOString())
    expect(await run(breaker, async () => 'never')).toBe('circuit_open')
    expect(() => breaker.check(false)).toThrow(GatewayError)
  })

  it.each([
    ['a refusal', failing('upstream_rejected', { upstream })],
    ['a 404', failing('ticket_not_found', { upstream })],
    ['a 429', failing('upstream_rate_limited', { upstream })],
    ['a refused token', failing('upstream_auth_failed', { upstream })],
    ['a caller who leaves', leaves],
    ['an unreadable answer', failing('upstream_invalid_response')],
    ['a broken file of the caller', failing('attachment_too_large', { effect: 'refused' })],
    ['an unreadable answer to a write', failing('outcome_unknown', { trouble: false })],
  ])('never counts %s', async (_name, work) => {
    const breaker = createBreaker({ failures: 2, openMs: 1000 })
    for (let count = 0; count < 10; count += 1) await run(breaker, work)
    expect(breaker.state().state).toBe('closed')
  })

  it.each([
    ['no connection', failing('upstream_unreachable', { effect: 'nothing' })],
    ['no answer in time', failing('upstream_timeout')],
    ['no answer to a write', failing('outcome_unknown', { trouble: true })],
  ])('counts %s', async (_name, work) => {
    const breaker = createBreaker({ failures: 2, openMs: 1000 })
    await run(breaker, work)
    await run(breaker, work, false)
    expect(breaker.state().state).toBe('open')
  })

  it('takes a readable refusal for a sign of life between failures', async () => {
    const breaker = createBreaker({ failures: 2, openMs: 1000 })
    for (let count = 0; count < 5; count += 1) {
      await run(breaker, trouble)
      await run(breaker, failing('upstream_rejected', { upstream }))
    }
    expect(breaker.state().state).toBe('closed')
  })
})

describe('a circuit that is due for a probe', () => {
  it('lets one read through, and nothing else meanwhile', async () => {
    const breaker = await opened()
    vi.advanceTimersByTime(1000)
    expect(breaker.state().state).toBe('half_open')
    let answer = (): void => undefined
    const probe = run(breaker, () => new Promise<void>((resolve) => (answer = resolve)))
    expect(await run(breaker, async () => 'second')).toBe('circuit_open')
    expect(await run(breaker, async () => 'write', false)).toBe('circuit_open')
    answer()
    expect(await probe).toBe('ok')
    expect(breaker.state().state).toBe('closed')
  })

  it('opens again when the probe fails', async () => {
    const breaker = await opened()
    vi.advanceTimersByTime(1000)
    expect(await run(breaker, trouble)).toBe('upstream_error')
    expect(breaker.state().state).toBe('open')
    vi.advanceTimersByTime(999)
    expect(await run(breaker, async () => 'early')).toBe('circuit_open')
  })

  it('learns nothing from a caller who leaves in the middle of the probe', async () => {
    const breaker = await opened()
    vi.advanceTimersByTime(1000)
    expect(await run(breaker, leaves)).toBe('aborted')
    expect(breaker.state().state).toBe('half_open')
    expect(await run(breaker, async () => 'write', false)).toBe('circuit_open')
    expect(await run(breaker, async () => 'next probe')).toBe('ok')
    expect(breaker.state().state).toBe('closed')
  })

  it('asks for a read of its own where only writes come, one at a time', async () => {
    let asked = 0
    const breaker = await opened(async () => {
      asked += 1
      await breaker.run(true, async () => 'alive')
    })
    expect(await run(breaker, async () => 'write', false)).toBe('circuit_open')
    expect(asked).toBe(0)
    vi.advanceTimersByTime(1000)
    const refused = await Promise.all([1, 2, 3].map(() => run(breaker, async () => 'write', false)))
    expect(refused).toEqual(['circuit_open', 'circuit_open', 'circuit_open'])
    expect(asked).toBe(1)
    await vi.waitFor(() => expect(breaker.state().state).toBe('closed'))
    expect(await run(breaker, async () => 'write', false)).toBe('ok')
  })
})
