import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FileShelf } from '../../sandbox/file-shelf.ts'
import { topicKeys, topics } from './sandbox-data.ts'
import {
  assertOpen,
  assertReadable,
  changeAccess,
  closeTicket,
  commentsOf,
  type Desk,
  type DeskTicket,
  findComment,
  findTicket,
  openTicket,
  Refusal,
  reopenTicket,
  say,
  showInList,
  showTicket,
  voteOf,
} from './sandbox-desk.ts'
import type { Quota } from './sandbox-quota.ts'
import {
  AccessBody,
  CloseBody,
  CommentBody,
  CommentParams,
  CommentVoteBody,
  NewTicketBody,
  ReopenBody,
  TicketListQuery,
  TicketParams,
  TicketVoteBody,
} from './sandbox-schemas.ts'

export interface TicketRoutesOptions {
  readonly desk: Desk
  readonly shelf: FileShelf
  readonly quotas: { readonly tickets: Quota; readonly comments: Quota }
}

/** The Tickets API. Paths that no document shows are the ones that the adapter's table of routes guesses. */
export const ticketRoutes: FastifyPluginAsyncTypebox<TicketRoutesOptions> = async (
  app,
  { desk, shelf, quotas },
) => {
  const assertFiles = (files: readonly string[], status: number): void => {
    const missing = files.find((id) => shelf.get(id) === undefined)
    if (missing !== undefined) throw new Refusal(status, 'file_not_found', `File ${missing} is not found`)
  }

  app.post(
    '/tickets',
    { schema: { body: NewTicketBody } },
    async ({ body: { comment_body, files = [], ...draft } }) => {
      quotas.tickets.take()
      if (draft.topic_key !== undefined && !topicKeys.has(draft.topic_key)) {
        throw new Refusal(404, 'topic_not_found', `Topic ${draft.topic_key} is not found`)
      }
      // Notices belong to another service: any positive number is one.
      if (draft.notice_id !== undefined && draft.notice_id < 1) {
        throw new Refusal(404, 'notice_not_found', `Notice ${draft.notice_id} is not found`)
      }
      assertFiles(files, 404)
      const ticket = openTicket(desk, draft)
      say(desk, ticket, { body: comment_body, files })
      return showTicket(ticket)
    },
  )

  app.get('/tickets', { schema: { querystring: TicketListQuery } }, async ({ query }) =>
    listTickets(desk, query),
  )

  app.get('/tickets/:number', { schema: { params: TicketParams } }, async ({ params }) =>
    showTicket(findTicket(desk, params.number)),
  )

  app.patch(
    '/tickets/:number',
    { schema: { params: TicketParams, body: AccessBody } },
    async ({ params, body }) => {
      const ticket = findTicket(desk, params.number)
      changeAccess(ticket, body)
      return showTicket(ticket)
    },
  )

  app.post(
    '/tickets/:number/close',
    { schema: { params: TicketParams, body: CloseBody } },
    async ({ params, body }) => {
      const ticket = findTicket(desk, params.number)
      closeTicket(ticket, body)
      return showTicket(ticket)
    },
  )

  app.post(
    '/tickets/:number/reopen',
    { schema: { params: TicketParams, body: ReopenBody } },
    async ({ params, body }) => {
      const ticket = findTicket(desk, params.number)
      quotas.comments.take()
      assertFiles(body.files ?? [], 400)
      reopenTicket(desk, ticket, body)
      return showTicket(ticket)
    },
  )

  app.get('/tickets/:number/comments', { schema: { params: TicketParams } }, async ({ params }) => {
    assertReadable(desk, findTicket(desk, params.number))
    return { items: commentsOf(desk, params.number) }
  })

  app.post(
    '/tickets/:number/comments',
    { schema: { params: TicketParams, body: CommentBody } },
    async ({ params, body }) => {
      const ticket = findTicket(desk, params.number)
      quotas.comments.take()
      assertOpen(ticket)
      if (body.body === undefined && body.files === undefined)
        throw new Refusal(400, 'bad_request', 'body or files is required')
      assertFiles(body.files ?? [], 400)
      return say(desk, ticket, { ...body, body: body.body ?? '' })
    },
  )

  app.get('/comments/:id', { schema: { params: CommentParams } }, async ({ params }) => {
    const comment = findComment(desk, params.id)
    assertReadable(desk, findTicket(desk, comment.ticket_number))
    return comment
  })

  // Whether the path ends in "vote" or in "rate" is not known, so both are served.
  for (const word of ['vote', 'rate']) {
    app.post(
      `/tickets/:number/${word}`,
      { schema: { params: TicketParams, body: TicketVoteBody } },
      async ({ params, body }) => {
        const ticket = findTicket(desk, params.number)
        ticket.vote = voteOf(body.score, body.comment)
        return ticket.vote
      },
    )
    app.post(
      `/comments/:id/${word}`,
      { schema: { params: CommentParams, body: CommentVoteBody } },
      async ({ params, body }) => {
        const comment = findComment(desk, params.id)
        if (comment.is_client_author)
          throw new Refusal(400, 'bad_request', 'Only comments of the support can be rated')
        comment.vote = voteOf(body.score, body.comment)
        return comment.vote
      },
    )
  }

  app.get('/topics', async () => ({ items: topics }))
}

function listTickets(desk: Desk, query: TicketListQuery) {
  const [opened, closed] = [
    query.only_opened?.toLowerCase() === 'true',
    query.only_closed?.toLowerCase() === 'true',
  ]
  if (opened && closed)
    throw new Refusal(400, 'bad_request', 'only_opened and only_closed exclude each other')
  const found = [...desk.tickets.values()]
    .filter((ticket) => (!opened || !ticket.is_closed) && (!closed || ticket.is_closed))
    .filter((ticket) => query.access_level === undefined || ticket.access_level === query.access_level)
    .filter(
      (ticket) =>
        query.keystone_projects?.every((project) => ticket.keystone_projects.includes(project)) ?? true,
    )
    .filter((ticket) => query.q === undefined || mentions(desk, ticket, query.q))
    .sort(orderBy(query.sort_by ?? 'number', query.sort_by_order ?? 'desc'))
  const { page = 1, items_per_page = 10 } = query
  return {
    item_count: found.length,
    items: found.slice((page - 1) * items_per_page, page * items_per_page).map(showInList),
    items_per_page,
    page,
    page_count: Math.ceil(found.length / items_per_page),
  }
}

function mentions(desk: Desk, ticket: DeskTicket, q: string): boolean {
  const text = [ticket.summary, ...commentsOf(desk, ticket.number).map((comment) => comment.body)]
    .join('\n')
    .toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

type SortKey = NonNullable<TicketListQuery['sort_by']>

function orderBy(key: SortKey, order: 'asc' | 'desc') {
  const keyOf = (ticket: DeskTicket) => (key === 'status' ? ticket.status_key : ticket[key])
  const sign = order === 'asc' ? 1 : -1
  return (left: DeskTicket, right: DeskTicket): number => {
    const [a, b] = [keyOf(left), keyOf(right)]
    return sign * (a < b ? -1 : a > b ? 1 : left.number - right.number)
  }
}
