import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Connection, Provider } from '../domain/capability.ts'
import { type Page, pageOf as pageSchemaOf } from '../domain/page.ts'
import { GatewayError } from '../domain/problems.ts'
import { ref } from '../domain/schema.ts'
import type { Cursors } from '../gateway/cursor.ts'
import { firstPage } from '../gateway/cursor.ts'
import { about } from './context.ts'
import { answerPage, type RouteTools } from './route-tools.ts'
import { answers, ConnectionParams, PageQuerystring } from './schemas.ts'

export const ConnectionPage = pageSchemaOf(Connection)
export const ProviderPage = pageSchemaOf(Provider)

/** What there is to work with. */
export const connectionRoutes: FastifyPluginAsyncTypebox<
  RouteTools & { providers: readonly Provider[] }
> = async (app, { gateway, providers }) => {
  app.get(
    '/v1/providers',
    {
      schema: {
        operationId: 'listProviders',
        tags: ['Connections'],
        summary: 'List the built-in providers and what each can do',
        description: 'Every adapter of this gateway, whether or not a connection uses it.',
        querystring: PageQuerystring,
        response: answers({ 200: ref(ProviderPage) }),
      },
      config: { problems: ['invalid_cursor'] },
    },
    async (request, reply) =>
      answerPage(
        request,
        reply,
        cut(providers, request.query, gateway.cursors, [request.caller.id, 'providers']),
      ),
  )

  app.get(
    '/v1/connections',
    {
      schema: {
        operationId: 'listConnections',
        tags: ['Connections'],
        summary: 'List the connections of your key, with quotas and circuits',
        description:
          'What each can do, how much of its quotas is left now, and whether its provider answers.',
        querystring: PageQuerystring,
        response: answers({ 200: ref(ConnectionPage) }),
      },
      config: { problems: ['invalid_cursor'] },
    },
    async (request, reply) => {
      const connections = gateway.desksOf(request.caller).map((desk) => desk.describe())
      return answerPage(
        request,
        reply,
        cut(connections, request.query, gateway.cursors, [request.caller.id, 'connections']),
      )
    },
  )

  app.get(
    '/v1/connections/:connection',
    {
      schema: {
        operationId: 'getConnection',
        tags: ['Connections'],
        summary: 'Read a connection: capabilities, quotas, circuit',
        description:
          '`capabilities` says which operations, fields, filters and files it takes; no call to the provider is made.',
        params: ConnectionParams,
        response: answers({ 200: ref(Connection) }),
      },
      config: { problems: ['connection_not_found'] },
    },
    async (request) => {
      const desk = gateway.desk(request.caller, request.params.connection)
      about(request, desk)
      return desk.describe()
    },
  )
}

/** A page of what is known here. */
function cut<T>(
  items: readonly T[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  cursors: Cursors,
  boundTo: readonly unknown[],
): Page<T> {
  const from = cursor === undefined ? firstPage(limit) : cursors.open(cursor, boundTo)
  const start = from.places.here?.skip ?? 0
  if (start > items.length) throw new GatewayError('invalid_cursor')
  const end = start + limit
  const more = end < items.length
  const places = { here: { position: null, skip: end } }
  return {
    items: items.slice(start, end),
    nextCursor: more ? cursors.seal({ size: limit, places, totals: {} }, boundTo) : null,
    total: items.length,
    warnings: [],
  }
}
