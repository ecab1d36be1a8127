import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { text as readText } from 'node:stream/consumers'
import { request } from 'undici'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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

const login = 'ivanov@romashka.example'
let simulator: Simulator
let staff: TestDesk
let client: TestDesk
let address: URL

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

const arm = (fault: Fault): Promise<unknown> =>
  request(new URL('/__faults', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  })

const refusedAccess: Pick<Fault, 'kind' | 'status' | 'body'> = {
  kind: 'status',
  status: 200,
  body: '{"doc":{"error":{"$type":"access","$object":"ticket_all","msg":{"$":"no rights"}}}}',
}

async function state(number: string): Promise<Record<string, unknown>> {
  const body = part(await (await request(new URL('/__state', address))).body.json())
  return { ...records(body.tickets).find(({ id }) => String(id) === number) }
}

const draft = (more: Partial<NewTicket> = {}): NewTicket => ({
  connection: 'any',
  subject: `Сервер не отвечает 🔥 ${randomUUID()}`,
  body: 'It does **not** answer',
  ...more,
})

/** Something that a test insists on being there. */
function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('expected a value')
  return value
}

async function opened(more: Partial<NewTicket> = {}): Promise<DeskTicket> {
  return there((await client.adapter.createTicket(draft(more), noFiles, client.call())).value)
}

async function everything(desk: TestDesk, query: Partial<TicketQuery> = {}): Promise<DeskTicket[]> {
  const items: DeskTicket[] = []
  let position: TicketQuery['position'] = null
  do {
    const page = await desk.adapter.listTickets({ limit: 20, ...query, position }, desk.call())
    items.push(...page.items)
    position = page.next
  } while (position !== null)
  return items
}

const staffTicket = async (number: string): Promise<DeskTicket> =>
  (await staff.adapter.getTicket(number, { comments: false }, staff.call())).value

const problem = async (work: Promise<unknown> | undefined): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (error instanceof GatewayError) return error.code
    throw error
  }
  return 'none'
}

function filesOf(...contents: readonly string[]): Files {
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

describe('lists', () => {
  it('gives each ticket of the staff exactly once, newest word first', async () => {
    const sort = { key: 'updatedAt', descending: true } as const
    const items = await everything(staff, { sort })
    expect(items.length).toBeGreaterThanOrEqual(60)
    expect(new Set(items.map(({ number }) => number)).size).toBe(items.length)
    const times = items.map(({ updatedAt }) => updatedAt ?? '')
    expect(times).toEqual([...times].sort().reverse())
  })

  it('merges what is archived and what is not into one list of the client', async () => {
    const items = await everything(client, { sort: { key: 'number', descending: false }, limit: 7 })
    const numbers = items.map(({ number }) => Number(number))
    expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other))
    const statuses = new Set(items.map(({ status }) => status))
    expect(statuses).toContain('archived')
    expect(statuses).toContain('closed')
    expect(statuses.size).toBeGreaterThan(3)
  })

  it('lists the queue for open tickets, with the status of the list of all tickets', async () => {
    const open = await everything(staff, { state: 'open', sort: { key: 'updatedAt', descending: true } })
    const all = await everything(staff)
    const numbers = (tickets: readonly DeskTicket[]): string[] => tickets.map(({ number }) => number).sort()
    expect(numbers(open)).toEqual(numbers(all.filter(({ status }) => !/closed|archived/.test(status))))
    expect(open.map(({ status }) => status)).toContain('waiting_on_customer')
    expect(open.every(({ providerFields }) => typeof providerFields?.waitingSeconds === 'number')).toBe(true)
  })

  it('filters by state and status itself', async () => {
    for (const desk of [staff, client]) {
      const closed = await everything(desk, { state: 'closed' })
      expect(new Set(closed.map(({ status }) => status))).toEqual(new Set(['closed', 'archived']))
      const waiting = await everything(desk, { status: ['waiting_on_customer'] })
      expect(new Set(waiting.map(({ status }) => status))).toEqual(new Set(['waiting_on_customer']))
    }
  })

  it('lists the queue alone, and says so, where all tickets are not shown', async () => {
    await arm({ match: ' ticket_all', times: 100, ...refusedAccess })
    const page = await staff.adapter.listTickets({ limit: 200, position: null }, staff.call())
    expect(page.warnings?.map(({ code }) => code)).toEqual(['list_incomplete'])
    expect(page.items.length).toBeGreaterThan(5)
    expect(page.items.every(({ status }) => status === 'open' || status === 'in_progress')).toBe(true)
  })
})

describe('the stored filter', () => {
  it('is set, read and reset, and lists say that it narrows them', async () => {
    const set = await staff.adapter.setSavedFilter?.(
      { clients: ['12', '13'], fields: { name: 'Invoice' } },
      staff.call(),
    )
    expect(set?.value).toEqual({ clients: ['12', '13'], fields: { name: 'Invoice' } })
    const page = await staff.adapter.listTickets({ limit: 50, position: null, state: 'open' }, staff.call())
    expect(page.warnings?.[0]?.code).toBe('list_incomplete')
    await staff.adapter.setSavedFilter?.({ clients: ['12'] }, staff.call())
    expect(await staff.adapter.getSavedFilter?.(staff.call())).toEqual({ clients: ['12'], fields: {} })
    await staff.adapter.resetSavedFilter?.(staff.call())
    expect(await staff.adapter.getSavedFilter?.(staff.call())).toEqual({ clients: [], fields: {} })
    const free = await staff.adapter.listTickets({ limit: 50, position: null, state: 'open' }, staff.call())
    expect(free.warnings ?? []).toEqual([])
  })

  it('of a client has no clients, and takes no words that steer the panel', async () => {
    expect(await problem(client.adapter.setSavedFilter?.({ clients: ['11'] }, client.call()))).toBe(
      'field_not_supported',
    )
    expect(await problem(client.adapter.setSavedFilter?.({ fields: { func: 'x' } }, client.call()))).toBe(
      'value_not_supported',
    )
    await client.adapter.setSavedFilter?.({ fields: { tstatus: '0,1' } }, client.call())
    expect(await client.adapter.getSavedFilter?.(client.call())).toEqual({
      clients: [],
      fields: { tstatus: '0,1' },
    })
    const page = await client.adapter.listTickets({ limit: 50, position: null }, client.call())
    expect(page.warnings?.[0]?.code).toBe('list_incomplete')
    await client.adapter.resetSavedFilter?.(client.call())
  })
})

describe('a ticket', () => {
  it('that the client opens is read back, and stands in the queue of the staff', async () => {
    const created = await opened({
      priority: 'high',
      category: '2',
      providerFields: { service: '3101', project: '2' },
    })
    expect(created).toMatchObject({
      status: 'open',
      priority: 'high',
      category: { id: '2', name: 'Technical support', parent: null },
      resources: [{ id: '3101', url: null }],
      commentCount: 1,
      unread: false,
    })
    expect(await client.adapter.getTicket(created.number, { comments: false }, client.call())).toEqual({
      value: created,
    })
    const seen = await staffTicket(created.number)
    expect(seen).toMatchObject({ number: created.number, unread: true, blocked: false, favorite: false })
    expect(seen.account).toEqual({ id: login, name: login })
    expect(await staffTicket(created.number)).toMatchObject({ unread: true })
  })

  it('is opened by the staff in the name of a client, with what only the staff may set', async () => {
    const { value, warnings } = await staff.adapter.createTicket(
      draft({
        account: login,
        priority: 'low',
        category: '3',
        providerFields: {
          clientPriority: 'high',
          raised: true,
          expense: '12.50',
          deadline: '2027-01-31T20:00:00Z',
          abuse: { score: 3, note: 'spam' },
        },
      }),
      noFiles,
      staff.call(),
    )
    expect(warnings ?? []).toEqual([])
    expect(value).toMatchObject({
      priority: 'low',
      providerFields: { clientPriority: 'high', deadline: '2027-01-31T20:00:00.000Z', project: '1' },
    })
    expect(value?.providerFields?.flags).toContain('highpriority')
    const kept = await state(there(value).number)
    expect(kept).toMatchObject({
      expenses: ['12.50'],
      abuse: { score: '3', note: 'spam' },
      deadline: '2027-01-31 23:00:00',
    })
  })

  it('opened for an unknown client is refused, and a later step that fails is a warning', async () => {
    expect(
      await problem(staff.adapter.createTicket(draft({ account: 'nobody' }), noFiles, staff.call())),
    ).toBe('upstream_rejected')
    const { value, warnings } = await staff.adapter.createTicket(
      draft({ account: login, providerFields: { abuse: { score: 0 } } }),
      noFiles,
      staff.call(),
    )
    expect(value?.number).toMatch(/^\d+$/)
    expect(warnings?.map(({ code }) => code)).toEqual(['step_failed'])
  })

  it('is found by its subject where the answer leaves out its number, each create its own', async () => {
    await arm({
      match: ' clientticket.edit',
      kind: 'statusAfter',
      status: 200,
      times: 1,
      body: '{"doc":{"ok":{}}}',
    })
    const one = draft()
    const call = client.call()
    const { value } = await client.adapter.createTicket(one, noFiles, call)
    expect(value?.subject).toBe(one.subject)
    expect(call.notes[0]?.lastNumber).toBeTypeOf('number')
  })

  it('is changed, with the favourite before a move to another department', async () => {
    const { number } = await opened()
    const changed = await staff.adapter.updateTicket?.(
      number,
      {
        subject: 'Новая тема',
        priority: 'high',
        category: '5',
        favorite: true,
        providerFields: { project: '2' },
      },
      staff.call(),
    )
    expect(changed?.warnings).toEqual([])
    expect(changed?.value).toMatchObject({
      subject: 'Новая тема',
      priority: 'high',
      category: { id: '5' },
      favorite: true,
    })
    expect(changed?.value.providerFields?.project).toBe('2')
    const rejected = staff.adapter.updateTicket?.(number, { category: '99' }, staff.call())
    await expect(rejected).rejects.toMatchObject({
      code: 'upstream_rejected',
      details: { errors: [{ pointer: '/category' }], upstream: { code: 'value' } },
    })
  })

  it('of another department is taken before it is closed', async () => {
    const { number } = await opened({ category: '5' })
    const closed = await staff.adapter.closeTicket?.(number, {}, staff.call())
    // The other department still has it: closed is what nobody has in a queue.
    expect(closed?.value.number).toBe(number)
    expect((await state(number)).assignments).toHaveLength(1)
  })

  it('is closed, and then no more; the client archives it', async () => {
    const { number } = await opened()
    expect(await problem(client.adapter.archiveTicket?.(number, client.call()))).toBe('conflict')
    const closed = await staff.adapter.closeTicket?.(number, {}, staff.call())
    expect(closed).toEqual({ value: await staffTicket(number), warnings: [] })
    expect(closed?.value.status).toBe('closed')
    expect(await problem(staff.adapter.closeTicket?.(number, {}, staff.call()))).toBe('conflict')
    const archived = await client.adapter.archiveTicket?.(number, client.call())
    expect(archived?.value.status).toBe('archived')
    expect(await problem(staff.adapter.addComment?.(number, { body: 'late' }, noFiles, staff.call()))).toBe(
      'conflict',
    )
    expect(await problem(client.adapter.addComment?.(number, { body: 'late' }, noFiles, client.call()))).toBe(
      'upstream_rejected',
    )
  })

  it('is closed as last seen where all tickets are not shown', async () => {
    const { number, subject } = await opened()
    await arm({ match: ' ticket_all', times: 100, ...refusedAccess })
    const closed = await staff.adapter.closeTicket?.(number, {}, staff.call())
    expect(closed).toMatchObject({ value: { number, subject, status: 'closed' }, warnings: [] })
  })

  it('is unblocked when somebody holds it', async () => {
    const held = there(
      (await everything(staff, { state: 'open' })).find(({ providerFields }) =>
        String(providerFields?.blockedBy).startsWith('Анна Петрова, '),
      ),
    )
    expect(held.blocked).toBe(true)
    const free = await staff.adapter.unblockTicket?.(held.number, staff.call())
    expect(free?.value.blocked).toBe(false)
    expect(await problem(staff.adapter.unblockTicket?.(held.number, staff.call()))).toBe('conflict')
  })

  it('is split, and the new one is found', async () => {
    const { number } = await opened()
    await client.adapter.addComment?.(number, { body: 'Another matter' }, noFiles, client.call())
    const [first, second] = there(await staff.adapter.listComments?.(number, staff.call()))
    const split = await staff.adapter.splitTicket?.(number, there(second?.id), staff.call())
    expect(split).toMatchObject({ moved: true, value: { splitFromNumber: number, commentCount: 1 } })
    expect(Number(split?.value.number)).toBeGreaterThan(Number(number))
    expect(await problem(staff.adapter.splitTicket?.(number, '999999', staff.call()))).toBe(
      'comment_not_found',
    )
    expect(await problem(staff.adapter.splitTicket?.(number, there(first?.id), staff.call()))).toBe(
      'upstream_rejected',
    )
  })

  it('that does not exist is not found, whatever is asked of it', async () => {
    for (const number of ['987654', 'abc', '1,2']) {
      for (const desk of [staff, client]) {
        expect(await problem(desk.adapter.getTicket(number, { comments: true }, desk.call()))).toBe(
          'ticket_not_found',
        )
        expect(await problem(desk.adapter.listComments?.(number, desk.call()))).toBe('ticket_not_found')
        expect(await problem(desk.adapter.addComment?.(number, { body: 'x' }, noFiles, desk.call()))).toBe(
          'ticket_not_found',
        )
      }
      expect(await problem(staff.adapter.closeTicket?.(number, {}, staff.call()))).toBe('ticket_not_found')
      expect(await problem(staff.adapter.unblockTicket?.(number, staff.call()))).toBe('ticket_not_found')
      expect(await problem(client.adapter.archiveTicket?.(number, client.call()))).toBe('ticket_not_found')
    }
  })
})

describe('comments', () => {
  it('come from both sides, oldest first, and notes stay inside', async () => {
    const { number } = await opened()
    const answer = await staff.adapter.addComment?.(number, { body: 'Смотрим 👀' }, noFiles, staff.call())
    expect(answer?.value).toMatchObject({
      body: 'Смотрим 👀',
      visibility: 'public',
      format: 'markdown',
      author: { role: 'agent' },
    })
    const note = await staff.adapter.addComment?.(
      number,
      { body: 'for us', visibility: 'internal' },
      noFiles,
      staff.call(),
    )
    expect(note?.value.visibility).toBe('internal')
    const reply = await client.adapter.addComment?.(
      number,
      { body: 'Thanks', providerFields: { clientPriority: 'low' } },
      noFiles,
      client.call(),
    )
    expect(reply?.value).toMatchObject({ body: 'Thanks', author: { role: 'customer', name: 'Иван Иванов' } })
    const bodies = async (desk: TestDesk): Promise<string[]> =>
      there(await desk.adapter.listComments?.(number, desk.call())).map(({ body }) => body)
    expect(await bodies(staff)).toEqual(['It does **not** answer', 'Смотрим 👀', 'for us', 'Thanks'])
    expect(await bodies(client)).toEqual(['It does **not** answer', 'Смотрим 👀', 'Thanks'])
    expect(await staffTicket(number)).toMatchObject({
      status: 'in_progress',
      commentCount: 4,
      updatedBy: { role: 'customer' },
    })
    const one = await staff.adapter.getComment?.(number, there(note?.value.id), staff.call())
    expect(one).toEqual(note?.value)
  })

  it('with the same words at once are each told apart', async () => {
    const { number } = await opened()
    const say = async () =>
      there(await client.adapter.addComment?.(number, { body: 'Same' }, noFiles, client.call())).value.id
    const ids = await Promise.all([say(), say(), say()])
    expect(new Set(ids).size).toBe(3)
  })

  it('are edited and hidden, in their own ticket only', async () => {
    const { number } = await opened()
    const { number: other } = await opened()
    const added = await staff.adapter.addComment?.(number, { body: 'Typo' }, noFiles, staff.call())
    const id = there(added?.value.id)
    expect(
      await problem(staff.adapter.updateComment?.(other, id, { visibility: 'hidden' }, staff.call())),
    ).toBe('comment_not_found')
    const changed = await staff.adapter.updateComment?.(
      number,
      id,
      { body: 'Type', visibility: 'hidden' },
      staff.call(),
    )
    expect(changed).toMatchObject({ value: { body: 'Type', visibility: 'hidden' }, warnings: [] })
    const seen = there(await client.adapter.listComments?.(number, client.call()))
    expect(seen.map((comment) => comment.id)).not.toContain(id)
  })

  it('on a closed ticket open it again', async () => {
    const { number } = await opened()
    await staff.adapter.closeTicket?.(number, {}, staff.call())
    await staff.adapter.addComment?.(number, { body: 'One more thing' }, noFiles, staff.call())
    expect((await staffTicket(number)).status).toBe('waiting_on_customer')
  })
})

describe('files', () => {
  it('go with a ticket and with comments, and come back', async () => {
    const created = await client.adapter.createTicket(draft(), filesOf('one', 'two'), client.call())
    const ticket = there(created.value)
    expect(ticket.attachments).toMatchObject([
      { filename: 'журнал 1.txt', size: 3, downloadable: true },
      { filename: 'журнал 2.txt', size: 3, downloadable: true },
    ])
    const answer = await staff.adapter.addComment?.(
      ticket.number,
      { body: 'see' },
      filesOf('three'),
      staff.call(),
    )
    expect(answer?.value.attachments).toMatchObject([
      { filename: 'журнал 1.txt', size: 5, commentId: answer?.value.id },
    ])
    const files = there(await client.adapter.listAttachments?.(ticket.number, client.call()))
    expect(files).toHaveLength(3)
    for (const [index, content] of ['one', 'two', 'three'].entries()) {
      const download = await client.adapter.downloadAttachment?.(
        ticket.number,
        there(files[index]?.id),
        client.call(),
      )
      expect(await readText(there(download?.stream))).toBe(content)
      expect(download?.length).toBe(content.length)
    }
    const { number: other } = await opened()
    const foreign = client.adapter.downloadAttachment?.(other, there(files[0]?.id), client.call())
    expect(await problem(foreign)).toBe('attachment_not_found')
  })

  it('do not go with an internal note', async () => {
    const { number } = await opened()
    const refused = staff.adapter.addComment?.(
      number,
      { body: 'x', visibility: 'internal' },
      filesOf('y'),
      staff.call(),
    )
    expect(await problem(refused)).toBe('value_not_supported')
  })

  it('that break leave no ticket behind', async () => {
    const subject = randomUUID()
    const broken: IncomingFile = {
      ...there(await filesOf('x').next()),
      stream: new Readable({
        read() {
          this.push(Buffer.alloc(100_000))
          this.destroy(new GatewayError('attachment_too_large'))
        },
      }),
    }
    const queue = [broken]
    const files: Files = { expected: true, next: async () => queue.shift() ?? null }
    expect(await problem(client.adapter.createTicket(draft({ subject }), files, client.call()))).toBe(
      'attachment_too_large',
    )
    expect((await everything(client)).some((ticket) => ticket.subject === subject)).toBe(false)
  })
})

describe('the connection', () => {
  it('offers departments and services of the forms', async () => {
    for (const desk of [staff, client]) {
      const categories = await desk.adapter.listCategories?.({ limit: 50, position: null }, desk.call())
      expect(categories?.items.map(({ id }) => id)).toEqual(['2', '3', '4', '5'])
      const resources = await desk.adapter.listResources?.(
        { limit: 50, position: null, q: 'РОМАШКА' },
        desk.call(),
      )
      expect(resources?.items.map(({ id }) => id)).toEqual(['3103'])
    }
    const online = client.adapter.listResources?.(
      { limit: 50, position: null, status: 'online' },
      client.call(),
    )
    expect(await problem(online)).toBe('filter_not_supported')
  })

  it('opens a panel session of a client', async () => {
    const { number } = await opened()
    const opened_ = await staff.adapter.impersonate?.(number, staff.call())
    expect(opened_?.session.length).toBeGreaterThan(10)
    expect(opened_?.panelUrl).not.toContain(there(opened_).session)
    await staff.adapter.closeTicket?.(number, {}, staff.call())
    expect((await staff.adapter.impersonate?.(number, staff.call()))?.session).not.toBe(opened_?.session)
  })

  it('buys support tickets', async () => {
    expect(await client.adapter.purchaseSupport?.({ count: 2 }, client.call())).toEqual({ count: 2 })
    const other = client.adapter.purchaseSupport?.({ count: 1, account: '12' }, client.call())
    expect(await problem(other)).toBe('upstream_rejected')
  })

  it('renews a session that died, also before files', async () => {
    const { number } = await opened()
    await request(new URL('/__sessions', address), { method: 'DELETE' })
    expect((await staffTicket(number)).number).toBe(number)
    await request(new URL('/__sessions', address), { method: 'DELETE' })
    await client.adapter.addComment?.(number, { body: 'still here' }, noFiles, client.call())
  })

  it('says what is wrong with a login', async () => {
    const wrong = connectDesk(billmanager, { ...part(simulator.connections.billmanager), password: 'wrong' })
    const refused = wrong.adapter.listTickets({ limit: 5, position: null }, wrong.call())
    await expect(refused).rejects.toMatchObject({
      code: 'upstream_auth_failed',
      details: { upstream: { code: 'auth' } },
    })
    await wrong.close()
  })

  it('falls back to name and password where the login wants a captcha', async () => {
    await arm({
      match: ' auth$',
      kind: 'status',
      status: 200,
      body: '{"doc":{"error":{"$type":"captcha_verification_failed"}}}',
    })
    const desk = connectDesk(billmanager, part(simulator.connections.billmanager))
    expect((await desk.adapter.listTickets({ limit: 5, position: null }, desk.call())).items).toHaveLength(5)
    await desk.close()
  })

  it('leaves the outcome of a write open when its answer is lost or is no document', async () => {
    const { number } = await opened()
    await arm({ match: ' ticket.delete', kind: 'cutAfter' })
    expect(await problem(staff.adapter.closeTicket?.(number, {}, staff.call()))).toBe('outcome_unknown')
    await arm({ match: ' clientticket.edit', kind: 'statusAfter', status: 200, body: '<html>login</html>' })
    expect(await problem(client.adapter.createTicket(draft(), noFiles, client.call()))).toBe(
      'outcome_unknown',
    )
  })

  it('answers an accepted write with a warning when it cannot be read back', async () => {
    const { number } = await opened()
    await arm({ match: ' ticket_all.edit', kind: 'status', status: 500, times: 10 })
    const added = await staff.adapter.addComment?.(number, { body: 'accepted' }, noFiles, staff.call())
    expect(added).toMatchObject({
      value: { id: null, body: 'accepted' },
      warnings: [{ code: 'readback_failed' }],
    })
  })
})
