import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Account, Category, SupportResource, Tag } from '../domain/catalog.ts'
import type { Page } from '../domain/page.ts'
import { pageOf as pageSchemaOf } from '../domain/page.ts'
import type { ProblemCode } from '../domain/problems.ts'
import { ref } from '../domain/schema.ts'
import { readCall } from '../gateway/asking.ts'
import type { Desk } from '../gateway/desk.ts'
import { offered } from '../gateway/gateway.ts'
import { pageOf } from '../gateway/page.ts'
import type { PageQuery, UpstreamPage } from '../providers/provider.ts'
import type { Call } from '../upstream/call.ts'
import { about, askingOf } from './context.ts'
import { answerPage, type RouteTools } from './route-tools.ts'
import { answers, ConnectionParams, PageQuerystring, ResourceQuerystring } from './schemas.ts'

export const CategoryPage = pageSchemaOf(Category)
export const TagPage = pageSchemaOf(Tag)
export const SupportResourcePage = pageSchemaOf(SupportResource)
export const AccountPage = pageSchemaOf(Account)

const config: { problems: ProblemCode[] } = {
  problems: [
    'connection_not_found',
    'operation_not_supported',
    'invalid_cursor',
    'queue_full',
    'circuit_open',
  ],
}

/** What tickets of a connection can be about. */
export const catalogRoutes: FastifyPluginAsyncTypebox<RouteTools> = async (app, { gateway }) => {
  async function answer<T>(
    request: FastifyRequest,
    reply: FastifyReply,
    desk: Desk,
    { limit, cursor, ...query }: { limit: number; cursor?: string },
    fetch: (page: PageQuery, call: Call) => Promise<UpstreamPage<T>>,
  ): Promise<Page<T>> {
    const asking = askingOf(request, reply)
    const list = request.routeOptions.url
    const page = await pageOf(
      { desk, limit, cursor: cursor ?? null, boundTo: [request.caller.id, list, query] },
      gateway.cursors,
      (wanted) => fetch(wanted, readCall(asking, asking.signal)),
    )
    return answerPage(request, reply, page)
  }

  function deskOf(request: FastifyRequest, connection: string): Desk {
    const desk = gateway.desk(request.caller, connection)
    about(request, desk)
    return desk
  }

  app.get(
    '/v1/connections/:connection/categories',
    {
      schema: {
        operationId: 'listCategories',
        tags: ['Catalog'],
        summary: 'List what tickets may be about',
        description: 'Their ids stand in `category` of a ticket, where `assignable`.',
        params: ConnectionParams,
        querystring: PageQuerystring,
        response: answers({ 200: ref(CategoryPage) }),
      },
      config,
    },
    async (request, reply) => {
      const desk = deskOf(request, request.params.connection)
      const listCategories = offered(desk, 'listCategories')
      return await answer(request, reply, desk, request.query, (page, call) => listCategories(page, call))
    },
  )

  app.get(
    '/v1/connections/:connection/tags',
    {
      schema: {
        operationId: 'listTags',
        tags: ['Catalog'],
        summary: 'List the tags of tickets',
        description: 'Epixel. Their ids stand in `tags` of updateTicket.',
        params: ConnectionParams,
        querystring: PageQuerystring,
        response: answers({ 200: ref(TagPage) }),
      },
      config,
    },
    async (request, reply) => {
      const desk = deskOf(request, request.params.connection)
      const listTags = offered(desk, 'listTags')
      return await answer(request, reply, desk, request.query, (page, call) => listTags(page, call))
    },
  )

  app.get(
    '/v1/connections/:connection/accounts',
    {
      schema: {
        operationId: 'listAccounts',
        tags: ['Catalog'],
        summary: 'List the accounts that tickets may be filed under',
        description: 'Rackspace. Their ids stand in `account` of createTicket.',
        params: ConnectionParams,
        querystring: PageQuerystring,
        response: answers({ 200: ref(AccountPage) }),
      },
      config,
    },
    async (request, reply) => {
      const desk = deskOf(request, request.params.connection)
      const listAccounts = offered(desk, 'listAccounts')
      return await answer(request, reply, desk, request.query, (page, call) => listAccounts(page, call))
    },
  )

  app.get(
    '/v1/connections/:connection/resources',
    {
      schema: {
        operationId: 'listResources',
        tags: ['Catalog'],
        summary: 'List servers, services and lines that tickets may concern',
        description:
          'Rackspace: their URLs stand in `resources` of a ticket. BILLmanager: their ids in `providerFields.service`.',
        params: ConnectionParams,
        querystring: ResourceQuerystring,
        response: answers({ 200: ref(SupportResourcePage) }),
      },
      config: { problems: [...config.problems, 'filter_not_supported', 'sort_not_supported'] },
    },
    async (request, reply) => {
      const desk = deskOf(request, request.params.connection)
      const listResources = offered(desk, 'listResources')
      const { q, status, sort } = request.query
      const narrowed = {
        ...(q === undefined ? {} : { q }),
        ...(status === undefined ? {} : { status }),
        ...(sort === undefined ? {} : { sort: resourceSort(sort) }),
      }
      return await answer(request, reply, desk, request.query, (page, call) =>
        listResources({ ...page, ...narrowed }, call),
      )
    },
  )
}

function resourceSort(sort: 'id' | '-id' | 'name' | '-name'): { key: 'id' | 'name'; descending: boolean } {
  return { key: sort.endsWith('name') ? 'name' : 'id', descending: sort.startsWith('-') }
}
