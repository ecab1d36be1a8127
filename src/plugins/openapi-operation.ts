import { isRecord, list, part, text, type Wire } from '../providers/wire.ts'

/** Puts what an operation takes where generators and Swagger UI look for it. */
export function finishInputs(operation: unknown, schemas: Wire): void {
  for (const parameter of list(part(operation).parameters)) {
    if (isRecord(parameter)) finishParameter(parameter)
  }
  const content = part(part(part(operation).requestBody).content)
  const json = content['application/json']
  if (isRecord(json)) Object.assign(json, choices(targetOf(json, schemas)))
}

/** What has a default may be left out. Swagger UI sends the example beside a schema, but not the one in it: a filter that nobody asked for. */
function finishParameter(parameter: Record<string, unknown>): void {
  const { schema, example, examples } = parameter
  if (!isRecord(schema)) return
  if (schema.default !== undefined) parameter.required = false
  if (parameter.required === true || (example === undefined && examples === undefined)) return
  const values = example === undefined ? Object.values(part(examples)).map(shown) : [example]
  Object.assign(schema, { examples: values })
  delete parameter.example
  delete parameter.examples
}

function shown(example: unknown): unknown {
  return part(example).value
}

/** Several examples of a body become a choice, each under the connection it is for. */
function choices(schema: Wire): { examples?: Record<string, { value: unknown }> } {
  const examples = list(schema.examples)
  if (examples.length < 2) return {}
  return {
    examples: Object.fromEntries(
      examples.map((value, index) => [text(part(value).connection) ?? `example-${index + 1}`, { value }]),
    ),
  }
}

function targetOf(media: Wire, schemas: Wire): Wire {
  const schema = part(media.schema)
  const name = text(schema.$ref)?.split('/').at(-1)
  return name === undefined ? schema : part(schemas[name])
}
