import { type Static, Type } from '@sinclair/typebox'
import { enumOf, nullable, providerString, strict, Timestamp } from './schema.ts'

export const operationStates = [
  'running',
  'succeeded',
  'failed',
  'unknown',
  'not_created',
  'needs_resolution',
] as const
export type OperationState = (typeof operationStates)[number]

export const OperationState = enumOf(operationStates, {
  description:
    '`unknown`: the answer was lost and the gateway is finding out; `not_created`: it had no effect, the same key may run again; `needs_resolution`: a person must decide.',
})

export const Operation = Type.Object(
  {
    id: Type.String({ description: 'As in the header `Operation-Id`.' }),
    action: Type.String({ description: 'The operationId of the write.', examples: ['createTicket'] }),
    connection: Type.String({ description: 'Where it was sent.' }),
    state: OperationState,
    ticketId: nullable(Type.String(), { description: 'The ticket it made or changed, once known.' }),
    commentId: nullable(Type.String(), { description: 'The comment it made or changed, once known.' }),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    problem: nullable(Type.Record(Type.String(), Type.Unknown()), {
      description: 'The problem that the caller was answered with.',
    }),
  },
  {
    $id: 'Operation',
    description: 'A write, from before its first byte until its outcome is known.',
    examples: [
      {
        id: '019ab3c0-7f4e-7c21-9d55-0b6a2f1c8e44',
        action: 'createTicket',
        connection: 'selectel',
        state: 'succeeded',
        ticketId: 'selectel:61234',
        commentId: null,
        createdAt: '2026-11-20T09:30:00.000Z',
        updatedAt: '2026-11-20T09:30:01.250Z',
        problem: null,
      },
    ],
  },
)
export type Operation = Static<typeof Operation>

export const Resolution = strict(
  {
    outcome: enumOf(['created', 'not_created'], { description: 'What a person found at the provider.' }),
    ticketId: Type.Optional(
      providerString(
        'The ticket, `<connection>:<number>`; needed where a ticket was created.',
        'selectel:61234',
      ),
    ),
  },
  {
    $id: 'Resolution',
    description: 'A person’s decision about an operation whose outcome is unknown.',
    examples: [{ outcome: 'created', ticketId: 'selectel:61234' }],
  },
)
export type Resolution = Static<typeof Resolution>
