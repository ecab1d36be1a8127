import { isUtf8 } from 'node:buffer'
import { GatewayError } from '../domain/problems.ts'

/** What the head of a part says. */
export interface PartHead {
  /** Null: the part has no name. */
  readonly name: string | null
  /** Cleaned; null: the part has none, so it is text. */
  readonly filename: string | null
  readonly contentType: string | null
  readonly charset: string | null
  /** As the caller told it, if at all. */
  readonly size: number | null
}

export function malformed(detail: string): GatewayError {
  return new GatewayError('malformed_request', { detail })
}

/** RFC 2046, 5.1.1: 1 to 70 characters. Throws where the header names none. */
export function boundaryOf(contentType: string): string {
  const given = /;\s*boundary\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/i.exec(contentType)
  const boundary = given?.[1]?.replace(/\\(.)/g, '$1') ?? given?.[2] ?? ''
  if (/^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/.test(boundary)) return boundary
  throw malformed('The boundary of the multipart body is missing or not valid.')
}

/** Reads the lines between a delimiter and the body of its part. */
export function parseHead(bytes: Buffer): PartHead {
  const headers = headersOf(bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1'))
  const disposition = headers.get('content-disposition') ?? ''
  if (!/^form-data\s*(;|$)/i.test(disposition))
    throw malformed('A part has no Content-Disposition of form-data.')
  const encoding = headers.get('content-transfer-encoding') ?? 'binary'
  if (!/^(7bit|8bit|binary)$/i.test(encoding))
    throw malformed('A part has a Content-Transfer-Encoding; bytes must be sent as they are.')
  const parameters = parametersOf(disposition)
  const filename = parameters.get('filename') ?? extendedValue(parameters.get('filename*'))
  const type = headers.get('content-type') ?? ''
  const length = headers.get('content-length') ?? ''
  return {
    name: parameters.get('name') ?? null,
    filename: filename === null ? null : cleanFilename(filename),
    contentType: mediaTypeOf(type),
    charset: /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1]?.toLowerCase() ?? null,
    size: /^\d{1,15}$/.test(length) ? Number(length) : null,
  }
}

function headersOf(text: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  const lines = text.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  for (const line of lines) {
    if (line === '') continue
    const found = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*)$/.exec(line)
    if (found?.[1] === undefined || found[2] === undefined || /[\r\n\0]/.test(line))
      throw malformed('The head of a part is not valid.')
    const name = found[1].toLowerCase()
    if (!headers.has(name)) headers.set(name, found[2].trim())
  }
  return headers
}

/** `; name="value"`: only the quote is ever escaped, by a backslash or as browsers do it (%22, %0D, %0A). */
function parametersOf(header: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>()
  const expression = /;\s*([A-Za-z0-9_-]+\*?)\s*=\s*(?:"((?:\\"|[^"])*)"|([^\s;]*))/g
  for (const [, name = '', quoted, bare = ''] of header.matchAll(expression)) {
    const value = quoted === undefined ? bare : unquote(quoted)
    if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value)
  }
  return parameters
}

function unquote(text: string): string {
  return text.replace(/\\"/g, '"').replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n')
}

/** RFC 8187: `UTF-8''na%C3%AFve.txt`. */
function extendedValue(value: string | undefined): string | null {
  if (value === undefined) return null
  const [charset = '', , encoded = ''] = value.split("'", 3)
  const bytes = Buffer.from(
    encoded.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
  return bytes.toString(/^utf-?8$/i.test(charset) ? 'utf8' : 'latin1')
}

function mediaTypeOf(header: string): string | null {
  return /^([\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100})\s*(;|$)/.exec(header)?.[1]?.toLowerCase() ?? null
}

const maxNameBytes = 255
const maxExtensionBytes = 32

/** A name that is only a name: no path, no control or direction-changing characters, at most 255 bytes, never empty. */
export function cleanFilename(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const name = last.replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '').trim()
  return name === '' || name === '.' || name === '..' ? 'attachment.bin' : shorten(name)
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= maxNameBytes) return name
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 && Buffer.byteLength(name.slice(dot)) <= maxExtensionBytes ? name.slice(dot) : ''
  let stem = ''
  let left = maxNameBytes - Buffer.byteLength(extension)
  for (const character of extension === '' ? name : name.slice(0, dot)) {
    left -= Buffer.byteLength(character)
    if (left < 0) break
    stem += character
  }
  return `${stem}${extension}`
}
