import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { pageOf } from '../domain/page.ts'
import { ref } from '../domain/schema.ts'
import { Ticket } from '../domain/ticket.ts'
import { listTickets } from '../gateway/list-tickets.ts'
import { toTicket } from '../gateway/present.ts'
import { parseSort } from '../gateway/ticket-order.ts'
import { withWarnings } from '../gateway/write.ts'
import { about, askingOf } from './context.ts'
import { answerPage, type RouteTools } from './route-tools.ts'
import { answers, TicketListQuerystring, TicketParams, TicketQuerystring } from './schemas.ts'

export const TicketPage = pageOf(Ticket)

/** Reading tickets. */
export const ticketRoutes: FastifyPluginAsyncTypebox<RouteTools> = async (app, { gateway }) => {
  app.get(
    '/v1/tickets',
    {
      schema: {
        operationId: 'listTickets',
        tags: ['Tickets'],
        summary: 'List tickets across connections',
        description:
          'Asks every connection of your key, or those named, at once and merges the pages. A connection that fails becomes an entry in `warnings` and is asked again by the next page.',
        querystring: TicketListQuerystring,
        response: answers({ 200: ref(TicketPage) }),
      },
      config: {
        problems: [
          'connection_not_found',
          'invalid_cursor',
          'filter_not_supported',
          'sort_not_supported',
          'value_not_supported',
          'queue_full',
          'upstream_error',
          'upstream_timeout',
          'circuit_open',
        ],
      },
    },
    async (request, reply) => {
      const { connection, sort, limit, cursor = null, include = [], updatedSince, ...filters } = request.query
      const { caller } = request
      const desks =
        connection === undefined
          ? gateway.desksOf(caller)
          : [...new Set(connection)].map((id) => gateway.desk(caller, id))
      const [first] = desks
      if (first !== undefined && desks.length === 1) about(request, first)
      const asking = askingOf(request, reply)
      const page = await listTickets(
        {
          desks,
          query: {
            ...filters,
            ...(updatedSince === undefined ? {} : { updatedSince: new Date(updatedSince).toISOString() }),
          },
          sort: sort === undefined ? null : parseSort(sort),
          limit,
          cursor,
          callerId: caller.id,
          raw: include.includes('raw') ? gateway.redactor : undefined,
          fetch: (desk, query) =>
            gateway.ticketPages(desk, asking, JSON.stringify(query), (call) =>
              desk.adapter.listTickets(query, call),
            ),
        },
        gateway.cursors,
      )
      return answerPage(request, reply, page)
    },
  )

  app.get(
    '/v1/tickets/:ticketId',
    {
      schema: {
        operationId: 'getTicket',
        tags: ['Tickets'],
        summary: 'Read a ticket',
        description:
          'As the provider shows it now. `actions` says which writes its state allows; `include=comments` adds the conversation.',
        params: TicketParams,
        querystring: TicketQuerystring,
        response: answers({ 200: ref(Ticket) }),
      },
      config: {
        problems: [
          'connection_not_found',
          'ticket_not_found',
          'queue_full',
          'upstream_error',
          'upstream_timeout',
          'circuit_open',
        ],
      },
    },
    async (request, reply) => {
      const { desk, number } = gateway.locate(request.caller, request.params.ticketId)
      about(request, desk)
      const { include = [] } = request.query
      const comments = include.includes('comments')
      const { value, warnings } = await gateway.tickets(
        desk,
        askingOf(request, reply),
        `${comments} ${number}`,
        (call) => desk.adapter.getTicket(number, { comments }, call),
      )
      const ticket = toTicket(desk, value, { raw: include.includes('raw') ? gateway.redactor : undefined })
      return withWarnings(ticket, warnings, desk.id)
    },
  )
}
