/** One node of the document that the panel builds before it prints it as XML or as one of its JSON dialects. */
export interface Node {
  readonly name: string
  readonly text?: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly children?: readonly Node[]
}

export const leaf = (
  name: string,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): Node => ({
  name,
  text,
  attributes,
})

export const group = (
  name: string,
  children: readonly Node[],
  attributes: Readonly<Record<string, string>> = {},
): Node => ({ name, children, attributes })

/** A flag is a node of its own with the value `on`; a flag that is off is no node at all. */
export const flag = (name: string, on: boolean): readonly Node[] => (on ? [leaf(name, 'on')] : [])

export type Format = 'xml' | 'json' | 'xjson' | 'sjson' | 'bjson'

/** These are arrays even with one item; every other repeated node is an array only when it occurs twice. */
const alwaysArrays = new Set(['elem', 'slist', 'val', 'page', 'filter', 'mlist'])

/** The raw code beside a translated label is printed by one dialect only. */
const attributesOf = (node: Node, format: Format): [string, string][] =>
  Object.entries(node.attributes ?? {}).filter(([name]) => name !== 'orig' || format === 'sjson')

export function toJson(node: Node, format: Format): Record<string, unknown> {
  const json: Record<string, unknown> = {}
  for (const [name, value] of attributesOf(node, format)) json[`$${name}`] = value
  if (node.text !== undefined && node.text !== '') json.$ = node.text
  for (const [name, nodes] of byName(node.children ?? [])) {
    const values = nodes.map((child) => toJson(child, format))
    json[name] = values.length > 1 || alwaysArrays.has(name) ? values : values[0]
  }
  return json
}

/** The brief dialect: no `doc`, no `$` around scalars, success is `"ok": true`. */
export function toBriefJson(node: Node): unknown {
  const attributes = attributesOf(node, 'bjson')
  const children = node.children ?? []
  if (attributes.length === 0 && children.length === 0) return node.name === 'ok' ? true : (node.text ?? '')
  const json: Record<string, unknown> = {}
  for (const [name, value] of attributes) json[`$${name}`] = value
  if (node.text !== undefined) json.$t = node.text
  for (const [name, nodes] of byName(children)) {
    const values = nodes.map(toBriefJson)
    json[name] = values.length > 1 || name === 'elem' ? values : values[0]
  }
  return json
}

export function toXml(node: Node): string {
  const attributes = attributesOf(node, 'xml').map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
  const inside = escapeXml(node.text ?? '') + (node.children ?? []).map(toXml).join('')
  const tag = `${node.name}${attributes.join('')}`
  return inside === '' ? `<${tag}/>` : `<${tag}>${inside}</${node.name}>`
}

function byName(nodes: readonly Node[]): Map<string, Node[]> {
  const groups = new Map<string, Node[]>()
  for (const node of nodes) {
    const known = groups.get(node.name)
    if (known === undefined) groups.set(node.name, [node])
    else known.push(node)
  }
  return groups
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
