import { type Static, Type } from '@sinclair/typebox'
import { nullable, Timestamp } from './schema.ts'

/** A lane is a class of upstream calls with a quota of its own. */
export const lanes = ['read', 'create', 'update', 'comment', 'upload'] as const
export type Lane = (typeof lanes)[number]

export const LaneLimit = Type.Object(
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
