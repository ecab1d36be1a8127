import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { request } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GatewayError } from '../../../src/domain/problems.ts'
import { plusofon } from '../../../src/providers/plusofon/index.ts'
import createSimulator from '../../../src/providers/plusofon/sandbox.ts'
import type { Files, IncomingFile } from '../../../src/providers/incoming.ts'
import type { Simulator } from '../../../src/sandbox/simulator.ts'
import { connectDesk, noFiles, type TestDesk } from '../../support/desk.ts'

let simulator: Simulator
let desk: TestDesk
let baseUrl: string

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

const wholeList = { limit: 50, position: null } as const
const draft = { connection: 'plusofon', subject: 'Нет гудка', body: 'С 9:00 тишина 📵' }

async function fault(fault: Record<string, unknown>): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  await request(`${baseUrl}/__faults`, { method: 'POST', headers, body: JSON.stringify(fault) })
}

async function problemOf(work: Promise<unknown> | undefined): Promise<GatewayError> {
  try {
    await work
  } catch (error) {
    if (error instanceof GatewayError) return error
    throw error
  }
  throw new Error('expected a problem')
}

/** Files as the gateway hands them out; a function in place of bytes breaks while it is read. */
function filesOf(...given: (readonly [name: string, bytes: Buffer | Error])[]): Files {
  const left = given.map(([filename, bytes]) => fileOf(filename, bytes))
  return { expected: true, next: async () => left.shift() ?? null }
}

function fileOf(filename: string, bytes: Buffer | Error): IncomingFile {
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

async function kept(filename: string): Promise<unknown> {
  const state = await (await request(`${baseUrl}/__state`)).body.text()
  const { files } = JSON.parse(state)
  return files.find((file: { filename: string }) => file.filename === filename)
}

describe('tickets', () => {
  it('are listed by state, and both states in one list without doubles', async () => {
    const open = await desk.adapter.listTickets({ ...wholeList, state: 'open' }, desk.call())
    const closed = await desk.adapter.listTickets({ ...wholeList, status: ['closed'] }, desk.call())
    const all = await desk.adapter.listTickets(wholeList, desk.call())
    expect(open.items.every((ticket) => ticket.status === 'open')).toBe(true)
    expect(closed.items.every((ticket) => ticket.status === 'closed')).toBe(true)
    expect(all.total).toBe(open.items.length + closed.items.length)
    expect(new Set(all.items.map((ticket) => ticket.number)).size).toBe(all.items.length)
  })

  it('need no call where no state can match', async () => {
    const call = desk.call()
    const none = await desk.adapter.listTickets({ ...wholeList, status: ['resolved'] }, call)
    expect(none).toEqual({ items: [], next: null, total: 0 })
    expect(call.usage.upstreamCalls).toBe(0)
  })

  it('tell the same in both models', async () => {
    const { items } = await desk.adapter.listTickets(wholeList, desk.call())
    for (const listed of items.slice(0, 3)) {
      const { value } = await desk.adapter.getTicket(listed.number, { comments: true }, desk.call())
      for (const name of ['subject', 'status', 'createdAt', 'updatedAt', 'commentCount'] as const) {
        expect(value[name]).toEqual(listed[name])
      }
      expect(value.comments).toHaveLength(listed.commentCount ?? 0)
    }
  })

  it('are read back as they were created', async () => {
    const created = await desk.adapter.createTicket(draft, noFiles, desk.call())
    expect(created.value).toMatchObject({ subject: draft.subject, status: 'open', commentCount: 1 })
    const { value } = await desk.adapter.getTicket(
      created.value?.number ?? '',
      { comments: false },
      desk.call(),
    )
    expect(value).toEqual(created.value)
  })

  it('that do not exist are not found, even if the id cannot stand in the path', async () => {
    const missing = await problemOf(desk.adapter.getTicket('1', { comments: false }, desk.call()))
    expect(missing.code).toBe('ticket_not_found')
    expect(missing.details.upstream?.message).toBe('Ticket not Found')
    for (const odd of ['attachment', '1/2', '٣', '9'.repeat(30)]) {
      const call = desk.call()
      const problem = await problemOf(desk.adapter.getTicket(odd, { comments: false }, call))
      expect([problem.code, call.usage.upstreamCalls]).toEqual(['ticket_not_found', 0])
    }
  })
})

describe('comments', () => {
  it('are the conversation, oldest first, and each can be read alone', async () => {
    const comments = (await desk.adapter.listComments?.('22525', desk.call())) ?? []
    expect(comments.map((comment) => comment.author?.role)).toEqual([
      'customer',
      'agent',
      'customer',
      'agent',
      'customer',
    ])
    const id = comments[1]?.id ?? ''
    expect(await desk.adapter.getComment?.('22525', id, desk.call())).toEqual(comments[1])
    const other = await problemOf(desk.adapter.getComment?.('22525', '1', desk.call()))
    expect(other.code).toBe('comment_not_found')
  })

  it('are added also to a closed ticket, which opens again', async () => {
    const { items } = await desk.adapter.listTickets({ ...wholeList, state: 'closed' }, desk.call())
    const number = items[0]?.number ?? ''
    const added = await desk.adapter.addComment?.(
      number,
      { body: 'Снова  \r\nпропал звук' },
      noFiles,
      desk.call(),
    )
    expect(added?.warnings).toEqual([])
    expect(await desk.adapter.getComment?.(number, added?.value.id ?? '', desk.call())).toEqual(added?.value)
    expect((await desk.adapter.getTicket(number, { comments: false }, desk.call())).value.status).toBe('open')
  })

  it('with the same words at the same time each get their own id', async () => {
    const add = () => desk.adapter.addComment?.('22525', { body: 'Есть новости?' }, noFiles, desk.call())
    const added = await Promise.all([add(), add(), add(), add()])
    expect(new Set(added.map((outcome) => outcome?.value.id)).size).toBe(4)
  })
})

describe('files', () => {
  const bytes = randomBytes(200_001)
  const sha256 = createHash('sha256').update(bytes).digest('hex')

  it('follow a new ticket as Base64, one call each', async () => {
    const call = desk.call()
    const files = filesOf(['журнал "1".log', bytes], ['empty.txt', Buffer.alloc(0)])
    const { value, warnings } = await desk.adapter.createTicket(draft, files, call)
    expect(warnings).toEqual([])
    expect(value?.attachments).toMatchObject([
      { filename: 'журнал "1".log', size: bytes.length, sha256, downloadable: false },
      { filename: 'empty.txt', size: 0 },
    ])
    expect(await kept('журнал "1".log')).toMatchObject({ size: bytes.length, sha256 })
    expect(call.usage.upstreamCalls).toBe(3)
    const listed = await desk.adapter.listAttachments?.(value?.number ?? '', desk.call())
    expect(listed).toMatchObject([
      { filename: 'журнал "1".log', size: bytes.length },
      { filename: 'empty.txt' },
    ])
  })

  it('that fail after the message are warnings, and the others arrive', async () => {
    await fault({
      match: 'POST /api/v1/ticket/attachment',
      kind: 'status',
      status: 500,
      body: '{"message":"x"}',
    })
    const files = filesOf(['first.bin', bytes], ['second.bin', bytes])
    const added = await desk.adapter.addComment?.('22525', { body: 'Два файла' }, files, desk.call())
    expect(added?.warnings).toMatchObject([{ code: 'attachment_failed', filename: 'first.bin' }])
    expect(added?.value.attachments).toMatchObject([{ filename: 'second.bin', sha256 }])
    expect(added?.value.id).not.toBe(null)
    expect(await kept('first.bin')).toBe(undefined)
  })

  it('that break on the way are warnings after a message, and leave nothing', async () => {
    const broken = new GatewayError('attachment_too_large')
    const created = await desk.adapter.createTicket(draft, filesOf(['huge.bin', broken]), desk.call())
    expect(created.warnings).toMatchObject([{ code: 'attachment_failed', filename: 'huge.bin' }])
    expect(created.value?.attachments).toEqual([])
    expect(await kept('huge.bin')).toBe(undefined)
  })

  it('go to a message that exists; a problem with the first is a problem', async () => {
    const [opening] = (await desk.adapter.listComments?.('22525', desk.call())) ?? []
    const attach = (commentId: string, files: Files) =>
      desk.adapter.attachToComment?.('22525', commentId, files, desk.call())
    const attached = await attach(opening?.id ?? '', filesOf(['one.bin', bytes], ['two.bin', bytes]))
    expect(attached).toMatchObject({
      value: [{ filename: 'one.bin', sha256 }, { filename: 'two.bin' }],
      warnings: [],
    })
    expect((await problemOf(attach('1', filesOf(['x.bin', bytes])))).code).toBe('comment_not_found')
    await fault({
      match: 'ticket/attachment',
      kind: 'status',
      status: 400,
      body: '{"message":"no","code":400}',
    })
    expect((await problemOf(attach(opening?.id ?? '', filesOf(['x.bin', bytes])))).code).toBe(
      'upstream_rejected',
    )
  })
})

describe('failures', () => {
  it('name refused credentials and rights', async () => {
    const settings = simulator.connections.plusofon ?? {}
    for (const wrong of [{ token: 'x' }, { clientId: '1' }]) {
      const other = connectDesk(plusofon, { ...settings, ...wrong })
      expect((await problemOf(other.adapter.listTickets(wholeList, other.call()))).code).toBe(
        'upstream_auth_failed',
      )
      await other.close()
    }
  })

  it('of a write that may have arrived leave the outcome unknown', async () => {
    await fault({ match: 'POST /api/v1/ticket ', kind: 'cutAfter' })
    expect((await problemOf(desk.adapter.createTicket(draft, noFiles, desk.call()))).code).toBe(
      'outcome_unknown',
    )
    await fault({ match: 'PUT /api/v1/ticket/answer', kind: 'statusAfter', status: 200, body: '<html>' })
    const answer = await problemOf(
      desk.adapter.addComment?.('22525', { body: 'Алло?' }, noFiles, desk.call()),
    )
    expect(answer.code).toBe('outcome_unknown')
  })

  it('of an answer to a ticket that is not there are a 404', async () => {
    const problem = await problemOf(desk.adapter.addComment?.('1', { body: 'Алло?' }, noFiles, desk.call()))
    expect([problem.code, problem.details.effect]).toEqual(['ticket_not_found', 'refused'])
  })
})
