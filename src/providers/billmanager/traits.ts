import { Type } from '@sinclair/typebox'
import type { FieldRule } from '../../domain/capability.ts'
import { strict } from '../../domain/schema.ts'
import type { Traits } from '../provider.ts'

const needed: FieldRule = { required: true, maxLength: null, values: null }
const optional: FieldRule = { required: false, maxLength: null, values: null }
const oneOf = (...values: readonly unknown[]): FieldRule => ({
  required: false,
  maxLength: null,
  values: [...values],
})

const shared = {
  service: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 1000,
      description: 'Id of listResources: the service it is about.',
      examples: ['3101'],
    }),
  ),
  project: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 1000,
      description: 'Key of the panel’s provider (brand).',
      examples: ['1'],
    }),
  ),
  clientPriority: Type.Optional(
    Type.Unsafe<string | number>({
      enum: ['low', 'normal', 'high', '0', '1', '2', 0, 1, 2],
      description: 'Priority as the client sets it, in our words or in the panel’s codes.',
      examples: ['high'],
    }),
  ),
}

const staffOnly = {
  expense: Type.Optional(
    Type.String({
      pattern: '^\\d{1,12}(\\.\\d{1,6})?$',
      description: 'Amount to debit from the client’s account; wants the scope `admin`.',
      examples: ['150.00'],
      'x-scope': 'admin',
    }),
  ),
  raised: Type.Optional(
    Type.Boolean({ description: 'True puts the ticket on top of the queue, false takes that back.' }),
  ),
  incidentCount: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Paid support tickets that it costs.' }),
  ),
  deadline: Type.Optional(Type.String({ format: 'date-time', description: 'When it has to be answered.' })),
  abuse: Type.Optional(
    strict(
      {
        score: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Points for the violation.' }),
        note: Type.Optional(
          Type.String({ minLength: 1, maxLength: 1000, description: 'Remark on the violation.' }),
        ),
        action: Type.Optional(
          Type.String({ minLength: 1, maxLength: 1000, description: 'Function that is applied to it.' }),
        ),
      },
      { description: 'Registers a violation; wants the scope `admin`.', 'x-scope': 'admin' },
    ),
  ),
}

const staffFields = strict({ ...shared, ...staffOnly }, { description: 'Fields of BILLmanager’s staff.' })
const clientFields = strict(shared, { description: 'Fields of BILLmanager’s clients.' })

/** No quota and no limit of files is documented. */
const common = {
  emulated: ['getComment', 'listAttachments', 'listCategories', 'listResources'],
  sorts: { createdAt: 'native', updatedAt: 'native', number: 'native', subject: 'native', status: 'native' },
  priorities: ['low', 'normal', 'high'],
  ratings: { ticket: null, comment: null, close: null },
  attachments: { maxFiles: null, maxBytes: null, forbiddenExtensions: [], moment: 'within' },
  lanes: {},
  commentsWhenClosed: ['closed'],
} as const satisfies Partial<Traits>

const filters = {
  state: 'native',
  status: 'native',
  q: 'gateway',
  category: 'unsupported',
  updatedSince: 'gateway',
  access: 'unsupported',
  project: 'unsupported',
} as const

export const staffTraits: Traits = {
  ...common,
  createFields: {
    subject: needed,
    body: needed,
    account: needed,
    priority: oneOf('low', 'normal', 'high'),
    category: optional,
    providerFields: optional,
  },
  updateFields: {
    subject: optional,
    priority: oneOf('low', 'normal', 'high'),
    category: optional,
    favorite: oneOf(true),
    providerFields: optional,
  },
  commentFields: { body: needed, visibility: oneOf('public', 'internal'), providerFields: optional },
  filters: { ...filters, priority: 'gateway' },
  providerFields: { createTicket: staffFields, updateTicket: staffFields, addComment: staffFields },
}

export const clientTraits: Traits = {
  ...common,
  createFields: {
    subject: needed,
    body: needed,
    priority: oneOf('low', 'normal', 'high'),
    category: optional,
    providerFields: optional,
  },
  updateFields: {},
  commentFields: { body: needed, visibility: oneOf('public'), providerFields: optional },
  filters: { ...filters, priority: 'unsupported' },
  providerFields: { createTicket: clientFields, updateTicket: null, addComment: clientFields },
}
