import type { ErrorObject } from 'ajv'
import { list, part } from '../providers/wire.ts'

/** Errors worth telling: those inside the alternatives of an `anyOf` only repeat what the whole says. */
export function narrowed(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
  return errors.filter(
    (error) =>
      !choices.some(
        (choice) =>
          choice !== error &&
          error.schemaPath.startsWith(`${choice.schemaPath}/`) &&
          error.instancePath.startsWith(choice.instancePath),
      ),
  )
}

const nouns: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a mapping',
  array: 'a list',
  null: 'null',
}

/** What is expected; never the value that is there. */
export function messageOf(error: ErrorObject): string {
  const schema = part(error.parentSchema)
  const params = part(error.params)
  if (error.keyword === 'required') return missing(schema, String(params.missingProperty))
  if (error.keyword === 'additionalProperties') return unknown(schema, String(params.additionalProperty))
  if (typeof schema.expected === 'string') return `must be ${schema.expected}`
  switch (error.keyword) {
    case 'type':
      return typeMessage(schema, error.data)
    case 'enum':
      return `must be one of ${list(schema.enum).map(String).join(', ')}`
    case 'const':
      return `must be ${String(schema.const)}`
    case 'minLength':
      return params.limit === 1 ? 'must not be empty' : `must have at least ${params.limit} characters`
    case 'minItems':
      return params.limit === 1 ? 'must not be empty' : `must have at least ${params.limit} items`
    case 'uniqueItems':
      return 'must not hold the same value twice'
    case 'format':
      return params.format === 'uri' ? 'must be an absolute URL' : `must be a valid ${params.format}`
    case 'pattern':
      return `must match ${params.pattern}`
    case 'minimum':
      return `must be at least ${params.limit}`
    case 'maximum':
      return `must be at most ${params.limit}`
    case 'anyOf':
      return alternatives(schema)
    default:
      return error.message ?? 'is not valid'
  }
}

function typeMessage(schema: Readonly<Record<string, unknown>>, data: unknown): string {
  const types = [schema.type].flat().map(String)
  const expected = `must be ${types.map((type) => nouns[type] ?? type).join(' or ')}`
  const scalar = typeof data === 'number' || typeof data === 'boolean'
  return scalar && types.includes('string') ? `${expected}; put it in quotes` : expected
}

function missing(schema: Readonly<Record<string, unknown>>, member: string): string {
  const description = part(part(schema.properties)[member]).description
  return typeof description === 'string' ? `is missing. ${description}` : 'is missing'
}

function unknown(schema: Readonly<Record<string, unknown>>, member: string): string {
  if (schema.patternProperties !== undefined) {
    return 'is no valid id: lower-case letters, digits and hyphens, a letter first, at most 63 characters'
  }
  const known = Object.keys(part(schema.properties))
  const near = known.find((name) => sameLetters(name, member) || distance(name, member) <= 2)
  return near === undefined
    ? `is not known here; known: ${known.join(', ')}`
    : `is not known; is ${near} meant?`
}

/** `api_key` and `apikey` mean `apiKey`. */
function sameLetters(a: string, b: string): boolean {
  const plain = (name: string) => name.replace(/[_-]/g, '').toLowerCase()
  return plain(a) === plain(b)
}

function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Number.POSITIVE_INFINITY
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1]
    for (const [column, other] of [...b].entries()) {
      const replaced = (above[column] ?? 0) + (letter === other ? 0 : 1)
      current.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
    }
    above = current
  }
  return above.at(-1) ?? 0
}

/** Schemas that differ in their required members are told as such. */
function alternatives(schema: Readonly<Record<string, unknown>>): string {
  const sets = list(schema.anyOf).map((choice) => list(part(choice).required).map(String))
  return sets.every((names) => names.length > 0)
    ? `needs ${sets.map((names) => names.join(' and ')).join(', or ')}`
    : 'is none of the forms that are allowed here'
}
