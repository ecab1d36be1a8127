import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { NewTicket, Reopening, Split, TicketPatch } from '../domain/new-ticket.ts'
import { Operation } from '../domain/operation.ts'
import type { ProblemCode } from '../domain/problems.ts'
import { Closing, NewRating, Rating } from '../domain/rating.ts'
import { ref } from '../domain/schema.ts'
import { Ticket } from '../domain/ticket.ts'
import type { Desk } from '../gateway/desk.ts'
import { DryRun } from '../gateway/dry-run.ts'
import { innerId } from '../gateway/gateway.ts'
import type { Running } from '../gateway/operations/journal.ts'
import { withMarker } from '../gateway/operations/marker.ts'
import { toTicket } from '../gateway/present.ts'
import { type Done, withWarnings } from '../gateway/write.ts'
import { noFiles } from '../plugins/multipart-write.ts'
import type { DeskTicket, Outcome } from '../providers/told.ts'
import { askingOf } from './context.ts'
import { answerDryRun, DryRunQuerystring, wantsDryRun } from './dry-run.ts'
import type { RouteTools } from './route-tools.ts'
import { answers, TicketParams } from './schemas.ts'
import { answerWrite, bodyOf, guardOf, limitFiles, writeDesk, writeTarget } from './write-route.ts'

const isNewTicket = guardOf(NewTicket)
const isReopening = guardOf(Reopening)

const problems: ProblemCode[] = [
  'connection_not_found',
  'ticket_not_found',
  'conflict',
  'operation_not_supported',
  'field_not_supported',
  'value_not_supported',
  'upstream_rejected',
  'queue_full',
  'outcome_unknown',
  'circuit_open',
  'store_unavailable',
]
const fileProblems: ProblemCode[] = ['attachment_too_large', 'too_many_attachments', 'fields_must_come_first']

function shown(desk: Desk, { value, warnings }: Outcome<DeskTicket>, status: 200 | 201 = 200): Done {
  const ticket = toTicket(desk, value)
  return {
    status,
    body: withWarnings(ticket, warnings, desk.id),
    location: status === 201 ? `/v1/tickets/${ticket.id}` : null,
    ticketId: ticket.id,
  }
}

/** The caller's text, with a line by which a lost write is found where the connection wants it. */
export function marked<T extends { body: string }>(desk: Desk, draft: T, operation: Pick<Running, 'id'>): T {
  return desk.marker === 'footer' ? { ...draft, body: withMarker(draft.body, operation.id) } : draft
}

/** Writes that make or change a ticket. */
export const ticketWriteRoutes: FastifyPluginAsyncTypebox<RouteTools> = async (app, tools) => {
  const { gateway, writer, readMultipart } = tools

  app.post(
    '/v1/tickets',
    {
      schema: {
        operationId: 'createTicket',
        tags: ['Tickets'],
        summary: 'Open a ticket',
        description:
          'JSON, or multipart/form-data whose first part `ticket` is the JSON and whose other parts are files.',
        querystring: DryRunQuerystring,
        body: ref(NewTicket),
        response: answers({ 200: ref(DryRun), 201: ref(Ticket), 202: ref(Operation) }),
      },
      config: {
        write: true,
        multipart: { part: 'ticket', schema: NewTicket },
        problems: ['field_required', ...problems, ...fileProblems],
      },
    },
    async (request, reply) => {
      const isDry = wantsDryRun(request, request.query)
      const asking = askingOf(request, reply)
      const { body: draft, files } = await bodyOf(request, request.body, readMultipart, isNewTicket)
      try {
        const { desk, operation: createTicket } = writeDesk(
          gateway,
          request,
          draft.connection,
          'createTicket',
        )
        gateway.limitsOf(desk).createTicket(draft, request.caller.scopes)
        limitFiles(desk, files, draft.attachments)
        if (isDry)
          return await answerDryRun(reply, gateway.redactor, desk, asking, (adapter, call) =>
            adapter.createTicket(marked(desk, draft, { id: 'dry-run' }), files, call),
          )
        return await answerWrite(writer, request, reply, {
          asking,
          desk,
          action: 'createTicket',
          input: draft,
          files,
          async perform(call, operation) {
            const { value, warnings } = await createTicket(marked(desk, draft, operation), files, call)
            return value === null
              ? null
              : shown(desk, { value, ...(warnings === undefined ? {} : { warnings }) }, 201)
          },
        })
      } finally {
        files.release()
      }
    },
  )

  app.patch(
    '/v1/tickets/:ticketId',
    {
      schema: {
        operationId: 'updateTicket',
        tags: ['Tickets'],
        summary: 'Change a ticket',
        description:
          'Only the members that are sent change. `capabilities.updateFields` says which a connection takes.',
        params: TicketParams,
        body: ref(TicketPatch),
        response: answers({ 200: ref(Ticket) }),
      },
      config: { write: true, problems: ['field_required', ...problems] },
    },
    async (request, reply) => {
      const patch = request.body
      const {
        desk,
        number,
        operation: updateTicket,
      } = writeTarget(gateway, request, request.params.ticketId, 'updateTicket')
      gateway.limitsOf(desk).updateTicket(patch, request.caller.scopes)
      return await answerWrite(writer, request, reply, {
        asking: askingOf(request, reply),
        desk,
        action: 'updateTicket',
        input: patch,
        target: { ticket: number },
        perform: async (call) => shown(desk, await updateTicket(number, patch, call)),
      })
    },
  )

  app.post(
    '/v1/tickets/:ticketId/close',
    {
      schema: {
        operationId: 'closeTicket',
        tags: ['Tickets'],
        summary: 'Close a ticket',
        description: 'Selectel takes the rating that closes it; elsewhere the body must be empty.',
        params: TicketParams,
        body: ref(Closing),
        response: answers({ 200: ref(Ticket) }),
      },
      config: { write: true, problems },
    },
    async (request, reply) => {
      const closing = request.body
      const {
        desk,
        number,
        operation: closeTicket,
      } = writeTarget(gateway, request, request.params.ticketId, 'closeTicket')
      gateway.limitsOf(desk).rating('close', closing)
      return await answerWrite(writer, request, reply, {
        asking: askingOf(request, reply),
        desk,
        action: 'closeTicket',
        input: closing,
        target: { ticket: number },
        perform: async (call) => shown(desk, await closeTicket(number, closing, call)),
      })
    },
  )

  app.post(
    '/v1/tickets/:ticketId/reopen',
    {
      schema: {
        operationId: 'reopenTicket',
        tags: ['Tickets'],
        summary: 'Open a closed ticket again',
        description:
          'JSON, or multipart/form-data whose first part `reopen` is the JSON and whose other parts are files.',
        params: TicketParams,
        body: ref(Reopening),
        response: answers({ 200: ref(Ticket) }),
      },
      config: {
        write: true,
        multipart: { part: 'reopen', schema: Reopening },
        problems: [...problems, ...fileProblems],
      },
    },
    async (request, reply) => {
      const asking = askingOf(request, reply)
      const { body: reopening, files } = await bodyOf(request, request.body, readMultipart, isReopening)
      try {
        const {
          desk,
          number,
          operation: reopenTicket,
        } = writeTarget(gateway, request, request.params.ticketId, 'reopenTicket')
        gateway.limitsOf(desk).reopenTicket(reopening)
        limitFiles(desk, files, reopening.attachments)
        return await answerWrite(writer, request, reply, {
          asking,
          desk,
          action: 'reopenTicket',
          input: reopening,
          files,
          target: { ticket: number },
          perform: async (call, operation) =>
            shown(desk, await reopenTicket(number, marked(desk, reopening, operation), files, call)),
        })
      } finally {
        files.release()
      }
    },
  )

  /** Writes without a body whose answer is the ticket. */
  const bare = (
    name: 'archiveTicket' | 'unblockTicket',
    path: string,
    summary: string,
    description: string,
  ) =>
    app.post(
      `/v1/tickets/:ticketId/${path}`,
      {
        schema: {
          operationId: name,
          tags: ['Tickets'],
          summary,
          description,
          params: TicketParams,
          response: answers({ 200: ref(Ticket) }),
        },
        config: { write: true, problems },
      },
      async (request, reply) => {
        const {
          desk,
          number,
          operation: perform,
        } = writeTarget(gateway, request, request.params.ticketId, name)
        return await answerWrite(writer, request, reply, {
          asking: askingOf(request, reply),
          desk,
          action: name,
          input: {},
          target: { ticket: number },
          perform: async (call) => shown(desk, await perform(number, call)),
        })
      },
    )
  bare('archiveTicket', 'archive', 'Move a closed ticket to the archive', 'BILLmanager, role client.')
  bare('unblockTicket', 'unblock', 'Release a ticket that an employee holds', 'BILLmanager, role staff.')

  app.post(
    '/v1/tickets/:ticketId/split',
    {
      schema: {
        operationId: 'splitTicket',
        tags: ['Tickets'],
        summary: 'Move a comment and what follows to a new ticket',
        description:
          'BILLmanager, role staff. 200 with the old ticket and the warning `split_target_unknown` where the new one cannot be told.',
        params: TicketParams,
        body: ref(Split),
        response: answers({ 200: ref(Ticket), 201: ref(Ticket) }),
      },
      config: { write: true, problems: ['comment_not_found', ...problems] },
    },
    async (request, reply) => {
      const {
        desk,
        number,
        operation: splitTicket,
      } = writeTarget(gateway, request, request.params.ticketId, 'splitTicket')
      const comment = innerId(request.body.commentId, 'comment_not_found')
      return await answerWrite(writer, request, reply, {
        asking: askingOf(request, reply),
        desk,
        action: 'splitTicket',
        input: request.body,
        target: { ticket: number, comment },
        async perform(call) {
          const { moved, ...outcome } = await splitTicket(number, comment, call)
          return shown(desk, outcome, moved ? 201 : 200)
        },
      })
    },
  )

  app.put(
    '/v1/tickets/:ticketId/rating',
    {
      schema: {
        operationId: 'rateTicket',
        tags: ['Tickets'],
        summary: 'Rate a ticket',
        description: 'Selectel: 1 to 10. `capabilities.ratings` has the scale.',
        params: TicketParams,
        body: ref(NewRating),
        response: answers({ 200: ref(Rating) }),
      },
      config: { write: true, problems },
    },
    async (request, reply) => {
      const {
        desk,
        number,
        ticketId,
        operation: rateTicket,
      } = writeTarget(gateway, request, request.params.ticketId, 'rateTicket')
      gateway.limitsOf(desk).rating('ticket', request.body)
      return await answerWrite(writer, request, reply, {
        asking: askingOf(request, reply),
        desk,
        action: 'rateTicket',
        input: request.body,
        files: noFiles,
        target: { ticket: number },
        async perform(call) {
          const { value, warnings } = await rateTicket(number, request.body, call)
          return { status: 200, body: withWarnings(value, warnings, desk.id), ticketId }
        },
      })
    },
  )
}
