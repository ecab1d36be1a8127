import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Split, TicketPatch } from '../domain/new-ticket.ts'
import { Closing, NewRating, Rating } from '../domain/rating.ts'
import { ref } from '../domain/schema.ts'
import { Ticket } from '../domain/ticket.ts'
import { innerId } from '../gateway/gateway.ts'
import { withWarnings } from '../gateway/write.ts'
import { noFiles } from '../plugins/multipart-write.ts'
import { askingOf } from './context.ts'
import type { RouteTools } from './route-tools.ts'
import { answers, TicketParams } from './schemas.ts'
import { ticketDone, ticketProblems } from './ticket-answers.ts'
import { answerWrite, writeTarget } from './write-route.ts'

/** Writes that change a ticket: its members, its state, its rating. */
export const ticketChangeRoutes: FastifyPluginAsyncTypebox<RouteTools> = async (app, { gateway, writer }) => {
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
      config: { write: true, problems: ['field_required', ...ticketProblems] },
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
        perform: async (call) => ticketDone(desk, await updateTicket(number, patch, call)),
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
      config: { write: true, problems: ticketProblems },
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
        perform: async (call) => ticketDone(desk, await closeTicket(number, closing, call)),
      })
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
        config: { write: true, problems: ticketProblems },
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
          perform: async (call) => ticketDone(desk, await perform(number, call)),
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
      config: { write: true, problems: ['comment_not_found', ...ticketProblems] },
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
          return ticketDone(desk, outcome, moved ? 201 : 200)
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
      config: { write: true, problems: ticketProblems },
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
