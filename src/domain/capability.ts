import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { exampleCapabilities, exampleConnection } from './examples.ts'
import { enumOf, nullable, ref, Timestamp } from './schema.ts'
import { Priority } from './status.ts'

/** Every operation that reaches a provider, by its operationId, with whether it writes and what lanes it spends. */
export const operations = {
  listTickets: { write: false },
  getTicket: { write: false },
  createTicket: { write: true, lane: 'create' },
  updateTicket: { write: true, lane: 'update' },
  closeTicket: { write: true, lane: 'update' },
  reopenTicket: { write: true, lane: 'comment' },
  archiveTicket: { write: true, lane: 'update' },
  unblockTicket: { write: true, lane: 'update' },
  splitTicket: { write: true, lane: 'update' },
  rateTicket: { write: true, lane: 'update' },
  listComments: { write: false },
  getComment: { write: false },
  addComment: { write: true, lane: 'comment' },
  updateComment: { write: true, lane: 'comment' },
  rateComment: { write: true, lane: 'update' },
  attachToComment: { write: true, lane: 'upload' },
  listAttachments: { write: false },
  downloadAttachment: { write: false },
  uploadFiles: { write: true, lane: 'upload' },
  listCategories: { write: false },
  listTags: { write: false },
  listResources: { write: false },
  listAccounts: { write: false },
  getSavedFilter: { write: false },
  setSavedFilter: { write: true, lane: 'update' },
  resetSavedFilter: { write: true, lane: 'update' },
  impersonate: { write: true, lane: 'update' },
  purchaseSupport: { write: true, lane: 'update' },
} as const satisfies Record<string, { write: false } | { write: true; lane: Lane }>
export type OperationName = keyof typeof operations
export type WriteName = {
  [K in OperationName]: (typeof operations)[K]['write'] extends true ? K : never
}[OperationName]

export const lanes = ['read', 'create', 'update', 'comment', 'upload'] as const
export type Lane = (typeof lanes)[number]

export const filterNames = [
  'state',
  'status',
  'q',
  'category',
  'priority',
  'updatedSince',
  'access',
  'project',
] as const
export type FilterName = (typeof filterNames)[number]

const LaneLimit = Type.Object(
  {
    limit: nullable(Type.Integer(), { description: 'Calls that may start in any window; null: no quota.' }),
    intervalMs: nullable(Type.Integer(), { description: 'Length of the window.' }),
    concurrency: nullable(Type.Integer(), { description: 'Calls at the same time; null: any number.' }),
  },
  { description: 'The quota of a class of calls.' },
)
export const LaneState = Type.Object(
  {
    ...LaneLimit.properties,
    remaining: nullable(Type.Integer(), { description: 'Calls that may start now.' }),
    running: Type.Integer({ description: 'Calls under way.' }),
    waiting: Type.Integer({ description: 'Calls waiting for a slot.' }),
    pausedUntil: nullable(Timestamp, { description: 'The provider asked for a pause until then.' }),
    nextFreeAt: nullable(Timestamp, { description: 'When the next slot will be free; null: now.' }),
  },
  {
    $id: 'LaneState',
    description: 'Quota and queue of a class of calls.',
    examples: [
      {
        limit: 1,
        intervalMs: 60000,
        concurrency: null,
        remaining: 0,
        running: 0,
        waiting: 2,
        pausedUntil: null,
        nextFreeAt: '2026-11-20T09:30:42.000Z',
      },
    ],
  },
)
export type LaneState = Static<typeof LaneState>

const laneTexts = {
  read: 'Reads, also those after a write.',
  create: 'createTicket.',
  update: 'Every other write to a ticket.',
  comment: 'addComment, updateComment, reopenTicket.',
  upload: 'Each file.',
} as const satisfies Record<Lane, string>

function perLane<S extends TSchema>(schema: S) {
  const lane = (name: Lane) => Type.Unsafe<Static<S>>({ ...schema, description: laneTexts[name] })
  return Type.Object({
    read: lane('read'),
    create: lane('create'),
    update: lane('update'),
    comment: lane('comment'),
    upload: lane('upload'),
  })
}

const FieldRule = Type.Object({
  required: Type.Boolean({ description: 'Must be sent.' }),
  maxLength: nullable(Type.Integer(), { description: 'Longest value in characters.' }),
  values: nullable(Type.Array(Type.Unknown()), {
    description: 'The only values, where they are few and known.',
  }),
})
export type FieldRule = Static<typeof FieldRule>
const FieldRules = Type.Record(Type.String(), FieldRule)

const Scale = nullable(
  Type.Object({
    min: Type.Integer({ description: 'Lowest score.' }),
    max: Type.Integer({ description: 'Highest score.' }),
    values: nullable(Type.Array(Type.Integer()), {
      description: 'The only scores, where not all between count.',
    }),
  }),
)
export type Scale = Static<typeof Scale>

function scaleOf(description: string) {
  return Type.Unsafe<Scale>({ ...Scale, description })
}
const Support = enumOf(['native', 'gateway', 'unsupported'])

function schemaOrNull(description: string) {
  return Type.Unsafe<unknown>({ type: ['object', 'null'], additionalProperties: true, description })
}

export const Capabilities = Type.Object(
  {
    operations: Type.Record(Type.String(), enumOf(['native', 'emulated', 'unsupported']), {
      description: 'What each operationId is here.',
    }),
    createFields: Type.Unsafe<Record<string, FieldRule>>({
      ...FieldRules,
      description: 'Fields of createTicket.',
    }),
    updateFields: Type.Unsafe<Record<string, FieldRule>>({
      ...FieldRules,
      description: 'Fields of updateTicket.',
    }),
    commentFields: Type.Unsafe<Record<string, FieldRule>>({
      ...FieldRules,
      description: 'Fields of addComment.',
    }),
    filters: Type.Record(Type.String(), Support, {
      description: 'Who filters a list: the provider, the gateway, nobody.',
    }),
    sorts: Type.Record(Type.String(), Support, { description: 'Who sorts a list.' }),
    priorities: Type.Array(Priority, { description: 'Priorities that exist here.' }),
    ratings: Type.Object(
      {
        ticket: scaleOf('Of rateTicket; null: none.'),
        comment: scaleOf('Of rateComment; null: none.'),
        close: scaleOf('Of the score of closeTicket; null: none.'),
      },
      { description: 'Scales of the scores.' },
    ),
    attachments: nullable(
      Type.Object({
        maxFiles: nullable(Type.Integer(), { description: 'Files in one write.' }),
        maxBytes: nullable(Type.Integer(), { description: 'Bytes of one file.' }),
        forbiddenExtensions: Type.Array(Type.String(), {
          description: 'Extensions that are refused, in lower case.',
        }),
        moment: enumOf(['before', 'within', 'after'], {
          description: 'When files go to the provider, seen from the write.',
        }),
      }),
      { description: 'Files in writes; null: none.' },
    ),
    lanes: Type.Unsafe<
      Record<Lane, { limit: number | null; intervalMs: number | null; concurrency: number | null }>
    >({ ...perLane(LaneLimit), description: 'Quotas.' }),
    providerFields: Type.Object(
      {
        createTicket: schemaOrNull('Of createTicket.'),
        updateTicket: schemaOrNull('Of updateTicket.'),
        addComment: schemaOrNull('Of addComment.'),
      },
      { description: 'JSON Schema of `providerFields`, or null.' },
    ),
  },
  {
    $id: 'Capabilities',
    description: 'What a connection can do, derived from the code that does it.',
    examples: [exampleCapabilities],
  },
)
export type Capabilities = Static<typeof Capabilities>

export const Provider = Type.Object(
  {
    id: Type.String({ description: '`provider` of a connection.' }),
    name: Type.String({ description: 'Name for people.' }),
    variants: Type.Array(
      Type.Object({
        role: nullable(Type.String(), { description: 'BILLmanager: staff or client; elsewhere null.' }),
        capabilities: ref(Capabilities, { description: 'What a connection of this role can do.' }),
      }),
      { description: 'One for each role; most providers have one.' },
    ),
  },
  {
    $id: 'Provider',
    description: 'A kind of support desk.',
    examples: [
      { id: 'selectel', name: 'Selectel', variants: [{ role: null, capabilities: exampleCapabilities }] },
    ],
  },
)
export type Provider = Static<typeof Provider>

export const Connection = Type.Object(
  {
    id: Type.String({ description: 'Stands before the colon of a ticket id.' }),
    provider: Type.String({ description: 'The kind of support desk.' }),
    role: nullable(Type.String(), { description: 'BILLmanager: staff or client.' }),
    sandbox: Type.Boolean({ description: 'Whether it is a simulator.' }),
    capabilities: ref(Capabilities, { description: 'What it can do.' }),
    lanes: Type.Unsafe<Static<ReturnType<typeof perLane<typeof LaneState>>>>({
      ...perLane(ref(LaneState)),
      description: 'Quota and queue of each class of calls.',
    }),
    circuit: Type.Object(
      {
        state: enumOf(['closed', 'open', 'half_open'], {
          description: 'Open: the provider failed repeatedly and is left alone.',
        }),
        retryAt: nullable(Timestamp, { description: 'When one read may probe.' }),
      },
      { description: 'The circuit breaker.' },
    ),
  },
  {
    $id: 'Connection',
    description: 'One configured account at a provider.',
    examples: [exampleConnection],
  },
)
export type Connection = Static<typeof Connection>
