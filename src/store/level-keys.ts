import type { Change } from './committer.ts'
import type { Entry, EntryQuery } from './store.ts'

/** Where things stand in the ordered key space; callers' and providers' strings are escaped, so `/` only separates. */
export const recordKey = (id: string): string => `r/${id}`
export const uniqueKey = (key: string): string => `k/${encodeURIComponent(key)}`
export const claimKey = (key: string): string => `c/${encodeURIComponent(key)}`
const expiryKey = (at: number, of: string): string => `x/${String(at).padStart(15, '0')}/${of}`

function indexKeys(entry: Entry): string[] {
  return [
    `s/${encodeURIComponent(entry.state)}/${entry.id}`,
    `o/${encodeURIComponent(entry.caller)}/${entry.id}`,
    `n/${encodeURIComponent(entry.connection)}/${entry.id}`,
    ...(entry.expiresAt === null ? [] : [expiryKey(entry.expiresAt, recordKey(entry.id))]),
  ]
}

/** The narrowest part of the key space that holds what the query wants. */
export function indexPrefix({ state, caller, connection }: EntryQuery): string {
  if (state !== undefined) return `s/${encodeURIComponent(state)}/`
  if (caller !== undefined) return `o/${encodeURIComponent(caller)}/`
  return connection === undefined ? 'r/' : `n/${encodeURIComponent(connection)}/`
}

export function matches(entry: Entry, { state, caller, connection }: EntryQuery): boolean {
  return (
    (state === undefined || entry.state === state) &&
    (caller === undefined || entry.caller === caller) &&
    (connection === undefined || entry.connection === connection)
  )
}

/** From one version of an entry to the next; null: there was none, or there is none any more. */
export function entryChanges(from: Entry | null, to: Entry | null): Change[] {
  const before = from === null ? [] : indexKeys(from)
  const after = to === null ? [] : indexKeys(to)
  const changes: Change[] = []
  for (const key of before) if (!after.includes(key)) changes.push({ type: 'del', key })
  for (const key of after) if (!before.includes(key)) changes.push({ type: 'put', key, value: '' })
  if (from !== null && from.key !== null && from.key !== to?.key) {
    changes.push({ type: 'del', key: uniqueKey(from.key) })
  }
  if (to !== null && to.key !== null && from?.key !== to.key) {
    changes.push({ type: 'put', key: uniqueKey(to.key), value: to.id })
  }
  if (to !== null) changes.push({ type: 'put', key: recordKey(to.id), value: JSON.stringify(to) })
  else if (from !== null) changes.push({ type: 'del', key: recordKey(from.id) })
  return changes
}

export function claimChanges(key: string, owner: string, expiresAt: number): Change[] {
  const at = claimKey(key)
  return [
    { type: 'put', key: at, value: owner },
    { type: 'put', key: expiryKey(expiresAt, at), value: '' },
  ]
}

/** Everything that has expired by then, as a range of keys, and what an expiry key is about. */
export const expiredBy = (now: number) => ({ gt: 'x/', lt: expiryKey(now, '') })
export const ofExpiry = (key: string): string => key.slice('x/'.length + 15 + 1)
