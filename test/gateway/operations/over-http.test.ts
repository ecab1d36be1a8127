import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Operation } from '../../../src/domain/operation.ts'
import type { Page } from '../../../src/domain/page.ts'
import type { Ticket } from '../../../src/domain/ticket.ts'
import { wireTicket } from '../../support/fake-desk.ts'
import { type FakeGateway, selectelAt, startInFrontOf } from '../../support/fake-gateway.ts'
import { type Exchange, type FakeUpstream, startFake } from '../../support/fake-upstream.ts'

const tickets = new Map<number, { subject: string; body: string; at: string }>()
/** What the desk does when a ticket is to be created. */
let creating: 'say so' | 'create and hang up' | 'hang up' = 'say so'

function wire(number: number) {
  const { subject, at } = tickets.get(number) ?? { subject: '', at: '' }
  return { ...wireTicket, number, summary: subject, created_at: at, updated_at: at }
}

async function desk(exchange: Exchange): Promise<void> {
  const { method, path } = exchange
  const answer = (body: object) => exchange.answer(200, JSON.stringify(body))
  const number = Number(/^\/support\/tickets\/(\d+)/.exec(path)?.[1] ?? Number.NaN)
  if (method === 'POST') {
    const { summary, comment_body: body }: { summary: string; comment_body: string } = JSON.parse(
      String(await exchange.body()),
    )
    const next = tickets.size + 1
    if (creating !== 'hang up') tickets.set(next, { subject: summary, body, at: new Date().toISOString() })
    if (creating === 'say so') answer(wire(next))
    else exchange.socket.destroy()
  } else if (path.includes('/comments')) {
    const { body, at } = tickets.get(number) ?? { body: '', at: '' }
    const comment = {
      id: number * 10,
      ticket_number: number,
      body,
      files: [],
      is_client_author: true,
      is_client_read: true,
    }
    answer({ items: [{ ...comment, sent_at: at }] })
  } else if (Number.isNaN(number)) {
    const items = [...tickets.keys()].reverse().map(wire)
    answer({ items, item_count: items.length, page_count: 1 })
  } else if (tickets.has(number)) answer(wire(number))
  else exchange.answer(404, '{}')
}

let fake: FakeUpstream
let gateway: FakeGateway
beforeAll(async () => {
  fake = await startFake(desk)
  gateway = await startInFrontOf({ desk: selectelAt(fake.origin, { settleMs: 500 }) })
})
afterAll(async () => {
  await gateway.close()
  await fake.close()
})
beforeEach(() => {
  creating = 'say so'
})

const draft = (subject: string) => ({ connection: 'desk', subject, body: `Text of ${subject}` })
const post = (subject: string, key: string) =>
  gateway.client.ask<Ticket & { operation?: string; code?: string }>('POST', '/v1/tickets', {
    body: draft(subject),
    headers: { 'idempotency-key': key },
  })
const operationOf = (path: string) => gateway.client.read<Operation>(path)

describe('operations over HTTP', () => {
  it('replays an answer with its status, body and address', async () => {
    const first = await post('plain', 'plain')
    expect(first.status).toBe(201)
    const again = await post('plain', 'plain')
    expect(again).toMatchObject({ status: 201, body: first.body })
    for (const name of ['location', 'operation-id']) {
      expect(again.headers.get(name)).toBe(first.headers.get(name))
      expect(first.headers.get(name)).not.toBeNull()
    }
    expect(first.headers.get('idempotent-replayed')).toBeNull()
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    const operation = await operationOf(`/v1/operations/${first.headers.get('operation-id')}`)
    expect(operation).toMatchObject({ action: 'createTicket', state: 'succeeded', ticketId: first.body.id })
  })

  it('finds a ticket whose answer was lost, and replays it as 201', async () => {
    creating = 'create and hang up'
    const first = await post('lost', 'lost')
    expect(first).toMatchObject({ status: 502, body: { code: 'outcome_unknown' } })
    const { operation = '' } = first.body
    expect(operation).toBe(`/v1/operations/${first.headers.get('operation-id')}`)
    await expect.poll(async () => (await operationOf(operation)).state, { timeout: 15_000 }).toBe('succeeded')
    const again = await post('lost', 'lost')
    expect(again).toMatchObject({ status: 201, body: { subject: 'lost' } })
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.headers.get('location')).toBe(`/v1/tickets/${again.body.id}`)
    expect([...tickets.values()].filter(({ subject }) => subject === 'lost')).toHaveLength(1)
  })

  it('lets a key run again whose ticket was not created', async () => {
    creating = 'hang up'
    const first = await post('gone', 'gone')
    expect(first.status).toBe(502)
    const { operation = '' } = first.body
    await expect
      .poll(async () => (await operationOf(operation)).state, { timeout: 15_000 })
      .toBe('not_created')
    creating = 'say so'
    const again = await post('gone', 'gone')
    expect(again.status).toBe(201)
    expect(again.headers.get('idempotent-replayed')).toBeNull()
    expect(`/v1/operations/${again.headers.get('operation-id')}`).toBe(operation)
  })

  it('lists page by page, newest first, under a query that a cursor is bound to', async () => {
    for (const key of ['a', 'b', 'c']) await post(`page ${key}`, key)
    const whole = await gateway.client.read<Page<Operation>>('/v1/operations?limit=200')
    expect(whole.nextCursor).toBeNull()
    const ids: string[] = []
    let path: string | null = '/v1/operations?limit=2'
    while (path !== null) {
      const page: Page<Operation> = await gateway.client.read<Page<Operation>>(path)
      ids.push(...page.items.map(({ id }) => id))
      path = page.nextCursor === null ? null : `/v1/operations?limit=2&cursor=${page.nextCursor}`
    }
    expect(ids).toEqual(whole.items.map(({ id }) => id))
    expect(ids.toSorted().reverse()).toEqual(ids)
    const first = await gateway.client.read<Page<Operation>>('/v1/operations?limit=1')
    const other = `/v1/operations?limit=1&state=succeeded&cursor=${first.nextCursor}`
    await gateway.client.problem('invalid_cursor', 'GET', other)
    await gateway.client.problem('connection_not_found', 'GET', '/v1/operations?connection=other')
    await gateway.client.problem('validation_failed', 'GET', '/v1/operations?state=lost')
  })

  it('refuses to resolve what is settled, and knows no operation of another name', async () => {
    const { headers } = await post('done', 'done')
    const path = `/v1/operations/${headers.get('operation-id')}/resolve`
    await gateway.client.problem('conflict', 'POST', path, { body: { outcome: 'not_created' } })
    await gateway.client.problem('validation_failed', 'POST', path, { body: { outcome: 'perhaps' } })
    await gateway.client.problem('operation_not_found', 'GET', '/v1/operations/nothing')
    await gateway.client.problem('operation_not_found', 'POST', '/v1/operations/nothing/resolve', {
      body: { outcome: 'created' },
    })
  })
})
