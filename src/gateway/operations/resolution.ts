import type { Resolution } from '../../domain/operation.ts'
import { GatewayError } from '../../domain/problems.ts'
import { parseTicketId, ticketId } from '../../domain/ticket-id.ts'
import { memberOf, textOf } from './evidence/finding.ts'
import { ratingAnswer } from './evidence/state-as-read.ts'
import type { OperationRecord, StoredAnswer } from './record.ts'
import { claimsOf, operationUrl } from './view.ts'

type Resolved = Partial<OperationRecord> & { readonly claims: readonly string[] }

/** What a person's decision makes of an operation. */
export function resolvedAs(record: OperationRecord, { outcome, ticketId: named }: Resolution): Resolved {
  const number = numberOf(record, named)
  if (outcome === 'not_created') return { state: 'not_created', digests: [], claims: [] }
  const made = { ...record, ticketId: number === null ? null : ticketId(record.connection, number) }
  return {
    state: 'succeeded',
    ticketId: made.ticketId,
    answer: record.keep ? answerOf(record, number, named !== undefined) : null,
    key: record.keep ? record.key : null,
    problem: null,
    claims: claimsOf(made),
  }
}

/** The provider's number of the ticket that was made or changed. */
function numberOf({ connection, target }: OperationRecord, named: string | undefined): string | null {
  if (named === undefined) return target.ticket
  const parsed = parseTicketId(named)
  if (parsed?.connection === connection) return parsed.number
  throw new GatewayError('value_not_supported', {
    detail: `The ticket must be one of ${connection}.`,
    errors: [{ pointer: '/ticketId', detail: `must be a ticket id of ${connection}` }],
    connection,
    effect: 'nothing',
  })
}

/** What repeats get: the thing as it then reads, or what is known of it. */
function answerOf(record: OperationRecord, number: string | null, named: boolean): StoredAnswer | null {
  const { action, input, target, digests } = record
  switch (action) {
    case 'createTicket':
      return number === null ? null : readTicket(201, number)
    case 'splitTicket':
      return number === null ? null : readTicket(named ? 201 : 200, number)
    case 'addComment':
      return stored(201, commentOf(record, number), null)
    case 'updateComment':
      if (number === null || target.comment === null) return null
      return { kind: 'read', status: 200, what: 'comment', ticket: number, comment: target.comment }
    case 'attachToComment': {
      const unknown = { id: null, contentType: null, commentId: target.comment, downloadable: false }
      return stored(201, { items: digests.map((digest) => ({ ...digest, ...unknown })) }, null)
    }
    case 'purchaseSupport':
      return stored(201, { count: memberOf(input, 'count') }, null)
    case 'rateTicket':
    case 'rateComment':
      return ratingAnswer(input)
    case 'setSavedFilter':
      return stored(200, input, null)
    case 'resetSavedFilter':
      return stored(204, null, null)
    default:
      return number === null ? stored(200, null, operationUrl(record.id)) : readTicket(200, number)
  }
}

function readTicket(status: 200 | 201, ticket: string): StoredAnswer {
  return { kind: 'read', status, what: 'ticket', ticket, comment: null }
}

function stored(status: number, body: unknown, location: string | null): StoredAnswer {
  return { kind: 'stored', status, body, location, problem: false }
}

/** The comment as it was sent: which of the ticket's comments it is was not told. */
function commentOf({ input, connection }: OperationRecord, number: string | null) {
  return {
    id: null,
    ticketId: number === null ? null : ticketId(connection, number),
    body: textOf(input, 'body') ?? '',
    format: 'text',
    visibility: textOf(input, 'visibility') ?? 'public',
    author: null,
    attachments: [],
    rating: null,
    unread: null,
    movedTo: null,
    movedAt: null,
    createdAt: null,
  }
}
