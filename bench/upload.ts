import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startScript } from './support/gateway.ts'
import { type Goal, goalTable, median, table } from './support/numbers.ts'
import { cpuSeconds, forgetPeak, memory, type Peer, pinLoad } from './support/processes.ts'
import { sendFile } from './support/send-file.ts'
import { type Way, ways } from './support/upload-peers.ts'

const quick = process.argv.includes('--quick')
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)
const MiB = 1024 * 1024
const rounds = quick ? 1 : 3
// Compiling belongs to the first second of a process, not to the file.
const warmUp = { files: 4, bytes: 24 * MiB }
const loads = [
  { name: quick ? '1 × 128 MiB' : '1 × 1 GiB', files: 1, bytes: (quick ? 128 : 1024) * MiB },
  { name: quick ? '20 × 10 MiB at once' : '20 × 50 MiB at once', files: 20, bytes: (quick ? 10 : 50) * MiB },
] satisfies readonly (FileLoad & { name: string })[]
interface FileLoad {
  readonly files: number
  readonly bytes: number
}
type Figure = 'rate' | 'cpu' | 'peak'
type Measured = Record<Figure, number>

const folder = mkdtempSync(join(tmpdir(), 'bench-upload-'))
pinLoad()
const desk = await startScript('fake-desk', 'load')
const goals: Goal[] = []
try {
  for (const load of loads) await compare(load.name, load)
  await slow()
  process.stdout.write(`\n## Goals\n\n${goalTable(goals)}\n`)
} finally {
  await desk.stop()
  rmSync(folder, { recursive: true })
}

async function compare(name: string, load: FileLoad): Promise<void> {
  const all = ways(folder, desk, 'sink').filter(
    (way) => only === undefined || /pipe/.test(way.name) || way.name.includes(only),
  )
  const measured = new Map<string, Measured[]>(all.map((way) => [way.name, []]))
  for (let round = 0; round < rounds; round += 1) {
    // Each round in the other order, so that what the machine does meanwhile hits everyone.
    for (const way of round % 2 === 0 ? all : all.toReversed())
      measured.get(way.name)?.push(await run(way, load, warmUp))
  }
  const [pipe = []] = measured.values()
  const figures = (list: readonly Measured[], figure: Figure): number =>
    median(list.map((one) => one[figure]))
  const against = (list: readonly Measured[], figure: Figure): number =>
    median(list.map((one, index) => one[figure] / (pipe[index]?.[figure] ?? Number.NaN)))
  process.stdout.write(
    `\n## ${name}, medians of ${rounds}\n\n${table(
      ['', 'MiB/s', '× pipe', 'CPU s/GiB', '× pipe', 'peak MiB above idle'],
      [...measured].map(([way, list]) => [
        way,
        figures(list, 'rate'),
        against(list, 'rate'),
        figures(list, 'cpu'),
        against(list, 'cpu'),
        Math.max(...list.map(({ peak }) => peak)),
      ]),
    )}\n`,
  )
  for (const [way, list] of measured) {
    if (/pipe|nginx/.test(way)) continue
    goals.push({
      what: `${way}, ${name}: throughput × pipe`,
      measured: against(list, 'rate'),
      atLeast: /Base64/.test(way) ? 0.6 : 0.85,
    })
    goals.push({
      what: `${way}, ${name}: MiB above idle`,
      measured: Math.max(...list.map(({ peak }) => peak)),
      atMost: 64,
    })
  }
}

/** A desk that reads 1 MiB/s: what it has not read must wait at the caller, not here. */
async function slow(): Promise<void> {
  const load = { files: 4, bytes: (quick ? 3 : 12) * MiB }
  const all = ways(folder, desk, 'slow').filter((way) => only === undefined || way.name.includes(only))
  const rows: [string, number, number][] = []
  for (const way of all) {
    const { rate, peak } = await run(way, load)
    rows.push([way.name, rate, peak])
    if (!/pipe|nginx/.test(way.name))
      goals.push({ what: `${way.name}, slow desk: MiB above idle`, measured: peak, atMost: 64 })
  }
  process.stdout.write(
    `\n## ${load.files} × ${load.bytes / MiB} MiB to a desk that reads 1 MiB/s per file\n\n${table(['', 'MiB/s', 'peak MiB above idle'], rows)}\n`,
  )
}

/** Memory is held against what it was before any file, the rest is measured once the process is warm. */
async function run(way: Way, load: FileLoad, before?: FileLoad): Promise<Measured> {
  const peer = await way.start()
  try {
    // The first request loads what only it needs, and opens sessions.
    await send(way, peer, 1024)
    const idle = memory(peer.pid).now
    forgetPeak(peer.pid)
    if (before !== undefined) await sendAtOnce(way, peer, before)
    const already = await taken(desk)
    const [cpu, since] = [cpuSeconds(peer.pid), performance.now()]
    await sendAtOnce(way, peer, load)
    const seconds = (performance.now() - since) / 1000
    const spent = cpuSeconds(peer.pid) - cpu
    const total = load.files * load.bytes
    const arrived = (await taken(desk)) - already
    if (arrived < total * way.growth)
      throw new Error(`${way.name}: ${arrived} bytes arrived of ${total * way.growth}`)
    return {
      rate: total / MiB / seconds,
      cpu: (spent * 1024 * MiB) / total,
      peak: memory(peer.pid).peak - idle,
    }
  } finally {
    await peer.stop()
  }
}

async function sendAtOnce(way: Way, peer: Peer, { files, bytes }: FileLoad): Promise<void> {
  await Promise.all(Array.from({ length: files }, () => sendAll(way, peer, bytes)))
}

async function sendAll(way: Way, peer: Peer, bytes: number): Promise<void> {
  const { maxBytes = bytes } = way
  for (let left = bytes; left > 0; left -= maxBytes) await send(way, peer, Math.min(left, maxBytes))
}

async function send(way: Way, { port }: Peer, bytes: number): Promise<void> {
  const status = await sendFile({ port, bytes, ...way.send })
  if (status < 200 || status > 299) throw new Error(`${way.name}: status ${status}`)
}

async function taken({ port }: Peer): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/taken`, { headers: { connection: 'close' } })
  const told: unknown = await response.json()
  return typeof told === 'object' && told !== null && 'bytes' in told ? Number(told.bytes) : Number.NaN
}
