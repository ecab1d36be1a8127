import { GatewayError } from '../../domain/problems.ts'
import { type AttemptResult, createAttempt } from './attempt.ts'
import type { JournalContext } from './context.ts'
import type { OperationRecord } from './record.ts'
import { createRecovery } from './recovery.ts'

/** Finds out, in the background, what became of the writes whose answers were lost. */
export interface Settler {
  /** This operation's outcome must be found out. */
  lost(record: OperationRecord): void
  /** One attempt at once, unless there was one a moment ago; returns after a few seconds at most. */
  settleNow(record: OperationRecord): Promise<void>
  /** Whether the owner of this running operation was dead; then it is no longer running. */
  recover(record: OperationRecord): Promise<boolean>
  close(): Promise<void>
}

interface Plan {
  readonly connection: string
  due: number
  tries: number
  attemptedAt: number
  attempt: Promise<void> | null
}

const firstMs = 100
const longestMs = 30_000
const sweepMs = 5000
const pruneMs = 600_000
/** A caller that repeats causes no more attempts than one in so long, and waits so long for it. */
const repeatMs = 2000
const patienceMs = 3000
/** More operations than this at one connection look at it less often, each. */
const crowd = 10

export function createSettler(context: JournalContext): Settler {
  const { store, log, now } = context
  const plans = new Map<string, Plan>()
  const busy = new Set<string>()
  const closing = new AbortController()
  const attempt = createAttempt(context, closing.signal)
  const recovery = createRecovery(context)
  let sweepAt = 0
  let pruneAt = 0
  let timer: NodeJS.Timeout | null = null
  let cycling = Promise.resolve()

  function planOf({ id, connection }: Pick<OperationRecord, 'id' | 'connection'>): Plan {
    const known = plans.get(id)
    if (known !== undefined) return known
    const plan = { connection, due: now() + firstMs, tries: 0, attemptedAt: 0, attempt: null }
    plans.set(id, plan)
    return plan
  }

  function schedule(): void {
    if (closing.signal.aborted) return
    const dues = [...plans.values()].filter(isIdle).map(({ due }) => due)
    const wait = Math.min(sweepAt, ...dues) - now()
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(cycle, Math.min(Math.max(wait, 10), sweepMs)).unref()
  }

  function isIdle({ connection, attempt: running }: Plan): boolean {
    return running === null && !busy.has(connection)
  }

  function cycle(): void {
    cycling = cycling.then(async () => {
      if (now() >= sweepAt) await sweep()
      const due = [...plans].filter(([, plan]) => plan.due <= now()).sort(([, a], [, b]) => a.due - b.due)
      for (const [id, plan] of due) if (isIdle(plan)) start(id, plan)
      schedule()
    })
  }

  async function sweep(): Promise<void> {
    sweepAt = now() + (store.healthy() ? sweepMs : 1000)
    if (!store.healthy()) return
    try {
      for (const record of await recovery.sweep()) planOf(record)
      if (now() >= pruneAt) {
        pruneAt = now() + pruneMs
        await store.prune(now())
      }
    } catch (error) {
      log.debug({ err: String(error) }, 'operations could not be swept')
    }
  }

  function start(id: string, plan: Plan): Promise<void> {
    busy.add(plan.connection)
    plan.attemptedAt = now()
    plan.attempt = attempt(id)
      .catch((error: unknown): AttemptResult => {
        tellOf(error, id, plan)
        return { done: false, concludeAt: null }
      })
      .then((result) => {
        plan.attempt = null
        busy.delete(plan.connection)
        if (result.done) plans.delete(id)
        else plan.due = nextDue(plan, result.concludeAt)
        schedule()
      })
    return plan.attempt
  }

  /** A provider that cannot be asked is usual; anything else is a fault of ours, told once. */
  function tellOf(error: unknown, operation: string, { tries }: Plan): void {
    const usual = error instanceof GatewayError || closing.signal.aborted || tries > 0
    const details = { operation, err: usual ? String(error) : error }
    log[usual ? 'debug' : 'error'](details, 'an operation could not be settled yet')
  }

  function nextDue(plan: Plan, concludeAt: number | null): number {
    const neighbours = [...plans.values()].filter(({ connection }) => connection === plan.connection).length
    const delay = Math.min(firstMs * 2 ** Math.min(plan.tries + 1, 20), longestMs)
    plan.tries += 1
    const due = now() + delay * Math.max(1, neighbours / crowd)
    return concludeAt !== null && concludeAt > now() ? Math.min(due, concludeAt) : due
  }

  const stopListening = store.onChange((healthy) => {
    if (!healthy) return
    sweepAt = 0
    schedule()
  })
  schedule()

  return {
    lost(record) {
      planOf(record)
      schedule()
    },
    async settleNow(record) {
      if (record.owner !== store.replica && (await store.alive([record.owner])).has(record.owner)) return
      const plan = planOf(record)
      if (plan.attempt === null && now() - plan.attemptedAt < repeatMs) return
      const running = plan.attempt ?? start(record.id, plan)
      let timeout: NodeJS.Timeout | undefined
      const patience = new Promise<void>((resolve) => {
        timeout = setTimeout(resolve, patienceMs)
      })
      await Promise.race([running, patience])
      clearTimeout(timeout)
    },
    recover: recovery.recover,
    async close() {
      closing.abort()
      stopListening()
      if (timer !== null) clearTimeout(timer)
      await cycling
      await Promise.all([...plans.values()].map((plan) => plan.attempt))
    },
  }
}
