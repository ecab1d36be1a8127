import type { IncomingMessage } from 'node:http'
import type { MultipartFile, MultipartValue } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { FileShelf, ShelvedFile } from '../../sandbox/file-shelf.ts'
import { PanelError } from './sandbox-errors.ts'

/** The one flat map of parameters that query string and body make together. */
export interface Parameters {
  readonly values: ReadonlyMap<string, string>
  /** `file_1`, `file_2` … in the order in which they came. */
  readonly files: readonly ShelvedFile[]
  /** A parameter that came twice: nobody documents which one wins. */
  readonly duplicate: string | null
}

export const sent = (parameters: Parameters, name: string): string => parameters.values.get(name) ?? ''

export const isOn = (parameters: Parameters, name: string): boolean => sent(parameters, name) === 'on'

/** A comma separated list, with or without a blank behind the comma. */
export function idsOf(parameters: Parameters, name: string): number[] {
  const text = sent(parameters, name)
  if (text === '') throw new PanelError('missed', name)
  return text.split(',').map((part) => {
    const id = part.trim()
    if (!/^\d{1,15}$/.test(id)) throw new PanelError('value', name, id)
    return Number(id)
  })
}

export function idOf(parameters: Parameters, name: string): number {
  const [first, second] = idsOf(parameters, name)
  if (first === undefined || second !== undefined) throw new PanelError('value', name, sent(parameters, name))
  return first
}

/** Every write needs a non-empty `sok`. */
export function confirmed(parameters: Parameters): void {
  if (sent(parameters, 'sok') === '') throw new PanelError('missed', 'sok')
}

export async function readParameters(request: FastifyRequest, shelf: FileShelf): Promise<Parameters> {
  const values = new Map<string, string>()
  const files: ShelvedFile[] = []
  let duplicate: string | null = null
  const add = (name: string, value: string): void => {
    if (values.has(name)) duplicate = name
    values.set(name, value)
  }
  const query = request.url.indexOf('?')
  if (query >= 0) for (const [name, value] of new URLSearchParams(request.url.slice(query))) add(name, value)
  if (request.isMultipart()) {
    for await (const part of request.parts()) {
      if (isFile(part)) {
        const shelved = await shelf.put(part.file, { filename: part.filename, contentType: part.mimetype })
        if (/^file_\d+$/.test(part.fieldname)) files.push(shelved)
        else await shelf.delete(shelved.id)
      } else add(part.fieldname, String(part.value))
    }
  } else if (typeof request.body === 'string') {
    for (const [name, value] of new URLSearchParams(request.body)) add(name, value)
  }
  return { values, files, duplicate }
}

const isFile = (part: MultipartFile | MultipartValue<unknown>): part is MultipartFile => part.type === 'file'

export function cookieOf(message: IncomingMessage, name: string): string {
  const cookies = (message.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return decodeURIComponent(cookies.find(([key]) => key === name)?.[1] ?? '')
}
