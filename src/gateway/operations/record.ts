import { type Static, Type } from '@sinclair/typebox'
import { TypeCompiler } from '@sinclair/typebox/compiler'
import { operationStates } from '../../domain/operation.ts'
import { operations, type WriteName } from '../../domain/operation-name.ts'
import type { Entry } from '../../store/store.ts'

const optionalText = Type.Union([Type.String(), Type.Null()])
const optionalTime = Type.Union([Type.Number(), Type.Null()])
const JsonObject = Type.Record(Type.String(), Type.Unknown())

/** `accepted`: done, only the new ticket's number is not known yet; callers see `succeeded`. */
export const recordStates = [...operationStates, 'accepted'] as const
export type RecordState = (typeof recordStates)[number]
const State = Type.Unsafe<RecordState>(Type.Union(recordStates.map((state) => Type.Literal(state))))
const Action = Type.Unsafe<WriteName>(
  Type.Union(Object.entries(operations).flatMap(([name, { write }]) => (write ? [Type.Literal(name)] : []))),
)

const Answer = Type.Union([
  Type.Object({
    kind: Type.Literal('stored'),
    status: Type.Integer(),
    body: Type.Unknown(),
    location: optionalText,
    problem: Type.Boolean(),
  }),
  Type.Object({
    kind: Type.Literal('read'),
    status: Type.Union([Type.Literal(200), Type.Literal(201)]),
    what: Type.Union([Type.Literal('ticket'), Type.Literal('comment')]),
    ticket: Type.String(),
    comment: optionalText,
  }),
])
export type StoredAnswer = Static<typeof Answer>

const Content = Type.Object({
  action: Action,
  fingerprint: Type.String(),
  target: Type.Object({ ticket: optionalText, comment: optionalText }),
  /** The validated body, for as long as finding out may need it. */
  input: Type.Unknown(),
  keep: Type.Boolean(),
  owner: Type.String(),
  attempt: Type.Integer(),
  createdAt: Type.Number(),
  updatedAt: Type.Number(),
  /** When a byte may first have left, in this attempt. */
  sentAt: optionalTime,
  lastSentAt: optionalTime,
  /** When it was certain that no more bytes would leave: from then on the provider has `settleMs` to show the result. */
  unknownSince: optionalTime,
  /** Complete searches for its result that found nothing. */
  absences: Type.Integer(),
  hint: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
  ticketId: optionalText,
  commentId: optionalText,
  digests: Type.Array(Type.Object({ filename: Type.String(), size: Type.Number(), sha256: Type.String() })),
  /** Whether `digests` are all files of the request. */
  digestsComplete: Type.Boolean(),
  answer: Type.Union([Answer, Type.Null()]),
  problem: Type.Union([JsonObject, Type.Null()]),
})

/** An operation as the journal keeps it. Times are ms since the epoch. */
export interface OperationRecord extends Readonly<Static<typeof Content>> {
  readonly id: string
  readonly version: number
  readonly caller: string
  readonly connection: string
  readonly state: RecordState
  readonly key: string | null
}

/** How long a finished operation is kept after its end. */
export const retentionMs = 72 * 3_600_000
const content = TypeCompiler.Compile(Content)
const stateShape = TypeCompiler.Compile(State)
const lasting: ReadonlySet<RecordState> = new Set(['running', 'unknown', 'needs_resolution', 'accepted'])

export function fromEntry({ expiresAt: _, content: data, state, ...entry }: Entry): OperationRecord {
  if (!content.Check(data) || !stateShape.Check(state)) {
    throw new Error(`operation ${entry.id} in the store cannot be read`)
  }
  return { ...entry, ...data, state }
}

export function toEntry(record: OperationRecord): Entry {
  const { id, version, caller, connection, state, key, ...data } = record
  const expiresAt = lasting.has(state) ? null : record.updatedAt + retentionMs
  return { id, version, caller, connection, state, key, expiresAt, content: data }
}

/** The next version, with these changes. */
export function next(
  record: OperationRecord,
  changes: Partial<Omit<OperationRecord, 'id' | 'version'>>,
  now: number,
): OperationRecord {
  return { ...record, ...changes, version: record.version + 1, updatedAt: now }
}
