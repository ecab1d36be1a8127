import { type Static, Type } from '@sinclair/typebox'
import { Attachment } from './attachment.ts'
import { Comment } from './comment.ts'
import { exampleTicket } from './examples.ts'
import { Person } from './person.ts'
import { Rating } from './rating.ts'
import { nullable, nullableRef, ref, strict, Timestamp } from './schema.ts'
import { Priority, TicketState, TicketStatus } from './status.ts'
import { Warning } from './warning.ts'

/** A thing of the provider with an id and, where it is told, a name. */
function named(id: string) {
  return Type.Object({
    id: Type.String({ description: id }),
    name: nullable(Type.String(), { description: 'Name for people.' }),
  })
}

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
      Type.Array(ref(Comment), {
        description: 'The whole conversation, with `include=comments`.',
      }),
    ),
    attachments: Type.Optional(
      Type.Array(ref(Attachment), {
        description: 'Files of this call, after a create or reopen with files.',
      }),
    ),
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
    $id: 'Ticket',
    description: 'A ticket, the same for every provider. What a provider does not tell is null.',
    examples: [exampleTicket],
  },
)
export type Ticket = Static<typeof Ticket>
