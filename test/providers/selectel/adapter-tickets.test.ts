import { describe, expect, it } from 'vitest'
import { selectel } from '../../../src/providers/selectel/index.ts'
import { text } from '../../../src/providers/wire.ts'
import { connectDesk, noFiles } from '../../support/desk.ts'
import {
  adapter,
  desk,
  draft,
  everything,
  fault,
  newTicket,
  post,
  settingsOf,
  simulator,
  state,
} from './setup.ts'

describe('tickets of Selectel', () => {
  it('reads back the ticket it created', async () => {
    const access = { level: 'project_users', projects: ['p-1'] }
    const { value } = await adapter.createTicket(
      { ...draft, category: 'servers', access, providerFields: { noticeId: 90103 } },
      noFiles,
      desk.call(),
    )
    expect(value).toMatchObject({
      subject: draft.subject,
      status: 'open',
      access,
      providerFields: { noticeId: 90103 },
    })
    const number = value?.number ?? ''
    const { value: read } = await adapter.getTicket(number, { comments: true }, desk.call())
    expect(read).toMatchObject({ ...value, commentCount: 1, comments: [{ body: draft.body }] })
    expect((await state('tickets')).at(-1)).toMatchObject({ topic_key: 'servers' })
  })

  it('passes on what the provider says of an unknown topic', async () => {
    const creating = adapter.createTicket({ ...draft, category: 'nonsense' }, noFiles, desk.call())
    await expect(creating).rejects.toMatchObject({
      code: 'upstream_rejected',
      details: { upstream: { status: 404, code: 'topic_not_found', message: 'Topic nonsense is not found' } },
    })
  })

  it('does not ask for a number that cannot be one', async () => {
    const call = desk.call()
    for (const number of ['abc', '07', '1e3', '-1', '..', '1'.repeat(400)]) {
      await expect(adapter.getTicket(number, { comments: false }, call)).rejects.toMatchObject({
        code: 'ticket_not_found',
      })
    }
    expect(call.usage.upstreamCalls).toBe(0)
    await expect(adapter.getTicket('99', { comments: true }, desk.call())).rejects.toMatchObject({
      code: 'ticket_not_found',
    })
  })

  it('tells where a ticket was split from, which lists do not', async () => {
    const split = (await state('tickets')).find((ticket) => ticket.splitted_from_ticket_number !== null)
    const { value } = await adapter.getTicket(text(split?.number) ?? '', { comments: false }, desk.call())
    expect(value.splitFromNumber).toBe(text(split?.splitted_from_ticket_number))
  })

  it('changes the access and nothing else', async () => {
    const number = await newTicket()
    const access = { level: 'project_users', projects: ['p-2'] }
    expect((await adapter.updateTicket(number, { access }, desk.call())).value).toMatchObject({ access })
    const wrong = adapter.updateTicket(number, { access: { level: 'nobody' } }, desk.call())
    await expect(wrong).rejects.toMatchObject({ code: 'value_not_supported', details: { effect: 'nothing' } })
  })

  it('closes with a score, tells that the conversation is gone, and opens again', async () => {
    const number = await newTicket()
    const { value } = await adapter.closeTicket(number, { score: 5, comment: 'Отлично' }, desk.call())
    expect(value).toMatchObject({ status: 'closed', rating: { score: 5, comment: 'Отлично' } })
    const read = await adapter.getTicket(number, { comments: true }, desk.call())
    expect(read).toMatchObject({ value: { comments: [] }, warnings: [{ code: 'comments_unavailable' }] })
    const [opening] = (await state('comments')).filter((comment) => text(comment.ticket_number) === number)
    const id = text(opening?.id) ?? ''
    for (const refused of [
      () => adapter.listComments(number, desk.call()),
      () => adapter.getComment(number, id, desk.call()),
      () => adapter.rateComment(number, id, { score: 1 }, desk.call()),
      () => adapter.listAttachments(number, desk.call()),
    ]) {
      await expect(refused()).rejects.toMatchObject({ code: 'conflict' })
    }
    const other = adapter.getComment(await newTicket(), id, desk.call())
    await expect(other).rejects.toMatchObject({ code: 'comment_not_found' })
    await fault({ match: `^GET /support/tickets/${number}/comments`, kind: 'status', status: 404 })
    await expect(adapter.listComments(number, desk.call())).rejects.toMatchObject({ code: 'conflict' })
    await expect(adapter.closeTicket(number, {}, desk.call())).rejects.toMatchObject({
      code: 'upstream_rejected',
    })

    const reopened = await adapter.reopenTicket(number, { body: 'Снова' }, noFiles, desk.call())
    expect(reopened.value).toMatchObject({ status: 'open', closedAt: null })
    expect(reopened.value.attachments).toBeUndefined()
    expect((await adapter.listComments(number, desk.call())).map(({ body }) => body)).toEqual([
      draft.body,
      'Снова',
    ])
  })

  it('shows the conversation of a closed ticket where the provider does', async () => {
    const number = await newTicket()
    await adapter.closeTicket(number, {}, desk.call())
    await post('/__rules', { commentsOfClosed: 'show', errors: 'nested' })
    const read = await adapter.getTicket(number, { comments: true }, desk.call())
    await post('/__rules', { commentsOfClosed: 'refuse', errors: 'flat' })
    expect(read).toMatchObject({ value: { status: 'closed', comments: [{ body: draft.body }] } })
    expect(read.warnings).toBeUndefined()
  })

  it('reads the ticket where a change is answered with nothing', async () => {
    const number = await newTicket()
    await fault({
      match: `^POST /support/tickets/${number}/close`,
      kind: 'statusAfter',
      status: 200,
      body: '',
    })
    expect(await adapter.closeTicket(number, {}, desk.call())).toMatchObject({
      value: { status: 'closed', subject: draft.subject },
      warnings: [],
    })
    await fault({
      match: `^POST /support/tickets/${number}/reopen`,
      kind: 'statusAfter',
      status: 200,
      body: '',
    })
    await fault({ match: `^GET /support/tickets/${number}`, kind: 'status', status: 400 })
    expect(await adapter.reopenTicket(number, { body: 'x' }, noFiles, desk.call())).toMatchObject({
      value: { number, status: 'open' },
      warnings: [{ code: 'readback_failed' }],
    })
  })

  it('does not know whether a create arrived that was answered with 500 or cut off', async () => {
    await fault({ match: '^POST /support/tickets ', kind: 'status', status: 500, body: '{}' })
    const failed = adapter.createTicket(draft, noFiles, desk.call())
    await expect(failed).rejects.toMatchObject({ code: 'outcome_unknown' })
    await fault({ match: '^POST /support/tickets ', kind: 'cutAfter' })
    const cut = adapter.createTicket(draft, noFiles, desk.call())
    await expect(cut).rejects.toMatchObject({ code: 'outcome_unknown' })
  })

  it('rates from 1 to 10', async () => {
    const number = await newTicket()
    const { value } = await adapter.rateTicket(number, { score: 10, comment: 'Спасибо' }, desk.call())
    expect(value).toMatchObject({ score: 10, comment: 'Спасибо', createdAt: expect.stringMatching(/Z$/) })
  })

  it('uses the paths that the settings replace', async () => {
    const number = await newTicket()
    const settings = { ...settingsOf(simulator), routes: { rateTicket: 'POST /tickets/{number}/rate' } }
    const other = connectDesk(selectel, settings)
    await fault({ match: `^POST /support/tickets/${number}/vote`, kind: 'status', status: 400 })
    const rated = await other.adapter.rateTicket?.(number, { score: 1 }, other.call())
    await other.close()
    expect(rated?.value).toMatchObject({ score: 1, comment: null })
  })

  it('says that the token is wrong', async () => {
    const stranger = connectDesk(selectel, { ...settingsOf(simulator), token: 'another' })
    const reading = stranger.adapter.listTickets(everything, stranger.call())
    await expect(reading).rejects.toMatchObject({
      code: 'upstream_auth_failed',
      details: { effect: 'nothing' },
    })
    await stranger.close()
  })
})
