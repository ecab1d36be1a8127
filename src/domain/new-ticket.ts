import { type Static, Type } from '@sinclair/typebox'
import { exampleNewTickets } from './examples.ts'
import { attachments, body, ProviderFields, subject } from './input.ts'
import { providerString, strict } from './schema.ts'
import { Priority } from './status.ts'
import { Access } from './ticket.ts'

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

export const Reopening = strict(
  { body, attachments: Type.Optional(attachments) },
  { $id: 'Reopening', description: 'Why it is opened again.', examples: [{ body: 'It happens again.' }] },
)
export type Reopening = Static<typeof Reopening>

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
