import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { noFiles } from '../../support/desk.ts'
import {
  arm,
  desk,
  draft,
  fileOf,
  filesOf,
  opened,
  operation,
  sha256,
  state,
  storage,
  storageOrigin,
} from './setup.ts'

describe('files', () => {
  const content = randomBytes(400_000)

  it.each(['put', 'form'])('sends files before the ticket (%s), and gives them back', async (mode) => {
    await storage({ mode })
    const files = filesOf(fileOf('журнал "1".log', content), fileOf('empty.txt', Buffer.alloc(0)))
    const { value } = await desk.adapter.createTicket(draft, files, desk.call())
    expect(value?.attachments).toMatchObject([
      { filename: 'журнал "1".log', size: content.length, sha256: sha256(content), downloadable: true },
      { filename: 'empty.txt', size: 0, downloadable: true },
    ])
    const number = value?.number ?? ''
    const [first] = await operation('listAttachments')(number, desk.call())
    const download = await operation('downloadAttachment')(number, first?.id ?? '', desk.call())
    expect(download).toMatchObject({ filename: 'журнал "1".log', length: content.length })
    expect(sha256(await buffer(download.stream))).toBe(sha256(content))
    expect((await state()).storage.credentialsSeen).toEqual([])
  })

  it('attaches an earlier upload to a comment', async () => {
    const { number } = await opened()
    const { value: uploads } = await operation('uploadFiles')(
      filesOf(fileOf('a b.log', content)),
      desk.call(),
    )
    expect(uploads).toMatchObject([{ filename: 'a b.log', size: content.length, sha256: sha256(content) }])
    const attachments = uploads.map(({ id }) => id)
    const { value } = await operation('addComment')(
      number,
      { body: 'see file', attachments },
      noFiles,
      desk.call(),
    )
    expect(value.attachments).toMatchObject([
      { filename: 'a b.log', commentId: value.id, downloadable: true },
    ])
    await expect(
      operation('addComment')(number, { body: 'x', attachments: ['nonsense'] }, noFiles, desk.call()),
    ).rejects.toMatchObject({ code: 'value_not_supported' })
    await expect(
      operation('addComment')(number, { body: 'x', attachments: ['1-x/x'] }, noFiles, desk.call()),
    ).rejects.toMatchObject({ code: 'upstream_rejected' })
  })

  it('creates nothing when a file is too large for the place it is given', async () => {
    await storage({ mode: 'form', maxFileSize: 1000 })
    const before = (await state()).tickets.length
    await expect(
      desk.adapter.createTicket(draft, filesOf(fileOf('big.log', content)), desk.call()),
    ).rejects.toMatchObject({ code: 'attachment_too_large' })
    expect((await state()).tickets).toHaveLength(before)
  })

  it('creates nothing, and leaves no half file, when a file breaks off', async () => {
    async function* broken() {
      yield content
      throw new Error('the caller has gone')
    }
    const before = await state()
    const files = filesOf(fileOf('half.log', Readable.from(broken())))
    await expect(desk.adapter.createTicket(draft, files, desk.call())).rejects.toThrow('the caller has gone')
    const after = await state()
    expect(after.tickets).toHaveLength(before.tickets.length)
    expect(after.files).toHaveLength(before.files.length)
  })

  it('hears a refusal of the storage host, also in a redirect', async () => {
    await storage({ lifeSeconds: -1 })
    const send = () => operation('uploadFiles')(filesOf(fileOf('late.log', content)), desk.call())
    await expect(send()).rejects.toMatchObject({ code: 'upstream_auth_failed' })
    await storage({ mode: 'form', lifeSeconds: 600 })
    const location = 'https://example.com/done?status=400&message=FormPost%3A%20max_file_size%20exceeded'
    await arm({ match: 'POST /v1/', kind: 'status', status: 303, headers: { location } }, storageOrigin())
    await expect(send()).rejects.toMatchObject({ code: 'attachment_too_large' })
  })

  it('has no download for an unknown attachment', async () => {
    const { number } = await opened()
    await expect(operation('downloadAttachment')(number, 'none', desk.call())).rejects.toMatchObject({
      code: 'attachment_not_found',
    })
  })
})
