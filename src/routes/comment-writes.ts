import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Comment, CommentPatch, NewComment } from '../domain/comment.ts'
import type { ProblemCode } from '../domain/problems.ts'
import { NewRating, Rating } from '../domain/rating.ts'
import { ref } from '../domain/schema.ts'
import { escapeId } from '../domain/ticket-id.ts'
import type { Desk } from '../gateway/desk.ts'
import { DryRun } from '../gateway/dry-run.ts'
import { innerId } from '../gateway/gateway.ts'
import { toComment } from '../gateway/present.ts'
import { type Done, withWarnings } from '../gateway/write.ts'
import type { DeskComment, Outcome } from '../providers/told.ts'
import { askingOf } from './context.ts'
import { answerDryRun, DryRunQuerystring, wantsDryRun } from './dry-run.ts'
import type { RouteTools } from './route-tools.ts'
import { answers, CommentParams, TicketParams } from './schemas.ts'
import { marked } from './ticket-answers.ts'
import { answerWrite, bodyOf, guardOf, limitFiles, writeTarget } from './write-route.ts'

const isNewComment = guardOf(NewComment)

const problems: ProblemCode[] = [
  'connection_not_found',
  'ticket_not_found',
  'operation_not_supported',
  'conflict',
  'queue_full',
  'circuit_open',
  'field_not_supported',
  'value_not_supported',
  'upstream_rejected',
  'outcome_unknown',
  'store_unavailable',
]

function shown(
  desk: Desk,
  ticketId: string,
  { value, warnings }: Outcome<DeskComment>,
  status: 200 | 201,
): Done {
  const comment = toComment(desk, ticketId, value)
  return {
    status,
    body: withWarnings(comment, warnings, desk.id),
    location: status === 201 && comment.id !== null ? `/v1/tickets/${ticketId}/comments/${comment.id}` : null,
    ticketId,
    commentId: comment.id,
  }
}

/** Adding to the conversation of a ticket, correcting and rating it. */
export const commentWriteRoutes: FastifyPluginAsyncTypebox<RouteTools> = async (
  app,
  { gateway, writer, readMultipart },
) => {
  app.post(
    '/v1/tickets/:ticketId/comments',
    {
      schema: {
        operationId: 'addComment',
        tags: ['Comments'],
        summary: 'Add a comment',
        description:
          'JSON, or multipart/form-data whose first part `comment` is the JSON and whose other parts are files.',
        params: TicketParams,
        querystring: DryRunQuerystring,
        body: ref(NewComment),
        response: answers({ 200: ref(DryRun), 201: ref(Comment) }),
      },
      config: {
        write: true,
        multipart: { part: 'comment', schema: NewComment },
        problems: [...problems, 'attachment_too_large', 'too_many_attachments', 'fields_must_come_first'],
      },
    },
    async (request, reply) => {
      const isDry = wantsDryRun(request, request.query)
      const asking = askingOf(request, reply)
      const { body: draft, files } = await bodyOf(request, request.body, readMultipart, isNewComment)
      try {
        const {
          desk,
          number,
          ticketId,
          operation: addComment,
        } = writeTarget(gateway, request, request.params.ticketId, 'addComment')
        gateway.limitsOf(desk).addComment(draft, request.caller.scopes)
        limitFiles(desk, files, draft.attachments)
        if (isDry)
          return await answerDryRun(reply, gateway.redactor, desk, asking, async (adapter, call) =>
            adapter.addComment?.(number, marked(desk, draft, { id: 'dry-run' }), files, call),
          )
        return await answerWrite(writer, request, reply, {
          asking,
          desk,
          action: 'addComment',
          input: draft,
          files,
          target: { ticket: number },
          perform: async (call, operation) =>
            shown(desk, ticketId, await addComment(number, marked(desk, draft, operation), files, call), 201),
        })
      } finally {
        files.release()
      }
    },
  )

  app.patch(
    '/v1/tickets/:ticketId/comments/:commentId',
    {
      schema: {
        operationId: 'updateComment',
        tags: ['Comments'],
        summary: 'Correct or hide a comment',
        description: 'BILLmanager, role staff: a new text, or `visibility: hidden` for the client.',
        params: CommentParams,
        body: ref(CommentPatch),
        response: answers({ 200: ref(Comment) }),
      },
      config: { write: true, problems: ['comment_not_found', ...problems] },
    },
    async (request, reply) => {
      const {
        desk,
        number,
        ticketId,
        operation: updateComment,
      } = writeTarget(gateway, request, request.params.ticketId, 'updateComment')
      const comment = innerId(request.params.commentId, 'comment_not_found')
      return await answerWrite(writer, request, reply, {
        asking: askingOf(request, reply),
        desk,
        action: 'updateComment',
        input: request.body,
        target: { ticket: number, comment },
        perform: async (call) =>
          shown(desk, ticketId, await updateComment(number, comment, request.body, call), 200),
      })
    },
  )

  app.put(
    '/v1/tickets/:ticketId/comments/:commentId/rating',
    {
      schema: {
        operationId: 'rateComment',
        tags: ['Comments'],
        summary: 'Rate a comment',
        description:
          'Selectel: 1 for a helpful answer, -1 for another. `capabilities.ratings` has the scale.',
        params: CommentParams,
        body: ref(NewRating),
        response: answers({ 200: ref(Rating) }),
      },
      config: { write: true, problems: ['comment_not_found', ...problems] },
    },
    async (request, reply) => {
      const {
        desk,
        number,
        ticketId,
        operation: rateComment,
      } = writeTarget(gateway, request, request.params.ticketId, 'rateComment')
      const comment = innerId(request.params.commentId, 'comment_not_found')
      gateway.limitsOf(desk).rating('comment', request.body)
      return await answerWrite(writer, request, reply, {
        asking: askingOf(request, reply),
        desk,
        action: 'rateComment',
        input: request.body,
        target: { ticket: number, comment },
        async perform(call) {
          const { value, warnings } = await rateComment(number, comment, request.body, call)
          return {
            status: 200,
            body: withWarnings(value, warnings, desk.id),
            ticketId,
            commentId: escapeId(comment),
          }
        },
      })
    },
  )
}
