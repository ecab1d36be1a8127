import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../src/store/new-id.ts'
import type { Entry, Store } from '../../src/store/store.ts'
import { startRedis } from '../support/redis.ts'
import { type OpenedStore, openInFolder, openInMemory, openOnRedis } from '../support/stores.ts'

const redis = await startRedis()
afterAll(() => redis?.stop())

const kinds: [string, () => Promise<OpenedStore>][] = [
  ['the embedded store', openInFolder],
  ['the store in memory', openInMemory],
]
if (redis !== null) kinds.push(['Redis', () => openOnRedis(redis)])

let clock = 1_700_000_000_000

function entry(changes: Partial<Entry> = {}): Entry {
  clock += 1
  return {
    id: newId(clock),
    version: 1,
    caller: 'billing',
    connection: 'desk',
    state: 'running',
    key: null,
    expiresAt: null,
    content: { text: 'Grüße\u2028"', list: [], none: null },
    ...changes,
  }
}

describe.each(kinds)('%s', (_name, open) => {
  let opened: OpenedStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.close())

  it('gives back what it was given', async () => {
    const first = entry({ key: 'k', expiresAt: 5 })
    expect(await store.create(first)).toEqual({ created: true })
    expect(await store.get(first.id)).toEqual(first)
    expect(await store.byKey('k')).toEqual(first)
    expect(await store.get(newId(clock))).toBeNull()
    expect(await store.byKey('other')).toBeNull()
  })

  it('lets one of many creations with the same key win', async () => {
    const entries = Array.from({ length: 20 }, () => entry({ key: 'same' }))
    const results = await Promise.all(entries.map((one) => store.create(one)))
    const winners = results.filter(({ created }) => created)
    expect(winners).toHaveLength(1)
    const there = await store.byKey('same')
    for (const result of results) if (!result.created) expect(result.existing).toEqual(there)
  })

  it('replaces only the version that was seen', async () => {
    const first = entry()
    await store.create(first)
    const attempts = Array.from({ length: 10 }, (_, at) => ({ ...first, version: 2, content: at }))
    const replaced = await Promise.all(attempts.map((one) => store.replace(one)))
    expect(replaced.filter(Boolean)).toHaveLength(1)
    expect(await store.replace({ ...first, version: 4 })).toBe(false)
    expect(await store.replace(entry({ version: 2 }))).toBe(false)
    expect((await store.get(first.id))?.version).toBe(2)
  })

  it('moves an entry between lists when it changes', async () => {
    const first = entry()
    await store.create(first)
    await store.replace({ ...first, version: 2, state: 'done' })
    expect(await store.list({ state: 'running', limit: 10 })).toEqual([])
    expect(await store.list({ state: 'done', limit: 10 })).toMatchObject([{ id: first.id }])
  })

  it('frees a key that an entry gives up', async () => {
    const first = entry({ key: 'k' })
    await store.create(first)
    await store.replace({ ...first, version: 2, key: null })
    expect(await store.byKey('k')).toBeNull()
    expect(await store.create(entry({ key: 'k' }))).toEqual({ created: true })
  })

  it('removes only the version that was seen, with its key', async () => {
    const first = entry({ key: 'k' })
    await store.create(first)
    expect(await store.remove(first.id, 2)).toBe(false)
    expect(await store.remove(first.id, 1)).toBe(true)
    expect(await store.remove(first.id, 1)).toBe(false)
    expect(await store.get(first.id)).toBeNull()
    expect(await store.byKey('k')).toBeNull()
    expect(await store.list({ limit: 10 })).toEqual([])
  })

  it('lists newest first, by every filter, page by page', async () => {
    const entries = Array.from({ length: 30 }, (_, at) =>
      entry({ caller: at % 2 === 0 ? 'a/b' : 'c', connection: `desk-${at % 3}`, state: `s${at % 5}` }),
    )
    for (const one of entries) await store.create(one)
    const newestFirst = entries.toReversed()
    expect(await store.list({ limit: 100 })).toEqual(newestFirst)
    expect(await store.list({ limit: 4 })).toEqual(newestFirst.slice(0, 4))
    for (const query of [
      { caller: 'a/b' },
      { connection: 'desk-1' },
      { state: 's2' },
      { caller: 'c', connection: 'desk-2', state: 's0' },
    ]) {
      const wanted = newestFirst.filter((one) =>
        Object.entries(query).every(([name, value]) =>
          Object.entries(one).some(([n, v]) => n === name && v === value),
        ),
      )
      expect(wanted.length).toBeGreaterThan(0)
      expect(await store.list({ ...query, limit: 100 })).toEqual(wanted)
    }
    const before = newestFirst[9]?.id ?? ''
    expect(await store.list({ before, limit: 5 })).toEqual(newestFirst.slice(10, 15))
  })

  it('gives a claim to one owner, who may ask again', async () => {
    const answers = await Promise.all(['a', 'b', 'c'].map((owner) => store.claim('desk:1', owner)))
    expect(answers.filter(Boolean)).toHaveLength(1)
    const [owner = null] = await store.claimants(['desk:1'])
    expect(await store.claim('desk:1', owner ?? '')).toBe(true)
    expect(await store.claimants(['desk:2', 'desk:1'])).toEqual([null, owner])
    expect(await store.claimants([])).toEqual([])
  })

  it('claims together with a change, and never takes a claim away', async () => {
    const first = entry()
    await store.create(first)
    await store.claim('desk:7', 'other')
    expect(await store.replace({ ...first, version: 2 }, ['desk:7', 'desk:8'])).toBe(true)
    expect(await store.claimants(['desk:7', 'desk:8'])).toEqual(['other', first.id])
    expect(await store.replace({ ...first, version: 2 }, ['desk:9'])).toBe(false)
    expect(await store.claimants(['desk:9'])).toEqual([null])
  })

  it('forgets what has expired, and only that', async () => {
    const old = entry({ key: 'old', expiresAt: 1000 })
    const young = entry({ expiresAt: 3000 })
    const lasting = entry()
    for (const one of [old, young, lasting]) await store.create(one)
    expect(await store.prune(2000)).toBe(1)
    expect(await store.get(old.id)).toBeNull()
    expect(await store.byKey('old')).toBeNull()
    expect(await store.list({ limit: 10 })).toEqual([lasting, young])
    await store.replace({ ...young, version: 2, expiresAt: null })
    expect(await store.prune(4000)).toBe(0)
  })

  it('knows that this process lives, and that a stranger may not', async () => {
    expect(await store.alive([store.replica])).toEqual(new Set([store.replica]))
    expect(store.healthy()).toBe(true)
  })
})
