import { enumOf } from './schema.ts'

export const ticketStates = ['open', 'closed'] as const
export const ticketStatuses = [
  'open',
  'in_progress',
  'waiting_on_customer',
  'waiting_on_provider',
  'resolved',
  'closed',
  'archived',
] as const
export const priorities = ['low', 'normal', 'high', 'urgent', 'emergency'] as const
export const sortKeys = ['createdAt', 'updatedAt', 'number', 'subject', 'status'] as const

export const TicketState = enumOf(ticketStates, {
  description: '`closed` for the statuses closed and archived, else `open`.',
})
export type TicketState = (typeof ticketStates)[number]
export const TicketStatus = enumOf(ticketStatuses, {
  description: 'The normalized status; the provider’s own word is in `upstream.status`.',
})
export type TicketStatus = (typeof ticketStatuses)[number]
export const Priority = enumOf(priorities, { description: 'The normalized priority.' })
export type Priority = (typeof priorities)[number]
export type SortKey = (typeof sortKeys)[number]
