import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import contentDisposition from 'content-disposition'
import mime from 'mime'
import { Attachment, AttachmentList, UploadList } from '../domain/attachment.ts'
import { pageOf as pageSchemaOf } from '../domain/page.ts'
import type { ProblemCode } from '../domain/problems.ts'
import { ref } from '../domain/schema.ts'
import { escapeId } from '../domain/ticket-id.ts'
import { readCall } from '../gateway/asking.ts'
import { innerId, offered } from '../gateway/gateway.ts'
import { pageOf, wholeList } from '../gateway/page.ts'
import { formName, toAttachment } from '../gateway/present.ts'
import { withWarnings } from '../gateway/write.ts'
import { about, askingOf } from './context.ts'
import { answerPage, type RouteTools } from './route-tools.ts'
import {
  AttachmentParams,
  answers,
  CommentParams,
  ConnectionParams,
  PageQuerystring,
  TicketParams,
} from './schemas.ts'
import { answerWrite, limitFiles, writeDesk, writeTarget } from './write-route.ts'

export const AttachmentPage = pageSchemaOf(Attachment)

const problems: ProblemCode[] = [
  'connection_not_found',
  'operation_not_supported',
  'queue_full',
  'circuit_open',
]
const fileProblems: ProblemCode[] = [
  ...problems,
  'attachment_too_large',
  'too_many_attachments',
  'value_not_supported',
  'upstream_rejected',
  'outcome_unknown',
  'store_unavailable',
]

/** Files: sent ahead, added to a comment, listed, and fetched. */
export const attachmentRoutes: FastifyPluginAsyncTypebox<RouteTools> = async (
  app,
  { gateway, writer, readMultipart },
) => {
  app.get(
    '/v1/tickets/:ticketId/attachments',
    {
      schema: {
        operationId: 'listAttachments',
        tags: ['Attachments'],
        summary: 'List the files of a ticket',
        description: 'Those of every comment, in the order of the conversation.',
        params: TicketParams,
        querystring: PageQuerystring,
        response: answers({ 200: ref(AttachmentPage) }),
      },
      config: { problems: ['ticket_not_found', 'invalid_cursor', 'conflict', ...problems] },
    },
    async (request, reply) => {
      const { desk, number } = gateway.locate(request.caller, request.params.ticketId)
      about(request, desk)
      const listAttachments = offered(desk, 'listAttachments')
      const asking = askingOf(request, reply)
      const { limit, cursor = null } = request.query
      const page = await pageOf(
        { desk, limit, cursor, boundTo: [request.caller.id, 'attachments', number] },
        gateway.cursors,
        async () =>
          wholeList(await gateway.attachments(desk, asking, number, (call) => listAttachments(number, call))),
      )
      return answerPage(request, reply, { ...page, items: page.items.map((told) => toAttachment(told)) })
    },
  )

  app.get(
    '/v1/tickets/:ticketId/attachments/:attachmentId',
    {
      schema: {
        operationId: 'downloadAttachment',
        tags: ['Attachments'],
        summary: 'Fetch a file',
        description: 'The bytes, streamed from the provider.',
        params: AttachmentParams,
        produces: ['application/octet-stream'],
        response: answers({ 200: { type: 'string', format: 'binary', description: 'The bytes.' } }),
      },
      config: { problems: ['ticket_not_found', 'attachment_not_found', ...problems] },
    },
    async (request, reply) => {
      const { desk, number } = gateway.locate(request.caller, request.params.ticketId)
      about(request, desk)
      const downloadAttachment = offered(desk, 'downloadAttachment')
      const attachment = innerId(request.params.attachmentId, 'attachment_not_found')
      const asking = askingOf(request, reply)
      const file = await downloadAttachment(number, attachment, readCall(asking, asking.signal))
      const filename = formName(file.filename) ?? `attachment-${request.params.attachmentId}`
      reply.headers({
        'content-type': safeType(file.contentType) ?? mime.getType(filename) ?? 'application/octet-stream',
        'content-disposition': contentDisposition(filename, { type: 'attachment' }),
        'x-content-type-options': 'nosniff',
        'content-security-policy': 'sandbox',
        'cache-control': 'no-store',
        ...(file.length === null ? {} : { 'content-length': file.length }),
      })
      if (request.method === 'GET') return reply.send(file.stream)
      file.stream.destroy()
      return reply.send(Readable.from([]))
    },
  )

  app.post(
    '/v1/tickets/:ticketId/comments/:commentId/attachments',
    {
      schema: {
        operationId: 'attachToComment',
        tags: ['Attachments'],
        summary: 'Add files to a comment',
        description:
          'Plusofon. Each file is a call of its own: a later one that fails is a warning, as the earlier ones are there.',
        params: CommentParams,
        response: answers({ 201: ref(AttachmentList) }),
      },
      config: {
        write: true,
        multipart: { part: null },
        problems: ['ticket_not_found', 'comment_not_found', ...fileProblems],
      },
    },
    async (request, reply) => {
      const asking = askingOf(request, reply)
      const { files } = await readMultipart(request, { part: null })
      try {
        const {
          desk,
          number,
          ticketId,
          operation: attachToComment,
        } = writeTarget(gateway, request, request.params.ticketId, 'attachToComment')
        const comment = innerId(request.params.commentId, 'comment_not_found')
        limitFiles(desk, files)
        return await answerWrite(writer, request, reply, {
          asking,
          desk,
          action: 'attachToComment',
          input: {},
          files,
          target: { ticket: number, comment },
          async perform(call) {
            const { value, warnings } = await attachToComment(number, comment, files, call)
            const items = value.map((told) => toAttachment(told, escapeId(comment)))
            return {
              status: 201,
              body: withWarnings({ items }, warnings, desk.id),
              ticketId,
              commentId: escapeId(comment),
            }
          },
        })
      } finally {
        files.release()
      }
    },
  )

  app.post(
    '/v1/connections/:connection/uploads',
    {
      schema: {
        operationId: 'uploadFiles',
        tags: ['Attachments'],
        summary: 'Send files ahead of the ticket or comment that will carry them',
        description:
          'Selectel, Rackspace. The ids of the answer stand in `attachments` of a later createTicket, addComment or reopenTicket.',
        params: ConnectionParams,
        response: answers({ 201: ref(UploadList) }),
      },
      config: { write: true, multipart: { part: null }, problems: fileProblems },
    },
    async (request, reply) => {
      const asking = askingOf(request, reply)
      const { files } = await readMultipart(request, { part: null })
      try {
        const { desk, operation: uploadFiles } = writeDesk(
          gateway,
          request,
          request.params.connection,
          'uploadFiles',
        )
        limitFiles(desk, files)
        return await answerWrite(writer, request, reply, {
          asking,
          desk,
          action: 'uploadFiles',
          input: {},
          files,
          async perform(call) {
            const { value, warnings } = await uploadFiles(files, call)
            return { status: 201, body: withWarnings({ items: value }, warnings, desk.id) }
          },
        })
      } finally {
        files.release()
      }
    },
  )
}

/** A media type as it may stand in a header; parameters and nonsense are dropped. */
function safeType(type: string | null): string | null {
  const essence = type?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/.test(essence) ? essence : null
}
