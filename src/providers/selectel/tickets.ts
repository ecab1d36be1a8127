import type { NewTicket, Reopening, TicketPatch } from '../../domain/new-ticket.ts'
import type { Closing, NewRating, Rating } from '../../domain/rating.ts'
import { warning } from '../../domain/warnings.ts'
import type { Call } from '../../upstream/call.ts'
import type { UpstreamRequest } from '../../upstream/upstream.ts'
import type { Files } from '../incoming.ts'
import { afterwards } from '../readback.ts'
import type { DeskComment, DeskTicket, Outcome } from '../told.ts'
import { isRecord, record, text } from '../wire.ts'
import { assertAccess } from './access.ts'
import { ask, assertInteger, type Desk } from './desk.ts'
import { fromAccess, fromFiles, fromNewTicket, fromRating, toGivenRating, toTicket } from './mapping.ts'
import { isRefusal, readConversation, readTicket } from './reading.ts'
import { carried, sendFiles } from './uploads.ts'

// "Get ticket", and "List comments" beside it where they are wanted.
export async function getTicket(
  desk: Desk,
  number: string,
  include: { readonly comments: boolean },
  call: Call,
): Promise<Outcome<DeskTicket>> {
  const conversation = include.comments ? settle(readConversation(desk, number, call)) : null
  const ticket = await readTicket(desk, number, call)
  return conversation === null ? { value: ticket } : withComments(ticket, await conversation)
}

type Settled = { readonly comments: DeskComment[] } | { readonly error: unknown }

const settle = (comments: Promise<DeskComment[]>): Promise<Settled> =>
  comments.then(
    (found) => ({ comments: found }),
    (error: unknown) => ({ error }),
  )

function withComments(ticket: DeskTicket, settled: Settled): Outcome<DeskTicket> {
  if ('comments' in settled) {
    return { value: { ...ticket, comments: settled.comments, commentCount: settled.comments.length } }
  }
  if (!isRefusal(settled.error)) throw settled.error
  const why =
    ticket.status === 'closed'
      ? 'The provider does not show the comments of a closed ticket.'
      : 'The provider refused to show the comments.'
  return { value: { ...ticket, comments: [] }, warnings: [warning('comments_unavailable', why)] }
}

// "Create ticket". A 404 here is an unknown topic, notice, file or project, never a ticket.
export async function createTicket(
  desk: Desk,
  draft: NewTicket,
  files: Files,
  call: Call,
): Promise<Outcome<DeskTicket | null>> {
  if (draft.access !== undefined) assertAccess(draft.access, 'create')
  const sent = await sendFiles(desk, files, call)
  const earlier = draft.attachments ?? []
  const ticket = await ask(
    desk,
    {
      route: 'createTicket',
      lane: 'create',
      write: true,
      body: { json: fromNewTicket(draft, [...earlier, ...sent.map(({ id }) => id)]) },
      read: ({ data }) =>
        data === undefined ? null : toTicket(record(data, 'a ticket'), desk.settings.lang),
    },
    call,
  )
  return { value: ticket === null ? null : { ...ticket, ...carried(earlier, sent) } }
}

// "Update ticket": nothing but the access can be changed.
export async function updateTicket(
  desk: Desk,
  number: string,
  patch: TicketPatch,
  call: Call,
): Promise<Outcome<DeskTicket>> {
  if (patch.access !== undefined) assertAccess(patch.access, 'update')
  const known = patch.access === undefined ? {} : { access: { projects: [], ...patch.access } }
  return change(desk, 'updateTicket', number, fromAccess(patch.access), { lane: 'update', known }, call)
}

// "Close ticket": with a score of five points, if one is given.
export function closeTicket(
  desk: Desk,
  number: string,
  closing: Closing,
  call: Call,
): Promise<Outcome<DeskTicket>> {
  const known = { status: 'closed' } as const
  return change(desk, 'closeTicket', number, closing, { lane: 'update', known }, call)
}

// "Reopen ticket": the text becomes a comment.
export async function reopenTicket(
  desk: Desk,
  number: string,
  reopening: Reopening,
  files: Files,
  call: Call,
): Promise<Outcome<DeskTicket>> {
  assertInteger(number, 'ticket_not_found')
  const sent = await sendFiles(desk, files, call)
  const earlier = reopening.attachments ?? []
  const json = { body: reopening.body, ...fromFiles([...earlier, ...sent.map(({ id }) => id)]) }
  const outcome = await change(desk, 'reopenTicket', number, json, { lane: 'comment', known: {} }, call)
  return { ...outcome, value: { ...outcome.value, ...carried(earlier, sent) } }
}

// "Rate ticket": 1 to 10, whatever the prose about "like or dislike" says.
export async function rateTicket(
  desk: Desk,
  number: string,
  rating: NewRating,
  call: Call,
): Promise<Outcome<Rating>> {
  assertInteger(number, 'ticket_not_found')
  const value = await ask(
    desk,
    {
      route: 'rateTicket',
      ids: { number },
      lane: 'update',
      write: true,
      missing: 'ticket_not_found',
      body: { json: fromRating(rating) },
      read: ({ data }) => toGivenRating(data, rating),
    },
    call,
  )
  return { value }
}

interface Change extends Pick<UpstreamRequest<unknown>, 'lane'> {
  /** What the change alone tells of the ticket, should it not be readable afterwards. */
  readonly known: Partial<DeskTicket>
}

/** A change of one ticket is answered with the ticket; where it is not, the ticket is read. */
async function change(
  desk: Desk,
  route: 'updateTicket' | 'closeTicket' | 'reopenTicket',
  number: string,
  json: unknown,
  { lane, known }: Change,
  call: Call,
): Promise<Outcome<DeskTicket>> {
  assertInteger(number, 'ticket_not_found')
  const { lang } = desk.settings
  const answered = await ask(
    desk,
    {
      route,
      ids: { number },
      lane,
      write: true,
      missing: 'ticket_not_found',
      body: { json },
      read: ({ data }) => (isRecord(data) && text(data.number) === number ? toTicket(data, lang) : null),
    },
    call,
  )
  if (answered !== null) return { value: answered }
  const word = { id: null, label: null }
  const fallback: DeskTicket = {
    number,
    subject: '',
    status: 'open',
    upstream: { status: word, priority: word },
    raw: null,
    ...known,
  }
  return afterwards(() => readTicket(desk, number, call), fallback, call)
}
