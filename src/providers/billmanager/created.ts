import type { Call } from '../../upstream/call.ts'
import type { Wire } from '../wire.ts'
import { type Desk, unlessRefused } from './desk.ts'
import { pageOf } from './rows.ts'
import { cell, numberOf } from './wire.ts'

/** The lists in which every new ticket appears, by number. */
export type NewestList = 'ticket_all' | 'clientticket'

/** Enough to hold what was created in the meantime. */
const newestCount = 50

async function newestRows(desk: Desk, func: NewestList, call: Call): Promise<readonly Wire[]> {
  const sort = { column: 'id', descending: true }
  return (await pageOf(desk, { func, number: 1, count: newestCount, sort }, call)).rows
}

/** The highest number before a write; null where the list is not shown. */
export async function newestNumber(desk: Desk, func: NewestList, call: Call): Promise<number | null> {
  const rows = await unlessRefused(newestRows(desk, func, call))
  if (rows === null) return null
  return Math.max(0, ...rows.map((row) => numberOf(row, 'id') ?? 0))
}

/** The numbers above `last`, lowest first. */
export async function newerRows(
  desk: Desk,
  func: NewestList,
  last: number,
  call: Call,
): Promise<readonly Wire[]> {
  const rows = await newestRows(desk, func, call)
  return rows
    .filter((row) => (numberOf(row, 'id') ?? 0) > last)
    .toSorted((one, other) => Number(cell(one, 'id')) - Number(cell(other, 'id')))
}

/** A new ticket with this subject that no other call has taken; null: not found. */
export async function unclaimedTicket(
  desk: Desk,
  func: NewestList,
  { last, subject }: { readonly last: number | null; readonly subject: string },
  call: Call,
): Promise<string | null> {
  if (last === null) return null
  for (const row of await newerRows(desk, func, last, call)) {
    const number = cell(row, 'id')
    if (number !== null && sameText(cell(row, 'name') ?? '', subject) && (await call.claim(number)))
      return number
  }
  return null
}

/** The panel trims, and may change the ends of lines. */
export const sameText = (one: string, other: string): boolean => plain(one) === plain(other)
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim()
