import type { Call } from '../../src/upstream/call.ts'
import { createLane } from '../../src/upstream/limiter.ts'
import { median } from './numbers.ts'

/** Microseconds that a lane without a quota adds to a call: the same loop with and without it, in turns. */
export async function freeLaneCost(): Promise<number> {
  const lane = createLane('read', {
    limit: null,
    intervalMs: 60_000,
    concurrency: null,
    queue: 100,
    maxWaitMs: 30_000,
  })
  const silent = (): undefined => undefined
  const call: Call = {
    signal: new AbortController().signal,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    maxWaitMs: null,
    admissions: new Map(),
    beforeWrite: null,
    usage: { upstreamCalls: 0, waitMs: 0 },
    note: silent,
    claim: async () => true,
  }
  const work = async (): Promise<number> => 1
  const differences: number[] = []
  for (let round = 0; round < 9; round += 1) {
    const direct = await timed(work)
    differences.push((await timed(() => lane.run(call, work))) - direct)
  }
  return median(differences)
}

const repeats = 50_000

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = process.cpuUsage()
  for (let index = 0; index < repeats; index += 1) await work()
  const { user, system } = process.cpuUsage(since)
  return (user + system) / repeats
}
