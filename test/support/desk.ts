import type { LimitsConfig } from '../../src/config/connection.ts'
import { perLane } from '../../src/gateway/capabilities.ts'
import { createDesk, type Desk } from '../../src/gateway/desk.ts'
import type { Files } from '../../src/providers/incoming.ts'
import type { ProviderDefinition } from '../../src/providers/provider.ts'
import type { Call } from '../../src/upstream/call.ts'
import { createRedactor } from '../../src/upstream/redactor.ts'

export interface DeskOptions {
  readonly connection?: string
  /** Lanes without quota unless this is set. */
  readonly quotas?: boolean
}

export interface TestDesk extends Desk {
  /** A fresh call; `notes` and `claims` are what the adapter told the journal. */
  call(options?: {
    signal?: AbortSignal
  }): Call & { notes: Record<string, string | number | null>[]; claims: Set<string> }
}

/** A provider's adapter with the real way to the network, for tests without the HTTP door. */
export function connectDesk(
  definition: ProviderDefinition,
  settings: Readonly<Record<string, unknown>>,
  { connection = definition.id, quotas = false }: DeskOptions = {},
): TestDesk {
  const lane = { concurrency: null, queue: 100, maxWaitMs: 30_000, ...(quotas ? {} : { limit: null }) }
  const limits: LimitsConfig = perLane(() => lane)
  const claims = new Set<string>()
  const desk = createDesk(
    connection,
    definition,
    {
      provider: definition.id,
      settings: { ...settings },
      limits,
      timeouts: { connectMs: 1000, headersMs: 5000, bodyMs: 5000, totalMs: 10_000 },
      breaker: { failures: 50, openMs: 1000 },
      settleMs: 1000,
      marker: 'none',
      tls: { caFile: null, rejectUnauthorized: true },
      attachments: { maxFiles: null, maxBytes: null },
      allowHttp: false,
      traceparent: false,
    },
    { redactor: createRedactor(), sandbox: true, minBytesPerSecond: 1024 },
  )
  return Object.assign(desk, {
    call({ signal = new AbortController().signal }: { signal?: AbortSignal } = {}) {
      const notes: Record<string, string | number | null>[] = []
      return {
        signal,
        log: { debug() {}, info() {}, warn() {}, error() {} },
        maxWaitMs: null,
        admissions: new Map(),
        beforeWrite: async () => {},
        usage: { upstreamCalls: 0, waitMs: 0 },
        notes,
        claims,
        note: (hint: Record<string, string | number | null>) => void notes.push(hint),
        async claim(key: string) {
          if (claims.has(key)) return false
          claims.add(key)
          return true
        },
      }
    },
  })
}

/** A write without files. */
export const noFiles: Files = { expected: false, next: async () => null }
