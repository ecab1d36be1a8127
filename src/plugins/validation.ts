import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import type { FastifySchemaCompiler, FastifySchemaValidationError } from 'fastify'
import plugin from 'fastify-plugin'
import { isRecord, type Wire } from '../providers/wire.ts'
import { escapePointer, hasBadText, multipartBody } from './strict-json.ts'

/** Words of OpenAPI, and ours, that say nothing about validity. */
const annotations = ['example', 'style', 'explode', 'x-scope']
const shared: Options = {
  strict: true,
  strictTypes: false,
  strictTuples: false,
  strictRequired: false,
  // Checking our own schemas at every start takes a tenth of it.
  validateSchema: false,
  useDefaults: true,
  removeAdditional: false,
  addUsedSchema: false,
}
/** Every fault is named, unless the value is so large that a list of them would be an attack. */
const maxNodesForAllErrors = 1000

type Validator = ((data: unknown) => boolean) & { errors?: FastifySchemaValidationError[] | null }

/**
 * Checks what callers send, with the schemas that are registered on the root (`addSchema`).
 * Response schemas are for the document and the tests only: plain JSON.stringify is the fastest.
 */
export const validation = plugin(
  async (app) => {
    app.setValidatorCompiler(createCompiler(() => Object.values(app.getSchemas()).filter(isRecord)))
    app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  },
  { name: 'validation' },
)

/** Bodies are taken as they are; query strings and the like are text, so their values are converted, but by strict rules. */
function createCompiler(registered: () => readonly Wire[]): FastifySchemaCompiler<unknown> {
  const make = (options: Options) => {
    const ajv = new Ajv({ ...shared, ...options })
    formats.default(ajv)
    ajv.addFormat('date-time', isInstant)
    ajv.addVocabulary(annotations)
    for (const schema of registered()) ajv.addSchema(schema)
    return ajv
  }
  const bodies = once(() => make({ coerceTypes: false }))
  const bodiesInFull = once(() => make({ coerceTypes: false, allErrors: true }))
  const texts = once(() => make({ coerceTypes: 'array', allErrors: true }))

  return ({ schema, httpPart }) => {
    const definition = isRecord(schema) ? schema : {}
    // Compiled when first asked: all of them at the start took a sixth of it.
    if (httpPart === 'body') {
      return bodyValidator(
        once(() => compile(bodies(), definition)),
        once(() => compile(bodiesInFull(), definition)),
      )
    }
    const validate = once(() => compile(texts(), definition))
    return httpPart === 'querystring' ? queryValidator(validate, definition) : plainValidator(validate)
  }
}

/** RFC 3339 that is also a time for JavaScript: leap seconds are not. */
const isInstant = (() => {
  const plain = new Ajv({ validateSchema: false })
  formats.default(plain)
  const isDateTime = plain.compile({ type: 'string', format: 'date-time' })
  return (text: string) => isDateTime(text) && Number.isFinite(Date.parse(text))
})()

function compile(ajv: Ajv, schema: Record<string, unknown>): ValidateFunction {
  const id = typeof schema.$id === 'string' ? ajv.getSchema(schema.$id) : undefined
  return id ?? ajv.compile(schema)
}

function plainValidator(validateWith: () => ValidateFunction): Validator {
  const validator: Validator = (data) => {
    const validate = validateWith()
    const valid = validate(data) === true
    validator.errors = valid ? null : known(validate.errors)
    return valid
  }
  return validator
}

function bodyValidator(toFirst: () => ValidateFunction, inFull: () => ValidateFunction): Validator {
  const validator: Validator = (data) => {
    if (data === multipartBody) return true
    const first = toFirst()
    if (first(data) === true) return true
    validator.errors = known(first.errors)
    if (isSmall(data)) {
      const validate = inFull()
      if (validate(data) !== true) validator.errors = known(validate.errors)
    }
    return false
  }
  return validator
}

function queryValidator(validateWith: () => ValidateFunction, schema: Record<string, unknown>): Validator {
  const numeric = numericNames(schema)
  const validator: Validator = (data) => {
    const validate = validateWith()
    const faults = textFaults(isRecord(data) ? data : {}, numeric)
    if (faults.length === 0 && validate(data) === true) return true
    validator.errors = faults.length > 0 ? faults : known(validate.errors)
    return false
  }
  return validator
}

/** An empty value, a character that no text may hold, or a number in a spelling of programmers (`0x10`, `1e2`, ` 5`). */
function textFaults(
  query: Readonly<Record<string, unknown>>,
  numeric: ReadonlySet<string>,
): FastifySchemaValidationError[] {
  const faults: FastifySchemaValidationError[] = []
  for (const [name, value] of Object.entries(query)) {
    for (const text of Array.isArray(value) ? value : [value]) {
      const message =
        text === ''
          ? 'must not be empty'
          : typeof text === 'string' && hasBadText(text)
            ? 'must not hold control characters or broken Unicode'
            : numeric.has(name) && typeof text === 'string' && !/^-?(0|[1-9]\d{0,15})$/.test(text)
              ? 'must be a decimal integer'
              : null
      if (message !== null) faults.push(fault(`/${escapePointer(name)}`, message))
    }
  }
  return faults.slice(0, 20)
}

function numericNames(schema: Record<string, unknown>): ReadonlySet<string> {
  const properties = isRecord(schema.properties) ? Object.entries(schema.properties) : []
  return new Set(
    properties.filter(([, value]) => isRecord(value) && value.type === 'integer').map(([name]) => name),
  )
}

function fault(instancePath: string, message: string): FastifySchemaValidationError {
  return { keyword: 'text', instancePath, schemaPath: '#', params: {}, message }
}

function known(errors: ErrorObject[] | null | undefined): FastifySchemaValidationError[] {
  return (errors ?? []).slice(0, 100).map(({ keyword, instancePath, schemaPath, params, message }) => ({
    keyword,
    instancePath,
    schemaPath,
    params,
    message: message ?? 'is not valid',
  }))
}

function isSmall(data: unknown): boolean {
  let seen = 0
  const waiting: unknown[] = [data]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    seen += 1
    if (seen > maxNodesForAllErrors) return false
    if (typeof next === 'object' && next !== null) {
      const inside = Object.values(next)
      if (inside.length > maxNodesForAllErrors) return false
      waiting.push(...inside)
    }
  }
  return true
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
