import { type Change, createCommitter, type Read } from './committer.ts'
import { parseEntry } from './entry.ts'
import {
  claimChanges,
  claimKey,
  entryChanges,
  expiredBy,
  indexPrefix,
  matches,
  ofExpiry,
  recordKey,
  uniqueKey,
} from './level-keys.ts'
import { type Created, claimLifeMs, type Entry, type EntryQuery, type Store } from './store.ts'
import { bounded } from './unavailable.ts'

export interface Range {
  readonly gt: string
  readonly lt: string
  readonly reverse?: boolean
  readonly limit?: number
}

/** An ordered key-value store in this process. */
export interface Level {
  read: Read
  /** Keys of the range, in order or backwards. */
  keys(range: Range): AsyncIterable<string>
  commit(changes: readonly Change[], durable: boolean): Promise<void>
  /** Closes and opens again: LevelDB takes no write after a failed one. */
  reopen(): Promise<void>
  close(): Promise<void>
}

const probeMs = 1000
const pruneSize = 500

/** The store of a single process. */
export function createLevelStore(level: Level, replica: string): Store {
  const listeners = new Set<(healthy: boolean) => void>()
  let healthy = true
  let closed = false
  let probe: NodeJS.Timeout | null = null

  function observe(failure: unknown): void {
    const now = failure === null
    if (!now && !closed) probe ??= setTimeout(recover, probeMs).unref()
    if (now === healthy) return
    healthy = now
    for (const listener of listeners) listener(healthy)
  }
  const committer = createCommitter(level.read, level.commit, observe)

  async function recover(): Promise<void> {
    probe = null
    try {
      await committer.idle()
      await level.reopen()
      await level.commit([{ type: 'put', key: 'probe', value: '' }], true)
      observe(null)
    } catch (error) {
      observe(error)
    }
  }

  function readEntry(read: Read, id: string | undefined): Entry | null {
    const text = id === undefined ? undefined : read(recordKey(id))
    return text === undefined ? null : parseEntry(text)
  }

  /** The claims that nobody has yet. */
  function newClaims(read: Read, keys: readonly string[], owner: string): Change[] {
    const expiresAt = Date.now() + claimLifeMs
    return keys
      .filter((key) => read(claimKey(key)) === undefined)
      .flatMap((key) => claimChanges(key, owner, expiresAt))
  }

  async function pruneSome(now: number): Promise<number> {
    const keys: string[] = []
    for await (const key of level.keys({ ...expiredBy(now), limit: pruneSize })) keys.push(key)
    if (keys.length === 0) return 0
    return await committer.run((read) => {
      const changes = keys.flatMap((key): Change[] => {
        const of = ofExpiry(key)
        const entry = of.startsWith('r/') ? readEntry(read, of.slice(2)) : null
        const forgotten: Change[] = of.startsWith('r/')
          ? entryChanges(entry, null)
          : [{ type: 'del', key: of }]
        return [...forgotten, { type: 'del', key }]
      })
      return { result: keys.length, changes, durable: false }
    })
  }

  async function listEntries(query: EntryQuery): Promise<Entry[]> {
    const prefix = indexPrefix(query)
    const found: Entry[] = []
    const range = { gt: prefix, lt: `${prefix}${query.before ?? '~'}`, reverse: true }
    for await (const key of level.keys(range)) {
      const entry = readEntry(level.read, key.slice(prefix.length))
      if (entry !== null && matches(entry, query)) found.push(entry)
      if (found.length >= query.limit) break
    }
    return found
  }

  return {
    shared: false,
    replica,
    get: (id) => bounded(Promise.resolve().then(() => readEntry(level.read, id))),
    byKey: (key) => bounded(Promise.resolve().then(() => readEntry(level.read, level.read(uniqueKey(key))))),
    create: (entry) =>
      committer.run<Created>((read) => {
        const taken = entry.key === null ? undefined : read(uniqueKey(entry.key))
        const existing = readEntry(read, taken) ?? readEntry(read, entry.id)
        if (existing !== null) return { result: { created: false, existing }, changes: [], durable: false }
        return { result: { created: true }, changes: entryChanges(null, entry), durable: false }
      }),
    replace: (entry, claims = []) =>
      committer.run((read) => {
        const current = readEntry(read, entry.id)
        if (current === null || current.version !== entry.version - 1) {
          return { result: false, changes: [], durable: false }
        }
        const changes = [...entryChanges(current, entry), ...newClaims(read, claims, entry.id)]
        return { result: true, changes, durable: true }
      }),
    remove: (id, version) =>
      committer.run((read) => {
        const current = readEntry(read, id)
        if (current?.version !== version) return { result: false, changes: [], durable: false }
        return { result: true, changes: entryChanges(current, null), durable: true }
      }),
    claim: (key, owner) =>
      committer.run((read) => ({
        result: (read(claimKey(key)) ?? owner) === owner,
        changes: newClaims(read, [key], owner),
        durable: true,
      })),
    claimants: (keys) =>
      bounded(Promise.resolve().then(() => keys.map((key) => level.read(claimKey(key)) ?? null))),
    list: (query) => bounded(listEntries(query)),
    async prune(now) {
      let pruned = 0
      for (;;) {
        const some = await bounded(pruneSome(now))
        pruned += some
        if (some < pruneSize) return pruned
      }
    },
    alive: async (replicas) => new Set(replicas.filter((one) => one === replica)),
    healthy: () => healthy,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      closed = true
      if (probe !== null) clearTimeout(probe)
      await committer.idle()
      await level.close()
    },
  }
}
