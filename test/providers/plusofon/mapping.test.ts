import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { explain, refusal } from '../../../src/providers/plusofon/failures.ts'
import { toComments, toListTicket, toTicket } from '../../../src/providers/plusofon/mapping.ts'
import { ticketDocument, ticketItems } from '../../../src/providers/plusofon/wire.ts'
import { WrongShape } from '../../../src/upstream/upstream.ts'

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'))
}
const listed = (name: string) => ticketItems(fixture(name)).map((item) => toListTicket(item, 'open'))

describe('the list', () => {
  it('reads one ticket that is an object, with everything it tells', () => {
    const [ticket, ...others] = listed('list-one')
    expect(others).toEqual([])
    expect(ticket).toMatchObject({
      number: '22525',
      subject: 'test',
      status: 'open',
      tags: [{ id: 'неизвестно', name: 'неизвестно' }],
      author: { id: '9747', name: 'buyer@example.com', email: 'buyer@example.com', role: 'customer' },
      updatedBy: { id: null, name: 'Оператор', email: null, role: 'agent' },
      assignee: null,
      account: { id: '57599', name: null },
      commentCount: 2,
      createdAt: '2021-08-27T12:59:03.000Z',
      updatedAt: '2021-08-27T13:16:04.000Z',
      upstream: { status: { id: '4', label: null }, priority: { id: '2', label: null } },
      providerFields: {
        departmentId: '5',
        typeId: '32',
        flagType: '4',
        slaPlanId: '3',
        escalated: true,
        creator: '2',
        creationMode: '4',
        nextReplyDue: null,
        resolutionDue: '2021-08-27T13:20:01.000Z',
        lastStaffReplyAt: '2021-08-27T13:16:04.000Z',
        lastUserReplyAt: '2021-08-27T12:59:03.000Z',
      },
    })
  })

  it('reads several, whose empty values are empty arrays and whose zero is never', () => {
    const [bare, byStaff] = listed('list-several')
    expect(bare).toMatchObject({ subject: '', tags: [], account: null, updatedAt: null, commentCount: 1 })
    expect(bare?.assignee).toEqual({ id: '44', name: 'Мария', email: null, role: 'agent' })
    expect(bare?.updatedBy).toMatchObject({ name: 'Анна', role: 'customer' })
    expect(byStaff).toMatchObject({ number: '22601', author: null })
    expect(byStaff?.tags).toHaveLength(2)
  })

  it('reads none, and the shapes of the other edition', () => {
    expect(ticketItems([])).toEqual([])
    expect(ticketItems({ ticket: [] })).toEqual([])
    expect(ticketItems({ ticket: null })).toEqual([])
    expect(listed('list-array')).toMatchObject([{ number: '22700', subject: 'Другая редакция' }])
    expect(listed('list-data')).toMatchObject([{ number: '22701' }])
  })

  it('does not take something else for an empty list', () => {
    for (const reply of [undefined, 'ok', { message: 'x' }, { ticket: ['x'] }]) {
      expect(() => ticketItems(reply)).toThrow(WrongShape)
    }
  })
})

describe('a ticket', () => {
  const wire = ticketDocument(fixture('ticket'))

  it('has local times, a flag for its state, and an author from the oldest message', () => {
    expect(toTicket(wire, '+03:00')).toMatchObject({
      number: '12345',
      status: 'closed',
      unread: true,
      commentCount: 2,
      author: { id: '9740', email: 'buyer@example.com', role: 'customer' },
      updatedBy: { id: '31', name: 'Оператор', email: null, role: 'agent' },
      createdAt: '2021-09-23T14:44:27.000Z',
      updatedAt: '2021-09-23T15:10:00.000Z',
      upstream: { status: { id: null, label: 'false' } },
    })
    expect(toTicket(wire, '+05:00').createdAt).toBe('2021-09-23T12:44:27.000Z')
  })

  it('has its messages oldest first, with files that cannot be fetched', () => {
    const [opening, answer] = toComments(wire, '+03:00')
    expect(opening).toMatchObject({ id: '43807', body: 'test ticket 3', format: 'text', attachments: [] })
    expect(answer?.attachments).toEqual([
      {
        id: '5',
        filename: 'ответ.pdf',
        size: 1024,
        contentType: 'application/pdf',
        commentId: '43809',
        downloadable: false,
      },
    ])
  })

  it('may come wrapped, without messages, with one message as an object', () => {
    expect(toTicket(ticketDocument({ data: { id: 7, posts: [] } }), '+03:00').number).toBe('7')
    const bare = toTicket({ id: '7', subject: [], status: 'true' }, '+03:00')
    expect(bare).toMatchObject({ subject: '', status: 'open', commentCount: null, createdAt: null })
    expect(
      toComments({ posts: { id: 1, text: [], author: [], attachments: 'a.png' } }, '+03:00'),
    ).toMatchObject([{ id: '1', body: '', author: null, attachments: [{ id: null, filename: 'a.png' }] }])
  })
})

describe('failures', () => {
  const reply = (status: number, data: unknown) => ({ status, headers: {}, data, text: JSON.stringify(data) })
  const verdict = (status: number, data: unknown) => {
    const error = refusal(reply(status, data))
    return error === null ? null : [error.code, error.details.effect]
  }

  it('finds the 404 inside a 500, and keeps its headers to itself', () => {
    const hidden = reply(500, fixture('not-found'))
    expect(refusal(hidden)).toMatchObject({ code: 'ticket_not_found', details: { effect: 'refused' } })
    expect(explain(hidden)).toEqual({ code: '500', message: 'Ticket not Found' })
    expect(verdict(500, { message: 'Ticket not Found', code: 500 })).toEqual(['ticket_not_found', 'refused'])
    expect(verdict(500, { message: 'HTTP/1.1 404 Not Found\r\n\r\nTicket Post not Found' })?.[0]).toBe(
      'comment_not_found',
    )
  })

  it('reads other hidden statuses by what they blame', () => {
    expect(verdict(500, { message: 'HTTP/1.1 503 Service Unavailable\r\nServer: nginx\r\n\r\n' })).toBe(null)
    expect(verdict(500, { message: 'HTTP/1.1 401 Unauthorized\r\n\r\n' })).toBe(null)
    expect(verdict(500, { message: 'HTTP/1.1 400 Bad Request\r\n\r\nNo subject' })?.[0]).toBe(
      'upstream_rejected',
    )
  })

  it('leaves to the usual table what the status says', () => {
    expect(verdict(400, fixture('bad-state'))).toBe(null)
    expect(verdict(500, { message: 'Undefined index: x', code: 500 })).toBe(null)
    expect(verdict(200, fixture('ticket'))).toBe(null)
    expect(verdict(200, [])).toBe(null)
  })

  it('takes missing rights for what they are, whatever the status', () => {
    for (const status of [200, 400, 403, 500]) {
      expect(verdict(status, { message: 'Недостаточно прав', code: status })?.[0]).toBe(
        'upstream_auth_failed',
      )
    }
  })

  it('does not believe a 200 whose body says error', () => {
    expect(verdict(200, { message: 'The subject field is required', code: 400 })).toEqual([
      'upstream_rejected',
      'refused',
    ])
    expect(verdict(200, { success: false, message: 'no' })).toEqual(['upstream_rejected', 'refused'])
    expect(verdict(200, { message: 'oops', code: 500 })).toEqual(['upstream_error', 'unknown'])
    expect(verdict(200, { success: true, message: 'ok', code: 200 })).toBe(null)
  })

  it('finds the sentence in message, error or errors', () => {
    expect(explain(reply(404, { error: 'Not Found' })).message).toBe('Not Found')
    expect(explain(reply(422, { errors: { subject: ['too long'] } })).message).toBe('too long')
    expect(explain(reply(500, undefined))).toEqual({ code: null, message: null })
  })
})
