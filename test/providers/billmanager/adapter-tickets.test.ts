import { describe, expect, it } from 'vitest'
import { noFiles } from '../../support/desk.ts'
import {
  arm,
  client,
  draft,
  everything,
  login,
  opened,
  problem,
  refusedAccess,
  staff,
  staffTicket,
  state,
  there,
} from './setup.ts'

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
