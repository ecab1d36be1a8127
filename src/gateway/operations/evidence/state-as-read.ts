import { escapeId, ticketId } from '../../../domain/ticket-id.ts'
import type { SavedFilter } from '../../../providers/provider.ts'
import type { DeskComment, DeskTicket } from '../../../providers/told.ts'
import { canonicalJson } from '../fingerprint.ts'
import type { OperationRecord, StoredAnswer } from '../record.ts'
import { absent, type Finding, type Looking, memberOf, membersOf, textOf, unclear } from './finding.ts'
import { sameText } from './same-text.ts'
import { commentsOf } from './written-comment.ts'

/** Writes that show in what can be read: done if it is as they wanted it. */
export async function compareTicket(looking: Looking): Promise<Finding> {
  const { record, desk, call } = looking
  const number = record.target.ticket
  if (number === null) return unclear('nothing to look for')
  const { value } = await desk.adapter.getTicket(number, { comments: false }, call)
  const done = isDone(record, value)
  if (done === null) return unclear('the ticket does not show it')
  if (!done) return absent
  const read = { kind: 'read', status: 200, what: 'ticket', ticket: number, comment: null } as const
  return found(record, record.action === 'rateTicket' ? ratingAnswer(record.input) : read)
}

function isDone({ action, input }: OperationRecord, ticket: DeskTicket): boolean | null {
  if (action === 'closeTicket') return ticket.status === 'closed' || ticket.status === 'archived'
  if (action === 'archiveTicket') return ticket.status === 'archived'
  if (action === 'unblockTicket') return typeof ticket.blocked === 'boolean' ? !ticket.blocked : null
  if (action === 'rateTicket') return ticket.rating?.score === memberOf(input, 'score')
  return isPatched(input, ticket)
}

/** Null: the ticket shows none of the members. */
function isPatched(input: unknown, ticket: DeskTicket): boolean | null {
  const compared = membersOf(input).flatMap(([name, wanted]) => {
    if (name !== 'providerFields') return [isMember(name, wanted, ticket)]
    return membersOf(wanted).map(([field, value]) => isField(value, ticket.providerFields?.[field]))
  })
  const told = compared.filter((same) => same !== null)
  return told.length === 0 ? null : told.every(Boolean)
}

function isMember(name: string, wanted: unknown, ticket: DeskTicket): boolean | null {
  switch (name) {
    case 'subject':
      return typeof wanted === 'string' && sameText(ticket.subject, wanted)
    case 'priority':
      return ticket.priority === undefined ? null : ticket.priority === wanted
    case 'category':
      return ticket.category === undefined ? null : ticket.category?.id === wanted
    case 'tags':
      return ticket.tags === undefined ? null : sameSet(strings(wanted), [ticket.tags.map(({ id }) => id)])
    case 'resources':
      return ticket.resources === undefined ? null : sameResources(strings(wanted), ticket.resources)
    case 'access':
      return ticket.access === undefined ? null : sameAccess(wanted, ticket.access)
    case 'favorite':
      return typeof ticket.favorite === 'boolean' ? ticket.favorite === wanted : null
    default:
      return null
  }
}

function isField(wanted: unknown, told: unknown): boolean | null {
  if (told === undefined || told === null) return null
  if (typeof wanted === 'object' || typeof told === 'object') {
    return canonicalJson(wanted) === canonicalJson(told) ? true : null
  }
  return String(wanted) === String(told)
}

/** In any order; `told` in one of its spellings. */
function sameSet(wanted: readonly string[], told: readonly (readonly string[])[]): boolean {
  const sorted = [...new Set(wanted)].sort().join('\n')
  return told.some((ids) => [...new Set(ids)].sort().join('\n') === sorted)
}

function sameResources(wanted: readonly string[], told: DeskTicket['resources'] = []): boolean {
  return sameSet(wanted, [told.map(({ id }) => id), told.map(({ id, url }) => url ?? id)])
}

function sameAccess(wanted: unknown, told: DeskTicket['access']): boolean {
  if (told === null || told === undefined || told.level !== textOf(wanted, 'level')) return false
  const projects = memberOf(wanted, 'projects')
  return projects === undefined || sameSet(strings(projects), [told.projects])
}

/** updateComment and rateComment. */
export async function compareComment(looking: Looking): Promise<Finding> {
  const { record } = looking
  const { ticket, comment: id } = record.target
  if (ticket === null || id === null) return unclear('nothing to look for')
  const comment = (await commentsOf(looking, ticket)).find((one) => one.id === id)
  if (record.action === 'rateComment') {
    const done = comment?.rating?.score === memberOf(record.input, 'score')
    return done ? found(record, ratingAnswer(record.input)) : absent
  }
  if (comment === undefined) return unclear('the comment is not shown')
  if (!isEdited(record.input, comment)) return absent
  return found(record, { kind: 'read', status: 200, what: 'comment', ticket, comment: id })
}

function isEdited(input: unknown, comment: DeskComment): boolean {
  const body = textOf(input, 'body')
  const visibility = textOf(input, 'visibility')
  return (
    (body === null || sameText(comment.body, body)) &&
    (visibility === null || comment.visibility === visibility)
  )
}

/** setSavedFilter and resetSavedFilter. */
export async function compareFilter({ record, desk, call }: Looking): Promise<Finding> {
  const filter = await desk.adapter.getSavedFilter?.(call)
  if (filter === undefined) return unclear('the filter cannot be read')
  const reset = record.action === 'resetSavedFilter'
  const clients = reset ? [] : strings(memberOf(record.input, 'clients'))
  const fields = reset ? {} : Object.fromEntries(membersOf(memberOf(record.input, 'fields')))
  const { clients: toldClients = [], fields: toldFields = {} }: SavedFilter = filter
  const same = sameSet(clients, [toldClients]) && canonicalJson(fields) === canonicalJson(toldFields)
  if (!same) return absent
  const answer = { kind: 'stored', location: null, problem: false } as const
  return found(
    record,
    reset ? { ...answer, status: 204, body: null } : { ...answer, status: 200, body: filter },
  )
}

function found({ connection, target }: OperationRecord, answer: StoredAnswer): Finding {
  return {
    kind: 'found',
    ticketId: target.ticket === null ? null : ticketId(connection, target.ticket),
    commentId: target.comment === null ? null : escapeId(target.comment),
    answer,
    claim: null,
  }
}

/** The Rating as it was given; when is not known. */
export function ratingAnswer(input: unknown): StoredAnswer {
  const body = { score: memberOf(input, 'score'), comment: textOf(input, 'comment'), createdAt: null }
  return { kind: 'stored', status: 200, body, location: null, problem: false }
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
