import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { list, text } from '../../../src/providers/wire.ts'
import { noFiles } from '../../support/desk.ts'
import { adapter, desk, draft, fault, filesOf, newTicket, state } from './setup.ts'

describe('comments of Selectel', () => {
  it('are added, listed and read one by one', async () => {
    const number = await newTicket()
    const { value } = await adapter.addComment(number, { body: 'Есть новости?' }, noFiles, desk.call())
    expect(value).toMatchObject({ body: 'Есть новости?', author: { role: 'customer' }, attachments: [] })
    const id = value.id ?? ''
    expect(await adapter.getComment(number, id, desk.call())).toEqual(value)
    expect((await adapter.listComments(number, desk.call())).at(-1)).toEqual(value)
  })

  it('belong to one ticket', async () => {
    const [mine, other] = [await newTicket(), await newTicket()]
    const [comment] = await adapter.listComments(mine, desk.call())
    const id = comment?.id ?? ''
    for (const [number, wrong] of [
      [other, id],
      [mine, '1'],
      [mine, 'opening'],
    ] as const) {
      await expect(adapter.getComment(number, wrong, desk.call())).rejects.toMatchObject({
        code: 'comment_not_found',
      })
    }
    const rating = adapter.rateComment(other, id, { score: 1 }, desk.call())
    await expect(rating).rejects.toMatchObject({ code: 'comment_not_found' })
  })

  it('of the support are rated up and down, own ones are not', async () => {
    const theirs = (await state('comments')).filter((comment) => comment.is_client_author === false)
    const open = (await state('tickets'))
      .filter((ticket) => ticket.is_closed === false)
      .map(({ number }) => number)
    const comment = theirs.find(({ ticket_number }) => open.includes(ticket_number))
    const [number, id] = [text(comment?.ticket_number) ?? '', text(comment?.id) ?? '']
    const { value } = await adapter.rateComment(number, id, { score: -1, comment: 'Не то' }, desk.call())
    expect(value).toMatchObject({ score: -1, comment: 'Не то' })
    const [own] = await adapter.listComments(await newTicket(), desk.call())
    const refused = adapter.rateComment(
      text((await state('tickets')).at(-1)?.number) ?? '',
      own?.id ?? '',
      { score: 1 },
      desk.call(),
    )
    await expect(refused).rejects.toMatchObject({ code: 'upstream_rejected' })
  })

  it('are found again where the answer shows none', async () => {
    const number = await newTicket()
    await fault({
      match: `^POST /support/tickets/${number}/comments`,
      kind: 'statusAfter',
      status: 200,
      body: '{}',
    })
    const found = await adapter.addComment(number, { body: 'Эхо' }, noFiles, desk.call())
    expect(found).toMatchObject({ value: { id: expect.stringMatching(/^\d+$/), body: 'Эхо' }, warnings: [] })
    await fault({
      match: `^POST /support/tickets/${number}/comments`,
      kind: 'statusAfter',
      status: 200,
      body: '',
    })
    await fault({ match: `^GET /support/tickets/${number}/comments`, kind: 'status', status: 400 })
    const lost = await adapter.addComment(number, { body: 'Тень' }, noFiles, desk.call())
    expect(lost).toMatchObject({ value: { id: null, body: 'Тень' }, warnings: [{ code: 'readback_failed' }] })
  })
})

describe('files of Selectel', () => {
  const [first, second] = [Buffer.from('журнал\n'.repeat(20_000)), Buffer.alloc(0)]
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

  it('go before the ticket, each in a call of its own, and come back byte for byte', async () => {
    const call = desk.call()
    const files = filesOf({ name: 'журнал "1".txt', bytes: first }, { name: 'empty.bin', bytes: second })
    const { value } = await adapter.createTicket(draft, files, call)
    expect(call.usage.upstreamCalls).toBe(3)
    expect(value?.attachments).toMatchObject([
      { filename: 'журнал "1".txt', size: first.length, sha256: sha256(first), downloadable: true },
      { filename: 'empty.bin', size: 0, sha256: sha256(second) },
    ])
    const number = value?.number ?? ''
    const listed = await adapter.listAttachments(number, desk.call())
    expect(listed.map(({ id }) => id)).toEqual(value?.attachments?.map(({ id }) => id))
    expect(listed[0]?.commentId).toMatch(/^\d+$/)

    const download = await adapter.downloadAttachment(number, listed[0]?.id ?? '', desk.call())
    const hash = createHash('sha256')
    for await (const chunk of download.stream) hash.update(chunk)
    expect(hash.digest('hex')).toBe(sha256(first))
    expect(download).toMatchObject({ contentType: 'text/plain', length: first.length })
    const stored = (await state('files')).find(({ id }) => id === listed[0]?.id)
    expect(stored).toMatchObject({ filename: expect.stringContaining('журнал'), sha256: sha256(first) })
  })

  it('are uploaded first and attached to a ticket, a comment and a reopening later', async () => {
    const uploads = await adapter.uploadFiles(filesOf({ name: 'a.txt', bytes: first }), desk.call())
    expect(uploads.value).toMatchObject([{ filename: 'a.txt', size: first.length, sha256: sha256(first) }])
    const attachments = uploads.value.map(({ id }) => id)
    const created = await adapter.createTicket({ ...draft, attachments }, noFiles, desk.call())
    expect(created.value?.attachments).toMatchObject([{ id: attachments[0] }])
    const number = created.value?.number ?? ''
    const files = filesOf({ name: 'b.txt', bytes: first })
    const { value } = await adapter.addComment(number, { body: 'Файлы', attachments }, files, desk.call())
    expect(value.attachments).toMatchObject([
      { id: attachments[0], filename: null },
      { filename: 'b.txt', sha256: sha256(first) },
    ])
    await adapter.closeTicket(number, {}, desk.call())
    const again = filesOf({ name: 'c.txt', bytes: first })
    const reopened = await adapter.reopenTicket(number, { body: 'Снова' }, again, desk.call())
    expect(reopened.value.attachments).toMatchObject([{ filename: 'c.txt', size: first.length }])
    expect(await adapter.listAttachments(number, desk.call())).toHaveLength(4)
  })

  it('leave no ticket behind when one of them fails', async () => {
    const before = (await state('tickets')).length
    await fault({ match: '^POST /files/public/files', kind: 'status', status: 503 })
    const failed = adapter.createTicket(draft, filesOf({ name: 'a.txt', bytes: first }), desk.call())
    await expect(failed).rejects.toMatchObject({ code: 'upstream_error' })
    const tooBig = filesOf({ name: 'big.bin', bytes: Buffer.alloc(20_000_001) })
    await expect(adapter.createTicket(draft, tooBig, desk.call())).rejects.toMatchObject({
      code: 'attachment_too_large',
    })
    const unknown = adapter.createTicket(
      { ...draft, attachments: ['497f6eca-6276-4993-bfeb-53cbbbba6f08'] },
      noFiles,
      desk.call(),
    )
    await expect(unknown).rejects.toMatchObject({ code: 'upstream_rejected' })
    expect((await state('tickets')).length).toBe(before)
  })

  it('are given only to the ticket they belong to', async () => {
    const theirs = list((await state('comments')).find(({ files }) => list(files).length > 0)?.files)
    const download = adapter.downloadAttachment(await newTicket(), String(theirs[0]), desk.call())
    await expect(download).rejects.toMatchObject({ code: 'attachment_not_found' })
  })
})
