import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import type { DeskComment, DeskTicket, Outcome } from '../told.ts'
import type { Wire } from '../wire.ts'
import { toComments, toListedComment } from './conversation.ts'
import { ask, type Desk, unlessRefused } from './desk.ts'
import { toTicket } from './mapping.ts'
import { checked, queuedRows } from './queue.ts'
import { allRows, findRow } from './rows.ts'
import { cell } from './wire.ts'

type Include = { readonly comments: boolean }

/**
 * A ticket as the staff sees it: its row in the queue, its row in the list of all tickets, and its form.
 * The form is opened by number, since `ticket.edit` would mark the ticket as read.
 */
export async function getStaffTicket(
  desk: Desk,
  number: string,
  include: Include,
  call: Call,
): Promise<Outcome<DeskTicket>> {
  checked(number)
  const [[queued = null], listed, opened] = await Promise.all([
    queuedRows(desk, number, call),
    unlessRefused(findRow(desk, 'ticket_all', number, call)),
    unlessRefused(form(desk, 'ticket_all.edit', number, number, call)),
  ])
  const found = opened ?? (queued === null ? null : await queuedForm(desk, number, queued, call))
  if (found === null && listed === null) throw new GatewayError('ticket_not_found')
  const ticket = toTicket({ number, role: 'staff', queued, listed, form: found }, desk.utcOffset)
  if (!include.comments) return { value: ticket }
  return { value: { ...ticket, comments: await conversation(desk, number, found, queued, call) } }
}

/** A ticket as the client sees it. The row is read first: opening the form marks the ticket as read. */
export async function getOwnTicket(
  desk: Desk,
  number: string,
  include: Include,
  call: Call,
): Promise<Outcome<DeskTicket>> {
  checked(number)
  const current = await findRow(desk, 'clientticket', number, call)
  const archived =
    current === null ? await unlessRefused(findRow(desk, 'clientticket_archive', number, call)) : null
  const opened = await form(desk, 'clientticket.edit', number, null, call)
  const ticket = toTicket(
    { number, role: 'client', listed: current ?? archived, form: opened, archived: archived !== null },
    desk.utcOffset,
  )
  return { value: include.comments ? { ...ticket, comments: toComments(opened, desk.utcOffset) } : ticket }
}

export async function listStaffComments(
  desk: Desk,
  number: string,
  call: Call,
): Promise<readonly DeskComment[]> {
  const opened = await unlessRefused(form(desk, 'ticket_all.edit', checked(number), number, call))
  if (opened !== null && 'mlist' in opened) return toComments(opened, desk.utcOffset)
  const [queued = null] = await queuedRows(desk, number, call)
  const found = opened ?? (queued === null ? null : await queuedForm(desk, number, queued, call))
  if (found === null) throw new GatewayError('ticket_not_found')
  return conversation(desk, number, found, queued, call)
}

export async function listOwnComments(
  desk: Desk,
  number: string,
  call: Call,
): Promise<readonly DeskComment[]> {
  return toComments(await form(desk, 'clientticket.edit', checked(number), null, call), desk.utcOffset)
}

export type ListComments = typeof listStaffComments

export async function commentIn(
  list: ListComments,
  desk: Desk,
  number: string,
  commentId: string,
  call: Call,
): Promise<DeskComment> {
  const found = (await list(desk, number, call)).find(({ id }) => id === commentId)
  if (found === undefined) throw new GatewayError('comment_not_found', { effect: 'nothing' })
  return found
}

/** The form holds the conversation; where it does not, the list of messages has their texts. */
async function conversation(
  desk: Desk,
  number: string,
  opened: Wire | null,
  queued: Wire | null,
  call: Call,
): Promise<readonly DeskComment[]> {
  if (opened !== null && 'mlist' in opened) return toComments(opened, desk.utcOffset)
  const elid = queued === null ? null : cell(queued, 'id')
  const [func, id] = elid === null ? ['ticket_all.message', number] : ['ticket.message', elid]
  const rows = await allRows(desk, { func, fields: [['elid', id]] }, call)
  return rows
    .map((row) => toListedComment(row, desk.utcOffset))
    .sort((one, other) => Number(one.id) - Number(other.id))
}

function queuedForm(desk: Desk, number: string, queued: Wire, call: Call): Promise<Wire | null> {
  const elid = cell(queued, 'id')
  return elid === null ? Promise.resolve(null) : form(desk, 'ticket.edit', elid, number, call)
}

/** Without `sok` a form only shows. https://www.ispsystem.com/docs/b6c/developer-section/billmanager-api/support-tickets-ticket */
function form(desk: Desk, func: string, elid: string, plid: string | null, call: Call): Promise<Wire> {
  return ask(
    desk,
    {
      func,
      lane: 'read',
      missing: 'ticket_not_found',
      fields: [['elid', elid], ...(plid === null ? [] : [['plid', plid] as const])],
    },
    (document) => document,
    call,
  )
}
