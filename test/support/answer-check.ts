import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { isRecord, part, text } from '../../src/providers/wire.ts'

/** Throws where an answer is not what the published document promises for its route and status. */
export type CheckAnswer = (method: string, path: string, status: number, type: string, body: unknown) => void

/** Reads the OpenAPI document; members that it does not name are refused, too, or it would not tell all. */
export function createAnswerCheck(document: unknown): CheckAnswer {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true, validateSchema: false })
  formats.default(ajv)
  ajv.addSchema({ $id: 'https://openapi.test/', ...part(closed(document)) })
  const templates = Object.keys(part(part(document).paths)).map((template) => ({
    template,
    pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`),
  }))
  const compiled = new Map<string, ValidateFunction>()

  function schemaAt(place: readonly string[]): ValidateFunction {
    const pointer = place.map((name) => name.replace(/~/g, '~0').replace(/\//g, '~1')).join('/')
    const $ref = `https://openapi.test/#/${encodeURI(pointer)}`
    const check = compiled.get($ref) ?? ajv.compile({ $ref })
    compiled.set($ref, check)
    return check
  }

  return (method, path, status, type, body) => {
    const template = templates.find(({ pattern }) => pattern.test(path))?.template
    const operation = part(part(part(part(document).paths)[template ?? ''])[method.toLowerCase()])
    const promise = part(part(part(part(operation.responses)[String(status)]).content)[type])
    if (type === 'application/problem+json') {
      expectValid(schemaAt(['components', 'schemas', 'Problem']), body)
      const code = text(part(body).code) ?? ''
      if (operation.operationId === undefined || isRecord(part(promise.examples)[code])) return
      throw new Error(`${operation.operationId} does not tell that it answers ${status} ${code}`)
    }
    if (template === undefined || !isRecord(promise.schema)) {
      throw new Error(`${method} ${path} promises no ${status} as ${type}`)
    }
    const place = ['paths', template, method.toLowerCase(), 'responses', String(status), 'content', type]
    expectValid(schemaAt([...place, 'schema']), body)
  }

  function expectValid(check: ValidateFunction, body: unknown): void {
    if (!check(body)) throw new Error(`${explain(check.errors)} in ${JSON.stringify(body).slice(0, 2000)}`)
  }
}

function explain(errors: readonly ErrorObject[] | null | undefined): string {
  return (errors ?? [])
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
    .join('; ')
}

/** A copy in which every object refuses the members that it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (!isRecord(schema)) return schema
  const members = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]))
  const open = schema.type === 'object' && isRecord(schema.properties)
  return open && schema.additionalProperties === undefined
    ? { ...members, additionalProperties: false }
    : members
}
