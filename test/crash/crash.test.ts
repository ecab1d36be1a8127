import { describe, expect, it } from 'vitest'
import { startRedis } from '../support/redis.ts'
import { crashRun } from './crash-run.ts'

const soak = process.env.SOAK === '1'
const [seeds, creates] = soak ? [[1, 2, 3], 200] : [[1], 40]
// A loaded machine takes seconds to start a process: it must live long enough to get anything done.
const lifeMs = soak ? ([100, 600] as const) : ([300, 1500] as const)
// Short lives get little done while others use the machine, and what is lost stays lost however long one asks.
const patienceMs = soak ? 600_000 : 120_000

/** Needs `dist`, which `npm test` builds. The long version: `npm run test:soak`. */
describe('a gateway that is killed again and again', { timeout: soak ? 1_800_000 : 240_000 }, () => {
  it.each(seeds)('creates nothing twice and loses nothing (seed %i)', async (seed) => {
    const { kills, ...faults } = await crashRun({
      seed,
      creates,
      callers: 8,
      keyed: true,
      lifeMs,
      patienceMs,
    })
    expect(faults).toEqual({ twice: [], missing: [], undecided: [] })
    expect(kills).toBeGreaterThan(0)
  })

  it('does so on three replicas that share a store', async () => {
    const redis = await startRedis()
    if (redis === null) return
    try {
      const run = {
        seed: 5,
        creates,
        callers: 8,
        keyed: true,
        lifeMs,
        patienceMs,
        replicas: 3,
        storeUrl: redis.url,
      }
      const { kills, ...faults } = await crashRun(run)
      expect(faults).toEqual({ twice: [], missing: [], undecided: [] })
      expect(kills).toBeGreaterThan(0)
    } finally {
      await redis.stop()
    }
  })

  it('would create tickets twice without keys', async () => {
    const { twice } = await crashRun({ seed: 9, creates: 40, callers: 8, keyed: false, lifeMs })
    expect(twice.length).toBeGreaterThan(0)
  })
})
