import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { request } from 'undici'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { NewTicket } from '../../../src/domain/new-ticket.ts'
import { GatewayError } from '../../../src/domain/problems.ts'
import { billmanager } from '../../../src/providers/billmanager/index.ts'
import createSimulator from '../../../src/providers/billmanager/sandbox.ts'
import type { Files, IncomingFile } from '../../../src/providers/incoming.ts'
import type { TicketQuery } from '../../../src/providers/provider.ts'
import type { DeskTicket } from '../../../src/providers/told.ts'
import { part, records, text } from '../../../src/providers/wire.ts'
import type { Fault } from '../../../src/sandbox/faults.ts'
import type { Simulator } from '../../../src/sandbox/simulator.ts'
import { connectDesk, noFiles, type TestDesk } from '../../support/desk.ts'

export const login = 'ivanov@romashka.example'
export let simulator: Simulator
export let staff: TestDesk
export let client: TestDesk
export let address: URL

beforeAll(async () => {
  simulator = await createSimulator({ secret: randomUUID })
  const [staffSettings, clientSettings] = [
    simulator.connections.billmanager,
    simulator.connections['billmanager-client'],
  ]
  staff = connectDesk(billmanager, part(staffSettings), { connection: 'billmanager' })
  client = connectDesk(billmanager, part(clientSettings), { connection: 'billmanager-client' })
  address = new URL(text(part(staffSettings).baseUrl) ?? '')
})
afterAll(async () => {
  await Promise.all([staff.close(), client.close()])
  await simulator.close()
})
beforeEach(() => request(new URL('/__faults', address), { method: 'DELETE' }))

export const arm = (fault: Fault): Promise<unknown> =>
  request(new URL('/__faults', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  })

export const refusedAccess: Pick<Fault, 'kind' | 'status' | 'body'> = {
  kind: 'status',
  status: 200,
  body: '{"doc":{"error":{"$type":"access","$object":"ticket_all","msg":{"$":"no rights"}}}}',
}

export async function state(number: string): Promise<Record<string, unknown>> {
  const body = part(await (await request(new URL('/__state', address))).body.json())
  return { ...records(body.tickets).find(({ id }) => String(id) === number) }
}

export const draft = (more: Partial<NewTicket> = {}): NewTicket => ({
  connection: 'any',
  subject: `Сервер не отвечает 🔥 ${randomUUID()}`,
  body: 'It does **not** answer',
  ...more,
})

/** Something that a test insists on being there. */
export function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('expected a value')
  return value
}

export async function opened(more: Partial<NewTicket> = {}): Promise<DeskTicket> {
  return there((await client.adapter.createTicket(draft(more), noFiles, client.call())).value)
}

export async function everything(desk: TestDesk, query: Partial<TicketQuery> = {}): Promise<DeskTicket[]> {
  const items: DeskTicket[] = []
  let position: TicketQuery['position'] = null
  do {
    const page = await desk.adapter.listTickets({ limit: 20, ...query, position }, desk.call())
    items.push(...page.items)
    position = page.next
  } while (position !== null)
  return items
}

export const staffTicket = async (number: string): Promise<DeskTicket> =>
  (await staff.adapter.getTicket(number, { comments: false }, staff.call())).value

export const problem = async (work: Promise<unknown> | undefined): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (error instanceof GatewayError) return error.code
    throw error
  }
  return 'none'
}

export function filesOf(...contents: readonly string[]): Files {
  const queue = contents.map((content, index): IncomingFile => {
    const bytes = Buffer.from(content)
    return {
      filename: `журнал ${index + 1}.txt`,
      contentType: 'text/plain',
      size: bytes.length,
      stream: Readable.from([bytes]),
      passed: () => ({ size: bytes.length, sha256: 'f'.repeat(64) }),
    }
  })
  return { expected: true, next: async () => queue.shift() ?? null }
}
