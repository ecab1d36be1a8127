import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Attachment, Upload } from '../../src/domain/attachment.ts'
import type { Comment } from '../../src/domain/comment.ts'
import type { Page } from '../../src/domain/page.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import { type DeskCase, deskCase, oneFile } from '../support/desk-requests.ts'
import { connections, startGateway, type TestGateway } from '../support/gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startGateway({ tickets: 5 })
})
afterAll(() => gateway.close())

const listed = async <T>(path: string): Promise<T[]> => (await gateway.all.read<Page<T>>(path)).items
const write = <T>(method: string, path: string, body?: unknown): Promise<T> =>
  gateway.all.write<T>(method, path, body)
const at = ({ id }: Ticket): string => `/v1/tickets/${id}`
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe.each(connections)('files of %s', (connection) => {
  let desk: DeskCase
  beforeAll(async () => {
    desk = await deskCase(gateway.all, connection)
  })
  const bytes = new Uint8Array(70_000).map((_, index) => (index * 7919) % 251)

  it('arrive as they were sent', async () => {
    const form = new FormData()
    const comment = { body: 'С файлом' }
    const ticket = await desk.open()
    form.append('comment', JSON.stringify(comment))
    form.append('files', new Blob([bytes], { type: 'image/png' }), 'снимок "1".png')
    const answer = await gateway.all.ask<Comment>('POST', `${at(ticket)}/comments`, { body: form })
    expect(answer.status, answer.text).toBe(201)
    expect(answer.body.attachments).toMatchObject([{ size: bytes.length, sha256: sha256(bytes) }])
    const [attachment] = await listed<Attachment>(`${at(ticket)}/attachments`)
    // Some providers show only an id or an address of a file.
    expect(['снимок "1".png', null]).toContain(attachment?.filename)
    if (!desk.offers('downloadAttachment')) return expect(attachment?.downloadable).toBe(false)
    expect(attachment?.downloadable).toBe(true)
    const path = `${at(ticket)}/attachments/${attachment?.id}`
    const got = await gateway.all.download(path)
    expect(sha256(got.bytes)).toBe(sha256(bytes))
    expect(got.headers.get('content-disposition')).toContain('attachment;')
    expect(got.headers.get('x-content-type-options')).toBe('nosniff')
    expect(got.headers.get('content-security-policy')).toBe('sandbox')
    expect(got.headers.get('cache-control')).toBe('no-store')
  })

  it('sent ahead stand in a ticket and a comment', async ({ skip }) => {
    if (!desk.offers('uploadFiles')) return skip()
    const upload = async (name: string): Promise<Upload> => {
      const path = `/v1/connections/${connection}/uploads`
      const { items } = await write<{ items: Upload[] }>('POST', path, oneFile(name, 'text of the file'))
      return items[0] ?? expect.fail('no upload')
    }
    const [one, two] = [await upload('one.txt'), await upload('two.txt')]
    expect(one).toMatchObject({ filename: 'one.txt', size: 16 })
    const ticket = await desk.open({ attachments: [one.id] })
    const comment = { body: 'С файлом', attachments: [two.id] }
    const added = await write<Comment>('POST', `${at(ticket)}/comments`, comment)
    expect(added.attachments).toHaveLength(1)
    expect(['two.txt', null]).toContain(added.attachments[0]?.filename)
    expect(await listed<Attachment>(`${at(ticket)}/attachments`)).toHaveLength(2)
  })

  it('join a comment that is there', async ({ skip }) => {
    if (!desk.offers('attachToComment')) return skip()
    const ticket = await desk.open()
    const [opening] = await desk.comments(ticket)
    const path = `${at(ticket)}/comments/${opening?.id}/attachments`
    const { items } = await write<{ items: Attachment[] }>('POST', path, oneFile('late.txt', 'late'))
    expect(items).toMatchObject([{ filename: 'late.txt', size: 4, commentId: opening?.id }])
    expect((await listed<Attachment>(`${at(ticket)}/attachments`)).map(({ filename }) => filename)).toEqual([
      'late.txt',
    ])
  })
})
