import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { assertAnswered } from './support/cells.ts'
import { startGateway, startScript } from './support/gateway.ts'
import { load } from './support/load.ts'
import { table } from './support/numbers.ts'
import { cpuSeconds, pinLoad } from './support/processes.ts'
import { accounts, type Contender, ourselves, passing, type Work } from './support/rest-peers.ts'

/**
 * CPU of one kind of request in this build and in others: `npm run bench:compare -- get ../other/dist/main.js`.
 * Many short turns; their lower quartile is told, since neighbours on the machine only ever make a turn dearer.
 */
const works = ['get', 'list50', 'list200', 'five', 'create'] as const satisfies readonly Work[]
const work = works.find((name) => name === process.argv[2]) ?? 'get'
const builds = process.argv.slice(3).map((file) => resolve(file))
const turns = 60
const perTurn = work === 'get' ? 250 : 80

const folder = mkdtempSync(join(tmpdir(), 'bench-compare-'))
pinLoad()
const desk = await startScript('fake-desk', 'load')
const contenders: Contender[] = [
  passing('bare dispatch', await startScript('bare-dispatch', 'measured', [`http://127.0.0.1:${desk.port}`])),
  ourselves('this build', await startGateway({ folder, name: 'this', connections: accounts(desk.port) })),
]
for (const [index, mainFile] of builds.entries()) {
  const start = { folder, name: `other-${index}`, connections: accounts(desk.port), mainFile }
  contenders.push(ourselves(mainFile, await startGateway(start)))
}

try {
  const turnsOf = new Map<string, number[]>(contenders.map(({ name }) => [name, []]))
  for (const contender of contenders) await turn(contender, perTurn * 12)
  for (let index = 0; index < turns; index += 1) {
    for (const contender of index % 2 === 0 ? contenders : contenders.toReversed())
      turnsOf.get(contender.name)?.push(await turn(contender, perTurn))
  }
  const [bare = Number.NaN] = [...turnsOf.values()].map(lowerQuartile)
  const rows = [...turnsOf].map(([name, list]) => [name, lowerQuartile(list), lowerQuartile(list) / bare])
  process.stdout.write(`${table([work, 'CPU µs/req', '× bare'], rows)}\n`)
} finally {
  await Promise.all(contenders.map(({ peer }) => peer.stop()))
  await desk.stop()
  rmSync(folder, { recursive: true })
}

async function turn({ name, peer, request }: Contender, count: number): Promise<number> {
  const before = cpuSeconds(peer.pid)
  const result = await load({
    port: peer.port,
    callers: 32,
    durationMs: 600_000,
    count,
    request: request(work, '0ms'),
  })
  assertAnswered(name, result)
  return ((cpuSeconds(peer.pid) - before) * 1e6) / result.answers
}

function lowerQuartile(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 4)] ?? Number.NaN
}
