import { type Cancellation, createCanceller } from '../domain/cancellation.ts'
import type { Call, Log } from '../upstream/call.ts'
import type { Caller } from './caller.ts'
import type { Running } from './operations/journal.ts'

/** One request of a caller, as the gateway sees it: who asks, for how long, and where its work is counted. */
export interface Asking {
  readonly caller: Caller
  /** Aborts when the caller has gone. */
  readonly signal: Cancellation
  readonly log: Log
  /** `Prefer: wait`; null: each lane's own maximum. */
  readonly maxWaitMs: number | null
  readonly usage: Call['usage']
}

export function readCall(asking: Pick<Asking, 'log' | 'maxWaitMs' | 'usage'>, signal: Cancellation): Call {
  return {
    signal,
    log: asking.log,
    maxWaitMs: asking.maxWaitMs,
    admissions: null,
    beforeWrite: null,
    usage: asking.usage,
    note: noNote,
    claim: noClaim,
  }
}

const noNote = (): void => {}
const noClaim = async (): Promise<boolean> => true

/** The call of a write: once it may have been sent, its caller's leaving no longer ends it. */
export function writeCall(asking: Asking, operation: Running): Call {
  const controller = createCanceller()
  const leave = (): void => controller.abort(asking.signal.reason)
  if (asking.signal.aborted) leave()
  asking.signal.addEventListener('abort', leave, { once: true })
  return {
    signal: controller.signal,
    log: asking.log,
    maxWaitMs: asking.maxWaitMs,
    admissions: new Map(),
    async beforeWrite() {
      asking.signal.removeEventListener('abort', leave)
      controller.signal.throwIfAborted()
      await operation.beforeSend()
    },
    usage: asking.usage,
    note: (hint) => operation.note(hint),
    claim: (key) => operation.claim(key),
  }
}
