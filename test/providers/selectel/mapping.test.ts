import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { assertAccess } from '../../../src/providers/selectel/access.ts'
import { explain } from '../../../src/providers/selectel/desk.ts'
import {
  fromAccess,
  fromNewTicket,
  inOrder,
  itemsOf,
  toCategories,
  toComment,
  toGivenRating,
  toTicket,
} from '../../../src/providers/selectel/mapping.ts'
import { compileRoute, defaultRoutes, routePattern } from '../../../src/providers/selectel/routes.ts'
import { toUploadId } from '../../../src/providers/selectel/uploads.ts'
import { list, part, record } from '../../../src/providers/wire.ts'
import { WrongShape } from '../../../src/upstream/upstream.ts'

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'))
}
const ticketOf = (name: string, language: 'en' | 'ru' = 'en') => toTicket(record(fixture(name)), language)
const commentsOf = () => inOrder(itemsOf(fixture('comments-unordered')).map(toComment))

describe('a ticket of Selectel', () => {
  it('is closed when the flag says so, whatever its word and label are', () => {
    expect(ticketOf('ticket-sample')).toMatchObject({
      number: '0',
      status: 'closed',
      upstream: { status: { id: 'in_progress', label: 'Open' }, priority: { id: null, label: null } },
    })
  })

  it('is resolved by its flag before it is in progress by its word', () => {
    expect(ticketOf('ticket-split').status).toBe('resolved')
    expect(
      toTicket({ number: 7, is_closed: false, is_resolved: false, status_key: 'In_Progress' }, 'en').status,
    ).toBe('in_progress')
  })

  it('has no rating and no origin where the sample shows a zero', () => {
    expect(ticketOf('ticket-sample')).toMatchObject({ rating: null, splitFromNumber: null })
    expect(ticketOf('ticket-split')).toMatchObject({
      rating: { score: 9, comment: null, createdAt: '2026-10-03T10:00:00.000Z' },
      splitFromNumber: '3281001',
    })
  })

  it('tells times in UTC, its access, its notice and its page for people', () => {
    expect(ticketOf('ticket-split', 'ru')).toMatchObject({
      subject: 'Сервер «web-1» 🚑',
      createdAt: '2026-10-02T06:00:00.000Z',
      updatedAt: '2026-10-03T10:11:12.500Z',
      closedAt: null,
      unread: true,
      access: { level: 'project_users', projects: ['5f0c2a9e1d3b4c6fa7e8901b23c4d5e6'] },
      providerFields: { noticeId: 90103 },
      url: 'https://my.selectel.ru/tickets/conversation/3281077',
      upstream: { status: { id: 'in_progress', label: 'Решён' } },
    })
  })

  it('invents nothing that a sparse list item leaves out', () => {
    expect(ticketOf('list-item-sparse')).toMatchObject({
      status: 'open',
      access: null,
      rating: null,
      unread: null,
      splitFromNumber: null,
      updatedAt: null,
      closedAt: null,
      providerFields: { noticeId: null },
      upstream: { status: { id: 'awaiting_moon_phase', label: 'Новый' } },
    })
  })

  it('is no ticket without a number', () => {
    expect(() => toTicket({ summary: 'x' }, 'en')).toThrow(WrongShape)
  })
})

describe('a comment of Selectel', () => {
  it('comes oldest first, by number where the times are the same', () => {
    expect(commentsOf().map(({ id }) => id)).toEqual(['9', '10', '30'])
  })

  it('is from a customer or an agent, or from nobody it names', () => {
    expect(commentsOf().map(({ author }) => author)).toEqual([
      null,
      { id: '284117_51', name: null, email: null, role: 'customer' },
      { id: null, name: 'Мария Кузнецова', email: null, role: 'agent' },
    ])
    expect(toComment(record(fixture('comment-sample'))).author).toMatchObject({
      id: 'string',
      role: 'customer',
    })
  })

  it('knows of its files only their ids', () => {
    const [none, one] = commentsOf()
    expect(none).toMatchObject({ body: '', attachments: [] })
    expect(one?.attachments).toEqual([
      { id: 'a0e6f8f0-0c8e-4a43-8f0a-0d4f3c1f2b11', filename: null, downloadable: true },
    ])
  })

  it('says where it was moved, and how it was rated', () => {
    expect(commentsOf().at(-1)).toMatchObject({
      movedToNumber: '3281077',
      movedAt: '2026-10-02T08:00:00.000Z',
      rating: { score: -1, comment: 'Быстро!' },
      unread: true,
    })
    expect(toComment(record(fixture('comment-sample'))).movedToNumber).toBeNull()
  })
})

describe('topics', () => {
  it('are categories, with subtopics as one object, a list or nothing', () => {
    const categories = itemsOf(fixture('topics')).flatMap((topic) => toCategories(topic, 'en'))
    expect(
      categories.map(({ id, name, parent, assignable }) => [id, name, parent?.id ?? null, assignable]),
    ).toEqual([
      ['order_consultation', 'Pre-Order consultation', null, true],
      ['servers', 'Servers', 'order_consultation', true],
      ['technical', 'Технический вопрос', null, true],
      ['network', null, 'technical', true],
      ['other', null, null, true],
    ])
  })
})

describe('answers that no document shows', () => {
  it('explains both shapes of an error', () => {
    const { flat, nested, word } = part(fixture('errors'))
    const said = [flat, nested, word, 'no JSON'].map((data) =>
      explain({ status: 400, headers: {}, data, text: '' }),
    )
    expect(said).toEqual([
      { code: 'ticket_closed', message: 'Ticket is closed' },
      { code: '400', message: 'Ticket is closed' },
      { code: null, message: 'Ticket is closed' },
      { code: null, message: 'no JSON' },
    ])
  })

  it('finds the id of an upload under the usual names', () => {
    const ids = list(fixture('upload-answers')).map(toUploadId)
    expect(new Set(ids)).toEqual(new Set(['497f6eca-6276-4993-bfeb-53cbbbba6f08']))
    expect(() => toUploadId({ ok: true })).toThrow(WrongShape)
  })

  it('takes a bare array for a list, and no object without items', () => {
    expect(itemsOf([{ number: 1 }])).toEqual([{ number: 1 }])
    expect(itemsOf({ items: null })).toEqual([])
    expect(() => itemsOf({ error: 'x' })).toThrow(WrongShape)
    expect(() => itemsOf(undefined)).toThrow(WrongShape)
  })

  it('reads the vote, or what was given where it is not told', () => {
    const given = { score: 10, comment: 'Спасибо' }
    expect(
      toGivenRating({ score: 10, comment: 'Спасибо', created_at: '2026-10-01T00:00:00Z' }, given),
    ).toEqual({
      ...given,
      createdAt: '2026-10-01T00:00:00.000Z',
    })
    expect(toGivenRating(undefined, given)).toEqual({ ...given, createdAt: null })
  })
})

describe('what goes to Selectel', () => {
  it('holds only what was given, in its words', () => {
    const draft = { connection: 'selectel', subject: 'Тема', body: 'Текст' }
    expect(fromNewTicket(draft, [])).toEqual({ summary: 'Тема', comment_body: 'Текст' })
    expect(
      fromNewTicket(
        {
          ...draft,
          category: 'servers',
          access: { level: 'project_users', projects: ['p1'] },
          providerFields: { noticeId: 90103 },
        },
        ['f1'],
      ),
    ).toEqual({
      summary: 'Тема',
      comment_body: 'Текст',
      files: ['f1'],
      topic_key: 'servers',
      notice_id: 90103,
      access_level: 'project_users',
      keystone_projects: ['p1'],
    })
  })

  it('never has an empty list of projects', () => {
    expect(fromAccess({ level: 'account_users', projects: [] })).toEqual({ access_level: 'account_users' })
    expect(fromAccess(undefined)).toEqual({})
  })

  it('names a known level and exactly one project', () => {
    const problemOf = (access: { level: string; projects?: string[] }, write: 'create' | 'update') => {
      try {
        assertAccess(access, write)
        return null
      } catch (error) {
        return error
      }
    }
    expect(problemOf({ level: 'everyone' }, 'create')).toMatchObject({ code: 'value_not_supported' })
    expect(problemOf({ level: 'all_users', projects: ['a', 'b'] }, 'create')).toMatchObject({
      code: 'value_not_supported',
      details: { errors: [{ pointer: '/access/projects' }], effect: 'nothing' },
    })
    expect(problemOf({ level: 'project_users' }, 'create')).toMatchObject({ code: 'field_required' })
    expect(problemOf({ level: 'project_users' }, 'update')).toBeNull()
    expect(problemOf({ level: 'account_users' }, 'create')).toBeNull()
  })

  it('goes to one table of paths, each of which can be replaced', () => {
    expect(compileRoute(defaultRoutes.listTickets).pathOf({})).toBe('/tickets')
    expect(compileRoute(defaultRoutes.getTicket).pathOf({ number: '7' })).toBe('/tickets/7')
    const replaced = compileRoute('PUT /tickets/{number}/{comment}/rate')
    expect(replaced.method).toBe('PUT')
    expect(replaced.pathOf({ number: '7', comment: 'c 1' })).toBe('/tickets/7/c%201/rate')
    expect(compileRoute(defaultRoutes.downloadAttachment).pathOf({ attachment: '../x?y' })).toBe(
      '/public/files/..%2Fx%3Fy',
    )
    for (const route of Object.values(defaultRoutes)) expect(route).toMatch(new RegExp(routePattern))
    for (const wrong of ['/tickets', 'POST tickets', 'GET /a?b', 'GET /{user}', 'GET //x']) {
      expect(wrong).not.toMatch(new RegExp(routePattern))
    }
  })
})
