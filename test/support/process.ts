import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The built program, as operators run it. */
const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Running {
  readonly process: ChildProcess
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** Everything written so far. */
  lines(): readonly string[]
  /** The first line that matches, now or later. */
  line(pattern: RegExp): Promise<string>
  /** Sends the signal, if any, and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Ended>
}

type Environment = Readonly<Record<string, string>>

function launch(args: readonly string[], environment: Environment, cwd: string | undefined) {
  const { PATH = '' } = process.env
  return spawn(process.execPath, [program, ...args], {
    env: { PATH, ...environment },
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs the program to its end. */
export async function run(
  args: readonly string[],
  environment: Environment = {},
  cwd?: string,
): Promise<Ended> {
  const child = launch(args, environment, cwd)
  const output = collect(child)
  const [code] = await once(child, 'close')
  return { code, ...output }
}

/** Starts the program and waits until it listens. */
export async function start(
  args: readonly string[],
  environment: Environment = {},
  cwd?: string,
): Promise<Running> {
  const child = launch(args, environment, cwd)
  const output = collect(child)
  const ended = once(child, 'close')
  const lines: string[] = []
  const waiting = new Set<(line: string) => void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    for (const hear of waiting) hear(line)
  })

  function line(pattern: RegExp): Promise<string> {
    const seen = lines.find((candidate) => pattern.test(candidate))
    if (seen !== undefined) return Promise.resolve(seen)
    return new Promise((resolve, reject) => {
      const hear = (candidate: string) => {
        if (!pattern.test(candidate)) return
        waiting.delete(hear)
        resolve(candidate)
      }
      waiting.add(hear)
      ended.then(() => reject(new Error(`ended before ${pattern}: ${output.stderr}${output.stdout}`)), reject)
    })
  }

  const listening = await line(/Server listening at http:\/\/127\.0\.0\.1:\d+/)
  return {
    process: child,
    url: /http:\/\/127\.0\.0\.1:\d+/.exec(listening)?.[0] ?? '',
    lines: () => lines,
    line,
    end: async (signal) => {
      if (signal !== undefined) child.kill(signal)
      const [code] = await ended
      return { code, ...output }
    },
  }
}

function collect(child: ReturnType<typeof launch>): { stdout: string; stderr: string } {
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    output.stdout += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    output.stderr += chunk.toString()
  })
  return output
}
