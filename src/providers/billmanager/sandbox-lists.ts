import { group, leaf, type Node } from './sandbox-document.ts'
import { PanelError } from './sandbox-errors.ts'
import type { Panel, User } from './sandbox-panel.ts'
import { type Parameters, sent } from './sandbox-request.ts'

/** What one call works with. */
export interface Context {
  readonly panel: Panel
  readonly parameters: Parameters
  readonly user: User
  readonly func: string
  readonly lang: string
}

export interface List<Row> {
  readonly rows: readonly Row[]
  readonly id: (row: Row) => number
  readonly render: (row: Row) => readonly Node[]
  /** Columns that can be sorted by; any other is ignored in silence. */
  readonly sorts: Readonly<Record<string, (row: Row) => string | number>>
  readonly filters: Readonly<Record<string, (row: Row, value: string) => boolean>>
}

export const filterKey = (user: User, list: string): string => `${user.id} ${list}`

/** A page: the stored filter is applied, page size and page number are remembered for the user. */
export function listPage<Row>(context: Context, list: List<Row>): Node[] {
  const { panel, user, func } = context
  const key = filterKey(user, func)
  const stored = panel.filters.get(key) ?? new Map<string, string>()
  const kept = list.rows.filter((row) =>
    [...stored].every(([name, value]) => list.filters[name]?.(row, value) ?? true),
  )
  const { column, descending } = order(context)
  const by = list.sorts[column] ?? list.id
  const sorted = kept.toSorted((one, other) => compare(by(one), by(other)) || list.id(one) - list.id(other))
  if (descending) sorted.reverse()
  const remembered = panel.pages.get(key) ?? { count: 50, number: 1 }
  const count = positive(context, 'p_cnt') ?? remembered.count
  const pages = Math.max(1, Math.ceil(sorted.length / count))
  const number = Math.min(positive(context, 'p_num') ?? remembered.number, pages)
  panel.pages.set(key, { count, number })
  const shown = sorted.slice((number - 1) * count, number * count)
  return [
    ...shown.map((row) => group('elem', list.render(row))),
    leaf('p_cnt', String(count)),
    leaf('p_elems', String(sorted.length)),
    leaf('p_num', String(number)),
    leaf('p_order', descending ? 'desc' : 'asc'),
    leaf('p_sort', column in list.sorts ? column : 'id'),
    ...labels(sorted, count, list),
    group(
      'p_possible_filters',
      Object.keys(list.filters).map((name) => group('filter', [], { name })),
    ),
    group(
      'saved_filters',
      [...stored].map(([name, value]) => leaf('filter', value, { name })),
    ),
  ]
}

function order({ parameters }: Context): { column: string; descending: boolean } {
  const short = /^([+-])(.+)$/.exec(sent(parameters, 'p_col'))
  if (short !== null) return { column: short[2] ?? 'id', descending: short[1] === '-' }
  return {
    column: sent(parameters, 'p_sort') || 'id',
    descending: (sent(parameters, 'p_order') || 'desc') === 'desc',
  }
}

const compare = (one: string | number, other: string | number): number =>
  typeof one === 'number' && typeof other === 'number'
    ? one - other
    : String(one).localeCompare(String(other))

function positive({ parameters }: Context, name: string): number | undefined {
  const text = sent(parameters, name)
  if (text === '') return undefined
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new PanelError('value', name, text)
  return Number(text)
}

/** One entry per page, named after the first row of that page. */
function labels<Row>(rows: readonly Row[], count: number, list: List<Row>): Node[] {
  const pages: Node[] = []
  for (let first = 0; first < rows.length; first += count) {
    const row = rows[first]
    if (row !== undefined) pages.push(leaf('page', String(list.id(row))))
  }
  return pages
}

/** A filter form: without `sok` it shows what is stored, with it it stores. */
export function filterForm(
  context: Context,
  list: string,
  fields: readonly string[],
  choices: readonly Node[],
): Node[] {
  const { panel, user, parameters } = context
  const key = filterKey(user, list)
  const done = sent(parameters, 'sok') !== ''
  if (sent(parameters, 'reset') === 'on') panel.filters.delete(key)
  else if (done) {
    const given = fields.flatMap((name): [string, string][] => {
      const value = sent(parameters, name)
      return value === '' || value === 'null' || value === 'nodate' ? [] : [[name, value]]
    })
    panel.filters.set(key, new Map(given))
  }
  const stored = panel.filters.get(key)
  return [
    ...(done || sent(parameters, 'reset') === 'on' ? [group('ok', [])] : []),
    ...fields.flatMap((name) => {
      const value = stored?.get(name) ?? ''
      return name === 'tstatus' && value !== ''
        ? value.split(',').map((status) => leaf(name, status.trim()))
        : [leaf(name, value)]
    }),
    ...choices,
  ]
}

export const contains = (text: string, part: string): boolean =>
  text.toLowerCase().includes(part.toLowerCase())

export const oneOf = (value: string, list: string): boolean =>
  list
    .split(',')
    .map((part) => part.trim())
    .includes(value)
