import type { Store } from '../../../src/store/store.ts'
import { bounded } from '../../../src/store/unavailable.ts'

/** A store that can be away, lose its memory, or answer only after its work was done, too late. */
export interface SwitchableStore extends Store {
  away: boolean
  /** The work is done, but its answer is lost. */
  deaf: boolean
  inner: Store
}

export function switchable(
  inner: Store,
  replica = inner.replica,
  alive: readonly string[] = [replica],
): SwitchableStore {
  const listeners = new Set<(healthy: boolean) => void>()
  function call<T>(work: (store: Store) => Promise<T>): Promise<T> {
    if (store.away) return bounded(Promise.reject(new Error('away')))
    const result = work(store.inner)
    return store.deaf ? bounded(result.then(() => Promise.reject(new Error('deaf')))) : result
  }
  const store: SwitchableStore = {
    away: false,
    deaf: false,
    inner,
    shared: true,
    replica,
    get: (id) => call((to) => to.get(id)),
    byKey: (key) => call((to) => to.byKey(key)),
    create: (entry) => call((to) => to.create(entry)),
    replace: (entry, claims) => call((to) => to.replace(entry, claims)),
    remove: (id, version) => call((to) => to.remove(id, version)),
    claim: (key, owner) => call((to) => to.claim(key, owner)),
    claimants: (keys) => call((to) => to.claimants(keys)),
    list: (query) => call((to) => to.list(query)),
    prune: (now) => call((to) => to.prune(now)),
    alive: () => call(async () => new Set([replica, ...alive])),
    healthy: () => !store.away && !store.deaf,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => store.inner.close(),
  }
  return store
}
