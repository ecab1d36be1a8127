import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { GatewayError } from '../../src/domain/problems.ts'
import type { Call } from '../../src/upstream/call.ts'
import { createLane, type LaneGate, type LaneLimits } from '../../src/upstream/limiter.ts'
import { laneCall } from '../support/lane-call.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2030-01-01T00:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const perMinute = (limit: number, more: Partial<LaneLimits> = {}): LaneGate =>
  createLane('create', {
    limit,
    intervalMs: 60_000,
    concurrency: null,
    queue: 100,
    maxWaitMs: 30_000,
    ...more,
  })
const patient = (): Call => laneCall({ maxWaitMs: 600_000 })

/** Runs work that notes when it started. */
function starter(lane: LaneGate) {
  const starts: number[] = []
  const begin = Date.now()
  const run = (call: Call): Promise<unknown> => lane.run(call, async () => starts.push(Date.now() - begin))
  return { starts, run }
}

async function refusal(promise: Promise<unknown>): Promise<GatewayError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof GatewayError ? error : expect.fail(`not refused: ${error}`)
}

describe('a lane with a quota', () => {
  it('starts one, and refuses at once who would wait longer than allowed', async () => {
    const { starts, run } = starter(perMinute(1))
    await run(laneCall())
    vi.advanceTimersByTime(10_000)
    for (let number = 0; number < 4; number += 1) {
      const error = await refusal(run(laneCall()))
      expect(error.code).toBe('queue_full')
      expect(error.details).toMatchObject({ retryAfterMs: 50_000, effect: 'nothing' })
    }
    expect(starts).toEqual([0])
    vi.advanceTimersByTime(25_000)
    const waiting = run(laneCall())
    await vi.advanceTimersByTimeAsync(26_000)
    await waiting
    expect(starts).toHaveLength(2)
    expect(starts[1]).toBeGreaterThanOrEqual(60_000)
  })

  it('counts those who wait in what it expects', async () => {
    const { starts, run } = starter(perMinute(1))
    await run(patient())
    const waiting = [run(patient()), run(patient())]
    await vi.advanceTimersByTimeAsync(0)
    const error = await refusal(run(laneCall({ maxWaitMs: 150_000 })))
    expect(error.details.retryAfterMs).toBe(180_000)
    await vi.advanceTimersByTimeAsync(125_000)
    await Promise.all(waiting)
    expect(starts).toHaveLength(3)
    const [, second = 0, third = 0] = starts
    expect(third - second).toBeGreaterThanOrEqual(60_000)
  })

  it('never lets more than the limit start in any minute, however many wait', async () => {
    const { starts, run } = starter(perMinute(5))
    const all = Array.from({ length: 23 }, () => run(patient()))
    await vi.advanceTimersByTimeAsync(300_000)
    await Promise.all(all)
    expect(starts).toHaveLength(23)
    starts.forEach((start, index) => {
      const before = starts[index - 5]
      if (before !== undefined) expect(start - before).toBeGreaterThanOrEqual(60_000)
    })
    expect(starts.slice(0, 5)).toEqual([0, 0, 0, 0, 0])
  })

  it('loses a caller who leaves, whose work never starts', async () => {
    const { starts, run } = starter(perMinute(1))
    await run(patient())
    const leaving = new AbortController()
    const left = run(laneCall({ signal: leaving.signal, maxWaitMs: 600_000 }))
    const next = run(patient())
    await vi.advanceTimersByTimeAsync(1000)
    leaving.abort(new Error('left'))
    await expect(left).rejects.toThrow('left')
    await vi.advanceTimersByTimeAsync(62_000)
    await next
    expect(starts).toHaveLength(2)
    expect(starts[1]).toBeLessThan(62_000)
  })

  it('keeps a place that was admitted, and gives it back when it is not used', async () => {
    const lane = perMinute(1)
    const call = laneCall()
    const release = await lane.admit(call)
    expect((await refusal(lane.run(laneCall(), async () => 1))).code).toBe('queue_full')
    expect(await lane.run(call, async () => 'mine')).toBe('mine')
    release()
    vi.advanceTimersByTime(61_000)
    const unused = await lane.admit(laneCall())
    unused()
    expect(await lane.run(laneCall(), async () => 'next')).toBe('next')
  })

  it('refuses more than its queue holds', async () => {
    const lane = perMinute(1, { queue: 1 })
    const { run } = starter(lane)
    await run(patient())
    const waiting = run(patient())
    await vi.advanceTimersByTimeAsync(0)
    expect((await refusal(run(patient()))).code).toBe('queue_full')
    await vi.advanceTimersByTimeAsync(61_000)
    await waiting
  })

  it('pauses when the provider asks for it, and says so', async () => {
    const lane = perMinute(10)
    lane.pause(20_000)
    expect(lane.state().pausedUntil).toBe('2030-01-01T00:00:20.000Z')
    const { starts, run } = starter(lane)
    expect((await refusal(run(laneCall({ maxWaitMs: 5000 })))).details.retryAfterMs).toBe(20_000)
    const waiting = run(laneCall())
    await vi.advanceTimersByTimeAsync(21_000)
    await waiting
    expect(starts).toHaveLength(1)
    expect(starts[0]).toBeGreaterThanOrEqual(20_000)
    expect(lane.state().pausedUntil).toBeNull()
  })

  it('tells what is left and when there is more', async () => {
    const lane = perMinute(2)
    expect(lane.quota().remaining).toBe(2)
    await lane.run(laneCall(), async () => {})
    vi.advanceTimersByTime(15_000)
    expect(lane.quota()).toEqual({ remaining: 1, resetMs: 45_000 })
    await lane.run(laneCall(), async () => {})
    expect(lane.quota()).toEqual({ remaining: 0, resetMs: 45_000 })
    expect(lane.state()).toMatchObject({ limit: 2, remaining: 0, nextFreeAt: '2030-01-01T00:01:00.000Z' })
  })

  it('gives a start back when the call never left this machine', async () => {
    const lane = perMinute(1)
    const unreachable = new GatewayError('upstream_unreachable', { effect: 'nothing' })
    await refusal(lane.run(laneCall(), () => Promise.reject(unreachable)))
    expect(await lane.run(laneCall(), async () => 'again')).toBe('again')
  })
})

describe('a lane without a quota', () => {
  it('lets everything start at once', async () => {
    const { starts, run } = starter(perMinute(1, { limit: null }))
    await Promise.all(Array.from({ length: 500 }, () => run(laneCall())))
    expect(starts).toHaveLength(500)
    expect(new Set(starts)).toEqual(new Set([0]))
  })

  it('keeps to its concurrency', async () => {
    const lane = perMinute(1, { limit: null, concurrency: 2 })
    let running = 0
    let most = 0
    const work = async (): Promise<void> => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 100))
      running -= 1
    }
    const all = Array.from({ length: 6 }, () => lane.run(laneCall(), work))
    await vi.advanceTimersByTimeAsync(1000)
    await Promise.all(all)
    expect(most).toBe(2)
  })
})
