import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/store/new-id.ts'
import { createRedisStore } from '../../src/store/redis.ts'
import { createRedisClient } from '../../src/store/redis-client.ts'
import type { Entry } from '../../src/store/store.ts'
import { startRedis } from '../support/redis.ts'
import { becomes, openOnRedis } from '../support/stores.ts'

const redis = await startRedis()
afterAll(() => redis?.stop())

function entry(key: string | null = null): Entry {
  const id = newId(Date.now())
  return { id, version: 1, caller: 'c', connection: 'd', state: 'running', key, expiresAt: null, content: {} }
}

describe.skipIf(redis === null)('replicas on one Redis', () => {
  it('see each other’s entries, and only one of them gets a key', async () => {
    if (redis === null) return
    const one = await openOnRedis(redis, '{shared}:')
    const two = await openOnRedis(redis, '{shared}:')
    const mine = entry('key')
    const results = await Promise.all([one.store.create(mine), two.store.create(entry('key'))])
    expect(results.filter(({ created }) => created)).toHaveLength(1)
    expect(await one.store.byKey('key')).toEqual(await two.store.byKey('key'))
    expect(await two.store.alive([one.store.replica])).toContain(one.store.replica)
    await one.close()
    await two.close()
  })
})

describe.skipIf(redis === null || redis.control === null)('a Redis that is away', () => {
  const control = redis?.control ?? null
  const url = redis?.url ?? ''
  beforeAll(async () => {
    await control?.kill()
  })

  it('does not keep the store from starting; it serves within five seconds of its return', async () => {
    if (redis === null || control === null) return
    const store = createRedisStore(
      createRedisClient(url, () => {}),
      '{late}:',
    )
    expect(store.healthy()).toBe(false)
    await expect(store.create(entry())).rejects.toMatchObject({ code: 'store_unavailable' })
    await control.start()
    const began = performance.now()
    await becomes(store, true)
    expect(performance.now() - began).toBeLessThan(5000)
    expect(await store.create(entry())).toEqual({ created: true })
    await store.close()
  })

  it('that was restarted empty is used again, scripts and all', async () => {
    if (redis === null || control === null) return
    const { store, close } = await openOnRedis(redis)
    const one = entry('k')
    await store.create(one)
    const lost = becomes(store, false)
    await control.kill()
    await lost
    await expect(store.get(one.id)).rejects.toMatchObject({ code: 'store_unavailable' })
    await control.start()
    await becomes(store, true)
    expect(await store.get(one.id)).toBeNull()
    expect(await store.create(one)).toEqual({ created: true })
    await close()
  })

  it('that hangs fails every call within about a second, queues nothing, and is used again', async () => {
    if (redis === null || control === null) return
    const { store, close } = await openOnRedis(redis)
    control.pause()
    const began = performance.now()
    const calls = Array.from({ length: 200 }, () => store.create(entry()))
    const results = await Promise.allSettled(calls)
    expect(performance.now() - began).toBeLessThan(4000)
    expect(results.every(({ status }) => status === 'rejected')).toBe(true)
    await becomes(store, false)
    control.resume()
    const resumed = performance.now()
    await becomes(store, true)
    expect(performance.now() - resumed).toBeLessThan(5000)
    expect(await store.create(entry())).toEqual({ created: true })
    await close()
  })

  it('tells a replica’s death only after its lease and some grace', async () => {
    if (redis === null) return
    const one = await openOnRedis(redis, '{lease}:')
    const two = await openOnRedis(redis, '{lease}:')
    await one.close()
    const asked = performance.now()
    expect(await two.store.alive([one.store.replica])).toContain(one.store.replica)
    await expect
      .poll(async () => (await two.store.alive([one.store.replica])).has(one.store.replica), {
        timeout: 10_000,
        interval: 200,
      })
      .toBe(false)
    expect(performance.now() - asked).toBeGreaterThan(4900)
    await two.close()
  })
})
