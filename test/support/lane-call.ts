import type { Call } from '../../src/upstream/call.ts'

/** A call as a lane sees it. */
export function laneCall(more: { signal?: AbortSignal; maxWaitMs?: number | null } = {}): Call {
  return {
    signal: more.signal ?? new AbortController().signal,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    maxWaitMs: more.maxWaitMs ?? null,
    admissions: new Map(),
    beforeWrite: null,
    usage: { upstreamCalls: 0, waitMs: 0 },
    note: () => {},
    claim: async () => true,
  }
}
