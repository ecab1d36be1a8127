import type { TicketStatus } from '../../domain/status.ts'
import { table } from '../vocabulary.ts'
import type { TicketSources } from './sources.ts'
import { cell, codeOf, isOn } from './wire.ts'

const statusOfCode = table<TicketStatus>({
  0: 'open',
  1: 'in_progress',
  2: 'waiting_on_customer',
  3: 'closed',
  10: 'archived',
})

/** The labels of `tstatus` in the panel's two languages, for answers that leave out the code. */
const codeOfLabel = table<'0' | '1' | '2' | '3' | '10'>({
  new: '0',
  'under review': '1',
  'in progress': '1',
  'awaiting response': '2',
  'awaiting response from client': '2',
  'new messages': '2',
  closed: '3',
  reviewed: '3',
  archived: '10',
  'in archive': '10',
  новый: '0',
  новая: '0',
  'на рассмотрении': '1',
  'в работе': '1',
  'ожидает ответа': '2',
  'ожидание ответа': '2',
  'новые сообщения': '2',
  закрыт: '3',
  закрыта: '3',
  рассмотрен: '3',
  рассмотрено: '3',
  'в архиве': '10',
})

interface Status {
  readonly ours: TicketStatus
  readonly id: string | null
  readonly label: string | null
}

/** The code wins over the label; a row without either tells by where it stands and who holds it. */
export function statusOf({
  queued = null,
  listed = null,
  form = null,
  archived = false,
  role,
}: TicketSources): Status {
  const row = listed ?? queued ?? {}
  const label = cell(row, 'tstatus')
  const id =
    codeOf(row, 'tstatus') ?? (/^\d+$/.test(label ?? '') ? label : null) ?? codeOfLabel(label) ?? null
  const ours = statusOfCode(id)
  if (ours !== undefined) return { ours, id, label: label === id ? null : label }
  if (archived) return { ours: 'archived', id: null, label }
  if (form !== null && isOn(form, 'closed_ticket_user')) return { ours: 'closed', id: null, label }
  const held = role === 'staff' && queued !== null && cell(queued, 'blocked_by') !== null
  return { ours: held ? 'in_progress' : 'open', id: null, label }
}
