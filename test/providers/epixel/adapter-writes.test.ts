import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { Files } from '../../../src/providers/incoming.ts'
import { noFiles } from '../../support/desk.ts'
import {
  adapter,
  control,
  created,
  desk,
  disarm,
  draft,
  fault,
  oneFile,
  pages,
  sha256,
  state,
} from './setup.ts'

describe('creating', () => {
  it('finds the number of the new ticket, and notes the last one before', async () => {
    const call = desk.call()
    const before = Math.max(...(await pages({})).map((ticket) => Number(ticket.number)))
    const { value, warnings } = await adapter.createTicket(draft, noFiles, call)
    expect(warnings).toEqual([])
    expect(Number(value?.number)).toBeGreaterThan(before)
    expect(call.notes).toEqual([{ lastNumber: before }])
    expect(value).toEqual(
      (await adapter.getTicket(value?.number ?? '', { comments: false }, desk.call())).value,
    )
    expect(value).toMatchObject({
      subject: draft.subject,
      priority: 'high',
      category: { id: '2' },
      status: 'open',
    })
  })

  it('gives each of several equal tickets made at once its own number', async () => {
    const numbers = (
      await Promise.all(Array.from({ length: 8 }, () => created({ subject: 'the same' })))
    ).map((ticket) => ticket.number)
    expect(new Set(numbers).size).toBe(8)
  })

  it('streams a file along, and tells its size and digest', async () => {
    const bytes = randomBytes(2 * 1024 * 1024)
    const { value } = await adapter.createTicket(draft, oneFile(bytes, 'снимок "1".png'), desk.call())
    expect(value?.attachments).toEqual([
      {
        id: expect.any(String),
        filename: 'снимок "1".png',
        contentType: 'image/png',
        size: bytes.length,
        sha256: sha256(bytes),
        commentId: 'opening',
        downloadable: true,
      },
    ])
    expect((await state()).files.at(-1)).toMatchObject({ size: bytes.length, sha256: sha256(bytes) })
  })

  it('leaves nothing behind when the file breaks on its way', async () => {
    const count = (await state()).tickets.length
    const files: Files = {
      expected: true,
      next: async () => ({
        filename: 'a.bin',
        contentType: null,
        size: null,
        stream: Readable.from(
          (async function* () {
            yield randomBytes(1000)
            throw new Error('the caller has gone')
          })(),
          { objectMode: false },
        ),
        passed: () => ({ size: 0, sha256: '' }),
      }),
    }
    await expect(adapter.createTicket(draft, files, desk.call())).rejects.toThrow()
    expect((await state()).tickets).toHaveLength(count)
  })

  it('passes on what the provider refuses: a category, and too many open tickets', async () => {
    await expect(created({ category: '77' })).rejects.toMatchObject({
      code: 'upstream_rejected',
      details: { upstream: { code: 'category', message: 'Invalid pk "77" - object does not exist.' } },
    })
    await control('/__limits', { openTickets: 1 })
    await expect(created()).rejects.toMatchObject({
      code: 'upstream_rejected',
      details: {
        effect: 'refused',
        upstream: { status: 401, message: 'Currenly Open Ticket Limit Exceed.' },
      },
    })
  })

  it('is no failure when the number cannot be found, or the ticket not be read back', async () => {
    const call = desk.call()
    const broken = { status: 500, body: '{}', times: 3, kind: 'status' } as const
    const withoutHistory = { ...call, beforeWrite: () => fault({ ...broken, match: 'history' }) }
    const lost = await adapter.createTicket(draft, noFiles, withoutHistory)
    expect(lost.value).toBeNull()
    expect(lost.warnings).toMatchObject([{ code: 'readback_failed' }])
    await disarm()
    const withoutDetail = { ...call, beforeWrite: () => fault({ ...broken, match: 'detailed-view' }) }
    const known = await adapter.createTicket(
      { ...draft, subject: 'seen in the list' },
      noFiles,
      withoutDetail,
    )
    expect(known.value).toMatchObject({ subject: 'seen in the list', status: 'open' })
    expect(known.warnings).toMatchObject([{ code: 'readback_failed' }])
  })

  it('says that the outcome is unknown when the answer is lost', async () => {
    await fault({ match: 'POST .*create/ticket', kind: 'cutAfter' })
    await expect(created()).rejects.toMatchObject({ code: 'outcome_unknown' })
    await fault({ match: 'POST .*create/ticket', kind: 'statusAfter', status: 502 })
    await expect(created()).rejects.toMatchObject({ code: 'outcome_unknown', details: { effect: 'unknown' } })
  })
})

describe('changing', () => {
  it('replaces tags; a priority takes the old tags along', async () => {
    const { number } = await created()
    const tagged = await adapter.updateTicket(number, { tags: ['3', '5'] }, desk.call())
    expect(tagged.value).toMatchObject({ tags: [{ id: '3' }, { id: '5' }], priority: 'high' })
    const calmer = await adapter.updateTicket(number, { priority: 'low' }, desk.call())
    expect(calmer.value).toMatchObject({ tags: [{ id: '3' }, { id: '5' }], priority: 'low' })
  })

  it('wants tags where there are none, and does not empty them', async () => {
    const { number } = await created()
    const failed = (code: string) => ({
      code,
      details: { effect: 'nothing', errors: [{ pointer: '/tags' }] },
    })
    await expect(adapter.updateTicket(number, { priority: 'low' }, desk.call())).rejects.toMatchObject(
      failed('field_required'),
    )
    await expect(adapter.updateTicket(number, { tags: [] }, desk.call())).rejects.toMatchObject(
      failed('value_not_supported'),
    )
    await expect(adapter.updateTicket(number, { tags: ['99'] }, desk.call())).rejects.toMatchObject({
      code: 'upstream_rejected',
    })
  })

  it('closes and opens again with a message and a file', async () => {
    const { number } = await created()
    expect((await adapter.closeTicket(number, {}, desk.call())).value).toMatchObject({ status: 'closed' })
    await expect(adapter.closeTicket(number, {}, desk.call())).rejects.toMatchObject({ code: 'conflict' })
    const file = oneFile(Buffer.from('log'), 'log.txt')
    const { value, warnings } = await adapter.reopenTicket(number, { body: 'It is back.' }, file, desk.call())
    expect(warnings).toEqual([])
    expect(value).toMatchObject({
      status: 'in_progress',
      commentCount: 2,
      attachments: [{ filename: 'log.txt', sha256: sha256(Buffer.from('log')), downloadable: true }],
    })
    await expect(
      adapter.reopenTicket(number, { body: 'once more' }, noFiles, desk.call()),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect((await adapter.listComments(number, desk.call())).map(({ body }) => body)).toEqual([
      draft.body,
      'It is back.',
    ])
  })

  it('stays done when the message of a reopening, or the reading back, fails', async () => {
    const { number } = await created()
    const breakDetail = () =>
      fault({ match: 'detailed-view', kind: 'status', status: 500, times: 3, body: '{}' })
    const closed = await adapter.closeTicket(number, {}, { ...desk.call(), beforeWrite: breakDetail })
    expect(closed.value).toMatchObject({ number, subject: draft.subject, status: 'closed' })
    expect(closed.warnings).toMatchObject([{ code: 'readback_failed' }])
    await disarm()
    await fault({ match: 'conversation', kind: 'status', status: 500, body: '{}' })
    const reopened = await adapter.reopenTicket(number, { body: 'lost' }, noFiles, desk.call())
    expect(reopened.value).toMatchObject({ status: 'in_progress', commentCount: 1 })
    expect(reopened.warnings).toMatchObject([{ code: 'step_failed' }])
  })
})
