import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { request } from 'undici'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Files, IncomingFile } from '../../../src/providers/incoming.ts'
import type { Adapter } from '../../../src/providers/provider.ts'
import { rackspace } from '../../../src/providers/rackspace/index.ts'
import createSimulator from '../../../src/providers/rackspace/sandbox.ts'
import type { DeskTicket } from '../../../src/providers/told.ts'
import type { Fault } from '../../../src/sandbox/faults.ts'
import type { Simulator } from '../../../src/sandbox/simulator.ts'
import { connectDesk, noFiles, type TestDesk } from '../../support/desk.ts'

export let simulator: Simulator
export let desk: TestDesk
export let settings: Readonly<Record<string, unknown>>

export type Required<Name extends keyof Adapter> = NonNullable<Adapter[Name]>

/** An operation that this adapter must have. */
export function operation<Name extends keyof Adapter>(name: Name): Required<Name> {
  const found = desk.adapter[name]
  if (found === undefined) throw new Error(`${name} is missing`)
  return found
}

export const post = (origin: unknown, path: string, body: unknown) =>
  request(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
export const arm = (fault: Fault, origin = settings.baseUrl) => post(origin, '/__faults', fault)
export const storage = (options: object) => post(settings.baseUrl, '/__storage', options)
export const storageOrigin = () => `http://${Object(settings.storageHosts)[0]}`

export async function state() {
  const reply = await request(`${settings.baseUrl}/__state`)
  return Object(await reply.body.json())
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

export function fileOf(filename: string, content: Buffer | Readable): IncomingFile {
  const hash = createHash('sha256')
  let size = 0
  async function* metered() {
    for await (const chunk of Readable.from(content instanceof Readable ? content : [content])) {
      size += chunk.length
      hash.update(chunk)
      yield chunk
    }
  }
  let digest: string | null = null
  return {
    filename,
    contentType: 'text/plain',
    size: null,
    stream: Readable.from(metered()),
    passed() {
      digest ??= hash.digest('hex')
      return { size, sha256: digest }
    },
  }
}

export function filesOf(...files: IncomingFile[]): Files {
  return { expected: true, next: async () => files.shift() ?? null }
}

export const draft = {
  connection: 'rackspace',
  subject: 'Больше серверов 🙏',
  body: 'We are receiving a ton of traffic\r\nplease help',
  category: 'Incident/General',
}

export async function opened(change: object = {}): Promise<DeskTicket> {
  const { value } = await desk.adapter.createTicket({ ...draft, ...change }, noFiles, desk.call())
  if (value === null) throw new Error('no number')
  return value
}

beforeAll(async () => {
  simulator = await createSimulator({ enforceQuotas: false, secret: randomUUID })
  settings = simulator.connections.rackspace ?? {}
  desk = connectDesk(rackspace, settings)
})

afterEach(async () => {
  for (const origin of [settings.baseUrl, settings.identityUrl, storageOrigin()])
    await request(`${origin}/__faults`, { method: 'DELETE' })
  await storage({ mode: 'put', maxFileSize: 1024 ** 3, lifeSeconds: 600 })
})

afterAll(async () => {
  await desk.close()
  await simulator.close()
})
