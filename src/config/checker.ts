import type { Static, TSchema } from '@sinclair/typebox'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { isRecord } from '../providers/wire.ts'
import { messageOf, narrowed } from './messages.ts'
import { type Path, type Problem, samePath } from './problem.ts'

export type Checker<T> = ValidateFunction<T>

const ajv = new Ajv({
  allErrors: true,
  useDefaults: true,
  strict: false,
  verbose: true,
  logger: false,
  code: { optimize: false },
  // Checking our own schemas at every start takes a tenth of it.
  validateSchema: false,
})
addFormats.default(ajv)

/** Checks values in place and fills defaults in; says all that is wrong. A schema is compiled once. */
export function createChecker<S extends TSchema>(schema: S): Checker<Static<S>> {
  return ajv.compile<Static<S>>(schema)
}

/**
 * What is wrong with a part of the file. A string that is one whole reference becomes the number, boolean or null
 * that the schema wants there; nothing else is converted.
 */
export function findProblems<T>(
  check: Checker<T>,
  value: unknown,
  at: Path,
  whole: readonly Path[],
): readonly Problem[] {
  const errors = errorsOf(check, value)
  const converted = errors.filter((error) => {
    const path = [...at, ...pathOf(error)]
    return whole.some((candidate) => samePath(candidate, path)) && convert(value, error)
  })
  const left = converted.length > 0 ? errorsOf(check, value) : errors
  return unique(
    narrowed(left).map((error) => ({ path: [...at, ...memberOf(error)], message: messageOf(error) })),
  )
}

function errorsOf<T>(check: Checker<T>, value: unknown): readonly ErrorObject[] {
  return check(value) ? [] : (check.errors ?? [])
}

function pathOf(error: ErrorObject): Path {
  return error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}

/** The path of the member itself, also of a missing or an unknown one. */
function memberOf(error: ErrorObject): Path {
  const params: unknown = error.params
  const member = isRecord(params) ? (params.missingProperty ?? params.additionalProperty) : undefined
  return typeof member === 'string' ? [...pathOf(error), member] : pathOf(error)
}

function convert(root: unknown, error: ErrorObject): boolean {
  const steps = pathOf(error)
  const last = steps.at(-1)
  const parent = steps.slice(0, -1).reduce<unknown>(memberAt, root)
  if (last === undefined) return false
  const text = memberAt(parent, last)
  const schema: unknown = error.parentSchema
  const types = isRecord(schema) ? [schema.type].flat() : []
  const value = typeof text === 'string' ? fromText(text, types) : undefined
  if (value === undefined || typeof parent !== 'object' || parent === null) return false
  Reflect.set(parent, last, value)
  return true
}

function memberAt(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

function fromText(text: string, types: readonly unknown[]): number | boolean | null | undefined {
  if (text === '' && types.includes('null')) return null
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true'
  const numeric = types.includes('integer') || types.includes('number')
  return numeric && /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : undefined
}

function unique(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(
    (problem, index) =>
      problems.findIndex(
        (other) => other.message === problem.message && samePath(other.path, problem.path),
      ) === index,
  )
}
