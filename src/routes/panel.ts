import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { GatewayError, type ProblemCode } from '../domain/problems.ts'
import { providerString, ref, strict } from '../domain/schema.ts'
import { parseTicketId } from '../domain/ticket-id.ts'
import { readCall } from '../gateway/asking.ts'
import { offered } from '../gateway/gateway.ts'
import { withWarnings } from '../gateway/write.ts'
import { about, askingOf } from './context.ts'
import type { RouteTools } from './route-tools.ts'
import { answers, ConnectionParams } from './schemas.ts'
import { answerWrite, writeDesk } from './write-route.ts'

export const SavedFilter = strict(
  {
    clients: Type.Optional(
      Type.Array(providerString('Id of a client.', '12'), { description: 'Only tickets of these clients.' }),
    ),
    fields: Type.Optional(
      Type.Record(Type.String({ minLength: 1, maxLength: 100 }), Type.String({ maxLength: 1000 }), {
        description: 'The panel’s own filter fields.',
      }),
    ),
  },
  {
    $id: 'SavedFilter',
    description: 'The stored list filter of the panel’s people.',
    examples: [{ clients: ['12'] }],
  },
)
export const NewImpersonation = strict(
  {
    ticketId: Type.String({
      minLength: 1,
      maxLength: 1100,
      description: 'A ticket of the client.',
      examples: ['billmanager:1023'],
    }),
  },
  {
    $id: 'NewImpersonation',
    description: 'Whose rights are wanted.',
    examples: [{ ticketId: 'billmanager:1023' }],
  },
)
export const Impersonation = Type.Object(
  {
    session: Type.String({ description: 'The panel session; a secret.' }),
    panelUrl: Type.String({ description: 'Where the panel is; without the session.' }),
  },
  {
    $id: 'Impersonation',
    description: 'A panel session with a client’s rights.',
    examples: [{ session: '6d1f0c9a4b7e', panelUrl: 'https://panel.example.com:1500/billmgr' }],
  },
)
export const NewSupportPurchase = strict(
  {
    count: Type.Integer({
      minimum: 1,
      maximum: 2_147_483_647,
      description: 'Paid support tickets.',
      examples: [3],
    }),
    account: Type.Optional(providerString('Id of the client.', '42')),
  },
  { $id: 'NewSupportPurchase', description: 'Paid support tickets to buy.', examples: [{ count: 3 }] },
)
export const SupportPurchase = Type.Object(
  { count: Type.Integer({ description: 'Paid support tickets that were bought.' }) },
  { $id: 'SupportPurchase', description: 'What was bought.', examples: [{ count: 3 }] },
)

const problems: ProblemCode[] = [
  'connection_not_found',
  'operation_not_supported',
  'queue_full',
  'circuit_open',
]
const writeProblems: ProblemCode[] = [
  ...problems,
  'upstream_rejected',
  'outcome_unknown',
  'store_unavailable',
]

/** What only operators of a BILLmanager panel do. */
export const panelRoutes: FastifyPluginAsyncTypebox<RouteTools> = async (app, { gateway, writer }) => {
  const path = '/v1/connections/:connection/saved-filter'

  app.get(
    path,
    {
      schema: {
        operationId: 'getSavedFilter',
        tags: ['Panel'],
        summary: 'Read the panel’s stored list filter',
        description: 'BILLmanager. What its people see in their list; listTickets is not narrowed by it.',
        params: ConnectionParams,
        response: answers({ 200: ref(SavedFilter) }),
      },
      config: { admin: true, problems },
    },
    async (request, reply) => {
      const desk = gateway.desk(request.caller, request.params.connection)
      about(request, desk)
      const asking = askingOf(request, reply)
      return await offered(desk, 'getSavedFilter')(readCall(asking, asking.signal))
    },
  )

  app.put(
    path,
    {
      schema: {
        operationId: 'setSavedFilter',
        tags: ['Panel'],
        summary: 'Store a list filter for the panel’s people',
        description: 'BILLmanager. Replaces the stored filter.',
        params: ConnectionParams,
        body: ref(SavedFilter),
        response: answers({ 200: ref(SavedFilter) }),
      },
      config: {
        admin: true,
        write: true,
        problems: [...writeProblems, 'field_not_supported', 'value_not_supported'],
      },
    },
    async (request, reply) => {
      const { desk, operation: setSavedFilter } = writeDesk(
        gateway,
        request,
        request.params.connection,
        'setSavedFilter',
      )
      return await answerWrite(writer, request, reply, {
        asking: askingOf(request, reply),
        desk,
        action: 'setSavedFilter',
        input: request.body,
        async perform(call) {
          const { value, warnings } = await setSavedFilter(request.body, call)
          return { status: 200, body: withWarnings(value, warnings, desk.id) }
        },
      })
    },
  )

  app.delete(
    path,
    {
      schema: {
        operationId: 'resetSavedFilter',
        tags: ['Panel'],
        summary: 'Forget the panel’s stored list filter',
        description: 'BILLmanager. Its people see every ticket again.',
        params: ConnectionParams,
        response: answers({ 204: { type: 'null', description: 'It is forgotten.' } }),
      },
      config: { admin: true, write: true, problems: writeProblems },
    },
    async (request, reply) => {
      const { desk, operation: resetSavedFilter } = writeDesk(
        gateway,
        request,
        request.params.connection,
        'resetSavedFilter',
      )
      return await answerWrite(writer, request, reply, {
        asking: askingOf(request, reply),
        desk,
        action: 'resetSavedFilter',
        input: {},
        async perform(call) {
          await resetSavedFilter(call)
          return { status: 204, body: null }
        },
      })
    },
  )

  app.post(
    '/v1/connections/:connection/impersonations',
    {
      schema: {
        operationId: 'impersonate',
        tags: ['Panel'],
        summary: 'Open a panel session with a client’s rights',
        description: 'The session is never stored, logged or replayed.',
        params: ConnectionParams,
        body: ref(NewImpersonation),
        response: answers({ 201: ref(Impersonation) }),
      },
      config: { admin: true, write: true, problems: ['ticket_not_found', ...writeProblems] },
    },
    async (request, reply) => {
      const { desk, operation: impersonate } = writeDesk(
        gateway,
        request,
        request.params.connection,
        'impersonate',
      )
      const ticket = parseTicketId(request.body.ticketId)
      if (ticket === null || ticket.connection !== desk.id) throw new GatewayError('ticket_not_found')
      reply.header('cache-control', 'no-store')
      return await answerWrite(writer, request, reply, {
        asking: askingOf(request, reply),
        desk,
        action: 'impersonate',
        input: request.body,
        target: { ticket: ticket.number },
        perform: async (call) => ({ status: 201, body: await impersonate(ticket.number, call) }),
      })
    },
  )

  app.post(
    '/v1/connections/:connection/support-purchases',
    {
      schema: {
        operationId: 'purchaseSupport',
        tags: ['Panel'],
        summary: 'Buy paid support tickets',
        description: 'BILLmanager, role client. Costs money at the provider, so send an Idempotency-Key.',
        params: ConnectionParams,
        body: ref(NewSupportPurchase),
        response: answers({ 201: ref(SupportPurchase) }),
      },
      config: { admin: true, write: true, problems: writeProblems },
    },
    async (request, reply) => {
      const { desk, operation: purchaseSupport } = writeDesk(
        gateway,
        request,
        request.params.connection,
        'purchaseSupport',
      )
      return await answerWrite(writer, request, reply, {
        asking: askingOf(request, reply),
        desk,
        action: 'purchaseSupport',
        input: request.body,
        perform: async (call) => ({ status: 201, body: await purchaseSupport(request.body, call) }),
      })
    },
  )
}
