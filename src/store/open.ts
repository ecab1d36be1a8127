import type { Log } from '../upstream/call.ts'
import { openEmbeddedStore, openMemoryStore } from './embedded.ts'
import type { Store } from './store.ts'

export interface StoreOptions {
  /** redis://… or rediss://…; null: embedded. */
  readonly url: string | null
  /** Folder of the embedded store; null: in memory. */
  readonly path: string | null
}

/** A Redis may be away at the start; a folder that cannot be used is an error for the operator. */
export async function openStore({ url, path }: StoreOptions, log: Log): Promise<Store> {
  if (url !== null) return (await redis()).openRedisStore(url, log)
  return path === null ? await openMemoryStore() : await openEmbeddedStore(path)
}

/** Quota windows that all replicas share; without a shared store each process has its own. */
export async function openQuotaWindows(
  { url, replicas }: Pick<StoreOptions, 'url'> & { replicas: number },
  log: Log,
) {
  if (url !== null) return (await redis()).openSharedWindows(url, replicas, log)
  return { windowOf: () => undefined, close: () => {} }
}

/** Loaded where it is used: its client takes a twentieth of the start. */
const redis = () => import('./open-redis.ts')
