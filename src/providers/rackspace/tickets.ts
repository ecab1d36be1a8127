import type { NewTicket, TicketPatch } from '../../domain/new-ticket.ts'
import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import type { Reply } from '../../upstream/upstream.ts'
import { withSent } from '../files.ts'
import type { Files } from '../incoming.ts'
import type { TicketQuery, UpstreamPage } from '../provider.ts'
import { afterwards } from '../readback.ts'
import type { DeskTicket, Outcome } from '../told.ts'
import { record, text, type Wire } from '../wire.ts'
import { attached, sendFiles, unreadAttachments } from './attachments.ts'
import { toTicket } from './mapping.ts'
import { fromCategory, fromNewTicket } from './mapping-writes.ts'
import { offsetAt, toWirePage } from './paging.ts'
import { readTicket } from './read-ticket.ts'
import { ask, type Desk, jsonBody } from './session.ts'

/** Has no page in the provider's document but stands in its table of limits; `limit`, `offset` and `subject` were seen to work. */
export async function listTickets(
  desk: Desk,
  query: TicketQuery,
  call: Call,
): Promise<UpstreamPage<DeskTicket>> {
  const asked = { offset: offsetAt(query.position), limit: query.limit }
  const parameters = new URLSearchParams({ limit: String(asked.limit), offset: String(asked.offset) })
  if (query.q !== undefined) parameters.set('subject', query.q)
  return ask(
    desk,
    {
      lane: 'read',
      method: 'GET',
      url: `${desk.routes.tickets}?${parameters}`,
      read: ({ data }) => {
        const { rows, total, next } = toWirePage(data, 'tickets', asked)
        return { items: rows.map((row) => toTicket(row, { comments: false })), next, total }
      },
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
  return { value: await readTicket(desk, number, (wire) => toTicket(wire, include), call) }
}

/** https://docs.rackspace.com/reference/ticketing-tickets-methods, "Post tickets": files go up first. */
export async function createTicket(
  desk: Desk,
  draft: NewTicket,
  files: Files,
  call: Call,
): Promise<Outcome<DeskTicket | null>> {
  const filing = filingOf(desk, draft)
  const resources = (draft.resources ?? []).map((resource) => resourceUrl(desk, resource))
  const earlier = attached(draft.attachments)
  const sent = await sendFiles(desk, files, call)
  const attachments = [...earlier, ...sent]
  const created = await ask(
    desk,
    {
      lane: 'create',
      method: 'POST',
      url: desk.routes.tickets,
      write: true,
      body: jsonBody(fromNewTicket(draft, filing, resources, attachments)),
      read: createdTicket,
    },
    call,
  )
  if (created === null) return { value: null }
  const hasFiles = attachments.length > 0
  const shape = (wire: Wire): DeskTicket => {
    const { comments = [], ...ticket } = toTicket(wire, { comments: hasFiles })
    if (!hasFiles) return ticket
    const told = comments.flatMap((comment) => comment.attachments ?? [])
    return {
      ...ticket,
      attachments:
        told.length > 0
          ? withSent(
              told,
              sent.map(({ file }) => file),
            )
          : unreadAttachments(attachments),
    }
  }
  if (text(created.status) !== null) return { value: shape(created) }
  const known = shape({ ...created, subject: draft.subject })
  return afterwards(() => readTicket(desk, known.number, shape, call), known, call)
}

/** The whole ticket; null where the answer is a success without a body. */
function createdTicket({ data, text: body }: Reply): Wire | null {
  if (data === undefined && body.trim() === '') return null
  const wire = record(data, 'a ticket')
  toTicket(wire, { comments: false })
  return wire
}

function filingOf(
  desk: Desk,
  draft: NewTicket,
): { accountId: string; category: string; subcategory: string } {
  const accountId = draft.account ?? desk.defaultAccount
  if (accountId === undefined) throw missingField('account')
  if (draft.category === undefined) throw missingField('category')
  const category = fromCategory(draft.category)
  if (category === null) {
    throw new GatewayError('value_not_supported', {
      errors: [{ pointer: '/category', detail: 'must be <category>/<subcategory>, an id of listCategories' }],
      effect: 'nothing',
    })
  }
  return { accountId, ...category }
}

function missingField(name: string): GatewayError {
  const errors = [{ pointer: `/${name}`, detail: 'is required here' }]
  return new GatewayError('field_required', { errors, effect: 'nothing' })
}

/** Tickets refer to resources by address; an id of listResources is as good. */
function resourceUrl(desk: Desk, resource: string): string {
  return /^https?:\/\//i.test(resource) ? resource : desk.routes.resource(resource)
}

/** "Patch tickets" with `resources`: replaces the whole set. */
export function updateTicket(
  desk: Desk,
  number: string,
  patch: TicketPatch,
  call: Call,
): Promise<Outcome<DeskTicket>> {
  const resources = (patch.resources ?? []).map((resource) => resourceUrl(desk, resource))
  return change(desk, number, { resources }, call)
}

/** "Patch tickets" with the only status that may be written. */
export function closeTicket(desk: Desk, number: string, call: Call): Promise<Outcome<DeskTicket>> {
  return change(desk, number, { status: 'Closed' }, call)
}

/** Answers 204, or 200 by another table of the same page, with or without a body. */
async function change(
  desk: Desk,
  number: string,
  body: { readonly status?: string; readonly resources?: readonly string[] },
  call: Call,
): Promise<Outcome<DeskTicket>> {
  await ask(
    desk,
    {
      lane: 'update',
      method: 'PATCH',
      url: desk.routes.ticket(number),
      write: true,
      opaque: true,
      missing: 'ticket_not_found',
      body: jsonBody(body),
      read: () => null,
    },
    call,
  )
  const known = toTicket({ ticketId: number, ...body }, { comments: false })
  return afterwards(
    () => readTicket(desk, number, (wire) => toTicket(wire, { comments: false }), call),
    known,
    call,
  )
}
