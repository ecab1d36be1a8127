import type { Person } from '../../domain/person.ts'
import type { DeskAttachment, DeskComment } from '../told.ts'
import { list, localInstant, part, records, text, type Wire } from '../wire.ts'
import { attribute, cell, isOn, messagesOf } from './wire.ts'

/** The conversation of a form, oldest first. The first entry may only say what the ticket is about: that is no message. */
export function toComments(form: Wire, utcOffset: string): DeskComment[] {
  return messagesOf(form)
    .filter(
      (message) => idOf(message) !== null && (typeOf(message) !== 'info' || cell(message, 'body') !== null),
    )
    .map((message) => toComment(message, utcOffset))
    .sort(byAge)
}

/** A row of `ticket.message`: who wrote it is told by name only. */
export function toListedComment(row: Wire, utcOffset: string): DeskComment {
  const name = cell(row, 'message_user')
  return {
    id: cell(row, 'id'),
    body: cell(row, 'message') ?? '',
    format: 'markdown',
    visibility: visibilityOf(row) === 'public' ? null : visibilityOf(row),
    author: name === null ? null : { id: null, name, email: null, role: 'unknown' },
    createdAt: localInstant(cell(row, 'date_post'), utcOffset),
    raw: row,
  }
}

function toComment(message: Wire, utcOffset: string): DeskComment {
  const id = idOf(message)
  return {
    id,
    body: cell(message, 'body') ?? '',
    format: 'markdown',
    visibility: visibilityOf(message),
    author: authorOf(message),
    attachments: records(message.file).map((file) => toAttachment(file, id)),
    createdAt: localInstant(cell(message, 'date_post'), utcOffset),
    raw: message,
  }
}

/** `name` is the file's name and `param` its id, the one that `ticket.file` takes. */
function toAttachment(file: Wire, commentId: string | null): DeskAttachment {
  const id = cell(file, 'param') ?? attribute(file, 'param')
  return { id, filename: cell(file, 'name'), downloadable: id !== null, commentId }
}

const idOf = (message: Wire): string | null => attribute(message, 'id') ?? cell(message, 'id')

const typeOf = (message: Wire): string =>
  (attribute(message, 'type') ?? cell(message, 'type') ?? '').toLowerCase()

/** The direction is the panel's: what the staff wrote is `outcoming` for clients too. */
const roles: Readonly<Record<string, Person['role']>> = {
  incoming: 'customer',
  outcoming: 'agent',
  outgoing: 'agent',
  note: 'agent',
  internal: 'agent',
  info: 'system',
}

function authorOf(message: Wire): Person {
  const user = part(list(message.user)[0])
  const name = cell(user, 'realname') ?? cell(user, 'name') ?? text(user.$)
  return { id: text(user.$id), name, email: cell(user, 'email'), role: roles[typeOf(message)] ?? 'unknown' }
}

function visibilityOf(message: Wire): 'public' | 'internal' | 'hidden' {
  if (/note|internal|info/.test(typeOf(message))) return 'internal'
  if (['note', 'note_message', 'internal'].some((name) => isOn(message, name))) return 'internal'
  return ['hidden', 'hide', 'is_hidden'].some((name) => isOn(message, name)) ? 'hidden' : 'public'
}

/** By time; messages of the same second by their ascending ids. */
function byAge(one: DeskComment, other: DeskComment): number {
  const times = [one.createdAt ?? '', other.createdAt ?? '']
  if (times[0] !== times[1] && times[0] !== '' && times[1] !== '')
    return (times[0] ?? '') < (times[1] ?? '') ? -1 : 1
  return Number(one.id) - Number(other.id) || 0
}
