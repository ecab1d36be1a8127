import { integer, isRecord, list, part, record, records, text, type Wire } from '../wire.ts'

/** The document inside an answer: `{"doc": …}`. */
export function documentOf(data: unknown): Wire {
  return record(record(data, 'a document').doc, 'a document')
}

/** A scalar of the document: `{"$": "text"}`, plain text, or (of several) the first; empty nodes are null. */
export function cell(wire: Wire, name: string): string | null {
  const [value] = list(wire[name])
  return isRecord(value) ? text(value.$) : text(value)
}

/** The code behind a translated label, which the panel prints in some dialects only. */
export function codeOf(wire: Wire, name: string): string | null {
  const [value] = list(wire[name])
  return isRecord(value) ? text(value.$orig) : null
}

export const isOn = (wire: Wire, name: string): boolean => cell(wire, name) === 'on'

/** The rows of a list; an empty list has no `elem` at all. */
export const rowsOf = (document: Wire): readonly Wire[] => records(document.elem)

export const numberOf = (wire: Wire, name: string): number | null => integer(cell(wire, name))

export interface Choice {
  readonly key: string
  readonly name: string | null
}

/** What a select of a form offers: `slist` with the name of its field. */
export function choicesOf(document: Wire, field: string): Choice[] {
  return records(document.slist)
    .filter((select) => text(select.$name) === field)
    .flatMap((select) => records(select.val))
    .flatMap((value) => {
      const key = text(value.$key)
      return key === null || key === 'null' ? [] : [{ key, name: text(value.$)?.trim() ?? null }]
    })
}

/** The messages of a form, each of `mlist` and `message` being one or several. */
export const messagesOf = (form: Wire): readonly Wire[] =>
  records(form.mlist).flatMap((group) => records(group.message))

export const attribute = (wire: Wire, name: string): string | null => text(wire[`$${name}`])

/** `Nd+HH:MM` in seconds. */
export function seconds(delay: string | null): number | null {
  const match = /^(?:(\d+)d\+)?(\d+):(\d\d)(?::(\d\d))?$/.exec(delay?.trim() ?? '')
  if (match === null) return null
  const [days, hours, minutes, rest] = [1, 2, 3, 4].map((at) => Number(match[at] ?? 0))
  return ((days ?? 0) * 24 + (hours ?? 0)) * 3600 + (minutes ?? 0) * 60 + (rest ?? 0)
}

/** The session that a login opened: in an attribute, in the text, or in the address that `ok` names. */
export function sessionOf(document: Wire): string | null {
  const auth = part(list(document.auth)[0])
  const address = /\bauth=([^&\s]+)/.exec(cell(document, 'ok') ?? '')?.[1]
  return text(auth.$id) ?? text(auth.$) ?? text(document.auth) ?? address ?? null
}

/** The id of what a write created. */
export const createdId = (document: Wire): string | null => cell(document, 'id')

/** The chosen value of a select, with its name. */
export function chosen(
  form: Wire,
  field: string,
): { readonly id: string; readonly name: string | null } | null {
  const id = cell(form, field)
  if (id === null || id === 'null') return null
  return { id, name: choicesOf(form, field).find(({ key }) => key === id)?.name ?? null }
}
