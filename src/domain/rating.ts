import { type Static, Type } from '@sinclair/typebox'
import { nullable, strict, Timestamp } from './schema.ts'

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
