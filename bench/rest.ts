import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cell, measure, of, ratio, warm } from './support/cells.ts'
import { createCells } from './support/creates.ts'
import { startScript } from './support/gateway.ts'
import { freeLaneCost } from './support/lanes.ts'
import { type Goal, goalTable, table } from './support/numbers.ts'
import { forgetPeak, memory, pinLoad } from './support/processes.ts'
import { quotas } from './support/quotas.ts'
import { type Contender, contenders, type Delay, passing, type Work } from './support/rest-peers.ts'
import { starts } from './support/starts.ts'

const quick = process.argv.includes('--quick')
const durationMs = quick ? 300 : 700
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
pinLoad()
const desk = await startScript('fake-desk', 'load')
const goals: Goal[] = []
let all: Contender[] = []
const say = (text: string): void => {
  process.stdout.write(`\n${text}\n`)
}

try {
  goals.push(...(await starts(folder, desk, quick ? 1 : 3, say)))
  all = await contenders(folder, desk)
  const idle = memory(gateway().peer.pid).now
  goals.push({ what: 'memory when idle, MiB', measured: idle, atMost: 120 })
  await warmUp()
  await main()
  await growth()
  goals.push(...(await quotas(gateway().peer, desk, quick ? 1500 : 4000, say)))
  goals.push(...(await createCells(folder, desk, all, { rounds: quick ? 1 : 2, durationMs, quick }, say)))
  say(`## Goals\n\n${goalTable(goals)}`)
} finally {
  await Promise.all(all.map(({ peer }) => peer.stop()))
  await desk.stop()
  rmSync(folder, { recursive: true })
}

function gateway(): Contender {
  const [first] = all
  if (first === undefined) throw new Error('nothing was started')
  return first
}

/** Compiled code and open connections, for everyone: so many requests, since a busy machine does few in a second. */
async function warmUp(): Promise<void> {
  const counts = { get: 10_000, list50: 4000, create: 3000 } as const
  for (const contender of all) {
    for (const work of ['get', 'list50', 'create'] as const)
      await warm(contender, work, quick ? counts[work] / 3 : counts[work])
  }
}

function cellOf(work: Work, callers: number, delay: Delay, rounds: number): Cell {
  return { work, callers, delay, rounds, durationMs }
}

/** The cells that goals are about, with everyone. */
async function main(): Promise<void> {
  const one = await compare(
    'GET one ticket, 32 callers, desk answers at once',
    cellOf('get', 32, '0ms', quick ? 3 : 7),
  )
  const [ours, bare] = [one.get('gateway'), one.get('bare undici dispatch')]
  const proxied = one.get('@fastify/reply-from')
  const written = one.get('express + axios')
  goals.push(
    {
      what: 'GET one: requests per second × bare dispatch',
      measured: ratio(ours, bare, 'perSecond'),
      atLeast: 0.5,
    },
    { what: 'GET one: CPU × bare dispatch', measured: ratio(ours, bare, 'cpu'), atMost: 2 },
    {
      what: 'GET one: requests per second × reply-from',
      measured: ratio(ours, proxied, 'perSecond'),
      atLeast: 0.9,
    },
    { what: 'GET one: p99 × reply-from', measured: ratio(ours, proxied, 'p99'), atMost: 1 },
    {
      what: 'GET one: requests per second × express + axios',
      measured: ratio(ours, written, 'perSecond'),
      atLeast: 5,
    },
    {
      what: 'lane without quota, % of the CPU of GET one',
      measured: ((await freeLaneCost()) / of(ours, 'cpu')) * 100,
      atMost: 2,
    },
  )
  const lists = await compare(
    'List of 50, 32 callers, desk answers at once',
    cellOf('list50', 32, '0ms', quick ? 2 : 5),
  )
  goals.push({
    what: 'list of 50: requests per second × bare dispatch',
    measured: ratio(lists.get('gateway'), lists.get('bare undici dispatch'), 'perSecond'),
    atLeast: 0.25,
  })
  const direct: Contender = { ...passing('no gateway at all', desk), name: 'no gateway at all' }
  const near = await compare(
    'GET one ticket, 1 caller, desk answers after 20 ms',
    cellOf('get', 1, '20ms', quick ? 2 : 4),
    [direct, ...all],
  )
  const added = (figure: 'p50' | 'p99'): number =>
    of(near.get('gateway'), figure) - of(near.get(direct.name), figure)
  goals.push(
    { what: '20 ms desk, 1 caller: ms added at p50', measured: added('p50'), atMost: 1.5 },
    { what: '20 ms desk, 1 caller: ms added at p99', measured: added('p99'), atMost: 3 },
  )
}

async function compare(title: string, cell: Cell, among: readonly Contender[] = all) {
  const measured = await measure(cell, among)
  const bare = measured.get('bare undici dispatch')
  say(
    `## ${title}\n\n${table(
      ['', 'req/s', '× bare', 'p50 ms', 'p99 ms', 'CPU µs/req', '× bare'],
      [...measured].map(([name, list]) => [
        name,
        of(list, 'perSecond'),
        ratio(list, bare, 'perSecond'),
        of(list, 'p50'),
        of(list, 'p99'),
        of(list, 'cpu'),
        ratio(list, bare, 'cpu'),
      ]),
    )}`,
  )
  return measured
}

/** How cost grows with page size, connections, callers and the desk's own time. */
async function growth(): Promise<void> {
  const rows: (string | number)[][] = []
  const bare = all.filter(({ name }) => name === 'bare undici dispatch')
  const cpu = new Map<Work, number>()
  const names = {
    get: 'one ticket',
    list50: 'list of 50',
    list200: 'list of 200',
    five: '50 of 5 connections',
    create: 'create',
  }
  const peaks: (string | number)[][] = []
  for (const work of ['get', 'list50', 'list200', 'five'] as const) {
    forgetPeak(gateway().peer.pid)
    for (const delay of ['0ms', '20ms'] as const) {
      for (const callers of quick ? [32] : [1, 32, 256]) {
        // Nothing that only passes requests through can merge lists.
        const measured = await measure(
          cellOf(work, callers, delay, quick ? 1 : 2),
          work === 'five' ? [gateway()] : [gateway(), ...bare],
        )
        const ours = measured.get('gateway')
        const theirs = measured.get('bare undici dispatch')
        if (delay === '0ms' && callers === 32) cpu.set(work, of(ours, 'cpu'))
        rows.push([
          names[work],
          String(callers),
          delay,
          of(ours, 'perSecond'),
          ratio(ours, theirs, 'perSecond'),
          of(ours, 'p50'),
          of(ours, 'p99'),
          of(ours, 'cpu'),
          ratio(ours, theirs, 'cpu'),
        ])
      }
    }
    const { peak } = memory(gateway().peer.pid)
    peaks.push([names[work], peak])
    if (work === 'get' && !quick)
      goals.push({ what: 'one ticket: memory at 256 callers, MiB', measured: peak, atMost: 200 })
  }
  say(
    `## How cost grows\n\n${table(['gateway', 'callers', 'desk', 'req/s', '× bare', 'p50 ms', 'p99 ms', 'CPU µs/req', '× bare'], rows)}`,
  )
  say(`## Resident memory at most\n\n${table(['gateway', 'MiB'], peaks)}`)
  goals.push({
    what: '5 connections merged: CPU × one',
    measured: (cpu.get('five') ?? Number.NaN) / (cpu.get('list50') ?? Number.NaN),
    atMost: 5.5,
  })
}
