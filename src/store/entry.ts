import { Type } from '@sinclair/typebox'
import { TypeCompiler } from '@sinclair/typebox/compiler'
import type { Entry } from './store.ts'

const nullableString = Type.Union([Type.String(), Type.Null()])
const shape = TypeCompiler.Compile(
  Type.Object({
    id: Type.String(),
    version: Type.Integer(),
    caller: Type.String(),
    connection: Type.String(),
    state: Type.String(),
    key: nullableString,
    expiresAt: Type.Union([Type.Number(), Type.Null()]),
    content: Type.Unknown(),
  }),
)

export function parseEntry(text: string): Entry {
  const value: unknown = JSON.parse(text)
  if (!shape.Check(value)) throw new Error('an entry of the store cannot be read')
  return value
}
