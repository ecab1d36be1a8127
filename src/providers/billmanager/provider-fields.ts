import { localInstant, type Wire } from '../wire.ts'
import { priorityOf, wordOf } from './priority.ts'
import type { TicketSources } from './sources.ts'
import { cell, chosen, isOn, numberOf, seconds } from './wire.ts'

/** Each is a node of its own with the value `on`. */
const flagNames = [
  'from_gate',
  'note',
  'accgroup',
  'unread',
  'abuse',
  'favorite',
  'highpriority',
  'lowpriority',
  'attitude',
  'premium',
  'from_abuse_process',
] as const

/** A flag is a node with `on`; some panels collect the names in one cell. */
export function isFlagged(row: Wire, name: string): boolean {
  return isOn(row, name) || (cell(row, 'props') ?? '').split(/[\s,;]+/).includes(name)
}

/** What has no common name. */
export function toProviderFields(
  { role, queued = null, listed = null, form = null }: TicketSources,
  utcOffset: string,
): Record<string, unknown> {
  const rows = [listed, queued].filter((row) => row !== null)
  const told = (name: string): string | null =>
    rows.map((row) => cell(row, name)).find((value) => value !== null) ?? null
  const inForm = (name: string): string | null => (form === null ? null : chosen(form, name)?.id) ?? null
  const clientPriority = form === null ? null : wordOf(form, 'client_priority')
  const deadline = told('deadline') ?? (form === null ? null : formDeadline(form))
  return {
    queue: queued === null ? null : numberOf(queued, 'queue'),
    waitingSeconds: seconds(told(role === 'staff' ? 'delay' : 'wait_time')),
    // An instant where it is one, else the panel's words.
    deadline: localInstant(deadline, utcOffset) ?? deadline,
    project: inForm('ticket_project_select') ?? told('project') ?? told('project_name'),
    service: inForm('ticket_item'),
    clientPriority: priorityOf(clientPriority) ?? clientPriority,
    blockedBy: told('blocked_by'),
    abuseClientId: told('abuse_id'),
    flags: flagNames.filter((name) => rows.some((row) => isFlagged(row, name))),
  }
}

function formDeadline(form: Wire): string | null {
  const date = cell(form, 'deadline_date')
  return date === null ? null : `${date} ${cell(form, 'deadline_time') ?? '00:00:00'}`
}
