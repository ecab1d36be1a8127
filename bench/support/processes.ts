import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

/** What is measured runs on the first core, load and fake desks on the second, where the machine has them. */
export type Core = 'measured' | 'load'

/** A process that takes part in a benchmark. */
export interface Peer {
  readonly name: string
  readonly port: number
  readonly pid: number
  /** From the start of the process to its first open port. */
  readonly startMs: number
  stop(): Promise<void>
}

export interface PeerCommand {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly port: number
  readonly core: Core
  readonly env?: Readonly<Record<string, string>>
  /** Where its output goes; left out: errors to the terminal, the rest nowhere. */
  readonly logFile?: string
}

export const isInstalled = (command: string): boolean => spawnSync('which', [command]).status === 0

const canPin = availableParallelism() > 1 && isInstalled('taskset')
const coreOf = (core: Core): string => (core === 'measured' ? '0' : '1')

/** The load is made by the calling process itself. */
export function pinLoad(): void {
  if (canPin) spawnSync('taskset', ['-cp', coreOf('load'), String(process.pid)])
}

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

export async function startPeer({
  name,
  command,
  args,
  port,
  core,
  env,
  logFile,
}: PeerCommand): Promise<Peer> {
  const since = performance.now()
  const output = logFile === undefined ? 'ignore' : openSync(logFile, 'a')
  const [file, ...rest] = canPin ? ['taskset', '-c', coreOf(core), command, ...args] : [command, ...args]
  const child = spawn(file ?? command, rest, {
    stdio: ['ignore', output, 'inherit'],
    env: { ...process.env, ...env },
  })
  running.add(child)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await untilOpen(port, child, name)
  return {
    name,
    port,
    pid: child.pid ?? 0,
    startMs: performance.now() - since,
    async stop() {
      child.kill('SIGTERM')
      const impatience = setTimeout(() => child.kill('SIGKILL'), 5000)
      await ended
      clearTimeout(impatience)
      running.delete(child)
    },
  }
}

/** A start takes a second; on a machine full of other work it has taken twenty. */
const patienceMs = 90_000

async function untilOpen(port: number, child: ChildProcess, name: string): Promise<void> {
  const since = performance.now()
  while (performance.now() - since < patienceMs) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`)
    if (await isOpen(port)) return
    // Nothing tells when a foreign process begins to listen.
    await sleep(4)
  }
  throw new Error(`${name} does not listen on ${port}`)
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** CPU time of all its threads in seconds; NaN where the system does not tell it finely enough. */
export function cpuSeconds(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    const nanoseconds = threads.map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ', 1)[0]),
    )
    return nanoseconds.reduce((sum, value) => sum + value, 0) / 1e9
  } catch {
    return Number.NaN
  }
}

/** Resident memory in MiB, now and at most since the last `forgetPeak`. */
export function memory(pid: number): { now: number; peak: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kilobytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1])
    return { now: kilobytes('VmRSS') / 1024, peak: kilobytes('VmHWM') / 1024 }
  } catch {
    return { now: Number.NaN, peak: Number.NaN }
  }
}

export function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
  } catch {
    // Elsewhere the peak since the start has to do.
  }
}
