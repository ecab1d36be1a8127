import { type Static, type TSchema, Type } from '@sinclair/typebox'

/** A plain `enum`: unions of literals would print as `anyOf` in OpenAPI. */
export function enumOf<const V extends readonly string[]>(values: V, options: Record<string, unknown> = {}) {
  return Type.Unsafe<V[number]>({ type: 'string', enum: [...values], ...options })
}

/** The schema or null, as JSON Schema 2020-12 and code generators read it best. */
export function nullable<S extends TSchema>(schema: S, options: Record<string, unknown> = {}) {
  const { type, enum: values } = schema
  if (typeof type !== 'string') {
    return Type.Unsafe<Static<S> | null>({ anyOf: [schema, { type: 'null' }], ...options })
  }
  return Type.Unsafe<Static<S> | null>({
    ...schema,
    type: [type, 'null'],
    ...(Array.isArray(values) ? { enum: [...values, null] } : {}),
    ...options,
  })
}

/** A reference to a schema that is registered under its `$id`. */
export function ref<S extends TSchema>(schema: S, options: Record<string, unknown> = {}) {
  return Type.Unsafe<Static<S>>({ $ref: `${schema.$id}#`, ...options })
}

export function nullableRef<S extends TSchema>(schema: S, options: Record<string, unknown> = {}) {
  return Type.Unsafe<Static<S> | null>({ anyOf: [{ $ref: `${schema.$id}#` }, { type: 'null' }], ...options })
}

/** An object that refuses members it does not know. */
export function strict<P extends Parameters<typeof Type.Object>[0]>(
  properties: P,
  options: Record<string, unknown> = {},
) {
  return Type.Object(properties, { additionalProperties: false, ...options })
}

/** The first example of a schema, to be shown inside another one. */
export function exampleOf(schema: TSchema): unknown {
  const examples: unknown = schema.examples
  return Array.isArray(examples) ? examples[0] : undefined
}

/** RFC 3339, UTC, with `Z`. */
export const Timestamp = Type.String({
  format: 'date-time',
  description: 'RFC 3339 in UTC, ending in `Z`.',
  examples: ['2026-11-20T09:30:00.000Z'],
})

/** A provider's own string in a body or a query: 1 to 1000 characters, none of them a control character. */
export function providerString(description: string, example: string) {
  return Type.String({
    minLength: 1,
    maxLength: 1000,
    pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f]+$',
    description,
    examples: [example],
  })
}
