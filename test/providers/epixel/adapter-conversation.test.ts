import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { noFiles } from '../../support/desk.ts'
import { adapter, created, desk, disarm, fault, oneFile, sha256 } from './setup.ts'

describe('the conversation', () => {
  it('finds its own new message, also among equal ones said at once', async () => {
    const { number } = await created()
    const say = async () =>
      (await adapter.addComment(number, { body: ' Any news? ' }, noFiles, desk.call())).value.id
    const ids = await Promise.all([say(), say(), say()])
    expect(new Set(ids).size).toBe(3)
    const last = await adapter.getComment(number, ids[0] ?? '', desk.call())
    expect(last).toMatchObject({ body: 'Any news?', author: { role: 'customer' } })
  })

  it('carries a file, which can be downloaded through its own ticket only', async () => {
    const ticket = await created()
    const bytes = randomBytes(70_000)
    const file = oneFile(bytes, 'отчёт.png')
    const { value } = await adapter.addComment(ticket.number, { body: 'see file' }, file, desk.call())
    const [attachment] = value.attachments ?? []
    expect(attachment).toMatchObject({ filename: 'отчёт.png', size: bytes.length, sha256: sha256(bytes) })
    const [listed] = await adapter.listAttachments(ticket.number, desk.call())
    expect(listed).toEqual({ id: attachment?.id, filename: null, commentId: value.id, downloadable: true })

    const id = attachment?.id ?? ''
    const download = await adapter.downloadAttachment(ticket.number, id, desk.call())
    expect(download).toMatchObject({ filename: 'отчёт.png', contentType: 'image/png', length: bytes.length })
    expect(sha256(Buffer.concat(await download.stream.toArray()))).toBe(sha256(bytes))
    const other = await created()
    await expect(adapter.downloadAttachment(other.number, id, desk.call())).rejects.toMatchObject({
      code: 'attachment_not_found',
    })
  })

  it('is said once, even when it cannot be read back', async () => {
    const { number } = await created()
    const breakDetail = () =>
      fault({ match: 'detailed-view', kind: 'status', status: 500, times: 3, body: '{}' })
    const call = { ...desk.call(), beforeWrite: breakDetail }
    const { value, warnings } = await adapter.addComment(number, { body: 'once' }, noFiles, call)
    expect(value).toMatchObject({ id: null, body: 'once' })
    expect(warnings).toMatchObject([{ code: 'readback_failed' }])
    await disarm()
    expect(await adapter.listComments(number, desk.call())).toHaveLength(2)
  })

  it('takes an error in the clothes of a download for what it is', async () => {
    const { number } = await created()
    const { value } = await adapter.addComment(
      number,
      { body: 'f' },
      oneFile(Buffer.from('{}'), 'a.json'),
      desk.call(),
    )
    const id = value.attachments?.[0]?.id ?? ''
    const body = JSON.stringify({ status_code: 400, errors: { error: 'Request Failed' }, data: {} })
    await fault({ match: 'download', kind: 'status', status: 200, body })
    await expect(adapter.downloadAttachment(number, id, desk.call())).rejects.toMatchObject({
      code: 'upstream_rejected',
    })
    await fault({
      match: 'download',
      kind: 'status',
      status: 404,
      body: '<html>',
      headers: { 'content-type': 'text/html' },
    })
    await expect(adapter.downloadAttachment(number, id, desk.call())).rejects.toMatchObject({
      code: 'attachment_not_found',
    })
  })
})
