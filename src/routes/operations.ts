import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { Operation, OperationState, Resolution } from '../domain/operation.ts'
import { type Page, pageOf } from '../domain/page.ts'
import { ref, strict } from '../domain/schema.ts'
import type { Gateway } from '../gateway/gateway.ts'
import type { OperationQuery, Operations } from '../gateway/operations/operations.ts'
import { answerPage } from './route-tools.ts'
import { answers, cursor, limit } from './schemas.ts'

export const OperationPage = pageOf(Operation)

const OperationParams = Type.Object({
  operation: Type.String({
    description: 'As in the header `Operation-Id`.',
    examples: ['019ab3c0-7f4e-7c21-9d55-0b6a2f1c8e44'],
  }),
})
const OperationListQuerystring = strict({
  state: Type.Optional(Type.Unsafe<OperationState>({ ...OperationState, examples: ['unknown'] })),
  connection: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 63,
      description: 'Only those of this connection.',
      examples: ['selectel'],
    }),
  ),
  limit,
  cursor,
})

/** The cursor of operations has one place, under this name. */
const list = 'operations'

/** What became of writes, and a person's word about those that the gateway cannot settle. */
export const operationRoutes: FastifyPluginAsyncTypebox<{
  readonly gateway: Gateway
  readonly operations: Operations
}> = async (app, { gateway, operations }) => {
  app.get(
    '/v1/operations',
    {
      schema: {
        operationId: 'listOperations',
        tags: ['Operations'],
        summary: 'List writes and their outcomes',
        description: 'Your own, newest first; with the scope `admin`, those of all your connections.',
        querystring: OperationListQuerystring,
        response: answers({ 200: ref(OperationPage) }),
      },
      config: { problems: ['connection_not_found', 'invalid_cursor', 'store_unavailable'] },
    },
    async (request, reply) => {
      const { cursor: from, limit: size, ...filters } = request.query
      if (filters.connection !== undefined) gateway.desk(request.caller, filters.connection)
      const boundTo = [request.caller.id, 'listOperations', filters]
      const place = from === undefined ? null : gateway.cursors.open(from, boundTo).places[list]
      const query: OperationQuery = { ...filters, limit: size, before: beforeOf(place?.position) }
      const { items, next } = await operations.list(request.caller, query)
      const page: Page<Operation> = {
        items: [...items],
        nextCursor:
          next === null
            ? null
            : gateway.cursors.seal(
                { size, places: { [list]: { position: next, skip: 0 } }, totals: {} },
                boundTo,
              ),
        total: null,
        warnings: [],
      }
      return answerPage(request, reply, page)
    },
  )

  app.get(
    '/v1/operations/:operation',
    {
      schema: {
        operationId: 'getOperation',
        tags: ['Operations'],
        summary: 'What became of a write',
        description: 'By the id in the header `Operation-Id` of the write’s answer.',
        params: OperationParams,
        response: answers({ 200: ref(Operation) }),
      },
      config: { problems: ['operation_not_found', 'store_unavailable'] },
    },
    (request) => operations.get(request.caller, request.params.operation),
  )

  app.post(
    '/v1/operations/:operation/resolve',
    {
      schema: {
        operationId: 'resolveOperation',
        tags: ['Operations'],
        summary: 'Decide an outcome that the gateway cannot find out',
        description:
          'Only while it is `unknown` or `needs_resolution`. `created`: repeats with the same Idempotency-Key get the ticket; `not_created`: they run again.',
        params: OperationParams,
        body: ref(Resolution),
        response: answers({ 200: ref(Operation) }),
      },
      config: {
        admin: true,
        problems: ['operation_not_found', 'conflict', 'value_not_supported', 'store_unavailable'],
      },
    },
    (request) => operations.resolve(request.caller, request.params.operation, request.body),
  )
}

function beforeOf(position: unknown): string | null {
  return typeof position === 'string' ? position : null
}
