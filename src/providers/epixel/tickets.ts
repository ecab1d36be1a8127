import type { Lane } from '../../domain/lane.ts'
import type { Reopening, TicketPatch } from '../../domain/new-ticket.ts'
import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import type { Files } from '../incoming.ts'
import { afterwards } from '../readback.ts'
import type { DeskTicket, Outcome } from '../told.ts'
import type { Wire } from '../wire.ts'
import type { Api } from './api.ts'
import { converse } from './comments.ts'
import { readDetail } from './detail.ts'
import { fromPriority, statusIds, toDetailedTicket, toTicket } from './mapping.ts'
import type { WireDetail } from './wire.ts'

export { listTickets } from './list.ts'

const alone = { comments: false } as const

export async function getTicket(
  api: Api,
  number: string,
  include: { readonly comments: boolean },
  call: Call,
): Promise<DeskTicket> {
  return toDetailedTicket(await readDetail(api, number, call), include)
}

/** Tags are required by the provider and replace the set: without new ones the old ones go along. */
export async function updateTicket(
  api: Api,
  number: string,
  { priority, tags }: TicketPatch,
  call: Call,
): Promise<Outcome<DeskTicket>> {
  const before = await readDetail(api, number, call)
  const wanted = tags ?? toTicket(before.ticket).tags?.map(({ id }) => id) ?? []
  if (wanted.length === 0) {
    const detail = 'Epixel changes a ticket only together with its tags: send at least one.'
    throw new GatewayError(tags === undefined ? 'field_required' : 'value_not_supported', {
      detail,
      errors: [{ pointer: '/tags', detail }],
      effect: 'nothing',
    })
  }
  const changes = priority === undefined ? {} : { priority: fromPriority(priority) ?? '' }
  const fields = [
    ['ticket_id', number] as const,
    ...Object.entries(changes),
    // One part per tag: a joined list is refused.
    ...wanted.map((tag) => ['tags', tag] as const),
  ]
  // Provider's document: "Update Support Ticket".
  await api.post('updateTicket', fields, { lane: 'update', missing: 'ticket_not_found' }, call)
  return readBack(api, before, { ...changes, tags: wanted }, call)
}

export async function closeTicket(api: Api, number: string, call: Call): Promise<Outcome<DeskTicket>> {
  const before = await readDetail(api, number, call)
  await changeStatus(api, number, statusIds.closed, 'update', call)
  return readBack(api, before, { status: statusIds.closed }, call)
}

/** Opened again it is in progress; the message follows as a conversation. */
export async function reopenTicket(
  api: Api,
  number: string,
  { body }: Reopening,
  files: Files,
  call: Call,
): Promise<Outcome<DeskTicket>> {
  const before = await readDetail(api, number, call)
  await changeStatus(api, number, statusIds.inProgress, 'comment', call)
  const said = await afterwards(() => converse(api, before, body, files, call), null, call, 'step_failed')
  const { value, warnings } = await readBack(api, before, { status: statusIds.inProgress }, call)
  const attachments = said.value?.value.attachments ?? []
  return {
    value: attachments.length > 0 ? { ...value, attachments } : value,
    warnings: [...said.warnings, ...(said.value?.warnings ?? []), ...warnings],
  }
}

// Provider's document: "Change Ticket Status": 2 opens, 3 closes; the field is `ticket` here, not `ticket_id`.
function changeStatus(api: Api, number: string, status: string, lane: Lane, call: Call): Promise<void> {
  const fields = [
    ['ticket', number],
    ['status', status],
  ] as const
  return api.post('status', fields, { lane, missing: 'ticket_not_found' }, call)
}

/** The ticket as it is now or, if it cannot be read, as it was with the accepted changes. */
function readBack(api: Api, before: WireDetail, changes: Wire, call: Call) {
  const known = toDetailedTicket({ ...before, ticket: { ...before.ticket, ...changes } }, alone)
  return afterwards(() => getTicket(api, known.number, alone, call), known, call)
}
