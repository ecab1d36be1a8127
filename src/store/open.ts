import type { Log } from '../upstream/call.ts'
import { openEmbeddedStore, openMemoryStore } from './embedded.ts'
import { createRedisStore } from './redis.ts'
import { createRedisClient, keyPrefix } from './redis-client.ts'
import { createSharedWindows } from './redis-windows.ts'
import type { Store } from './store.ts'

export interface StoreOptions {
  /** redis://… or rediss://…; null: embedded. */
  readonly url: string | null
  /** Folder of the embedded store; null: in memory. */
  readonly path: string | null
}

/** A Redis may be away at the start; a folder that cannot be used is an error for the operator. */
export async function openStore({ url, path }: StoreOptions, log: Log): Promise<Store> {
  if (url === null) return path === null ? await openMemoryStore() : await openEmbeddedStore(path)
  let told = false
  const client = createRedisClient(url, (error) => {
    const details = { code: 'code' in error ? String(error.code) : error.name }
    if (told) log.debug(details, 'the store cannot be reached')
    else log.warn(details, 'the store cannot be reached')
    told = true
  })
  client.on('ready', () => {
    if (told) log.info({}, 'the store is back')
    told = false
  })
  return createRedisStore(client, keyPrefix)
}

/** Quota windows that all replicas share; without a shared store each process has its own. */
export function openQuotaWindows(
  { url, replicas }: Pick<StoreOptions, 'url'> & { replicas: number },
  log: Log,
) {
  if (url === null) return { windowOf: () => undefined, close: () => {} }
  const client = createRedisClient(url, (error) =>
    log.debug({ reason: error.name }, 'the quota windows are local'),
  )
  return {
    windowOf: createSharedWindows(client, keyPrefix, replicas).windowOf,
    close: () => client.disconnect(),
  }
}
