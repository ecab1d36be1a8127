import { beforeEach, describe, expect, it } from 'vitest'
import type { WriteRequest } from '../../../src/gateway/operations/journal.ts'
import { type Opened, onTicket, replay, writing } from './bench.ts'
import { settling } from './settling.ts'

const { journal, desk, view, settled, lose } = settling()

describe('a lost write to a ticket', () => {
  let number = ''
  beforeEach(() => {
    number = desk().create({ subject: 'Old', body: 'Opening' }, Date.now() - 86_400_000)
    desk().comment(number, { body: 'Any news?' }, Date.now() - 3_600_000)
  })

  it('finds the comment it wrote, not an older one that says the same', async () => {
    let id = ''
    const operation = await lose(onTicket('addComment', number, { body: 'Any news?' }), () => {
      id = desk().comment(number, { body: 'Any news?' })
    })
    await settled(operation, 'succeeded')
    expect(await view(operation)).toMatchObject({ ticketId: `desk:${number}`, commentId: id })
    expect(
      replay(await journal().begin(onTicket('addComment', number, { body: 'Any news?' }))),
    ).toMatchObject({ kind: 'read', status: 201, what: 'comment', ticket: number, comment: id })
  })

  it('calls a comment not created that is not there', async () => {
    await settled(await lose(onTicket('addComment', number, { body: 'Any news?' })), 'not_created')
  })

  it('reopens: the text decides; an open ticket without it needs a person', async () => {
    desk().change(number, { status: 'closed' })
    await settled(await lose(onTicket('reopenTicket', number, { body: 'Again' }, 'a')), 'not_created')
    const half = await lose(onTicket('reopenTicket', number, { body: 'Again' }, 'b'), () => {
      desk().change(number, { status: 'open' })
    })
    await settled(half, 'needs_resolution')
    const whole = await lose(onTicket('reopenTicket', number, { body: 'And again' }, 'c'), () => {
      desk().comment(number, { body: 'And again' })
    })
    await settled(whole, 'succeeded')
  })

  it.each<[WriteRequest['action'], unknown, Parameters<Opened['desk']['change']>[1]]>([
    ['closeTicket', {}, { status: 'closed' }],
    ['archiveTicket', {}, { status: 'archived' }],
    ['unblockTicket', {}, { blocked: false }],
    [
      'rateTicket',
      { score: 9, comment: 'Thanks' },
      { rating: { score: 9, comment: 'Thanks', createdAt: null } },
    ],
    [
      'updateTicket',
      { priority: 'high', tags: ['2', '1'] },
      {
        priority: 'high',
        tags: [
          { id: '1', name: null },
          { id: '2', name: null },
        ],
      },
    ],
    [
      'updateTicket',
      { providerFields: { project: '3' } },
      { providerFields: { project: '3', service: '4' } },
    ],
    [
      'updateTicket',
      { resources: ['https://r/1'] },
      { resources: [{ id: '1', name: null, url: 'https://r/1' }] },
    ],
    [
      'updateTicket',
      { access: { level: 'project_users' } },
      { access: { level: 'project_users', projects: ['x'] } },
    ],
  ])('%s %j: the state as read decides', async (action, input, changes) => {
    desk().change(number, { blocked: true })
    const undone = await lose(onTicket(action, number, input, 'undone'))
    // A ticket that does not show the member at all cannot tell.
    await settled(undone, action === 'updateTicket' ? 'needs_resolution' : 'not_created')
    const done = await lose(onTicket(action, number, input, 'done'), () => desk().change(number, changes))
    await settled(done, 'succeeded')
    const answer = replay(await journal().begin(onTicket(action, number, input, 'done')))
    expect(answer).toMatchObject(
      action === 'rateTicket'
        ? { kind: 'replay', status: 200, body: { score: 9, comment: 'Thanks', createdAt: null } }
        : { kind: 'read', status: 200, what: 'ticket', ticket: number },
    )
  })

  it('updateTicket that changed something else is not created', async () => {
    desk().change(number, { priority: 'low' })
    await settled(await lose(onTicket('updateTicket', number, { priority: 'high' })), 'not_created')
  })

  it('compares comments and saved filters as they read', async () => {
    const id = desk().comment(number, { body: 'Typo' })
    const target = { ticket: number, comment: id }
    const edit = { ...onTicket('updateComment', number, { body: 'No typo' }, 'a'), target }
    await settled(await lose(edit), 'not_created')
    const comments = desk().tickets.get(number)?.comments ?? []
    const at = comments.findIndex((comment) => comment.id === id)
    const rated = { score: 1, comment: null, createdAt: null }
    const edited = await lose({ ...edit, key: 'b' }, () => {
      const comment = comments[at]
      if (comment !== undefined) comments[at] = { ...comment, body: 'No typo', rating: rated }
    })
    await settled(edited, 'succeeded')
    await settled(await lose({ ...onTicket('rateComment', number, { score: 1 }, 'c'), target }), 'succeeded')
    await settled(
      await lose({ ...onTicket('rateComment', number, { score: -1 }, 'd'), target }),
      'not_created',
    )
    const filter = (clients: string[], key: string) =>
      writing({ action: 'setSavedFilter', key, input: { clients } })
    await settled(await lose(filter(['42'], 'e')), 'succeeded')
    await settled(await lose(filter(['43'], 'f')), 'not_created')
    await settled(await lose(writing({ action: 'resetSavedFilter', key: 'g', input: {} })), 'not_created')
  })

  it('counts a ticket that is gone as one on which nothing was done', async () => {
    await settled(await lose(onTicket('closeTicket', '999', {})), 'not_created')
  })
})
