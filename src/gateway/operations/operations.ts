import type { Operation, OperationState, Resolution } from '../../domain/operation.ts'
import { GatewayError } from '../../domain/problems.ts'
import type { Caller } from '../caller.ts'
import type { JournalContext } from './context.ts'
import { fromEntry, next, type OperationRecord, type RecordState } from './record.ts'
import { resolvedAs } from './resolution.ts'
import { viewOf } from './view.ts'

export interface OperationQuery {
  readonly state?: OperationState
  readonly connection?: string
  readonly limit: number
  /** Where the page starts: older than this operation; null: with the newest. */
  readonly before: string | null
}

/** A caller's own operations; with the scope `admin`, all of its connections. */
export interface Operations {
  /** Throws `operation_not_found`. */
  get(caller: Caller, id: string): Promise<Operation>
  /** Newest first. `next`: the `before` of the next page; null: this was the last. */
  list(
    caller: Caller,
    query: OperationQuery,
  ): Promise<{ readonly items: Operation[]; readonly next: string | null }>
  /** Throws `conflict` unless its outcome is unknown or needs a person. */
  resolve(caller: Caller, id: string, resolution: Resolution): Promise<Operation>
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Read at once while a page is filled. */
const chunk = 200

export function createOperations({ store, writer, now }: JournalContext): Operations {
  function sees(caller: Caller, record: OperationRecord): boolean {
    if (!caller.sees(record.connection)) return false
    return record.caller === caller.id || caller.scopes.has('admin')
  }

  async function find(caller: Caller, id: string): Promise<OperationRecord> {
    const record = uuid.test(id) ? await writer.read(id) : null
    if (record === null || !sees(caller, record)) throw notFound()
    return record
  }

  async function readSome(caller: Caller, query: OperationQuery, before: string | null, limit: number) {
    const { connection } = query
    const state = indexState(query.state)
    const entries = await store.list({
      limit,
      ...(caller.scopes.has('admin') ? {} : { caller: caller.id }),
      ...(connection === undefined ? {} : { connection }),
      ...(state === undefined ? {} : { state }),
      ...(before === null ? {} : { before }),
    })
    return entries.map(fromEntry)
  }

  return {
    get: async (caller, id) => viewOf(await find(caller, id)),
    async list(caller, query) {
      const items: Operation[] = []
      let { before } = query
      for (;;) {
        const records = await readSome(caller, query, before, chunk)
        for (const record of records) {
          before = record.id
          const view = viewOf(record)
          if (sees(caller, record) && (query.state ?? view.state) === view.state) items.push(view)
          if (items.length > query.limit) {
            return { items: items.slice(0, query.limit), next: items[query.limit - 1]?.id ?? null }
          }
        }
        if (records.length < chunk) return { items, next: null }
      }
    },
    async resolve(caller, id, resolution) {
      await find(caller, id)
      const resolved = await writer.amend(id, (current) => {
        if (current === null || !sees(caller, current)) throw notFound()
        if (current.state !== 'unknown' && current.state !== 'needs_resolution') throw notOpen(current)
        const { claims, ...changes } = resolvedAs(current, resolution)
        return { save: next(current, { ...changes, input: null, hint: {} }, now()), claims }
      })
      if (resolved === null) throw notFound()
      return viewOf(resolved)
    },
  }
}

/** The state that is listed by itself; callers see two of the journal's states as `succeeded`. */
function indexState(state: OperationState | undefined): RecordState | undefined {
  return state === 'succeeded' ? undefined : state
}

function notFound(): GatewayError {
  return new GatewayError('operation_not_found', { effect: 'nothing' })
}

function notOpen({ state, connection }: OperationRecord): GatewayError {
  return new GatewayError('conflict', {
    detail: `The operation is ${state}: only one whose outcome is unknown can be resolved.`,
    connection,
    effect: 'nothing',
  })
}
