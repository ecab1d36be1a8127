import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { request } from 'undici'
import { afterAll, beforeAll } from 'vitest'
import { GatewayError } from '../../../src/domain/problems.ts'
import type { Files, IncomingFile } from '../../../src/providers/incoming.ts'
import { plusofon } from '../../../src/providers/plusofon/index.ts'
import createSimulator from '../../../src/providers/plusofon/sandbox.ts'
import type { Simulator } from '../../../src/sandbox/simulator.ts'
import { connectDesk, type TestDesk } from '../../support/desk.ts'

export let simulator: Simulator
export let desk: TestDesk
export let baseUrl: string

beforeAll(async () => {
  simulator = await createSimulator({ secret: () => 'secret-token' })
  const settings = simulator.connections.plusofon ?? {}
  baseUrl = String(settings.baseUrl)
  desk = connectDesk(plusofon, settings)
})
afterAll(async () => {
  await desk.close()
  await simulator.close()
})

export const wholeList = { limit: 50, position: null } as const
export const draft = { connection: 'plusofon', subject: 'Нет гудка', body: 'С 9:00 тишина 📵' }

export async function fault(fault: Record<string, unknown>): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  await request(`${baseUrl}/__faults`, { method: 'POST', headers, body: JSON.stringify(fault) })
}

export async function problemOf(work: Promise<unknown> | undefined): Promise<GatewayError> {
  try {
    await work
  } catch (error) {
    if (error instanceof GatewayError) return error
    throw error
  }
  throw new Error('expected a problem')
}

/** Files as the gateway hands them out; a function in place of bytes breaks while it is read. */
export function filesOf(...given: (readonly [name: string, bytes: Buffer | Error])[]): Files {
  const left = given.map(([filename, bytes]) => fileOf(filename, bytes))
  return { expected: true, next: async () => left.shift() ?? null }
}

export function fileOf(filename: string, bytes: Buffer | Error): IncomingFile {
  const content = Buffer.isBuffer(bytes) ? bytes : Buffer.from('the beginning')
  async function* flow() {
    for (let at = 0; at < content.length; at += 50_000) yield content.subarray(at, at + 50_000)
    if (bytes instanceof Error) throw bytes
  }
  const sha256 = createHash('sha256').update(content).digest('hex')
  return {
    ...{ filename, contentType: 'text/plain', size: content.length, stream: Readable.from(flow()) },
    passed: () => ({ size: content.length, sha256 }),
  }
}

export async function kept(filename: string): Promise<unknown> {
  const state = await (await request(`${baseUrl}/__state`)).body.text()
  const { files } = JSON.parse(state)
  return files.find((file: { filename: string }) => file.filename === filename)
}
