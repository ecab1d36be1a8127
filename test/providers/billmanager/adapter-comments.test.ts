import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { text as readText } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { GatewayError } from '../../../src/domain/problems.ts'
import type { Files, IncomingFile } from '../../../src/providers/incoming.ts'
import { noFiles, type TestDesk } from '../../support/desk.ts'
import { client, draft, everything, filesOf, opened, problem, staff, staffTicket, there } from './setup.ts'

describe('comments', () => {
  it('come from both sides, oldest first, and notes stay inside', async () => {
    const { number } = await opened()
    const answer = await staff.adapter.addComment?.(number, { body: 'Смотрим 👀' }, noFiles, staff.call())
    expect(answer?.value).toMatchObject({
      body: 'Смотрим 👀',
      visibility: 'public',
      format: 'markdown',
      author: { role: 'agent' },
    })
    const note = await staff.adapter.addComment?.(
      number,
      { body: 'for us', visibility: 'internal' },
      noFiles,
      staff.call(),
    )
    expect(note?.value.visibility).toBe('internal')
    const reply = await client.adapter.addComment?.(
      number,
      { body: 'Thanks', providerFields: { clientPriority: 'low' } },
      noFiles,
      client.call(),
    )
    expect(reply?.value).toMatchObject({ body: 'Thanks', author: { role: 'customer', name: 'Иван Иванов' } })
    const bodies = async (desk: TestDesk): Promise<string[]> =>
      there(await desk.adapter.listComments?.(number, desk.call())).map(({ body }) => body)
    expect(await bodies(staff)).toEqual(['It does **not** answer', 'Смотрим 👀', 'for us', 'Thanks'])
    expect(await bodies(client)).toEqual(['It does **not** answer', 'Смотрим 👀', 'Thanks'])
    expect(await staffTicket(number)).toMatchObject({
      status: 'in_progress',
      commentCount: 4,
      updatedBy: { role: 'customer' },
    })
    const one = await staff.adapter.getComment?.(number, there(note?.value.id), staff.call())
    expect(one).toEqual(note?.value)
  })

  it('with the same words at once are each told apart', async () => {
    const { number } = await opened()
    const say = async () =>
      there(await client.adapter.addComment?.(number, { body: 'Same' }, noFiles, client.call())).value.id
    const ids = await Promise.all([say(), say(), say()])
    expect(new Set(ids).size).toBe(3)
  })

  it('are edited and hidden, in their own ticket only', async () => {
    const { number } = await opened()
    const { number: other } = await opened()
    const added = await staff.adapter.addComment?.(number, { body: 'Typo' }, noFiles, staff.call())
    const id = there(added?.value.id)
    expect(
      await problem(staff.adapter.updateComment?.(other, id, { visibility: 'hidden' }, staff.call())),
    ).toBe('comment_not_found')
    const changed = await staff.adapter.updateComment?.(
      number,
      id,
      { body: 'Type', visibility: 'hidden' },
      staff.call(),
    )
    expect(changed).toMatchObject({ value: { body: 'Type', visibility: 'hidden' }, warnings: [] })
    const seen = there(await client.adapter.listComments?.(number, client.call()))
    expect(seen.map((comment) => comment.id)).not.toContain(id)
  })

  it('on a closed ticket open it again', async () => {
    const { number } = await opened()
    await staff.adapter.closeTicket?.(number, {}, staff.call())
    await staff.adapter.addComment?.(number, { body: 'One more thing' }, noFiles, staff.call())
    expect((await staffTicket(number)).status).toBe('waiting_on_customer')
  })
})

describe('files', () => {
  it('go with a ticket and with comments, and come back', async () => {
    const created = await client.adapter.createTicket(draft(), filesOf('one', 'two'), client.call())
    const ticket = there(created.value)
    expect(ticket.attachments).toMatchObject([
      { filename: 'журнал 1.txt', size: 3, downloadable: true },
      { filename: 'журнал 2.txt', size: 3, downloadable: true },
    ])
    const answer = await staff.adapter.addComment?.(
      ticket.number,
      { body: 'see' },
      filesOf('three'),
      staff.call(),
    )
    expect(answer?.value.attachments).toMatchObject([
      { filename: 'журнал 1.txt', size: 5, commentId: answer?.value.id },
    ])
    const files = there(await client.adapter.listAttachments?.(ticket.number, client.call()))
    expect(files).toHaveLength(3)
    for (const [index, content] of ['one', 'two', 'three'].entries()) {
      const download = await client.adapter.downloadAttachment?.(
        ticket.number,
        there(files[index]?.id),
        client.call(),
      )
      expect(await readText(there(download?.stream))).toBe(content)
      expect(download?.length).toBe(content.length)
    }
    const { number: other } = await opened()
    const foreign = client.adapter.downloadAttachment?.(other, there(files[0]?.id), client.call())
    expect(await problem(foreign)).toBe('attachment_not_found')
  })

  it('do not go with an internal note', async () => {
    const { number } = await opened()
    const refused = staff.adapter.addComment?.(
      number,
      { body: 'x', visibility: 'internal' },
      filesOf('y'),
      staff.call(),
    )
    expect(await problem(refused)).toBe('value_not_supported')
  })

  it('that break leave no ticket behind', async () => {
    const subject = randomUUID()
    const broken: IncomingFile = {
      ...there(await filesOf('x').next()),
      stream: new Readable({
        read() {
          this.push(Buffer.alloc(100_000))
          this.destroy(new GatewayError('attachment_too_large'))
        },
      }),
    }
    const queue = [broken]
    const files: Files = { expected: true, next: async () => queue.shift() ?? null }
    expect(await problem(client.adapter.createTicket(draft({ subject }), files, client.call()))).toBe(
      'attachment_too_large',
    )
    expect((await everything(client)).some((ticket) => ticket.subject === subject)).toBe(false)
  })
})
