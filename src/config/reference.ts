import { lanes } from '../domain/lane.ts'
import { isRecord, list, part, type Wire } from '../providers/wire.ts'
import { definitions } from './connection.ts'
import { Config } from './schema.ts'

interface Row {
  readonly name: string
  readonly schema: Wire
  readonly required: boolean
}

/** The configuration as Markdown tables, read off the schemas that check it. */
export function configurationReference(): string {
  const { connections, ...sections } = Config.properties
  const account = part(Object.values(part(connections.patternProperties))[0])
  return [
    table(Object.entries(sections).flatMap(([name, schema]) => rowsOf(name, schema))),
    'Each connection stands under its id in `connections`:',
    table(rowsOf('', account).filter(({ name }) => name !== 'settings')),
    ...definitions.flatMap(({ id, name, settings }) => [
      `\`settings\` of ${name} (\`provider: ${id}\`):`,
      table(rowsOf('', settings)),
    ]),
  ].join('\n\n')
}

/** A row for each member that holds a value; mappings are opened. */
function rowsOf(prefix: string, schema: Wire): readonly Row[] {
  const required = list(schema.required)
  return Object.entries(part(schema.properties)).flatMap(([name, value]) => {
    const member = part(value)
    const path = prefix === '' ? name : `${prefix}.${name}`
    const items = part(member.items)
    if (name === 'limits') return rowsOf(`${path}.<lane>`, part(part(member.properties)[lanes[0]]))
    if (isRecord(items.properties)) return rowsOf(`${path}[]`, items)
    if (isRecord(member.properties) && name !== 'routes') return rowsOf(path, member)
    return [{ name: path, schema: member, required: required.includes(name) }]
  })
}

function table(rows: readonly Row[]): string {
  return ['| member | type | default | meaning |', '| --- | --- | --- | --- |', ...rows.map(line)].join('\n')
}

function line({ name, schema, required }: Row): string {
  const missing = required ? 'required' : '–'
  const fallback = schema.default === undefined ? missing : code(JSON.stringify(schema.default))
  const secret = schema.writeOnly === true ? ' Secret.' : ''
  const cells = [code(name), typeOf(schema), fallback, `${schema.description ?? ''}${secret}`]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

const code = (text: string) => `\`${text}\``

function typeOf(schema: Wire): string {
  const values = list(schema.enum)
  if (values.length > 0) return values.map((value) => code(String(value))).join(' ')
  const choices = list(schema.anyOf).map((choice) => typeOf(part(choice)))
  if (choices.length > 0) return [...new Set(choices)].join(' or ')
  if (schema.type === 'array') return `list of ${typeOf(part(schema.items))}`
  if (schema.format === 'uri') return 'URL'
  if (schema.type === 'object') return 'mapping'
  return list(schema.type).map(String).join(' or ')
}
