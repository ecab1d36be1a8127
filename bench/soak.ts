import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assertAnswered } from './support/cells.ts'
import { startGateway, startScript } from './support/gateway.ts'
import { load } from './support/load.ts'
import { type Goal, goalTable, median, table } from './support/numbers.ts'
import { memory, pinLoad } from './support/processes.ts'
import { accounts, ourselves, type Work } from './support/rest-peers.ts'

/** A million requests, or as many as are asked for: memory must not grow with them. `npm run bench:soak -- 100000` */
const total = Number(process.argv[2] ?? 1_000_000)
const steps = 20
// Of every step, as a desk's callers ask: mostly single tickets, some lists, some new tickets.
const parts: readonly (readonly [Work, number])[] = [
  ['get', 0.85],
  ['list50', 0.1],
  ['create', 0.05],
]

const folder = mkdtempSync(join(tmpdir(), 'bench-soak-'))
pinLoad()
const desk = await startScript('fake-desk', 'load')
const peer = await startGateway({
  folder,
  name: 'gateway',
  connections: accounts(desk.port),
  logFile: '/dev/null',
})
const { request } = ourselves('gateway', peer)
const resident: number[] = []
try {
  const rows: number[][] = []
  for (let step = 1; step <= steps; step += 1) {
    const since = performance.now()
    for (const [work, part] of parts) {
      const count = Math.round((total / steps) * part)
      const result = await load({
        port: peer.port,
        callers: 32,
        durationMs: 3_600_000,
        count,
        request: request(work, '0ms'),
      })
      assertAnswered('gateway', result)
    }
    const { now } = memory(peer.pid)
    resident.push(now)
    rows.push([(total / steps) * step, (total / steps / (performance.now() - since)) * 1000, now])
  }
  process.stdout.write(
    `${table(
      ['requests', 'req/s', 'memory MiB'],
      rows.map(([count = 0, ...rest]) => [String(count), ...rest]),
    )}\n`,
  )
  const quarter = steps / 4
  // The first steps fill caches and compile; from then on the line must be flat.
  const goals: Goal[] = [
    {
      what: 'memory, last quarter × second quarter',
      measured: median(resident.slice(-quarter)) / median(resident.slice(quarter, 2 * quarter)),
      atMost: 1.1,
    },
    { what: 'memory at most, MiB', measured: Math.max(...resident), atMost: 200 },
  ]
  process.stdout.write(`\n${goalTable(goals)}\n`)
} finally {
  await peer.stop()
  await desk.stop()
  rmSync(folder, { recursive: true })
}
