import { readFileSync } from 'node:fs'
import { Agent, type Dispatcher } from 'undici'
import { publicLookup } from './addresses.ts'
import { createConnector } from './connector.ts'

export interface TlsOptions {
  readonly caFile: string | null
  readonly rejectUnauthorized: boolean
}

/** The sockets of one connection. */
export interface Dispatchers {
  /** Kept open between calls. */
  readonly reads: Dispatcher
  /** A fresh socket for each call: a kept one may have been closed unnoticed, which leaves the outcome of a write unknown. */
  readonly writes: Dispatcher
  /** For URLs that the provider handed out: fresh sockets, public addresses only. */
  readonly storage: Dispatcher
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
  const reads = new Agent({ ...common, connect, keepAliveTimeout: 4_000, keepAliveMaxTimeout: 30_000 })
  const writes = new Agent({ ...common, connect, pipelining: 0 })
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
