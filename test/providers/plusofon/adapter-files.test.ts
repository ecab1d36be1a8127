import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { GatewayError } from '../../../src/domain/problems.ts'
import type { Files } from '../../../src/providers/incoming.ts'
import { desk, draft, fault, filesOf, kept, problemOf } from './setup.ts'

describe('files', () => {
  const bytes = randomBytes(200_001)
  const sha256 = createHash('sha256').update(bytes).digest('hex')

  it('follow a new ticket as Base64, one call each', async () => {
    const call = desk.call()
    const files = filesOf(['журнал "1".log', bytes], ['empty.txt', Buffer.alloc(0)])
    const { value, warnings } = await desk.adapter.createTicket(draft, files, call)
    expect(warnings).toEqual([])
    expect(value?.attachments).toMatchObject([
      { filename: 'журнал "1".log', size: bytes.length, sha256, downloadable: false },
      { filename: 'empty.txt', size: 0 },
    ])
    expect(await kept('журнал "1".log')).toMatchObject({ size: bytes.length, sha256 })
    expect(call.usage.upstreamCalls).toBe(3)
    const listed = await desk.adapter.listAttachments?.(value?.number ?? '', desk.call())
    expect(listed).toMatchObject([
      { filename: 'журнал "1".log', size: bytes.length },
      { filename: 'empty.txt' },
    ])
  })

  it('that fail after the message are warnings, and the others arrive', async () => {
    await fault({
      match: 'POST /api/v1/ticket/attachment',
      kind: 'status',
      status: 500,
      body: '{"message":"x"}',
    })
    const files = filesOf(['first.bin', bytes], ['second.bin', bytes])
    const added = await desk.adapter.addComment?.('22525', { body: 'Два файла' }, files, desk.call())
    expect(added?.warnings).toMatchObject([{ code: 'attachment_failed', filename: 'first.bin' }])
    expect(added?.value.attachments).toMatchObject([{ filename: 'second.bin', sha256 }])
    expect(added?.value.id).not.toBe(null)
    expect(await kept('first.bin')).toBe(undefined)
  })

  it('that break on the way are warnings after a message, and leave nothing', async () => {
    const broken = new GatewayError('attachment_too_large')
    const created = await desk.adapter.createTicket(draft, filesOf(['huge.bin', broken]), desk.call())
    expect(created.warnings).toMatchObject([{ code: 'attachment_failed', filename: 'huge.bin' }])
    expect(created.value?.attachments).toEqual([])
    expect(await kept('huge.bin')).toBe(undefined)
  })

  it('go to a message that exists; a problem with the first is a problem', async () => {
    const [opening] = (await desk.adapter.listComments?.('22525', desk.call())) ?? []
    const attach = (commentId: string, files: Files) =>
      desk.adapter.attachToComment?.('22525', commentId, files, desk.call())
    const attached = await attach(opening?.id ?? '', filesOf(['one.bin', bytes], ['two.bin', bytes]))
    expect(attached).toMatchObject({
      value: [{ filename: 'one.bin', sha256 }, { filename: 'two.bin' }],
      warnings: [],
    })
    expect((await problemOf(attach('1', filesOf(['x.bin', bytes])))).code).toBe('comment_not_found')
    await fault({
      match: 'ticket/attachment',
      kind: 'status',
      status: 400,
      body: '{"message":"no","code":400}',
    })
    expect((await problemOf(attach(opening?.id ?? '', filesOf(['x.bin', bytes])))).code).toBe(
      'upstream_rejected',
    )
  })
})
