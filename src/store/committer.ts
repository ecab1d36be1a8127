import { bounded } from './unavailable.ts'

export type Change =
  | { readonly type: 'put'; readonly key: string; readonly value: string }
  | { readonly type: 'del'; readonly key: string }

/** What is committed, and what earlier transactions of the same commit have changed. */
export type Read = (key: string) => string | undefined

export interface Transaction<T> {
  readonly result: T
  readonly changes: readonly Change[]
  /** Wait until it has reached the disk. */
  readonly durable: boolean
}

export interface Committer {
  /** Runs it alone; resolves once it is committed. Bounded in time. */
  run<T>(work: (read: Read) => Transaction<T>): Promise<T>
  /** Resolves when nothing waits. */
  idle(): Promise<void>
}

interface Job {
  cancelled: boolean
  prepare(read: Read): { readonly changes: readonly Change[]; readonly durable: boolean }
  done(): void
  failed(error: unknown): void
}

/** At most this many transactions share one write. */
const commitSize = 512

/** Transactions one after another, committed in groups: all that wait share one synced write. */
export function createCommitter(
  read: Read,
  commit: (changes: readonly Change[], durable: boolean) => Promise<void>,
  observe: (failure: unknown) => void,
): Committer {
  const queue: Job[] = []
  let working: Promise<void> | null = null

  async function drain(): Promise<void> {
    while (queue.length > 0) await commitGroup(queue.splice(0, commitSize).filter((job) => !job.cancelled))
    working = null
  }

  async function commitGroup(jobs: readonly Job[]): Promise<void> {
    const changed = new Map<string, Change>()
    const readThrough: Read = (key) => {
      const change = changed.get(key)
      if (change === undefined) return read(key)
      return change.type === 'put' ? change.value : undefined
    }
    const ready: Job[] = []
    let durable = false
    for (const job of jobs) {
      try {
        const { changes, durable: wanted } = job.prepare(readThrough)
        for (const change of changes) changed.set(change.key, change)
        durable ||= wanted && changes.length > 0
        ready.push(job)
      } catch (error) {
        job.failed(error)
      }
    }
    try {
      if (changed.size > 0) {
        await commit([...changed.values()], durable)
        observe(null)
      }
      for (const job of ready) job.done()
    } catch (error) {
      observe(error)
      for (const job of ready) job.failed(error)
    }
  }

  return {
    run<T>(work: (read: Read) => Transaction<T>): Promise<T> {
      let cancel = (): void => {}
      const result = new Promise<T>((resolve, reject) => {
        let transaction: Transaction<T> | null = null
        const job: Job = {
          cancelled: false,
          prepare(view) {
            transaction = work(view)
            return transaction
          },
          done() {
            if (transaction !== null) resolve(transaction.result)
          },
          failed: reject,
        }
        cancel = () => {
          job.cancelled = true
        }
        queue.push(job)
      })
      working ??= Promise.resolve().then(drain)
      return bounded(result, () => {
        cancel()
        observe(new Error('the disk is too slow'))
      })
    },
    async idle() {
      while (working !== null) await working
    },
  }
}
