import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import { afterwards } from '../readback.ts'
import type { DeskTicket, Outcome } from '../told.ts'
import { newerRows, newestNumber } from './created.ts'
import { ask, confirmed, type Desk } from './desk.ts'
import { lastSeen, readBack, unknownTarget } from './handling.ts'
import { assignmentOf } from './queue.ts'
import { getStaffTicket, listStaffComments } from './reading.ts'
import { cell, createdId } from './wire.ts'

/** "Split the ticket into two": the answer does not name the new one, so it is looked for among those opened since. */
export async function splitTicket(
  desk: Desk,
  number: string,
  commentId: string,
  call: Call,
): Promise<Outcome<DeskTicket> & { readonly moved: boolean }> {
  const comments = await listStaffComments(desk, number, call)
  if (!comments.some(({ id }) => id === commentId))
    throw new GatewayError('comment_not_found', { effect: 'nothing' })
  const last = await newestNumber(desk, 'ticket_all', call)
  const { elid, row } = await assignmentOf(desk, number, call)
  const told = await ask(
    desk,
    {
      func: 'ticket.split',
      lane: 'update',
      write: true,
      missing: 'comment_not_found',
      // The document speaks of tickets here; in the panel it is done to a message of one.
      fields: [
        ['elid', commentId],
        ['plid', elid],
        ['sok', 'ok'],
      ],
    },
    (document) => createdId(confirmed(document)),
    call,
  )
  const found = await afterwards(() => targetOf(desk, { number, told, last, commentId }, call), null, call)
  if (found.value === null) {
    const old = await readBack(desk, number, lastSeen(desk, number, row), call)
    return { value: old.value, warnings: [unknownTarget(), ...old.warnings], moved: false }
  }
  return { value: { ...found.value, splitFromNumber: number }, moved: true }
}

interface Split {
  readonly number: string
  /** What the answer named, if anything. */
  readonly told: string | null
  readonly last: number | null
  readonly commentId: string
}

/** The new ticket is the one that has the message now. */
async function targetOf(desk: Desk, split: Split, call: Call): Promise<DeskTicket | null> {
  for (const number of await candidates(desk, split, call)) {
    const { value } = await getStaffTicket(desk, number, { comments: true }, call)
    const { comments = [], ...ticket } = value
    if (number === split.told || comments.some(({ id }) => id === split.commentId)) return ticket
  }
  return null
}

async function candidates(desk: Desk, { number, told, last }: Split, call: Call): Promise<string[]> {
  if (told !== null && told !== number) return [told]
  if (last === null) return []
  return (await newerRows(desk, 'ticket_all', last, call)).flatMap((row) => cell(row, 'id') ?? [])
}
