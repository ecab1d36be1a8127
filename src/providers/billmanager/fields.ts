import { isRecord, text, type Wire } from '../wire.ts'
import type { Field } from './desk.ts'
import { fromPriority } from './priority.ts'

/** The members of `providerFields` that clients may send too. */
export function sharedFields(fields: Wire = {}): Field[] {
  return [
    ...given('ticket_item', text(fields.service)),
    ...given('ticket_project_select', text(fields.project)),
    ...given('client_priority', toCode(fields.clientPriority)),
  ]
}

/** The members that are the staff's; they only count together with `show_optional`. */
export function staffFields(fields: Wire = {}, utcOffset = '+00:00'): Field[] {
  const optional = [
    ...given('ticket_expense', text(fields.expense)),
    ...raisedField(fields.raised),
    ...given('incident_count', text(fields.incidentCount)),
    ...deadlineFields(text(fields.deadline), utcOffset),
    ...abuseFields(fields.abuse),
  ]
  return optional.length === 0 ? [] : [['show_optional', 'on'], ...optional]
}

export function priorityField(name: 'priority' | 'client_priority', priority: string | undefined): Field[] {
  return given(name, toCode(priority))
}

/** The subject has two names: the document says one, panels in use take the other. */
export const subjectFields = (subject: string | undefined): Field[] =>
  subject === undefined
    ? []
    : [
        ['subject', subject],
        ['name', subject],
      ]

export const given = (name: string, value: string | null | undefined): Field[] =>
  value === null || value === undefined ? [] : [[name, value]]

/** Our word, or the panel's own code. */
function toCode(priority: unknown): string | null {
  const word = text(priority)
  if (word === 'low' || word === 'normal' || word === 'high') return fromPriority(word) ?? null
  return word
}

function raisedField(raised: unknown): Field[] {
  if (typeof raised !== 'boolean') return []
  return [[raised ? 'high_priority' : 'low_priority', 'on']]
}

/** An instant as the panel's local date and time. */
function deadlineFields(deadline: string | null, utcOffset: string): Field[] {
  const time = Date.parse(deadline ?? '')
  if (Number.isNaN(time)) return []
  const local = new Date(time + offsetMs(utcOffset)).toISOString()
  return [
    ['deadline_date', local.slice(0, 10)],
    ['deadline_time', local.slice(11, 19)],
  ]
}

function offsetMs(utcOffset: string): number {
  const [hours, minutes] = [Number(utcOffset.slice(1, 3)), Number(utcOffset.slice(4, 6))]
  return (utcOffset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

function abuseFields(abuse: unknown): Field[] {
  if (!isRecord(abuse)) return []
  return [
    ['show_abuse', 'on'],
    ...given('score', text(abuse.score)),
    ...given('score_note', text(abuse.note)),
    ...given('action', text(abuse.action)),
  ]
}
