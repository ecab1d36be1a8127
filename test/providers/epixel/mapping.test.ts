import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  comparable,
  toAttachments,
  toCategory,
  toComments,
  toDetailedTicket,
  toTag,
  toTicket,
} from '../../../src/providers/epixel/mapping.ts'
import { explain, refusal, unknownPath } from '../../../src/providers/epixel/refusal.ts'
import { createRoutes } from '../../../src/providers/epixel/routes.ts'
import { detailReply, listReply } from '../../../src/providers/epixel/wire.ts'
import { type Reply, WrongShape } from '../../../src/upstream/upstream.ts'

function fixture(name: string) {
  return JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'))
}
function reply(data: unknown, status = 200): Reply {
  return { status, headers: {}, data, text: data === undefined ? '<html>' : JSON.stringify(data) }
}
const listed = (data: unknown) => listReply('TicketList')(reply(data)).map(toTicket)
const detail = (name: string) => detailReply(reply(fixture(name)))

describe('the history', () => {
  const [processing, open, bare, odd] = listed(fixture('list'))

  it('translates statuses and priorities, and keeps the words of the document beside them', () => {
    expect(processing).toMatchObject({
      number: '19',
      subject: 'Не приходит код',
      status: 'in_progress',
      priority: 'high',
      category: { id: '4', name: 'Техподдержка', parent: null },
      upstream: { status: { id: '2', label: 'Processing' }, priority: { id: '3', label: 'High' } },
    })
    expect(open).toMatchObject({ status: 'open', priority: 'normal' })
  })

  it('takes ids and words as numbers or strings, and null for what is not told', () => {
    expect(bare).toMatchObject({
      number: '17',
      subject: '',
      status: 'closed',
      priority: 'low',
      category: null,
    })
  })

  it('calls an unknown status open and an unknown priority none, readable as they came', () => {
    expect(odd).toMatchObject({ status: 'open', priority: null, category: { id: '1', name: null } })
    expect(odd?.upstream).toEqual({
      status: { id: 'Archived', label: null },
      priority: { id: '9', label: null },
    })
  })

  it('invents no dates', () => {
    expect(open).not.toHaveProperty('createdAt')
    expect(open).not.toHaveProperty('updatedAt')
  })

  it('reads an empty list in every shape, and refuses what is no list', () => {
    for (const data of [{ TicketList: [] }, { TicketList: null }, {}, []]) {
      expect(listed({ status_code: 200, errors: {}, data })).toEqual([])
    }
    expect(() => listed({ status_code: 200, errors: {}, data: { CategoryList: [] } })).toThrow(WrongShape)
    expect(() => listed('maintenance')).toThrow(WrongShape)
  })
})

describe('the detailed view', () => {
  it('takes the author from beside the ticket, and counts the opening message', () => {
    const ticket = toDetailedTicket(detail('detail'), { comments: false })
    expect(ticket).toMatchObject({
      number: '17',
      tags: [
        { id: '3', name: null },
        { id: '5', name: null },
      ],
      author: { id: null, name: null, email: 'user@example.com', role: 'customer' },
      commentCount: 4,
    })
    expect(ticket).not.toHaveProperty('comments')
    expect(ticket.raw).toMatchObject({ author: 'user@example.com' })
  })

  it('puts the opening message first, then the conversations by id', () => {
    const comments = toComments(detail('detail'))
    expect(comments.map(({ id }) => id)).toEqual(['opening', '40', '41', '42'])
    expect(comments.map(({ author }) => author?.role)).toEqual(['customer', 'customer', 'agent', 'agent'])
    expect(comments[0]).toMatchObject({ body: 'Where is my payout?', format: 'text' })
    expect(comments[3]).toMatchObject({ body: 'Schön 👍', author: { name: 'Support team', email: null } })
  })

  it('gives files without a known conversation to the opening message', () => {
    const files = toAttachments(detail('detail')).map(({ id, commentId }) => [id, commentId])
    expect(files).toEqual([
      ['9', '40'],
      ['8', 'opening'],
      ['10', 'opening'],
      ['11', 'opening'],
    ])
    expect(toComments(detail('detail'))[0]?.attachments?.map(({ id }) => id)).toEqual(['8', '10', '11'])
  })

  it('reads one that tells little, tags as objects or text, the author inside the ticket', () => {
    expect(toDetailedTicket(detail('detail-bare'), { comments: true })).toMatchObject({
      number: '18',
      status: 'closed',
      tags: [{ id: '3' }, { id: '5' }],
      author: { email: 'inside@example.com' },
      comments: [{ id: 'opening', body: 'No more is told.', attachments: [] }],
    })
  })

  it('refuses an answer without a ticket', () => {
    expect(() => detailReply(reply({ status_code: 200, errors: {}, data: {} }))).toThrow(WrongShape)
  })
})

describe('the catalogs', () => {
  it('reads categories and tags', () => {
    const { categories, tags } = fixture('catalog')
    expect(listReply('CategoryList')(reply(categories)).map(toCategory)).toMatchObject([
      { id: '1', name: 'Billing', description: 'Payments and invoices', assignable: true },
      { id: '5', name: 'Проверка', description: null },
    ])
    expect(listReply('TicketTagList')(reply(tags)).map(toTag)).toEqual([
      { id: '3', name: 'refund', keyword: 'refund' },
      { id: '4', name: '4', keyword: null },
    ])
  })
})

describe('refusals', () => {
  it.each<{ what: string; status: number; body: unknown; code: string | null; effect?: string }>(
    fixture('refusals'),
  )('recognises $what', ({ status, body, code, effect }) => {
    const error = refusal(reply(body, status))
    expect(error?.code ?? null).toBe(code)
    expect(error?.details.effect).toBe(effect)
  })

  it('names the field or the error type, and repeats the sentence', () => {
    expect(explain(reply({ status_code: 400, errors: { subject: ['Too long.'] }, data: {} }, 400))).toEqual({
      code: 'subject',
      message: 'Too long.',
    })
    expect(explain(reply({ error_type: 'Validation Error', subject: ['Too long.'] }, 400))).toEqual({
      code: 'Validation Error',
      message: 'Too long.',
    })
    expect(explain(reply(undefined, 500))).toEqual({ code: null, message: null })
  })

  it('says that a path is unknown when a page for people comes instead', () => {
    expect(unknownPath(reply(undefined, 404))).toMatchObject({ code: 'upstream_rejected' })
    expect(unknownPath(reply({ detail: 'Not found.' }, 404))).toBeNull()
  })
})

describe('routes', () => {
  it('end in a slash, and lose the invisible marks of the document', () => {
    const routes = createRoutes('https://mlm.example.com/api/v1/', 'user/token/refresh', {
      status: '\u200esupport/ticket/status/',
      createTicket: '/creat/support/ticket',
    })
    expect(routes).toMatchObject({
      refresh: 'https://mlm.example.com/api/v1/user/token/refresh/',
      status: 'https://mlm.example.com/api/v1/support/ticket/status/',
      createTicket: 'https://mlm.example.com/api/v1/creat/support/ticket/',
      history: 'https://mlm.example.com/api/v1/support/get/ticket/history/',
    })
  })
})

it('compares texts as they are after a stay at the desk', () => {
  expect(comparable('  Two\r\nlines ')).toBe(comparable('Two\nlines'))
})
