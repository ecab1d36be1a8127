import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createWindow, forecast } from '../../src/upstream/window.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2030-01-01T00:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a sliding window', () => {
  it('lets a burst up to the limit start at once', () => {
    const window = createWindow(3, 60_000)
    expect([window.take(), window.take(), window.take()]).toEqual([0, 0, 0])
    expect(window.take()).toBeGreaterThanOrEqual(60_000)
    expect(window.starts()).toHaveLength(3)
  })

  it('never holds more than the limit in any minute, whenever callers come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 60 }),
        (limit, pauses) => {
          const window = createWindow(limit, 60_000)
          const starts: number[] = []
          for (const pause of pauses) {
            vi.advanceTimersByTime(pause)
            const wait = window.take()
            if (wait === 0) starts.push(Date.now())
          }
          for (const start of starts) {
            const held = starts.filter((other) => other >= start && other < start + 60_000).length
            expect(held).toBeLessThanOrEqual(limit)
          }
        },
      ),
    )
  })

  it('says when a start may be tried again, and is right', () => {
    const window = createWindow(2, 60_000)
    window.take()
    vi.advanceTimersByTime(20_000)
    window.take()
    const wait = Number(window.take())
    vi.advanceTimersByTime(wait - 1)
    expect(window.take()).toBe(1)
    vi.advanceTimersByTime(1)
    expect(window.take()).toBe(0)
  })

  it('takes a start back that never left', () => {
    const window = createWindow(1, 60_000)
    window.take()
    window.giveBack()
    expect(window.take()).toBe(0)
  })

  it('forecasts for those who wait behind others', () => {
    const now = Date.now()
    expect(forecast([now], 1, 60_000, 0, now)).toBe(now + 60_000)
    expect(forecast([now], 1, 60_000, 2, now)).toBe(now + 180_000)
    expect(forecast([now - 30_000, now], 2, 60_000, 0, now)).toBe(now + 30_000)
    expect(forecast([now - 30_000, now], 2, 60_000, 1, now)).toBe(now + 60_000)
    expect(forecast([], 2, 60_000, 1, now + 5000)).toBe(now + 5000)
  })
})
