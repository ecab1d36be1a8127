import type { Priority } from '../../domain/status.ts'
import { reverse, table } from '../vocabulary.ts'
import type { Wire } from '../wire.ts'
import type { TicketSources } from './sources.ts'
import { cell, choicesOf, codeOf } from './wire.ts'

const priorityWords = { 0: 'low', 1: 'normal', 2: 'high' } as const
export const fromPriority = reverse<Priority>(priorityWords)
export const priorityOf = table<Priority>({
  ...priorityWords,
  low: 'low',
  medium: 'normal',
  high: 'high',
  низкий: 'low',
  средний: 'normal',
  высокий: 'high',
})

/** Employees and clients have a priority each; a connection speaks of its own. */
export function priorityTold({ role, queued, listed, form }: TicketSources): {
  id: string | null
  label: string | null
} {
  const field = role === 'staff' ? 'priority' : 'client_priority'
  const value =
    [form, listed, queued]
      .map((wire) => (wire == null ? null : wordOf(wire, field)))
      .find((word) => word !== null) ?? null
  const id = value !== null && /^\d+$/.test(value) ? value : null
  const name = form == null ? null : choicesOf(form, field).find(({ key }) => key === id)?.name
  return { id, label: name ?? (id === null ? value : null) }
}

export const wordOf = (wire: Wire, name: string): string | null => codeOf(wire, name) ?? cell(wire, name)
