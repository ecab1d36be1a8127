import type { TicketPatch } from '../../domain/new-ticket.ts'
import { GatewayError } from '../../domain/problems.ts'
import type { Warning } from '../../domain/warning.ts'
import { warning } from '../../domain/warnings.ts'
import type { Call } from '../../upstream/call.ts'
import { WrongShape } from '../../upstream/upstream.ts'
import type { Impersonation } from '../provider.ts'
import { afterwards } from '../readback.ts'
import type { DeskTicket, Outcome } from '../told.ts'
import { part, type Wire } from '../wire.ts'
import { ask, confirmed, type Desk, type Field, unlessRefused } from './desk.ts'
import { given, priorityField, sharedFields, staffFields, subjectFields } from './fields.ts'
import { toTicket } from './mapping.ts'
import { type Assignment, assignmentOf, conflict, queuedAssignments } from './queue.ts'
import { getOwnTicket, getStaffTicket } from './reading.ts'
import { findRow } from './rows.ts'
import { statusOf } from './status.ts'
import { cell, sessionOf } from './wire.ts'

/** "Open a ticket" with `sok`: the fields that are sent are changed, without a button nothing else happens. */
export async function editTicket(
  desk: Desk,
  number: string,
  fields: readonly Field[],
  call: Call,
  assignment?: Assignment,
): Promise<void> {
  const { elid } = assignment ?? (await assignmentOf(desk, number, call))
  await write(desk, 'ticket.edit', [['elid', elid], ['plid', number], ...fields], call)
}

export async function updateTicket(
  desk: Desk,
  number: string,
  patch: TicketPatch,
  call: Call,
): Promise<Outcome<DeskTicket>> {
  const providerFields = part(patch.providerFields)
  const fields = [
    ...subjectFields(patch.subject),
    ...priorityField('priority', patch.priority),
    ...given('client_department', patch.category),
    ...sharedFields(providerFields),
    ...staffFields(providerFields, desk.utcOffset),
  ]
  const assignment = await assignmentOf(desk, number, call)
  const edit = fields.length === 0 ? [] : [() => editTicket(desk, number, fields, call, assignment)]
  // "Add to favorites"; there is no way back.
  const favor =
    patch.favorite === true ? [() => write(desk, 'ticket.favorite', [['elid', assignment.elid]], call)] : []
  // Another department means another assignment, so the favourite goes first.
  const [first, ...later] = patch.category === undefined ? [...edit, ...favor] : [...favor, ...edit]
  await first?.()
  const warnings: Warning[] = []
  for (const step of later)
    warnings.push(...(await afterwards(step, undefined, call, 'step_failed')).warnings)
  const seen = lastSeen(desk, number, assignment.row)
  const read = await readBack(desk, number, { ...seen, subject: patch.subject ?? seen.subject }, call)
  return { value: read.value, warnings: [...warnings, ...read.warnings] }
}

/** "Close the ticket": every entry of it goes out of this login's queue. Closed is what nobody has in a queue. */
export async function closeTicket(desk: Desk, number: string, call: Call): Promise<Outcome<DeskTicket>> {
  const queued = await queuedAssignments(desk, number, call, { every: true })
  const assignments = queued.length > 0 ? queued : [await takenUnlessClosed(desk, number, call)]
  const elids = assignments.map(({ elid }) => elid).join(',')
  await write(desk, 'ticket.delete', [['elid', elids]], call)
  const seen: DeskTicket = {
    ...lastSeen(desk, number, assignments[0]?.row ?? null),
    status: 'closed',
    blocked: false,
  }
  return afterwards(
    async () => {
      const read = await getStaffTicket(desk, number, { comments: false }, call).catch(gone)
      return read === null ? seen : read.value
    },
    seen,
    call,
  )
}

/** Outside the queue, and without the list of all tickets, a closed ticket is not to be seen. */
function gone(error: unknown): null {
  if (error instanceof GatewayError && error.code === 'ticket_not_found') return null
  throw error
}

async function takenUnlessClosed(desk: Desk, number: string, call: Call): Promise<Assignment> {
  const row = await unlessRefused(findRow(desk, 'ticket_all', number, call))
  if (row !== null && isClosed(number, row)) throw conflict('The ticket is closed already.')
  return assignmentOf(desk, number, call)
}

function isClosed(number: string, row: Wire): boolean {
  const { ours } = statusOf({ number, role: 'staff', listed: row })
  return ours === 'closed' || ours === 'archived'
}

/** "Unblock the ticket" */
export async function unblockTicket(desk: Desk, number: string, call: Call): Promise<Outcome<DeskTicket>> {
  const queued = await queuedAssignments(desk, number, call)
  const held = queued.find(({ row }) => row !== null && cell(row, 'blocked_by') !== null)
  if (held === undefined) {
    if (queued.length === 0) await getStaffTicket(desk, number, { comments: false }, call)
    throw conflict('Nobody holds the ticket.')
  }
  await write(desk, 'ticket.unblock', [['elid', held.elid]], call)
  return readBack(desk, number, { ...lastSeen(desk, number, held.row), blocked: false }, call)
}

/** "Move to archive", for closed tickets of a client. */
export async function archiveTicket(desk: Desk, number: string, call: Call): Promise<Outcome<DeskTicket>> {
  const { value: before } = await getOwnTicket(desk, number, { comments: false }, call)
  if (before.status !== 'closed') throw conflict('Only a closed ticket can be archived.')
  await write(desk, 'clientticket.archive', [['elid', number]], call)
  const read = async (): Promise<DeskTicket> =>
    (await getOwnTicket(desk, number, { comments: false }, call)).value
  return afterwards(read, { ...before, status: 'archived' }, call)
}

/** "Log in to the panel with client rights": the answer is a session of that client. */
export async function impersonate(desk: Desk, number: string, call: Call): Promise<Impersonation> {
  const [queued] = await queuedAssignments(desk, number, call)
  const [func, elid] = queued === undefined ? ['ticket_all.su', number] : ['ticket.su', queued.elid]
  const session = await ask(
    desk,
    { func, lane: 'update', write: true, missing: 'ticket_not_found', fields: [['elid', elid]] },
    (document) => {
      const id = sessionOf(document)
      if (id === null) throw new WrongShape('expected a session')
      return id
    },
    call,
  )
  return { session, panelUrl: desk.url }
}

/** `incident`: paid support tickets, for the client of this login unless another account of theirs is named. */
export async function purchaseSupport(
  desk: Desk,
  { count, account }: { readonly count: number; readonly account?: string },
  call: Call,
): Promise<{ readonly count: number }> {
  const fields: Field[] = [...given('elid', account), ['count', String(count)], ['sok', 'ok']]
  await ask(desk, { func: 'incident', lane: 'update', write: true, fields }, confirmed, call)
  return { count }
}

export function readBack(
  desk: Desk,
  number: string,
  fallback: DeskTicket,
  call: Call,
): Promise<{ value: DeskTicket; warnings: Warning[] }> {
  return afterwards(
    async () => (await getStaffTicket(desk, number, { comments: false }, call)).value,
    fallback,
    call,
  )
}

/** The ticket by its row in the queue. */
export const lastSeen = (desk: Desk, number: string, row: Wire | null): DeskTicket =>
  toTicket({ number, role: 'staff', queued: row }, desk.utcOffset)

export async function write(desk: Desk, func: string, fields: readonly Field[], call: Call): Promise<void> {
  const asked = { func, lane: 'update', write: true, missing: 'ticket_not_found' } as const
  await ask(desk, { ...asked, fields: [...fields, ['sok', 'ok']] }, confirmed, call)
}

export const unknownTarget = (): Warning =>
  warning(
    'split_target_unknown',
    'The panel does not tell the number of the new ticket, and it was not found.',
  )
