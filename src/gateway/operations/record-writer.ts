import { GatewayError } from '../../domain/problems.ts'
import type { Store } from '../../store/store.ts'
import type { Log } from '../../upstream/call.ts'
import { fromEntry, type OperationRecord, toEntry } from './record.ts'

/** What shall become of a record: its next version, with claims for it; nothing more; or no change. */
export type Step =
  | { readonly save: OperationRecord; readonly claims?: readonly string[] }
  | { readonly remove: OperationRecord }
  | null

/** Decides from what is there now; null: nothing is. */
export type Change = (current: OperationRecord | null) => Step

/** Compare-and-set, repeated: no replica overwrites what it has not seen. */
export interface RecordWriter {
  read(id: string): Promise<OperationRecord | null>
  /** Returns the record as it then is. `known`: the version that is probably there. Throws `store_unavailable`. */
  amend(id: string, change: Change, known?: OperationRecord): Promise<OperationRecord | null>
  /** The same, in the background until it is done; returns after the first try and never throws. */
  surely(id: string, change: Change, known?: OperationRecord): Promise<void>
  /** A last try for what is still open. */
  close(): Promise<void>
}

const firstRetryMs = 250
const longestRetryMs = 5000
const mostRaces = 20

export function createRecordWriter(
  store: Store,
  log: Log,
  seen: (record: OperationRecord) => void,
): RecordWriter {
  const open = new Map<NodeJS.Timeout, () => Promise<void>>()

  async function read(id: string): Promise<OperationRecord | null> {
    const entry = await store.get(id)
    return entry === null ? null : fromEntry(entry)
  }

  async function apply(current: OperationRecord | null, step: NonNullable<Step>): Promise<boolean> {
    if ('remove' in step) return await store.remove(step.remove.id, step.remove.version)
    if (current !== null) return await store.replace(toEntry(step.save), step.claims)
    return await restore(step.save)
  }

  /** The store has lost the record, so its memory here is all there is. */
  async function restore(record: OperationRecord): Promise<boolean> {
    const created = await store.create(toEntry(record))
    if (created.created) return true
    if (created.existing.id === record.id) return false
    return (await store.create(toEntry({ ...record, key: null }))).created
  }

  async function amend(id: string, change: Change, known?: OperationRecord): Promise<OperationRecord | null> {
    for (let race = 0; race < mostRaces; race += 1) {
      const current = race === 0 && known !== undefined ? known : await read(id)
      const step = change(current)
      if (step === null) return current
      if (!(await apply(current, step))) continue
      if ('remove' in step) return null
      seen(step.save)
      return step.save
    }
    throw new GatewayError('store_unavailable', {
      detail: 'Too many replicas change the same operation.',
      retryAfterMs: 1000,
      effect: 'nothing',
    })
  }

  function retry(id: string, change: Change, delayMs: number): void {
    const again = async (): Promise<void> => {
      open.delete(timer)
      try {
        await amend(id, change)
      } catch (error) {
        if (isAway(error)) retry(id, change, Math.min(delayMs * 2, longestRetryMs))
        else log.warn({ operation: id, err: String(error) }, 'an operation could not be written')
      }
    }
    const timer = setTimeout(again, delayMs).unref()
    open.set(timer, again)
  }

  return {
    read,
    amend,
    async surely(id, change, known) {
      try {
        await amend(id, change, known)
      } catch (error) {
        log.warn({ operation: id, err: String(error) }, 'an operation will be written later')
        if (isAway(error)) retry(id, change, firstRetryMs)
      }
    },
    async close() {
      const last = [...open]
      for (const [timer] of last) clearTimeout(timer)
      await Promise.all(last.map(([, again]) => again()))
      for (const [timer] of open) clearTimeout(timer)
      open.clear()
    },
  }
}

function isAway(error: unknown): boolean {
  return error instanceof GatewayError && error.code === 'store_unavailable'
}
