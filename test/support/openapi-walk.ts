import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { isRecord, list, part, type Wire } from '../../src/providers/wire.ts'

export interface Place {
  readonly place: string
  readonly schema: Wire
}

/** Every schema below a part of the document, with where it stands. Examples are not looked into. */
export function schemasIn(root: unknown, place = ''): readonly Place[] {
  if (Array.isArray(root)) return root.flatMap((value, index) => schemasIn(value, `${place}/${index}`))
  if (!isRecord(root)) return []
  const own = isSchema(root) ? [{ place, schema: root }] : []
  const below = Object.entries(root)
    .filter(([name, value]) => !(/^examples?$/.test(name) && !isSchema(part(value))))
    .flatMap(([name, value]) => schemasIn(value, `${place}/${name}`))
  return [...own, ...below]
}

function isSchema(value: Wire): boolean {
  return typeof value.type === 'string' || Array.isArray(value.type) || Array.isArray(value.anyOf)
}

export interface Example extends Place {
  readonly value: unknown
}

/** Every example, with the schema it must keep: of schemas, of parameters, of bodies, of problems. */
export function examplesIn(document: Wire): readonly Example[] {
  const ofSchemas = schemasIn(document).flatMap(({ place, schema }) =>
    list(schema.examples).map((value) => ({ place, schema, value })),
  )
  const ofProblems = Object.entries(part(part(document.components).examples)).map(([name, example]) => ({
    place: `/components/examples/${name}`,
    schema: { $ref: '#/components/schemas/Problem' },
    value: part(example).value,
  }))
  return [...ofSchemas, ...ofProblems, ...besideSchemas(document, '')]
}

/** Of parameters and bodies, whose examples stand beside their schema. */
function besideSchemas(root: unknown, place: string): readonly Example[] {
  if (Array.isArray(root)) return root.flatMap((value, index) => besideSchemas(value, `${place}/${index}`))
  if (!isRecord(root)) return []
  const { schema, example, examples } = root
  const values = [
    ...(example === undefined ? [] : [example]),
    ...Object.values(part(examples)).flatMap((one) => ('value' in part(one) ? [part(one).value] : [])),
  ]
  const own = isRecord(schema) ? values.map((value) => ({ place, schema, value })) : []
  return [
    ...own,
    ...Object.entries(root).flatMap(([name, value]) => besideSchemas(value, `${place}/${name}`)),
  ]
}

/** Checks a value against a schema of the document; null: it is valid. */
export function validatorOf(document: Wire) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false })
  formats.default(ajv)
  ajv.addSchema({ ...document, $id: 'https://openapi.test/' })
  return (schema: Wire, value: unknown): string | null => {
    const check = ajv.compile({ $id: `https://openapi.test/${ids++}`, ...rooted(schema) })
    return check(value) ? null : ajv.errorsText(check.errors)
  }
}

let ids = 0

/** The schema with references that say which document they mean. */
function rooted(schema: Wire): Wire {
  return part(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"https://openapi.test/#/')))
}
