import { readFileSync } from 'node:fs'
import { Agent, type Dispatcher, Pool } from 'undici'
import { publicLookup } from './addresses.ts'
import { createConnector } from './connector.ts'

export interface TlsOptions {
  readonly caFile: string | null
  readonly rejectUnauthorized: boolean
}

export type Dispatch = Pick<Dispatcher, 'dispatch'>

/** The sockets of one connection. */
export interface Dispatchers {
  /** Kept open between calls. */
  readonly reads: Dispatch
  /** A fresh socket for each call: a kept one may have been closed unnoticed, which leaves the outcome of a write unknown. */
  readonly writes: Dispatch
  /** For URLs that the provider handed out: fresh sockets, public addresses only. */
  readonly storage: Dispatch
  close(): Promise<void>
}

/** Enough that undici never queues: what has to wait waits in a lane, where it can leave. */
const sockets = 256
const maxHeaderSize = 32_768

export function createDispatchers(connectMs: number, tls: TlsOptions): Dispatchers {
  const connect = createConnector(connectMs, {
    rejectUnauthorized: tls.rejectUnauthorized,
    ...(tls.caFile === null ? {} : { ca: readFileSync(tls.caFile) }),
  })
  const common = { connections: sockets, maxHeaderSize, allowH2: false }
  const reads = createPools({ ...common, connect, keepAliveTimeout: 4_000, keepAliveMaxTimeout: 30_000 })
  const writes = createPools({ ...common, connect, pipelining: 0 })
  const storage = new Agent({
    ...common,
    connect: createConnector(connectMs, { lookup: publicLookup }),
    pipelining: 0,
  })
  const all = [reads, writes, storage]
  return {
    reads,
    writes,
    storage,
    async close() {
      await Promise.all(all.map((agent) => agent.destroy()))
    },
  }
}

/**
 * A pool for each of the configured origins, as long as the process lives. undici's Agent, made for any number of
 * origins, drops a pool with its last socket: for writes, which open a socket each, it made one anew for every call.
 */
function createPools(options: Pool.Options): Dispatch & { destroy(): Promise<void> } {
  const pools = new Map<string, Pool>()
  return {
    dispatch(request, handler) {
      const origin = String(request.origin)
      const pool = pools.get(origin) ?? new Pool(origin, options)
      pools.set(origin, pool)
      return pool.dispatch(request, handler)
    },
    async destroy() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()))
    },
  }
}
