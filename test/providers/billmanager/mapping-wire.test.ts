import { describe, expect, it } from 'vitest'
import {
  priorityField,
  sharedFields,
  staffFields,
  subjectFields,
} from '../../../src/providers/billmanager/fields.ts'
import { refusalFor } from '../../../src/providers/billmanager/refusal.ts'
import { choicesOf, documentOf, rowsOf, seconds, sessionOf } from '../../../src/providers/billmanager/wire.ts'
import { list, part, record } from '../../../src/providers/wire.ts'
import type { Reply } from '../../../src/upstream/upstream.ts'
import { fixture, form, zone } from './fixture.ts'

describe('errors', () => {
  const errors = part(fixture('errors'))
  const reply = (data: unknown, body = ''): Reply => ({ status: 200, headers: {}, data, text: body })
  const refused = (name: string) => refusalFor('ticket_not_found')(reply(errors[name]))

  it('of session and rights are proof that nothing was done', () => {
    for (const name of ['badpassword', 'access', 'secondFactor'])
      expect(refused(name)).toMatchObject({ code: 'upstream_auth_failed', details: { effect: 'nothing' } })
    expect(refused('badpassword')?.details.upstream).toEqual({
      status: 200,
      code: 'auth',
      message: 'Invalid username or password',
    })
  })

  it('of a missing thing are not found, with the placeholders filled', () => {
    expect(refused('missed')).toMatchObject({
      code: 'ticket_not_found',
      details: { upstream: { message: "'elid' is missing: 42" } },
    })
    expect(refusalFor(undefined)(reply(errors.missed))?.code).toBe('upstream_rejected')
  })

  it('of a field point to the member of the body', () => {
    expect(refused('missedField')?.details.errors).toEqual([{ pointer: '/body', detail: 'Message is empty' }])
    expect(refused('value')?.details.errors).toEqual([{ pointer: '/category', detail: 'Bad department' }])
    expect(refused('brief')?.details.errors).toEqual([{ pointer: '/priority', detail: 'no such priority' }])
  })

  it('may say nothing, or come as XML; an answer without one is none', () => {
    expect(refused('silent')?.code).toBe('upstream_rejected')
    expect(refused('fine')).toBeNull()
    const xml =
      '<?xml version="1.0"?><doc><error type="missed" object="elid"><msg>no file</msg></error></doc>'
    expect(refusalFor('attachment_not_found')(reply(undefined, xml))?.code).toBe('attachment_not_found')
    expect(refusalFor('attachment_not_found')(reply(undefined, 'an <error in a log'))).toBeNull()
  })
})

describe('what is sent', () => {
  it('has the subject under both names, and priorities as codes', () => {
    expect(subjectFields('x').map(([name]) => name)).toEqual(['subject', 'name'])
    expect(priorityField('priority', 'normal')).toEqual([['priority', '1']])
    expect(sharedFields({ clientPriority: 2, service: '3101', project: '1' })).toEqual([
      ['ticket_item', '3101'],
      ['ticket_project_select', '1'],
      ['client_priority', '2'],
    ])
  })

  it('asks for the optional fields, in the panel’s local time', () => {
    expect(staffFields({}, zone)).toEqual([])
    expect(
      staffFields({ raised: false, deadline: '2026-12-31T22:30:00Z', abuse: { score: 3 } }, zone),
    ).toEqual([
      ['show_optional', 'on'],
      ['low_priority', 'on'],
      ['deadline_date', '2027-01-01'],
      ['deadline_time', '01:30:00'],
      ['show_abuse', 'on'],
      ['score', '3'],
    ])
  })
})

describe('parts of the document', () => {
  it('are read in every spelling', () => {
    expect(list(fixture('sessions')).map((answer) => sessionOf(documentOf(answer)))).toEqual(
      Array(4).fill('0a1b2c'),
    )
    expect([seconds('0d+00:15'), seconds('12:30'), seconds('soon'), seconds(null)]).toEqual([
      900,
      45_000,
      null,
      null,
    ])
    expect(choicesOf(form('client-form'), 'ticket_item')).toEqual([{ key: '3101', name: 'VDS-M' }])
    expect(rowsOf(record({}))).toEqual([])
  })
})
