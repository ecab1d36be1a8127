import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FieldRule } from '../../src/domain/capability.ts'
import type { Comment } from '../../src/domain/comment.ts'
import type { ProblemCode } from '../../src/domain/problems.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import type { ProblemBody } from '../support/client.ts'
import { type DeskCase, deskCase, exampleRequests } from '../support/desk-requests.ts'
import { type ConnectionName, connections, startGateway, type TestGateway } from '../support/gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startGateway({ tickets: 6 })
})
afterAll(() => gateway.close())

/** A value of the right shape for each member of the bodies. */
const examples: Readonly<Record<string, unknown>> = {
  subject: 'S',
  body: 'B',
  priority: 'high',
  category: '1',
  account: '1',
  tags: ['1'],
  resources: ['https://example.com/resource'],
  recipients: ['somebody'],
  access: { level: 'account_users' },
  attachments: ['1'],
  favorite: true,
  visibility: 'public',
  providerFields: {},
}
const createNames = [
  'priority',
  'category',
  'account',
  'resources',
  'recipients',
  'access',
  'attachments',
  'providerFields',
]
const patchNames = [
  'subject',
  'priority',
  'category',
  'tags',
  'resources',
  'access',
  'favorite',
  'providerFields',
]
const commentNames = ['visibility', 'attachments', 'providerFields']

describe.each(connections)('%s', (connection: ConnectionName) => {
  let desk: DeskCase
  let ticket: Ticket
  let comment: Comment
  beforeAll(async () => {
    desk = await deskCase(gateway.all, connection)
    ticket = await desk.open()
    comment = (await desk.comments(ticket))[0] ?? expect.fail('no opening message')
  })
  const draft = (): Record<string, unknown> => ({ connection, subject: 'S', body: 'B', ...desk.needed })

  async function refused(
    code: ProblemCode,
    method: string,
    path: string,
    body: object,
    pointer: string,
  ): Promise<ProblemBody> {
    const problem = await gateway.all.problem(code, method, path, { body })
    expect(problem.errors?.[0]?.pointer, JSON.stringify(body)).toBe(pointer)
    return problem
  }

  it('names each member that it has no place for, wherever it stands', async () => {
    const at = `/v1/tickets/${ticket.id}`
    const { createFields, updateFields, commentFields } = desk.capabilities
    const unknown = (names: string[], rules: Record<string, FieldRule>): string[] =>
      names.filter((name) => rules[name] === undefined)
    for (const name of unknown(createNames, createFields)) {
      const body = { ...draft(), [name]: examples[name] }
      await refused('field_not_supported', 'POST', '/v1/tickets', body, `/${name}`)
    }
    if (desk.offers('updateTicket')) {
      for (const name of unknown(patchNames, updateFields)) {
        await refused('field_not_supported', 'PATCH', at, { [name]: examples[name] }, `/${name}`)
      }
    }
    for (const name of unknown(commentNames, commentFields)) {
      const body = { body: 'B', [name]: examples[name] }
      await refused('field_not_supported', 'POST', `${at}/comments`, body, `/${name}`)
    }
  })

  it('names each member that it needs', async () => {
    for (const [name, { required }] of Object.entries(desk.capabilities.createFields)) {
      if (!required || name === 'subject' || name === 'body') continue
      const { [name]: _left, ...body } = draft()
      await refused('field_required', 'POST', '/v1/tickets', body, `/${name}`)
    }
  })

  it('refuses values beyond its limits, and takes those at them', async () => {
    const { createFields, commentFields, priorities } = desk.capabilities
    for (const [name, { maxLength }] of Object.entries(createFields)) {
      if (maxLength === null) continue
      const long = (length: number): object => ({ ...draft(), [name]: '🚑'.repeat(length) })
      await refused('value_not_supported', 'POST', '/v1/tickets', long(maxLength + 1), `/${name}`)
    }
    const { maxLength } = commentFields.body ?? expect.fail('no rule of body')
    if (maxLength !== null) {
      const body = { body: 'x'.repeat(maxLength + 1) }
      await refused('value_not_supported', 'POST', `/v1/tickets/${ticket.id}/comments`, body, '/body')
    }
    for (const priority of ['low', 'normal', 'high', 'urgent', 'emergency'] as const) {
      if (createFields.priority === undefined || priorities.includes(priority)) continue
      await refused('value_not_supported', 'POST', '/v1/tickets', { ...draft(), priority }, '/priority')
    }
    const subject = createFields.subject?.maxLength
    if (typeof subject !== 'number') return
    expect((await desk.open({ subject: 'я'.repeat(subject) })).subject).toBe('я'.repeat(subject))
  })

  it('writes internal notes only where it has them', async () => {
    const can = desk.capabilities.commentFields.visibility?.values?.includes('internal') ?? false
    if (can) return
    const body = { body: 'B', visibility: 'internal' }
    await refused('value_not_supported', 'POST', `/v1/tickets/${ticket.id}/comments`, body, '/visibility')
  })

  it('refuses scores off its scales, and scores where it has none', async () => {
    const at = `/v1/tickets/${ticket.id}`
    const { ratings } = desk.capabilities
    const tried = [
      ['ticket', 'rateTicket', 'PUT', `${at}/rating`],
      ['comment', 'rateComment', 'PUT', `${at}/comments/${comment.id}/rating`],
      ['close', 'closeTicket', 'POST', `${at}/close`],
    ] as const
    for (const [kind, operation, method, path] of tried) {
      const scale = ratings[kind]
      if (!desk.offers(operation)) continue
      if (scale === null) {
        await refused('field_not_supported', method, path, { score: 1 }, '/score')
        continue
      }
      const wrong = [scale.min - 1, scale.max + 1, ...(scale.values === null ? [] : [0])]
      for (const score of wrong) await refused('value_not_supported', method, path, { score }, '/score')
    }
  })

  it('checks its own fields, and wants the scope of some', async () => {
    const { providerFields } = desk.capabilities
    if (providerFields.createTicket === null) return
    const unknown = { ...draft(), providerFields: { nothing: 1 } }
    await refused('field_not_supported', 'POST', '/v1/tickets', unknown, '/providerFields/nothing')
    const wrong = connection === 'selectel' ? { noticeId: 'x' } : { service: 5 }
    const [name] = Object.keys(wrong)
    const body = { ...draft(), providerFields: wrong }
    await refused('value_not_supported', 'POST', '/v1/tickets', body, `/providerFields/${name}`)
    if (connection !== 'billmanager') return
    for (const field of [{ expense: '1.50' }, { abuse: { score: 1 } }]) {
      const costly = { body: { ...draft(), providerFields: field } }
      await gateway.callers.writer.problem('forbidden', 'POST', '/v1/tickets', costly)
    }
  })

  it('takes files within its limits only', async () => {
    const { attachments } = desk.capabilities
    if (attachments === null) return
    const path = `/v1/tickets/${ticket.id}/comments`
    const send = (...files: [string, Uint8Array<ArrayBuffer> | string][]) => {
      const form = new FormData()
      form.append('comment', JSON.stringify({ body: 'With files' }))
      for (const [name, content] of files) form.append('files', new Blob([content]), name)
      return { body: form }
    }
    const before = (await desk.comments(ticket)).length
    const { maxFiles, maxBytes, forbiddenExtensions } = attachments
    if (maxFiles !== null) {
      const files = Array.from({ length: maxFiles + 1 }, (_, n): [string, string] => [`${n}.txt`, 'x'])
      await gateway.all.problem('too_many_attachments', 'POST', path, send(...files))
    }
    if (maxBytes !== null) {
      const large = new Uint8Array(maxBytes + 1)
      await gateway.all.problem('attachment_too_large', 'POST', path, send(['large.bin', large]))
    }
    const [extension] = forbiddenExtensions
    if (extension !== undefined) {
      const file = send([`tool.${extension.toUpperCase()}`, 'x'])
      await gateway.all.problem('value_not_supported', 'POST', path, file)
    }
    expect(await desk.comments(ticket)).toHaveLength(before)
  })

  it('is another thing for a key that does not see it', async () => {
    const { stranger } = gateway.callers
    for (const [name, example] of Object.entries(exampleRequests(connection, ticket.id, `${comment.id}`))) {
      const { method, path, ask }: { method: string; path: string; ask?: object } = { ask: {}, ...example }
      const problem = await stranger.problem('connection_not_found', method, path, ask)
      expect(problem.operationId).toBe(name)
      expect(JSON.stringify(problem)).not.toContain('provider')
    }
    await stranger.problem('connection_not_found', 'GET', `/v1/connections/${connection}`)
  })
})
