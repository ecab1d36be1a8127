import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Comment } from '../domain/comment.ts'
import { pageOf as pageSchemaOf } from '../domain/page.ts'
import type { ProblemCode } from '../domain/problems.ts'
import { ref } from '../domain/schema.ts'
import { innerId, offered } from '../gateway/gateway.ts'
import { pageOf, wholeList } from '../gateway/page.ts'
import { toComment } from '../gateway/present.ts'
import { about, askingOf } from './context.ts'
import { answerPage, type RouteTools } from './route-tools.ts'
import { answers, CommentPageQuerystring, CommentParams, IncludeRaw, TicketParams } from './schemas.ts'

export const CommentPage = pageSchemaOf(Comment)

const problems: ProblemCode[] = [
  'connection_not_found',
  'ticket_not_found',
  'operation_not_supported',
  'conflict',
  'queue_full',
  'circuit_open',
]

/** Reading the conversation of a ticket. */
export const commentRoutes: FastifyPluginAsyncTypebox<RouteTools> = async (app, { gateway }) => {
  app.get(
    '/v1/tickets/:ticketId/comments',
    {
      schema: {
        operationId: 'listComments',
        tags: ['Comments'],
        summary: 'Read the conversation, oldest first',
        description: 'The opening message is the first comment.',
        params: TicketParams,
        querystring: CommentPageQuerystring,
        response: answers({ 200: ref(CommentPage) }),
      },
      config: { problems: ['invalid_cursor', ...problems] },
    },
    async (request, reply) => {
      const { desk, number, ticketId } = gateway.locate(request.caller, request.params.ticketId)
      about(request, desk)
      const listComments = offered(desk, 'listComments')
      const asking = askingOf(request, reply)
      const { limit, cursor = null, include = [] } = request.query
      const raw = include.includes('raw') ? gateway.redactor : undefined
      const page = await pageOf(
        { desk, limit, cursor, boundTo: [request.caller.id, 'comments', number] },
        gateway.cursors,
        async () =>
          wholeList(await gateway.comments(desk, asking, number, (call) => listComments(number, call))),
      )
      return answerPage(request, reply, {
        ...page,
        items: page.items.map((comment) => toComment(desk, ticketId, comment, { raw })),
      })
    },
  )

  app.get(
    '/v1/tickets/:ticketId/comments/:commentId',
    {
      schema: {
        operationId: 'getComment',
        tags: ['Comments'],
        summary: 'Read a comment',
        description: 'One message of the conversation, with its files.',
        params: CommentParams,
        querystring: IncludeRaw,
        response: answers({ 200: ref(Comment) }),
      },
      config: { problems: ['comment_not_found', ...problems] },
    },
    async (request, reply) => {
      const { desk, number, ticketId } = gateway.locate(request.caller, request.params.ticketId)
      about(request, desk)
      const getComment = offered(desk, 'getComment')
      const comment = innerId(request.params.commentId, 'comment_not_found')
      const told = await gateway.singleComments(
        desk,
        askingOf(request, reply),
        `${number} ${comment}`,
        (call) => getComment(number, comment, call),
      )
      const raw = request.query.include?.includes('raw') === true ? gateway.redactor : undefined
      return toComment(desk, ticketId, told, { raw })
    },
  )
}
