import { type Static, Type } from '@sinclair/typebox'
import { Attachment } from './attachment.ts'
import { exampleComment } from './examples.ts'
import { attachments, body, ProviderFields } from './input.ts'
import { Person } from './person.ts'
import { Rating } from './rating.ts'
import { enumOf, nullable, nullableRef, ref, strict, Timestamp } from './schema.ts'
import { Warning } from './warning.ts'

/** One message of the conversation. */
export const Comment = Type.Object(
  {
    id: nullable(Type.String(), { description: 'Null only when the new comment could not be read back.' }),
    ticketId: Type.String({ description: 'The ticket it belongs to.' }),
    body: Type.String({ description: 'The message.' }),
    format: enumOf(['text', 'markdown', 'bbcode', 'html'], { description: 'How the body is written.' }),
    visibility: nullable(enumOf(['public', 'internal', 'hidden']), {
      description: 'Who sees it; null: not told.',
    }),
    author: nullableRef(Person, { description: 'Who wrote it.' }),
    attachments: Type.Array(ref(Attachment), { description: 'Its files.' }),
    rating: nullableRef(Rating, { description: 'The customer’s score.' }),
    unread: nullable(Type.Boolean(), { description: 'Whether the customer has not read it.' }),
    movedTo: nullable(Type.String(), { description: 'Id of the ticket it was moved to.' }),
    movedAt: nullable(Timestamp, { description: 'When it was moved.' }),
    createdAt: nullable(Timestamp, { description: 'When it was written.' }),
    warnings: Type.Optional(
      Type.Array(ref(Warning), {
        description: 'What went wrong beside the result; only when something did.',
      }),
    ),
    raw: Type.Optional(
      Type.Unknown({ description: 'The provider’s own document, without secrets, with `include=raw`.' }),
    ),
  },
  {
    $id: 'Comment',
    description: 'One message of a ticket’s conversation; the opening message is the first.',
    examples: [exampleComment],
  },
)
export type Comment = Static<typeof Comment>

export const NewComment = strict(
  {
    body,
    visibility: Type.Optional(
      enumOf(['public', 'internal'], { description: 'Internal notes are for staff only.' }),
    ),
    attachments: Type.Optional(attachments),
    providerFields: Type.Optional(ProviderFields),
  },
  { $id: 'NewComment', description: 'A message to add.', examples: [{ body: 'Any news?' }] },
)
export type NewComment = Static<typeof NewComment>

export const CommentPatch = strict(
  {
    body: Type.Optional(body),
    visibility: Type.Optional(enumOf(['hidden'], { description: 'Hide it from the client.' })),
  },
  {
    $id: 'CommentPatch',
    minProperties: 1,
    description: 'The members to change; at least one.',
    examples: [{ body: 'Corrected text' }],
  },
)
export type CommentPatch = Static<typeof CommentPatch>
