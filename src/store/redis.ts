import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import { parseEntry } from './entry.ts'
import { createScripts } from './redis-client.ts'
import { createLease } from './redis-lease.ts'
import {
  byKeyScript,
  claimScript,
  createScript,
  listScript,
  pruneScript,
  removeScript,
  replaceScript,
} from './redis-scripts.ts'
import { claimLifeMs, type Entry, type EntryQuery, type Store } from './store.ts'
import { bounded } from './unavailable.ts'

const pruneSize = 200
/** Entries looked at in one script, so that it holds up the server for a few milliseconds at most. */
const chunk = 500

/** A store for several replicas. It may be away at the start and at any time. The client is closed with it. */
export function createRedisStore(client: Redis, prefix: string): Store {
  const replica = randomUUID()
  const script = createScripts(client)
  const lease = createLease(client, script, prefix, replica)

  function run(text: string, ...args: (string | number)[]): Promise<unknown> {
    return bounded(
      script(text, [prefix, ...args]).catch((error: unknown) => {
        lease.check()
        throw error
      }),
    )
  }

  async function listEntries(query: EntryQuery): Promise<Entry[]> {
    const found: Entry[] = []
    let from = query.before === undefined ? '+' : `(${query.before}`
    while (found.length < query.limit) {
      const reply = await run(
        listScript,
        indexOf(query),
        from,
        query.limit - found.length,
        chunk,
        query.caller ?? '',
        query.connection ?? '',
        query.state ?? '',
      )
      const [last, ...entries] = strings(reply)
      found.push(...entries.map(parseEntry))
      if (last === undefined || last === '') break
      from = `(${last}`
    }
    return found
  }

  return {
    shared: true,
    replica,
    async get(id) {
      return entryOrNull(await bounded(client.hget(`${prefix}op:${id}`, 'json')))
    },
    async byKey(key) {
      return entryOrNull(await run(byKeyScript, key))
    },
    async create(entry) {
      const existing = entryOrNull(await run(createScript, ...fields(entry)))
      return existing === null ? { created: true } : { created: false, existing }
    },
    async replace(entry, claims = []) {
      return (await run(replaceScript, ...fields(entry), claimLifeMs, ...claims)) === 1
    },
    async remove(id, version) {
      return (await run(removeScript, id, version)) === 1
    },
    async claim(key, owner) {
      return (await run(claimScript, key, owner, claimLifeMs)) === 1
    },
    async claimants(keys) {
      if (keys.length === 0) return []
      return await bounded(client.mget(keys.map((key) => `${prefix}claim:${key}`)))
    },
    list: listEntries,
    async prune(now) {
      let pruned = 0
      for (;;) {
        const some = Number(await run(pruneScript, now, pruneSize))
        pruned += some
        if (some < pruneSize) return pruned
      }
    },
    alive: lease.alive,
    healthy: lease.healthy,
    onChange: lease.onChange,
    async close() {
      await lease.close()
      client.disconnect()
    },
  }
}

function indexOf({ state, caller, connection }: EntryQuery): string {
  if (state !== undefined) return `state:${state}`
  if (caller !== undefined) return `caller:${caller}`
  return connection === undefined ? 'all' : `connection:${connection}`
}

function fields({ id, version, caller, connection, state, key, expiresAt, ...rest }: Entry) {
  const json = JSON.stringify({ id, version, caller, connection, state, key, expiresAt, ...rest })
  return [id, version, caller, connection, state, key ?? '', expiresAt ?? '', json] as const
}

function entryOrNull(reply: unknown): Entry | null {
  return typeof reply === 'string' ? parseEntry(reply) : null
}

function strings(reply: unknown): string[] {
  return Array.isArray(reply) ? reply.filter((item) => typeof item === 'string') : []
}
