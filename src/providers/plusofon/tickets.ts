import type { NewTicket } from '../../domain/new-ticket.ts'
import type { TicketState } from '../../domain/status.ts'
import type { Call } from '../../upstream/call.ts'
import type { Files } from '../incoming.ts'
import type { TicketQuery, UpstreamPage } from '../provider.ts'
import type { DeskTicket, Outcome } from '../told.ts'
import { attachFiles } from './attachments.ts'
import { readTicket } from './conversation.ts'
import type { Desk } from './desk.ts'
import { toComments, toListTicket, toTicket } from './mapping.ts'
import { ticketDocument, ticketItems } from './wire.ts'

/** A list is never paged; both states are two calls. */
export async function listTickets(
  desk: Desk,
  query: TicketQuery,
  call: Call,
): Promise<UpstreamPage<DeskTicket>> {
  const lists = await Promise.all(statesOf(query).map((state) => listState(desk, state, call)))
  // A ticket that is closed or opened between the two calls stands in both lists.
  const items = [...new Map(lists.flat().map((ticket) => [ticket.number, ticket])).values()]
  return { items, next: null, total: items.length }
}

function statesOf({ state, status }: TicketQuery): TicketState[] {
  const wanted = (['open', 'closed'] as const).filter(
    (candidate) => state === undefined || state === candidate,
  )
  return status === undefined ? wanted : wanted.filter((candidate) => status.includes(candidate))
}

/** "GET api/v1/ticket": the samples put `state` into a body, which not every server reads; so it goes both ways. */
function listState(desk: Desk, state: TicketState, call: Call): Promise<DeskTicket[]> {
  const word = state === 'open' ? 'true' : 'false'
  return desk.upstream.request(
    {
      lane: 'read',
      method: 'GET',
      url: desk.url(`/ticket?state=${word}`),
      headers: desk.headers,
      body: { json: { state: word } },
      read: (reply) => ticketItems(reply.data).map((item) => toListTicket(item, state)),
    },
    call,
  )
}

export async function getTicket(
  desk: Desk,
  number: string,
  include: { readonly comments: boolean },
  call: Call,
): Promise<Outcome<DeskTicket>> {
  const wire = await readTicket(desk, number, call)
  const ticket = toTicket(wire, desk.utcOffset)
  return { value: include.comments ? { ...ticket, comments: toComments(wire, desk.utcOffset) } : ticket }
}

/** The reply is the whole ticket; its first message carries the files, which follow one call each. */
export async function createTicket(
  desk: Desk,
  draft: NewTicket,
  files: Files,
  call: Call,
): Promise<Outcome<DeskTicket>> {
  // "POST api/v1/ticket"
  const { ticket, opening } = await desk.upstream.request(
    {
      lane: 'create',
      method: 'POST',
      url: desk.url('/ticket'),
      headers: desk.headers,
      body: { json: { subject: draft.subject, description: draft.body } },
      write: true,
      read: (reply) => {
        const wire = ticketDocument(reply.data)
        const first = toComments(wire, desk.utcOffset)[0]?.id ?? null
        return { ticket: toTicket(wire, desk.utcOffset), opening: first }
      },
    },
    call,
  )
  if (!files.expected) return { value: ticket }
  const attached = await attachFiles(desk, { number: ticket.number, commentId: opening }, files, call)
  return { value: { ...ticket, attachments: attached.value }, warnings: attached.warnings }
}
