import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { dockerAnswers } from './container.ts'

export interface TestRedis {
  readonly url: string
  /** Null where the server belongs to somebody else. */
  readonly control: {
    /** It hangs: connections stay, nothing is answered. */
    pause(): void
    resume(): void
    /** It is gone, and forgets everything. */
    kill(): Promise<void>
    start(): Promise<void>
  } | null
  stop(): Promise<void>
}

/** TEST_REDIS_URL, else the `redis-server` of this machine, else a container; null where there is none of them. */
export async function startRedis(): Promise<TestRedis | null> {
  const given = process.env.TEST_REDIS_URL
  if (given !== undefined && given !== '') return { url: given, control: null, stop: async () => {} }
  if (spawnSync('redis-server', ['--version']).status === 0) return await startLocal()
  return dockerAnswers('tests with Redis') ? await startContainer() : null
}

async function startLocal(): Promise<TestRedis> {
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'redis-'))
  let child = await launch(port, folder)
  return {
    url: `redis://127.0.0.1:${port}`,
    control: {
      pause: () => child.kill('SIGSTOP'),
      resume: () => child.kill('SIGCONT'),
      kill: () => end(child),
      async start() {
        child = await launch(port, folder)
      },
    },
    async stop() {
      child.kill('SIGCONT')
      await end(child)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function launch(port: number, folder: string): Promise<ChildProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder]
  const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('Ready to accept connections')) break
  }
  child.stdout.resume()
  return child
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

async function startContainer(): Promise<TestRedis> {
  const { GenericContainer } = await import('testcontainers')
  const container = await new GenericContainer('redis:7-alpine').withExposedPorts(6379).start()
  return {
    url: `redis://${container.getHost()}:${container.getMappedPort(6379)}`,
    control: null,
    stop: async () => {
      await container.stop()
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
