import type { Redis } from 'ioredis'
import { beatScript } from './redis-scripts.ts'
import { bounded } from './unavailable.ts'

const leaseMs = 10_000
const beatMs = 3000
/** While the store is away: how soon its return is noticed. */
const retryMs = 300
/** A lease may have run out only because the store was away: so long its owner has to come back. */
const graceMs = 5000

type Script = (text: string, args: readonly (string | number)[]) => Promise<unknown>

/** This process's sign of life in the store, which also tells whether the store is there. */
export function createLease(client: Redis, script: Script, prefix: string, replica: string) {
  const listeners = new Set<(healthy: boolean) => void>()
  /** When a replica was first seen without a lease. */
  const missing = new Map<string, number>()
  let healthy = false
  let closed = false
  let beating = false
  let timer: NodeJS.Timeout | null = null

  function set(now: boolean): void {
    if (now === healthy || closed) return
    healthy = now
    if (!now) missing.clear()
    for (const listener of listeners) listener(now)
  }

  function later(ms: number): void {
    if (closed) return
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(beat, ms).unref()
  }

  async function beat(): Promise<void> {
    if (beating || closed) return
    beating = true
    try {
      await bounded(script(beatScript, [prefix, replica, leaseMs]))
      set(true)
    } catch {
      set(false)
    }
    beating = false
    later(healthy ? beatMs : retryMs)
  }
  client.on('ready', () => later(0))
  client.on('close', () => {
    set(false)
    later(retryMs)
  })

  return {
    healthy: () => healthy,
    /** A command failed: find out at once whether the store is there. */
    check: () => later(0),
    onChange(listener: (healthy: boolean) => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async alive(replicas: readonly string[]): Promise<ReadonlySet<string>> {
      const others = [...new Set(replicas)].filter((one) => one !== replica)
      const living = new Set([replica])
      if (others.length === 0) return living
      const signs = await bounded(client.mget(others.map((one) => `${prefix}replica:${one}`)))
      const now = Date.now()
      others.forEach((one, at) => {
        if (typeof signs[at] === 'string') missing.delete(one)
        else if (!missing.has(one)) missing.set(one, now)
        const since = missing.get(one)
        if (since === undefined || now - since < graceMs) living.add(one)
      })
      return living
    },
    async close() {
      closed = true
      if (timer !== null) clearTimeout(timer)
      // The others need not wait for the lease to run out.
      await bounded(client.del(`${prefix}replica:${replica}`)).catch(() => {})
    },
  }
}
