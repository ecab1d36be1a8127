import { Refusal } from './sandbox-desk.ts'

/** A documented quota per minute. */
export interface Quota {
  /** Counts one call, or refuses it with 429; a refused call does not count. No document mentions `Retry-After`, so none is sent. */
  take(): void
}

// Half a second short of a minute: two calls sent exactly a minute apart may arrive a little closer together.
const windowMs = 59_500

export function createQuota(what: string, perMinute: number): Quota {
  const taken: number[] = []
  return {
    take() {
      const since = Date.now() - windowMs
      while (taken[0] !== undefined && taken[0] <= since) taken.shift()
      if (taken.length >= perMinute)
        throw new Refusal(429, 'too_many_requests', `No more than ${perMinute} ${what} per minute`)
      taken.push(Date.now())
    },
  }
}

export const unlimited: Quota = { take: () => {} }
