import { beforeEach, describe, expect, it } from 'vitest'
import type { Running } from '../../../src/gateway/operations/journal.ts'
import { markerOf, withMarker } from '../../../src/gateway/operations/marker.ts'
import { created, draft, render, replay, running, writing } from './bench.ts'
import type { FakeOptions } from './fake-desk.ts'
import { lost, settling } from './settling.ts'

const { journal, desk, view, run, reopen, settled, lose } = settling()

describe.each<[string, FakeOptions]>([
  ['lists newest first', { sorted: 'native' }],
  ['only searches subjects', { sorted: 'unsupported', q: 'native' }],
  ['neither sorts nor searches', { sorted: 'unsupported' }],
])('a lost createTicket at a desk that %s', (_what, options) => {
  beforeEach(async () => {
    await reopen(options)
    // Older tickets, among them the same text from an hour ago.
    const hourAgo = Date.now() - 3_600_000
    desk().create(draft, hourAgo)
    for (let at = 0; at < 7; at += 1) desk().create({ ...draft, subject: `Other ${at}` }, hourAgo)
  })

  it('is found by its text, and its key replays the ticket', async () => {
    let number = ''
    const operation = await lose(writing({ key: 'k' }), () => {
      number = desk().create(draft)
    })
    await settled(operation, 'succeeded')
    expect(await view(operation)).toMatchObject({ ticketId: `desk:${number}`, problem: null })
    expect(replay(await journal().begin(writing({ key: 'k' })))).toEqual({
      kind: 'read',
      operationId: operation.id,
      status: 201,
      what: 'ticket',
      ticket: number,
      comment: null,
    })
    expect(journal().unresolved()).toEqual(new Map())
  })

  it('that had no effect is called not created after settleMs and two searches, and runs again', async () => {
    const operation = await lose(writing({ key: 'k' }))
    const began = performance.now()
    await settled(operation, 'not_created')
    expect(performance.now() - began).toBeGreaterThan(desk().settleMs - 50)
    expect(desk().lists).toBeGreaterThan(1)
    expect(running(await journal().begin(writing({ key: 'k' }))).id).toBe(operation.id)
  })

  it('is found although it appears late', async () => {
    const operation = await lose(writing({ key: 'k' }))
    await expect.poll(() => desk().lists).toBeGreaterThan(0)
    const number = desk().create(draft)
    await settled(operation, 'succeeded')
    expect((await view(operation)).ticketId).toBe(`desk:${number}`)
  })
})

describe('a lost createTicket', () => {
  it('is found whatever the desk does to line ends, spaces and markup', async () => {
    const input = { ...draft, subject: 'A & B', body: 'First\r\n\r\n  <second>  line & more' }
    const operation = await lose(writing({ input }), () => {
      desk().create({ subject: 'A &amp; B', body: '<p>First<br>\n&lt;second&gt; line &amp; more</p>' })
    })
    await settled(operation, 'succeeded')
  })

  it('is not taken for a ticket with another text, or one that another operation made', async () => {
    desk().create({ ...draft, body: 'Something else' })
    const number = desk().create(draft)
    const other = await run(writing())
    await other.beforeSend()
    await other.succeed({ ...created, ticketId: `desk:${number}` })
    await settled(await lose(writing({ key: 'k' })), 'not_created')
  })

  it('is looked for again and again while the desk is down', async () => {
    desk().down = true
    const operation = await lose(writing({ key: 'k' }), () => {
      desk().down = false
      desk().create(draft)
      desk().down = true
    })
    await new Promise((resolve) => setTimeout(resolve, desk().settleMs + 200))
    expect((await view(operation)).state).toBe('unknown')
    desk().down = false
    await settled(operation, 'succeeded')
  })

  it('is settled at once for a caller who repeats', async () => {
    desk().down = true
    const operation = await lose(writing({ key: 'k' }))
    desk().down = false
    const number = desk().create(draft)
    await expect
      .poll(
        async () =>
          (
            await journal()
              .begin(writing({ key: 'k' }))
              .catch(() => null)
          )?.kind,
        {
          timeout: 15_000,
        },
      )
      .toBe('read')
    expect((await view(operation)).ticketId).toBe(`desk:${number}`)
  })

  it('gives each of several with the same text its own ticket, and no more than there are', async () => {
    const operations = [1, 2, 3].map((at) => writing({ key: `k${at}` }))
    const lostOnes: Running[] = []
    for (const request of operations) lostOnes.push(await run(request))
    for (const operation of lostOnes) await operation.beforeSend()
    const numbers = [desk().create(draft), desk().create(draft)]
    await Promise.all(lostOnes.map((operation) => operation.fail(lost(), render)))
    await expect
      .poll(async () => (await Promise.all(lostOnes.map(view))).map(({ state }) => state).sort(), {
        timeout: 15_000,
      })
      .toEqual(['not_created', 'succeeded', 'succeeded'])
    const found = (await Promise.all(lostOnes.map(view))).flatMap(({ ticketId }) => ticketId ?? [])
    expect(found.sort()).toEqual(numbers.map((number) => `desk:${number}`))
  })

  it('waits for one with the same text that is still under way', async () => {
    const other = await run(writing({ key: 'other' }))
    await other.beforeSend()
    const number = desk().create(draft)
    const operation = await lose(writing({ key: 'k' }))
    await new Promise((resolve) => setTimeout(resolve, desk().settleMs + 300))
    expect((await view(operation)).state).toBe('unknown')
    await other.succeed({ ...created, ticketId: `desk:${number}` })
    await settled(operation, 'not_created')
  })

  it('is found by its marker, which decides between the same texts', async () => {
    const request = writing({ key: 'k' })
    const operation = await run(request)
    await operation.beforeSend()
    desk().create({ ...draft, body: withMarker(draft.body, 'another operation') })
    const number = desk().create({ ...draft, body: withMarker(draft.body, operation.id) })
    await operation.fail(lost(), render)
    await settled(operation, 'succeeded')
    expect((await view(operation)).ticketId).toBe(`desk:${number}`)
  })

  it('is not older than the last number that was known before', async () => {
    const known = desk().create(draft)
    const operation = await run(writing({ key: 'k' }))
    operation.note({ lastNumber: Number(known) })
    await operation.beforeSend()
    await operation.fail(lost(), render)
    await settled(operation, 'not_created')
  })

  it('needs a person where its connection no longer shows every ticket', async () => {
    const { adapter } = desk()
    const { listTickets } = adapter
    adapter.listTickets = async (query, call) => ({
      ...(await listTickets(query, call)),
      warnings: [
        {
          code: 'list_incomplete',
          title: '',
          detail: '',
          connection: null,
          filename: null,
          retryAfter: null,
        },
      ],
    })
    await settled(await lose(writing({ key: 'k' })), 'needs_resolution')
    expect(journal().unresolved()).toEqual(new Map([['desk', 1]]))
  })
})

describe('a marker', () => {
  it('is the same for every attempt, short, and taken off before texts are compared', () => {
    expect(markerOf('x')).toMatch(/^gw-[a-z2-7]{12}$/)
    expect(markerOf('x')).toBe(markerOf('x'))
    expect(markerOf('x')).not.toBe(markerOf('y'))
  })
})
