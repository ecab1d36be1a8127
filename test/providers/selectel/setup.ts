import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { request } from 'undici'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Files, IncomingFile } from '../../../src/providers/incoming.ts'
import type { Adapter, TicketQuery } from '../../../src/providers/provider.ts'
import { selectel } from '../../../src/providers/selectel/index.ts'
import createSimulator from '../../../src/providers/selectel/sandbox.ts'
import { part, records, type Wire } from '../../../src/providers/wire.ts'
import type { Simulator } from '../../../src/sandbox/simulator.ts'
import { connectDesk, noFiles, type TestDesk } from '../../support/desk.ts'

export let simulator: Simulator
export let desk: TestDesk
export let adapter: Required<Pick<Adapter, Operation>>

export const operations = [
  'listTickets',
  'getTicket',
  'createTicket',
  'updateTicket',
  'closeTicket',
  'reopenTicket',
  'rateTicket',
  'listComments',
  'getComment',
  'addComment',
  'rateComment',
  'listAttachments',
  'downloadAttachment',
  'uploadFiles',
  'listCategories',
] as const
export type Operation = (typeof operations)[number]

export const hasAll = (candidate: Adapter): candidate is Adapter & typeof adapter =>
  operations.every((name) => candidate[name] !== undefined)

export const settingsOf = (which: Simulator) => part(which.connections.selectel)
export const addressOf = (which: Simulator) => String(settingsOf(which).baseUrl)

export async function post(path: string, body: object): Promise<void> {
  const reply = await request(new URL(path, addressOf(simulator)), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  await reply.body.dump()
}
export const fault = (details: object) => post('/__faults', details)

export async function state(what: 'tickets' | 'comments' | 'files'): Promise<readonly Wire[]> {
  const reply = await request(new URL('/__state', addressOf(simulator)))
  return records(part(await reply.body.json())[what])
}

export const draft = { connection: 'selectel', subject: 'Не работает 🚑', body: 'Помогите,\nпожалуйста' }
export const everything: TicketQuery = { limit: 200, position: null }

export async function newTicket(): Promise<string> {
  const { value } = await adapter.createTicket(draft, noFiles, desk.call())
  return value?.number ?? ''
}

export function filesOf(...given: { name: string; bytes: Buffer }[]): Files {
  const left = given.map(({ name, bytes }): IncomingFile => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return {
      filename: name,
      contentType: 'text/plain',
      size: bytes.length,
      stream: Readable.from(bytes.length === 0 ? [] : [bytes]),
      passed: () => ({ size: bytes.length, sha256 }),
    }
  })
  return { expected: true, next: async () => left.shift() ?? null }
}

beforeAll(async () => {
  simulator = await createSimulator({ secret: () => 'a-token-of-this-run', enforceQuotas: false })
  desk = connectDesk(selectel, settingsOf(simulator))
  if (!hasAll(desk.adapter)) throw new Error('an operation is missing')
  adapter = desk.adapter
})
afterEach(async () => {
  const reply = await request(new URL('/__faults', addressOf(simulator)), { method: 'DELETE' })
  await reply.body.dump()
})
afterAll(async () => {
  await desk.close()
  await simulator.close()
})
