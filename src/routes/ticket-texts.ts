import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { NewTicket, Reopening } from '../domain/new-ticket.ts'
import { Operation } from '../domain/operation.ts'
import { ref } from '../domain/schema.ts'
import { Ticket } from '../domain/ticket.ts'
import { DryRun } from '../gateway/dry-run.ts'
import { askingOf } from './context.ts'
import { answerDryRun, DryRunQuerystring, wantsDryRun } from './dry-run.ts'
import type { RouteTools } from './route-tools.ts'
import { answers, TicketParams } from './schemas.ts'
import { fileProblems, marked, ticketDone, ticketProblems } from './ticket-answers.ts'
import { answerWrite, bodyOf, guardOf, limitFiles, writeDesk, writeTarget } from './write-route.ts'

const isNewTicket = guardOf(NewTicket)
const isReopening = guardOf(Reopening)

/** Writes that carry a message, and may carry files: opening a ticket, and opening it again. */
export const ticketTextRoutes: FastifyPluginAsyncTypebox<RouteTools> = async (app, tools) => {
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
        problems: ['field_required', ...ticketProblems, ...fileProblems],
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
              : ticketDone(desk, { value, ...(warnings === undefined ? {} : { warnings }) }, 201)
          },
        })
      } finally {
        files.release()
      }
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
        problems: [...ticketProblems, ...fileProblems],
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
            ticketDone(desk, await reopenTicket(number, marked(desk, reopening, operation), files, call)),
        })
      } finally {
        files.release()
      }
    },
  )
}
