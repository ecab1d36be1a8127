import { type LoadResult, load } from './load.ts'
import { median } from './numbers.ts'
import { cpuSeconds } from './processes.ts'
import type { Contender, Delay, Work } from './rest-peers.ts'

export interface Cell {
  readonly work: Work
  readonly callers: number
  readonly delay: Delay
  readonly rounds: number
  readonly durationMs: number
}

export interface Measured {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** Microseconds of CPU for each answer. */
  readonly cpu: number
}

/** Every contender in every round, each round in the other order; one is loaded at a time. */
export async function measure(
  cell: Cell,
  contenders: readonly Contender[],
): Promise<Map<string, Measured[]>> {
  const measured = new Map<string, Measured[]>(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round < cell.rounds; round += 1) {
    for (const contender of round % 2 === 0 ? contenders : contenders.toReversed())
      measured.get(contender.name)?.push(await once(cell, contender))
  }
  return measured
}

async function once(
  { work, callers, delay, durationMs }: Cell,
  { name, peer, request }: Contender,
): Promise<Measured> {
  const before = cpuSeconds(peer.pid)
  const result = await load({ port: peer.port, callers, durationMs, request: request(work, delay) })
  const seconds = cpuSeconds(peer.pid) - before
  assertAnswered(name, result)
  const { perSecond, p50, p99 } = result
  return { perSecond, p50, p99, cpu: (seconds * 1e6) / result.answers }
}

export async function warm({ name, peer, request }: Contender, work: Work, count: number): Promise<void> {
  const callers = 32
  assertAnswered(
    name,
    await load({ port: peer.port, callers, durationMs: 60_000, count, request: request(work, '0ms') }),
  )
}

export function assertAnswered(name: string, { failed }: LoadResult): void {
  if (failed.size === 0) return
  throw new Error(
    `${name} answered ${[...failed].map(([status, count]) => `${count} × ${status}`).join(', ')}`,
  )
}

export const of = (list: readonly Measured[] | undefined, figure: keyof Measured): number =>
  median((list ?? []).map((one) => one[figure]))

/** Median of the ratios within each round, which noise of the machine hits least. */
export const ratio = (
  list: readonly Measured[] | undefined,
  base: readonly Measured[] | undefined,
  figure: keyof Measured,
): number => median((list ?? []).map((one, index) => one[figure] / (base?.[index]?.[figure] ?? Number.NaN)))
