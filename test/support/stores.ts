import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbeddedStore, openMemoryStore } from '../../src/store/embedded.ts'
import { createRedisStore } from '../../src/store/redis.ts'
import { createRedisClient } from '../../src/store/redis-client.ts'
import type { Store } from '../../src/store/store.ts'
import type { TestRedis } from './redis.ts'

export interface OpenedStore {
  readonly store: Store
  close(): Promise<void>
}

export async function openInFolder(): Promise<OpenedStore> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'))
  const store = await openEmbeddedStore(folder)
  return {
    store,
    async close() {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function openInMemory(): Promise<OpenedStore> {
  const store = await openMemoryStore()
  return { store, close: () => store.close() }
}

let prefixes = 0

/** A replica; without a prefix, one that shares nothing with others. */
export async function openOnRedis(
  { url }: TestRedis,
  prefix = `{test-${process.pid}-${++prefixes}}:`,
): Promise<OpenedStore> {
  const store = createRedisStore(
    createRedisClient(url, () => {}),
    prefix,
  )
  await becomes(store, true)
  return { store, close: () => store.close() }
}

export function becomes(store: Store, healthy: boolean): Promise<void> {
  if (store.healthy() === healthy) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = store.onChange((now) => {
      if (now !== healthy) return
      stop()
      resolve()
    })
  })
}
