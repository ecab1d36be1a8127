import type { Call } from '../../upstream/call.ts'
import { need, type Wire } from '../wire.ts'
import { ask, type Desk, type Field } from './desk.ts'
import { cell, numberOf, rowsOf } from './wire.ts'

export interface Sort {
  readonly column: string
  readonly descending: boolean
}

export interface RowPage {
  readonly rows: readonly Wire[]
  /** Rows of all pages; null: not told. */
  readonly total: number | null
  readonly last: boolean
}

interface Wanted {
  readonly func: string
  /** Counted from 1. */
  readonly number: number
  readonly count: number
  readonly sort?: Sort | undefined
  readonly fields?: readonly Field[]
}

/** One page. Number and size are always sent: the panel remembers the last ones, for its people too. */
export function pageOf(desk: Desk, wanted: Wanted, call: Call): Promise<RowPage> {
  const { func, number, count, sort, fields = [] } = wanted
  const order: Field[] =
    sort === undefined
      ? []
      : [
          ['p_sort', sort.column],
          ['p_order', sort.descending ? 'desc' : 'asc'],
        ]
  const page: Field[] = [
    ['p_num', String(number)],
    ['p_cnt', String(count)],
  ]
  return ask(
    desk,
    { func, lane: 'read', fields: [...fields, ...page, ...order], missing: 'ticket_not_found' },
    (document) => readPage(document, number, count),
    call,
  )
}

/** Beyond the end the panel repeats its last page, and says so only by the page's number. */
function readPage(document: Wire, number: number, count: number): RowPage {
  const total = numberOf(document, 'p_elems')
  const beyond = (numberOf(document, 'p_num') ?? number) < number
  if (beyond || (total !== null && (number - 1) * count >= total)) return { rows: [], total, last: true }
  const rows = rowsOf(document)
  // A row that cannot be named would be skipped in silence, and the count of rows with it.
  for (const row of rows) need(cell(row, 'id') ?? cell(row, 'ticket'), 'a row with an id')
  const last = rows.length === 0 || (total === null ? rows.length < count : number * count >= total)
  return { rows, total, last }
}

const wholeCount = 500
const mostPages = 200

/** Page after page, until the list ends or `enough` says so. */
export async function allRows(
  desk: Desk,
  wanted: Omit<Wanted, 'number' | 'count'>,
  call: Call,
  enough: (rows: readonly Wire[]) => boolean = () => false,
): Promise<readonly Wire[]> {
  const rows: Wire[] = []
  for (let number = 1; number <= mostPages; number += 1) {
    const page = await pageOf(desk, { ...wanted, number, count: wholeCount }, call)
    rows.push(...page.rows)
    if (page.last || enough(rows)) break
  }
  return rows
}

const searchCount = 200

/**
 * The row with this id, by halving: the list is asked in descending order of id, so each page tells where to look.
 * A panel that does not sort is searched page by page.
 */
export async function findRow(desk: Desk, func: string, id: string, call: Call): Promise<Wire | null> {
  const wanted = { func, count: searchCount, sort: { column: 'id', descending: true } }
  const firstPage = await pageOf(desk, { ...wanted, number: 1 }, call)
  const found = rowIn(firstPage.rows, id)
  if (found !== null || firstPage.last) return found
  const target = Number(id)
  let low = 2
  let high = firstPage.total === null ? mostPages : Math.ceil(firstPage.total / searchCount)
  if (!descends(firstPage.rows)) return findByReading(desk, func, id, call)
  while (low <= high) {
    const number = Math.floor((low + high) / 2)
    const { rows } = await pageOf(desk, { ...wanted, number }, call)
    const row = rowIn(rows, id)
    if (row !== null) return row
    const [highest, lowest] = [idAt(rows, 0), idAt(rows, -1)]
    if (highest === null || lowest === null || target > highest) high = number - 1
    else if (target < lowest) low = number + 1
    else return descends(rows) ? null : findByReading(desk, func, id, call)
  }
  return null
}

async function findByReading(desk: Desk, func: string, id: string, call: Call): Promise<Wire | null> {
  const rows = await allRows(desk, { func }, call, (read) => rowIn(read, id) !== null)
  return rowIn(rows, id)
}

const rowIn = (rows: readonly Wire[], id: string): Wire | null =>
  rows.find((row) => cell(row, 'id') === id) ?? null

function idAt(rows: readonly Wire[], at: number): number | null {
  const row = rows.at(at)
  return row === undefined ? null : numberOf(row, 'id')
}

const descends = (rows: readonly Wire[]): boolean =>
  rows.every((row, at) => at === 0 || Number(cell(row, 'id')) < Number(cell(rows[at - 1] ?? row, 'id')))
