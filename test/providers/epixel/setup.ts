import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { request } from 'undici'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { epixel } from '../../../src/providers/epixel/index.ts'
import createSimulator from '../../../src/providers/epixel/sandbox.ts'
import type { Files } from '../../../src/providers/incoming.ts'
import type { Adapter, TicketQuery } from '../../../src/providers/provider.ts'
import type { DeskTicket } from '../../../src/providers/told.ts'
import type { Fault } from '../../../src/sandbox/faults.ts'
import type { Simulator } from '../../../src/sandbox/simulator.ts'
import { connectDesk, noFiles, type TestDesk } from '../../support/desk.ts'

/** A simulated desk per file, and a fresh connection to it per test; the bindings are live. */
let simulator: Simulator
export let settings: Readonly<Record<string, unknown>>
export let origin: string
export let desk: TestDesk
export let adapter: Required<
  Pick<
    Adapter,
    | 'listTickets'
    | 'getTicket'
    | 'createTicket'
    | 'updateTicket'
    | 'closeTicket'
    | 'reopenTicket'
    | 'listComments'
    | 'getComment'
    | 'addComment'
    | 'listAttachments'
    | 'downloadAttachment'
    | 'listCategories'
    | 'listTags'
  >
>

beforeAll(async () => {
  simulator = await createSimulator({ secret: () => randomBytes(12).toString('hex') })
  settings = simulator.connections.epixel ?? {}
  origin = new URL(String(settings.baseUrl)).origin
})
afterAll(() => simulator.close())
beforeEach(async () => {
  await disarm()
  await control('/__tokens', { accessSeconds: 300, refreshSeconds: 86_400 })
  await control('/__limits', { openTickets: 1_000_000 })
  desk = connectDesk(epixel, settings)
  adapter = { ...whole(desk.adapter) }
  return () => desk.close()
})

/** Every operation that Epixel has; a missing one fails the test that needs it. */
function whole(given: Adapter): typeof adapter {
  const missing = (): never => expect.fail('the operation is missing')
  return {
    ...given,
    updateTicket: given.updateTicket ?? missing,
    closeTicket: given.closeTicket ?? missing,
    reopenTicket: given.reopenTicket ?? missing,
    listComments: given.listComments ?? missing,
    getComment: given.getComment ?? missing,
    addComment: given.addComment ?? missing,
    listAttachments: given.listAttachments ?? missing,
    downloadAttachment: given.downloadAttachment ?? missing,
    listCategories: given.listCategories ?? missing,
    listTags: given.listTags ?? missing,
  }
}

export async function control(path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const reply = await request(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  await reply.body.dump()
}
export const disarm = () => request(`${origin}/__faults`, { method: 'DELETE' })
export const forgetTokens = async (): Promise<void> => {
  await request(`${origin}/__tokens`, { method: 'DELETE' })
}
export const fault = (armed: Fault) => control('/__faults', armed)

export async function state() {
  return JSON.parse(await (await request(`${origin}/__state`)).body.text())
}

export function oneFile(bytes: Buffer, filename: string): Files {
  let left = 1
  return {
    expected: true,
    next: async () =>
      left-- > 0
        ? {
            filename,
            contentType: 'image/png',
            size: bytes.length,
            stream: Readable.from([bytes], { objectMode: false }),
            passed: () => ({ size: bytes.length, sha256: sha256(bytes) }),
          }
        : null,
  }
}
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

export const draft = {
  connection: 'epixel',
  subject: 'Где выплата? 💸',
  body: 'Two\nlines',
  priority: 'high',
  category: '2',
} as const
export async function created(more: object = {}): Promise<DeskTicket> {
  const { value } = await adapter.createTicket({ ...draft, ...more }, noFiles, desk.call())
  return value ?? expect.fail('no number')
}

export async function pages(query: Partial<TicketQuery>): Promise<DeskTicket[]> {
  const items: DeskTicket[] = []
  for (let position: TicketQuery['position'] = null; ; ) {
    const page = await adapter.listTickets({ limit: 50, ...query, position }, desk.call())
    items.push(...page.items)
    if (page.next === null) return items
    position = page.next
  }
}
