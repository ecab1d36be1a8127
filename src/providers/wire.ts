import { WrongShape } from '../upstream/upstream.ts'

/**
 * Tolerant readers of what providers send: object or array, number or string, `[]` for empty, missing or null.
 * They never guess: what cannot be read is null, and a shape that makes no sense at all is a WrongShape.
 */
export type Wire = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object, or WrongShape. */
export function record(value: unknown, what = 'an object'): Wire {
  if (isRecord(value)) return value
  throw new WrongShape(`expected ${what}`)
}

/** An object, or an empty one: for nested parts that may be missing, null or `[]`. */
export function part(value: unknown): Wire {
  return isRecord(value) ? value : {}
}

/** Several, one or none: always an array. */
export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === null || value === '' ? [] : [value]
}

/** The objects of a list; anything else in it is ignored. */
export function records(value: unknown): readonly Wire[] {
  return list(value).filter(isRecord)
}

/** Text, or null for missing, empty (`""`, `[]`, `{}`) and anything that is no scalar. */
export function text(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  return null
}

/** Text that must be there. */
export function need(value: unknown, what: string): string {
  const found = text(value)
  if (found === null) throw new WrongShape(`expected ${what}`)
  return found
}

export function integer(value: unknown): number | null {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^-?\d+$/.test(value.trim())
        ? Number(value)
        : Number.NaN
  return Number.isSafeInteger(number) ? number : null
}

export function flag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  if (value === 1 || value === '1' || value === 'on' || value === 'true' || value === 'yes') return true
  if (value === 0 || value === '0' || value === 'off' || value === 'false' || value === 'no') return false
  return null
}

/** RFC 3339 in UTC on a day that every month has; such a text needs no calendar, which takes most of the time of a list. */
const plainUtc =
  /^(?!000[01])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/

/** An instant with a zone -> RFC 3339 in UTC; zero dates and nonsense are null. */
export function instant(value: unknown): string | null {
  const written = text(value)
  if (written === null) return null
  if (plainUtc.test(written)) return written.length > 20 ? written : `${written.slice(0, -1)}.000Z`
  if (/^000[01]-/.test(written)) return null
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)$/i.test(written)) return null
  return isoOf(
    Date.parse(
      written
        .replace(' ', 'T')
        .replace(/\s/, '')
        .replace(/([+-]\d\d)(\d\d)$/, '$1:$2'),
    ),
  )
}

/** A provider's local "YYYY-MM-DD HH:MM:SS" -> UTC, by the connection's offset such as "+03:00". */
export function localInstant(value: unknown, utcOffset: string): string | null {
  const written = text(value)
  if (written === null || /^0000-/.test(written)) return null
  const match = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d)?)?$/.exec(written.trim())
  if (match === null) return null
  return isoOf(Date.parse(`${match[1]}T${match[2] ?? '00:00'}${match[3] ?? ':00'}${utcOffset}`))
}

/** Unix seconds -> UTC; 0 means never. */
export function unixInstant(value: unknown): string | null {
  const seconds = integer(value)
  return seconds === null || seconds <= 0 ? null : isoOf(seconds * 1000)
}

function isoOf(time: number): string | null {
  return Number.isFinite(time) && Math.abs(time) < 8.64e15 ? new Date(time).toISOString() : null
}
