import type { Person } from '../../domain/person.ts'
import type { CategoryRef } from '../../domain/ticket.ts'
import type { DeskTicket } from '../told.ts'
import { instant, localInstant, records, type Wire } from '../wire.ts'
import { toComments } from './conversation.ts'
import { priorityOf, priorityTold } from './priority.ts'
import { isFlagged, toProviderFields } from './provider-fields.ts'
import type { TicketSources } from './sources.ts'
import { statusOf } from './status.ts'
import { cell, chosen } from './wire.ts'

export function toTicket(sources: TicketSources, utcOffset: string): DeskTicket {
  const { number, role, queued = null, listed = null, form = null } = sources
  const rows = [listed, queued].filter((row) => row !== null)
  const told = (name: string): string | null => first(rows.map((row) => cell(row, name)))
  const local = (value: string | null): string | null => localInstant(value, utcOffset)
  const comments = form === null ? null : toComments(form, utcOffset)
  const author = told(role === 'staff' ? 'client' : 'create_user')
  const status = statusOf(sources)
  const priority = priorityTold(sources)
  const service = form === null ? null : chosen(form, 'ticket_item')
  return {
    number,
    subject: told('name') ?? (form === null ? null : (cell(form, 'subject') ?? cell(form, 'name'))) ?? '',
    status: status.ours,
    priority: priorityOf(priority.id ?? priority.label) ?? null,
    category: form === null ? null : withParent(chosen(form, 'client_department')),
    author: author === null ? (comments?.[0]?.author ?? null) : customer(author),
    updatedBy: comments?.at(-1)?.author ?? null,
    assignee: agent(told('responsible')),
    account: role === 'staff' && author !== null ? { id: author, name: author } : null,
    resources: service === null ? [] : [{ ...service, url: null }],
    unread: rows.length === 0 ? null : rows.some((row) => isFlagged(row, 'unread')),
    favorite: role === 'client' || rows.length === 0 ? null : rows.some((row) => isFlagged(row, 'favorite')),
    blocked: queued === null ? null : cell(queued, 'blocked_by') !== null,
    commentCount: comments?.length ?? null,
    createdAt:
      local(told('date_start')) ??
      (form === null ? null : local(openedAt(form))) ??
      comments?.[0]?.createdAt ??
      null,
    updatedAt:
      utc(told('last_message_utc')) ??
      local(told('last_message')) ??
      local(told('last_activity')) ??
      comments?.at(-1)?.createdAt ??
      null,
    upstream: { status: { id: status.id, label: status.label }, priority },
    providerFields: toProviderFields(sources, utcOffset),
    raw: rawOf(rows, form),
  }
}

const first = (values: readonly (string | null)[]): string | null =>
  values.find((value) => value !== null) ?? null

/** The name of the column says UTC; a `Z` makes it so. */
const utc = (value: string | null): string | null => (value === null ? null : instant(`${value.trim()}Z`))

const openedAt = (form: Wire): string | null =>
  first(records(form.mlist).map((group) => cell(group, 'fm_date_post')))

/** A row alone, or the form with the rows; the form repeats what was asked, the session too: that stays out. */
function rawOf(rows: readonly Wire[], form: Wire | null): unknown {
  if (form === null) return rows.length === 1 ? rows[0] : { rows }
  const { tparams: _echo, ...document } = form
  return { rows, form: document }
}

const withParent = (choice: { id: string; name: string | null } | null): CategoryRef | null =>
  choice === null ? null : { ...choice, parent: null }

const customer = (name: string): Person => ({
  id: null,
  name,
  email: /^[^\s@]+@[^\s@]+$/.test(name) ? name : null,
  role: 'customer',
})

const agent = (name: string | null): Person | null =>
  name === null ? null : { id: null, name, email: null, role: 'agent' }

/** The ticket's number in a row: the queue has it beside the id of the assignment, other lists have it as id. */
export const numberIn = (row: Wire, list: 'queue' | 'other'): string | null =>
  cell(row, list === 'queue' ? 'ticket' : 'id')
