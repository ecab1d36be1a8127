import { type TSchema, Type } from '@sinclair/typebox'
import { exampleOf, nullable, ref } from './schema.ts'
import { Warning } from './warning.ts'

/** A page of a list. */
export interface Page<T> {
  readonly items: T[]
  readonly nextCursor: string | null
  readonly total: number | null
  readonly warnings: Warning[]
}

export function pageOf<S extends TSchema>(schema: S) {
  return Type.Object(
    {
      items: Type.Array(ref(schema), { description: 'The items of this page.' }),
      nextCursor: nullable(Type.String(), {
        description: 'Send it as `cursor` for the next page; null: this was the last.',
      }),
      total: nullable(Type.Integer(), { description: 'Number of items in all pages, where it is known.' }),
      warnings: Type.Array(ref(Warning), { description: 'What is missing, and why.' }),
    },
    {
      $id: `${schema.$id}Page`,
      description: `A page of ${schema.$id} items.`,
      examples: [{ items: [exampleOf(schema)], nextCursor: null, total: 1, warnings: [] }],
    },
  )
}
