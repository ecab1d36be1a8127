import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import type { Wire } from '../wire.ts'
import { ask, confirmed, type Desk, unlessRefused } from './desk.ts'
import { allRows, findRow } from './rows.ts'
import { statusOf } from './status.ts'
import { cell } from './wire.ts'

/** What a staff write needs: the ticket's entry in the employee's queue, which is what `elid` means there. */
export interface Assignment {
  readonly elid: string
  /** The row as last seen; null: it was taken just now. */
  readonly row: Wire | null
}

/** The rows of a ticket in the queue: one for each employee or department it is assigned to. */
export async function queuedRows(
  desk: Desk,
  number: string,
  call: Call,
  { every = false }: { readonly every?: boolean } = {},
): Promise<readonly Wire[]> {
  const ofTicket = (rows: readonly Wire[]): Wire[] => rows.filter((row) => cell(row, 'ticket') === number)
  const enough = (rows: readonly Wire[]): boolean => !every && ofTicket(rows).length > 0
  return ofTicket(await allRows(desk, { func: 'ticket' }, call, enough))
}

/** The assignment in the queue, or the one that taking the ticket makes. */
export async function assignmentOf(desk: Desk, number: string, call: Call): Promise<Assignment> {
  const queued = await queuedAssignments(desk, number, call)
  if (queued[0] !== undefined) return queued[0]
  const row = await unlessRefused(findRow(desk, 'ticket_all', number, call))
  const status = row === null ? null : statusOf({ number, role: 'staff', listed: row }).ours
  if (status === 'archived') throw conflict('The ticket is archived.')
  return { elid: await take(desk, number, call), row: null }
}

export async function queuedAssignments(
  desk: Desk,
  number: string,
  call: Call,
  options: { readonly every?: boolean } = {},
): Promise<readonly Assignment[]> {
  const rows = await queuedRows(desk, checked(number), call, options)
  return rows.flatMap((row) => {
    const elid = cell(row, 'id')
    return elid === null ? [] : [{ elid, row }]
  })
}

/** "Assign ticket to me": the answer names the form to go on with, and so the assignment. */
async function take(desk: Desk, number: string, call: Call): Promise<string> {
  const taken = await unlessRefused(
    ask(
      desk,
      {
        func: 'ticket_all.edit',
        lane: 'update',
        missing: 'ticket_not_found',
        fields: [
          ['elid', number],
          ['plid', number],
          ['clicked_button', 'ok_get'],
          ['sok', 'ok'],
        ],
      },
      (document) => /\belid=(\d+)/.exec(cell(confirmed(document), 'ok') ?? '')?.[1] ?? '',
      call,
    ),
  )
  if (taken === null)
    throw conflict('The ticket is not in the queue of this login, and the panel does not let it take it.')
  const elid = taken === '' ? (await queuedAssignments(desk, number, call))[0]?.elid : taken
  if (elid === undefined) throw conflict('The ticket could not be taken into the queue of this login.')
  return elid
}

export const conflict = (detail: string): GatewayError =>
  new GatewayError('conflict', { detail, effect: 'nothing' })

/** Ticket numbers are digits; anything else cannot be a ticket there. */
export function checked(number: string): string {
  if (/^\d{1,15}$/.test(number)) return number
  throw new GatewayError('ticket_not_found', { effect: 'nothing' })
}
