import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { exampleCapabilities, exampleConnection } from './examples.ts'
import { type Lane, LaneLimit, LaneState } from './lane.ts'
import { enumOf, nullable, ref, Timestamp } from './schema.ts'
import { Priority } from './status.ts'

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
