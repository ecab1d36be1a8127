import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { problemCodes } from '../src/domain/problems.ts'
import { isRecord, list, part, text, type Wire } from '../src/providers/wire.ts'
import { currentDocument, documentPath, typesOf, typesPath } from './support/openapi-document.ts'
import { examplesIn, schemasIn, validatorOf } from './support/openapi-walk.ts'

const run = promisify(execFile)
const committed = readFileSync(documentPath, 'utf8')
const document = part(JSON.parse(committed))
const components = part(document.components)
const operations = Object.entries(part(document.paths)).flatMap(([path, methods]) =>
  Object.entries(part(methods)).map(([method, operation]) => ({
    name: text(part(operation).operationId) ?? `${method} ${path}`,
    operation: part(operation),
  })),
)

describe('openapi/openapi.json', () => {
  let current = ''
  beforeAll(async () => {
    current = await currentDocument()
  })

  it('is fresh (npm run openapi)', () => {
    expect(current === committed, 'run npm run openapi').toBe(true)
  })

  it('gives the types that the tests use', async () => {
    expect((await typesOf(committed)) === readFileSync(typesPath, 'utf8'), 'run npm run openapi').toBe(true)
  })

  it('is OpenAPI 3.1 with an operationId for every operation', () => {
    expect(text(document.openapi)).toMatch(/^3\.1\./)
    expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length)
    for (const { name } of operations) expect(name).toMatch(/^[a-z][A-Za-z]+$/)
  })

  it('tells every problem code there is', () => {
    expect(enumOf('Problem', 'code')).toEqual([...problemCodes])
  })
})

describe('every operation', () => {
  it.each(operations)('$name has a summary, a description and a tag', ({ operation }) => {
    expect(text(operation.summary)).toMatch(/\w/)
    expect(text(operation.description)).toMatch(/\w/)
    expect(list(operation.tags)).toHaveLength(1)
  })

  it.each(operations)('$name has parameters with a description and an example', ({ operation }) => {
    for (const parameter of list(operation.parameters).map(part)) {
      expect(text(parameter.description), text(parameter.name) ?? '').toMatch(/\w/)
      const examples = [parameter.example, ...list(part(parameter.schema).examples)]
      expect(
        examples.filter((example) => example !== undefined),
        text(parameter.name) ?? '',
      ).not.toEqual([])
    }
  })

  it.each(operations)('$name takes and answers JSON that has an example', ({ operation }) => {
    const contents = [
      part(part(operation.requestBody).content),
      ...Object.values(part(operation.responses)).map((response) => part(part(response).content)),
    ]
    for (const content of contents) {
      const media = part(content['application/json'])
      if (!isRecord(media.schema)) continue
      expect(list(targetOf(media.schema).examples), JSON.stringify(media.schema)).not.toEqual([])
    }
  })
})

describe('every schema', () => {
  it.each(Object.entries(part(components.schemas)))(
    '%s has a description and an example',
    (_name, schema) => {
      expect(text(part(schema).description)).toMatch(/\w/)
      expect(list(part(schema).examples)).not.toEqual([])
    },
  )

  it('describes every member, or refers to a schema that does', () => {
    const silent = schemasIn(components.schemas).flatMap(({ place, schema }) =>
      Object.entries(part(schema.properties))
        .filter(([, member]) => part(member).$ref === undefined && text(part(member).description) === null)
        .map(([name]) => `${place}.${name}`),
    )
    expect(silent).toEqual([])
  })

  it('says null by type, and lists it in an enum that may be null', () => {
    for (const { place, schema } of schemasIn(document)) {
      expect(schema.nullable, place).toBeUndefined()
      if (!Array.isArray(schema.enum) || !Array.isArray(schema.type)) continue
      expect(schema.enum.includes(null), place).toBe(schema.type.includes('null'))
    }
  })
})

describe('every example', () => {
  it('is valid against its schema', () => {
    const validate = validatorOf(document)
    const examples = examplesIn(document)
    expect(examples.length).toBeGreaterThan(100)
    const wrong = examples.flatMap(({ place, schema, value }) => {
      const error = validate(schema, value)
      return error === null ? [] : [`${place}: ${error}`]
    })
    expect(wrong).toEqual([])
  })
})

describe('the linters', () => {
  const require = process.env.REQUIRE_CONTAINERS === '1'
  const folder = fileURLToPath(new URL('..', import.meta.url))
  const environment = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }

  it('Redocly finds nothing by its recommended rules', { timeout: 120_000 }, async () => {
    const { stdout } = await run(
      'npx',
      ['redocly', 'lint', '--extends=recommended', '--format=json', documentPath],
      { cwd: folder, env: environment },
    )
    expect(part(JSON.parse(stdout)).totals).toEqual({ errors: 0, warnings: 0, ignored: 0 })
  })

  if (!require) process.stderr.write('skipped: Spectral, which is fetched only with REQUIRE_CONTAINERS=1\n')
  it.runIf(require)('Spectral finds nothing by spectral:oas', { timeout: 300_000 }, async () => {
    const ruleset = fileURLToPath(new URL('support/spectral.json', import.meta.url))
    const { stdout } = await run(
      'npx',
      [
        '--yes',
        '@stoplight/spectral-cli@6.16.3',
        'lint',
        '--fail-severity=hint',
        '--format=json',
        '--quiet',
        `--ruleset=${ruleset}`,
        documentPath,
      ],
      { cwd: folder, env: environment },
    )
    expect(JSON.parse(stdout === '' ? '[]' : stdout)).toEqual([])
  })
})

function enumOf(schema: string, member: string): readonly unknown[] {
  return list(part(part(part(part(components.schemas)[schema]).properties)[member]).enum)
}

function targetOf(schema: Wire): Wire {
  const name = text(schema.$ref)?.split('/').at(-1)
  return name === undefined ? schema : part(part(components.schemas)[name])
}
