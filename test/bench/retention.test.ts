import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { warm } from '../../bench/support/cells.ts'
import { startGateway, startScript } from '../../bench/support/gateway.ts'
import { accounts, ourselves } from '../../bench/support/rest-peers.ts'

const folder = mkdtempSync(join(tmpdir(), 'retention-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const turns = [
  ['list50', 300],
  ['get', 3000],
  ['list50', 2000],
] as const

/** What is read is garbage as soon as it is answered. If it reaches the old space, each collection there takes longer. */
it('lets what was read go with the young generation', { timeout: 120_000 }, async () => {
  const desk = await startScript('fake-desk', 'load')
  const gateway = await startGateway({
    folder,
    name: 'gateway',
    connections: accounts(desk.port),
    nodeOptions: ['--trace-gc'],
  })
  try {
    const asked = ourselves('gateway', gateway)
    // What rests for a while grows old; it is what comes after it that must not.
    for (const [work, count] of turns) await warm(asked, work, count)
  } finally {
    await gateway.stop()
    await desk.stop()
  }
  // While outgrown tables of a Map kept what was read, it was a sixth.
  expect(promoted(readFileSync(join(folder, 'gateway.log'), 'utf8'))).toBeLessThan(0.06)
})

/** Of the bytes that were made between two collections of the young generation, the part that outlived the second. */
function promoted(log: string): number {
  const sizes = [...log.matchAll(/ms: Scavenge ([\d.]+) \([\d.]+\) -> ([\d.]+) /g)].map(([, from, to]) => ({
    from: Number(from),
    to: Number(to),
  }))
  // The first ones keep what was made at the start.
  const late = sizes.slice(-30)
  if (late.length < 30) throw new Error(`only ${sizes.length} collections`)
  let made = 0
  let kept = 0
  for (const [index, { from, to }] of late.entries()) {
    const before = late[index - 1]?.to
    // A collection of the old space came in between.
    if (before === undefined || to < before) continue
    made += from - before
    kept += to - before
  }
  return kept / made
}
