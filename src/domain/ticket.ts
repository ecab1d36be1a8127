import { type Static, Type } from '@sinclair/typebox'
import { Attachment } from './attachment.ts'
import { exampleComment, exampleNewTickets, exampleTicket } from './examples.ts'
import { enumOf, nullable, nullableRef, providerString, ref, strict, Timestamp } from './schema.ts'

export const ticketStates = ['open', 'closed'] as const
export const ticketStatuses = [
  'open',
  'in_progress',
  'waiting_on_customer',
  'waiting_on_provider',
  'resolved',
  'closed',
  'archived',
] as const
export const priorities = ['low', 'normal', 'high', 'urgent', 'emergency'] as const
export const sortKeys = ['createdAt', 'updatedAt', 'number', 'subject', 'status'] as const

/** A thing of the provider with an id and, where it is told, a name. */
function named(id: string) {
  return Type.Object({
    id: Type.String({ description: id }),
    name: nullable(Type.String(), { description: 'Name for people.' }),
  })
}

export const TicketState = enumOf(ticketStates, {
  description: '`closed` for the statuses closed and archived, else `open`.',
})
export type TicketState = (typeof ticketStates)[number]
export const TicketStatus = enumOf(ticketStatuses, {
  description: 'The normalized status; the provider’s own word is in `upstream.status`.',
})
export type TicketStatus = (typeof ticketStatuses)[number]
export const Priority = enumOf(priorities, { description: 'The normalized priority.' })
export type Priority = (typeof priorities)[number]
export type SortKey = (typeof sortKeys)[number]

export const Person = Type.Object(
  {
    id: nullable(Type.String(), { description: 'The provider’s id of this person.' }),
    name: nullable(Type.String(), { description: 'Name as the provider shows it.' }),
    email: nullable(Type.String(), { description: 'E-mail address, where the provider tells it.' }),
    role: enumOf(['customer', 'agent', 'system', 'unknown'], {
      description: 'Which side of the desk this person is on.',
    }),
  },
  {
    $id: 'Person',
    description: 'Somebody who wrote or handles a ticket.',
    examples: [{ id: '9740', name: 'Anna Petrova', email: 'anna@example.com', role: 'customer' }],
  },
)
export type Person = Static<typeof Person>

export const Rating = Type.Object(
  {
    score: Type.Integer({ description: 'The score, on the provider’s scale (see `capabilities.ratings`).' }),
    comment: nullable(Type.String(), { description: 'Remark on the score.' }),
    createdAt: nullable(Timestamp, { description: 'When it was given.' }),
  },
  {
    $id: 'Rating',
    description: 'A score that the customer gave.',
    examples: [{ score: 5, comment: 'Quick and kind', createdAt: '2026-11-20T09:30:00.000Z' }],
  },
)
export type Rating = Static<typeof Rating>

/** What a ticket is about, as it stands in a ticket. */
export const CategoryRef = Type.Object(
  {
    id: Type.String({ description: 'Id of listCategories.' }),
    name: nullable(Type.String(), { description: 'Name for people.' }),
    parent: nullable(named('Id of that category.'), { description: 'The category above, if any.' }),
  },
  {
    $id: 'CategoryRef',
    description: 'The category of a ticket.',
    examples: [{ id: '2', name: 'Technical', parent: null }],
  },
)
export type CategoryRef = Static<typeof CategoryRef>

export const Access = strict(
  {
    level: Type.String({
      minLength: 1,
      maxLength: 1000,
      description: 'Who may see the ticket, in the provider’s words.',
    }),
    projects: Type.Array(Type.String({ minLength: 1, maxLength: 1000 }), {
      description: 'Projects that get access.',
    }),
  },
  {
    $id: 'Access',
    description: 'Who may see a ticket (Selectel).',
    examples: [{ level: 'project_users', projects: ['1c4f0a7d9b7e4c0f8a3d2e1b5c6d7e8f'] }],
  },
)
export type Access = Static<typeof Access>

function wordFor(description: string) {
  return Type.Object(
    {
      id: nullable(Type.String(), { description: 'The provider’s code.' }),
      label: nullable(Type.String(), { description: 'The provider’s word.' }),
    },
    { description },
  )
}

/** A ticket without `include`s; `comments`, `attachments` and `raw` come on request. */
export const Ticket = Type.Object(
  {
    id: Type.String({
      description: '`<connection>:<number>`.',
      examples: ['selectel:3281043'],
    }),
    connection: Type.String({ description: 'The connection it belongs to.' }),
    provider: Type.String({ description: 'The kind of support desk.' }),
    number: Type.String({ description: 'The number the provider’s people see.' }),
    subject: Type.String({ description: 'What it is about, in one line.' }),
    state: TicketState,
    status: TicketStatus,
    priority: nullable(Priority, {
      description: 'The normalized priority; null where the provider has none.',
    }),
    category: nullableRef(CategoryRef, { description: 'What it is about.' }),
    tags: Type.Array(named('Id of listTags.'), { description: 'Tags (Epixel).' }),
    author: nullableRef(Person, { description: 'Who opened it.' }),
    updatedBy: nullableRef(Person, { description: 'Who touched it last.' }),
    assignee: nullableRef(Person, { description: 'Who handles it.' }),
    account: nullable(named('Id of listAccounts.'), { description: 'The account it is filed under.' }),
    resources: Type.Array(
      Type.Object({
        ...named('Id of listResources.').properties,
        url: nullable(Type.String(), { description: 'URL of listResources.' }),
      }),
      { description: 'Servers, services or lines it concerns.' },
    ),
    recipients: Type.Array(
      Type.Object({
        type: Type.String({ description: 'Kind of address: `email`, `contact` …' }),
        value: Type.String({ description: 'The address, or the id of a contact.' }),
      }),
      { description: 'Who is notified.' },
    ),
    access: nullableRef(Access, { description: 'Who may see it.' }),
    rating: nullableRef(Rating, { description: 'The customer’s score.' }),
    unread: nullable(Type.Boolean(), { description: 'Whether the customer has something new to read.' }),
    favorite: nullable(Type.Boolean(), { description: 'Whether it is marked as a favourite.' }),
    blocked: nullable(Type.Boolean(), { description: 'Whether an employee holds it (BILLmanager).' }),
    splitFrom: nullable(Type.String(), { description: 'Id of the ticket it was split from.' }),
    commentCount: nullable(Type.Integer(), {
      description: 'Number of comments, the opening message included.',
    }),
    createdAt: nullable(Timestamp, { description: 'When it was opened.' }),
    updatedAt: nullable(Timestamp, { description: 'When it last changed.' }),
    closedAt: nullable(Timestamp, { description: 'When it was closed.' }),
    url: nullable(Type.String(), { description: 'The provider’s page for people.' }),
    actions: Type.Array(Type.String(), {
      description: 'Writes that this connection offers and this ticket’s state allows (operationIds).',
    }),
    upstream: Type.Object(
      {
        status: wordFor('Its word for the status.'),
        priority: wordFor('Its word for the priority.'),
      },
      { description: 'The provider’s own words, beside ours.' },
    ),
    providerFields: Type.Record(Type.String(), Type.Unknown(), { description: 'What has no common name.' }),
    comments: Type.Optional(
      Type.Array(Type.Unsafe<Comment>({ $ref: 'Comment#' }), {
        description: 'The whole conversation, with `include=comments`.',
      }),
    ),
    attachments: Type.Optional(
      Type.Array(ref(Attachment), {
        description: 'Files of this call, after a create or reopen with files.',
      }),
    ),
    warnings: Type.Optional(
      Type.Array(Type.Unsafe<Warning>({ $ref: 'Warning#' }), {
        description: 'What went wrong beside the result; only when something did.',
      }),
    ),
    raw: Type.Optional(
      Type.Unknown({ description: 'The provider’s own document, without secrets, with `include=raw`.' }),
    ),
  },
  {
    $id: 'Ticket',
    description: 'A ticket, the same for every provider. What a provider does not tell is null.',
    examples: [exampleTicket],
  },
)
export type Ticket = Static<typeof Ticket>

/** Something other than white space; the validator says "must not be blank". */
const notBlank = '\\S'
const subject = Type.String({
  minLength: 1,
  pattern: notBlank,
  description: 'What it is about, in one line.',
  examples: ['Server does not answer'],
})
const body = Type.String({
  minLength: 1,
  pattern: notBlank,
  description: 'The message.',
  examples: ['It does not answer to ping since 09:00 UTC.'],
})
const attachments = Type.Array(
  providerString('Id from uploadFiles.', '5f0c5b1e-8b0e-4d53-9f3a-0f3f4ad0a1b2'),
  { description: 'Earlier uploads to attach.' },
)
export const ProviderFields = Type.Record(Type.String(), Type.Unknown(), {
  description: 'Fields that only this provider has, checked against `capabilities.providerFields`.',
})
/** The access a caller asks for. */
const NewAccess = strict(
  { level: Access.properties.level, projects: Type.Optional(Access.properties.projects) },
  { description: 'Who may see the ticket (Selectel).' },
)

export const NewTicket = strict(
  {
    connection: Type.String({
      minLength: 1,
      maxLength: 63,
      description: 'Where to open it; see listConnections.',
      examples: ['selectel'],
    }),
    subject,
    body,
    priority: Type.Optional(Priority),
    category: Type.Optional(providerString('Id of listCategories.', 'order_consultation')),
    account: Type.Optional(providerString('Id of listAccounts.', 'hybrid:12345')),
    resources: Type.Optional(
      Type.Array(
        providerString(
          'URL or id of listResources.',
          'https://resources.api.rackspace.com/resources/dedicated:00001',
        ),
        { description: 'What it concerns.' },
      ),
    ),
    recipients: Type.Optional(
      Type.Array(providerString('Whom to notify.', 'RPN-3322-23'), { description: 'Whom to notify.' }),
    ),
    access: Type.Optional(NewAccess),
    attachments: Type.Optional(attachments),
    providerFields: Type.Optional(ProviderFields),
  },
  {
    $id: 'NewTicket',
    description: 'A ticket to open.',
    examples: exampleNewTickets,
  },
)
export type NewTicket = Static<typeof NewTicket>

export const TicketPatch = strict(
  {
    subject: Type.Optional(subject),
    priority: Type.Optional(Priority),
    category: Type.Optional(providerString('Id of listCategories.', '2')),
    tags: Type.Optional(
      Type.Array(providerString('Id of listTags.', '3'), { description: 'Replaces the tags.' }),
    ),
    resources: Type.Optional(
      Type.Array(
        providerString(
          'URL or id of listResources.',
          'https://resources.api.rackspace.com/resources/dedicated:00001',
        ),
        { description: 'Replaces the resources.' },
      ),
    ),
    access: Type.Optional(NewAccess),
    favorite: Type.Optional(Type.Boolean({ description: 'Mark as a favourite.' })),
    providerFields: Type.Optional(ProviderFields),
  },
  {
    $id: 'TicketPatch',
    minProperties: 1,
    description: 'The members to change; at least one.',
    examples: [{ priority: 'high' }],
  },
)
export type TicketPatch = Static<typeof TicketPatch>

export const Closing = strict(
  {
    score: Type.Optional(Type.Integer({ description: 'The rating that closes it.', examples: [5] })),
    comment: Type.Optional(
      Type.String({ minLength: 1, description: 'Remark on the score.', examples: ['Quick and kind'] }),
    ),
  },
  {
    $id: 'Closing',
    description: 'An optional rating with the closing (Selectel).',
    examples: [{ score: 5, comment: 'Quick and kind' }],
  },
)
export type Closing = Static<typeof Closing>

export const Reopening = strict(
  { body, attachments: Type.Optional(attachments) },
  { $id: 'Reopening', description: 'Why it is opened again.', examples: [{ body: 'It happens again.' }] },
)
export type Reopening = Static<typeof Reopening>

export const NewRating = strict(
  {
    score: Type.Integer({ description: 'The score, on the provider’s scale.', examples: [1] }),
    comment: Type.Optional(
      Type.String({ minLength: 1, description: 'Remark on the score.', examples: ['Thank you'] }),
    ),
  },
  { $id: 'NewRating', description: 'A score to give.', examples: [{ score: 1, comment: 'Thank you' }] },
)
export type NewRating = Static<typeof NewRating>

export const Split = strict(
  {
    commentId: Type.String({
      minLength: 1,
      maxLength: 1000,
      description: 'The first comment that moves.',
      examples: ['3002'],
    }),
  },
  {
    $id: 'Split',
    description: 'This and later comments move to a new ticket.',
    examples: [{ commentId: '3002' }],
  },
)
export type Split = Static<typeof Split>

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
      Type.Array(Type.Unsafe<Warning>({ $ref: 'Warning#' }), {
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

/** Something that went wrong beside a result. */
export const Warning = Type.Object(
  {
    code: Type.String({
      description:
        'A problem code, or `readback_failed` `step_failed` `attachment_failed` `split_target_unknown` `comments_unavailable` `list_incomplete`.',
    }),
    title: Type.String({ description: 'The same for every warning of this code.' }),
    detail: Type.String({ description: 'What happened here.' }),
    connection: nullable(Type.String(), { description: 'The connection it concerns.' }),
    filename: nullable(Type.String(), { description: 'The file it concerns.' }),
    retryAfter: nullable(Type.Integer(), { description: 'Seconds until a retry makes sense.' }),
  },
  {
    $id: 'Warning',
    description: 'Something that went wrong beside a result.',
    examples: [
      {
        code: 'upstream_timeout',
        title: 'The provider did not answer in time',
        detail: 'Nothing of this connection is in the page; the next page asks it again.',
        connection: 'selectel',
        filename: null,
        retryAfter: null,
      },
    ],
  },
)
export type Warning = Static<typeof Warning>
