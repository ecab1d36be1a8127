import { Type } from '@sinclair/typebox'
import { enumOf, providerString, strict } from '../domain/schema.ts'
import { priorities, sortKeys, ticketStates, ticketStatuses } from '../domain/status.ts'

/** The answers of a route, by status; for the document and the tests, so they say nothing about the handler's types. */
export function answers(byStatus: Readonly<Record<number, object>>): Record<string, unknown> {
  return { ...byStatus }
}

/** Parameters that several routes share. */

export const TicketParams = Type.Object({
  ticketId: Type.String({ description: '`<connection>:<number>`.', examples: ['selectel:3281043'] }),
})
export const CommentParams = Type.Object({
  ...TicketParams.properties,
  commentId: Type.String({ description: 'Id of a comment of the ticket.', examples: ['18440104'] }),
})
export const AttachmentParams = Type.Object({
  ...TicketParams.properties,
  attachmentId: Type.String({
    description: 'Id of an attachment of the ticket.',
    examples: ['54190f1e-0b3c-4c11-9c61-4d1a3a9b7c01'],
  }),
})
export const ConnectionParams = Type.Object({
  connection: Type.String({ description: 'A connection of your key.', examples: ['selectel'] }),
})

export const limit = Type.Integer({
  minimum: 1,
  maximum: 200,
  default: 50,
  description: 'Items of a page.',
  examples: [50],
})
export const cursor = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 8192,
    description: '`nextCursor` of the page before, with the same query.',
    examples: ['g49xZHG7tcW3WYQzD7dkdjf9xVAhtRd0O6M-Cra3uiAgIQ6R'],
  }),
)
export const PageQuerystring = strict({ limit, cursor })

const raw = enumOf(['raw'], { description: 'The provider’s own document, without secrets.' })
const onlyRaw = Type.Optional(
  Type.Array(raw, {
    description: '`raw`: the provider’s own document, without secrets.',
    examples: [['raw']],
  }),
)
export const IncludeRaw = strict({ include: onlyRaw })
export const CommentPageQuerystring = strict({ limit, cursor, include: onlyRaw })

export const TicketQuerystring = strict({
  include: Type.Optional(
    Type.Array(enumOf(['comments', 'raw']), {
      description: '`comments`: the conversation; `raw`: the provider’s own document.',
      examples: [['comments']],
    }),
  ),
})

export const TicketListQuerystring = strict({
  connection: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 63 }), {
      description: 'Only these connections; left out: all of your key.',
      examples: [['selectel', 'rackspace']],
    }),
  ),
  state: Type.Optional(
    enumOf(ticketStates, { description: 'Only tickets in this state.', examples: ['open'] }),
  ),
  status: Type.Optional(
    Type.Array(enumOf(ticketStatuses), {
      description: 'Only tickets in one of these statuses.',
      examples: [['in_progress', 'waiting_on_customer']],
    }),
  ),
  q: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 1000,
      description: 'Selectel: full text; elsewhere: in the subject.',
      examples: ['disk'],
    }),
  ),
  category: Type.Optional(
    Type.Array(providerString('Id of listCategories.', '2'), {
      description: 'Only tickets of one of these categories.',
      examples: [['2']],
    }),
  ),
  priority: Type.Optional(
    Type.Array(enumOf(priorities), {
      description: 'Only tickets of one of these priorities.',
      examples: [['high', 'urgent']],
    }),
  ),
  updatedSince: Type.Optional(
    Type.String({
      format: 'date-time',
      description: 'Only tickets that changed then or later; any offset.',
      examples: ['2026-11-20T09:30:00Z'],
    }),
  ),
  access: Type.Optional(providerString('Selectel: only tickets of this access level.', 'account_users')),
  project: Type.Optional(
    providerString('Selectel: only tickets of this project.', '1c4f0a7d9b7e4c0f8a3d2e1b5c6d7e8f'),
  ),
  sort: Type.Optional(
    enumOf(
      sortKeys.flatMap((key) => [key, `-${key}` as const]),
      {
        description: 'Key to sort by; `-` in front: descending. Left out: `-updatedAt` where it can be done.',
        examples: ['-updatedAt'],
      },
    ),
  ),
  limit,
  cursor,
  include: onlyRaw,
})

export const ResourceQuerystring = strict({
  q: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 1000,
      description: 'Text to look for in id, name, address, type and place.',
      examples: ['web'],
    }),
  ),
  status: Type.Optional(
    enumOf(['online', 'offline', 'all'], {
      description: 'Only resources in this status.',
      examples: ['online'],
    }),
  ),
  sort: Type.Optional(
    enumOf(['id', '-id', 'name', '-name'], {
      description: 'Key to sort by; `-` in front: descending.',
      examples: ['name'],
    }),
  ),
  limit,
  cursor,
})
