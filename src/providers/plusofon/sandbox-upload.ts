import { Readable } from 'node:stream'
import type { FileShelf, ShelvedFile } from '../../sandbox/file-shelf.ts'
import { Refusal } from './sandbox-wire.ts'

const quote = 0x22
const backslash = 0x5c
const letterU = 0x75
const maxRestLength = 1_048_576

/** Splits one JSON object, as its bytes arrive, into a string member of any size and everything else. */
interface MemberScanner {
  /** What this chunk adds to the member's text, unescaped. */
  push(chunk: Buffer): Buffer[]
  /** The object with an empty string in the member's place; undefined when it is no JSON object. */
  rest(): Record<string, unknown> | undefined
}

export function createMemberScanner(member: string): MemberScanner {
  let rest = '' // bytes as latin1 characters
  let place: 'outside' | 'key' | 'string' | 'member' = 'outside'
  let depth = 0
  let expectsKey = false
  let escaped = false
  let keyStart = 0
  let key: unknown = ''
  let held: Buffer = Buffer.alloc(0) // an escape that the next chunk completes

  const insideString = (byte: number): void => {
    if (byte === backslash) escaped = true
    if (byte !== quote) return
    if (place === 'key') key = parsed(rest.slice(keyStart))
    place = 'outside'
  }

  const outside = (character: string): void => {
    if (character === '"') {
      if (depth === 1 && expectsKey) keyStart = rest.length - 1
      place = depth !== 1 ? 'string' : expectsKey ? 'key' : key === member ? 'member' : 'string'
    } else if (character === '{' || character === '[') {
      depth += 1
      expectsKey = depth === 1 && character === '{'
    } else if (character === '}' || character === ']') depth -= 1
    else if (depth === 1 && character === ',') expectsKey = true
    else if (depth === 1 && character === ':') expectsKey = false
  }

  const step = (byte: number): void => {
    const character = String.fromCharCode(byte)
    rest += character
    if (rest.length > maxRestLength) throw new Refusal(413, 'The request is too large')
    if (escaped) escaped = false
    else if (place === 'outside') outside(character)
    else insideString(byte)
  }

  /** Takes the member's text up to its end, an escape or the end of the bytes; answers where to go on. */
  const takeMember = (bytes: Buffer, at: number, pieces: Buffer[]): number => {
    const quoteAt = bytes.indexOf(quote, at)
    const end = quoteAt < 0 ? bytes.length : quoteAt
    const plain = bytes.subarray(at, end)
    const slash = plain.indexOf(backslash)
    if (slash >= 0) return takeEscape(bytes, at, at + slash, pieces)
    pieces.push(plain)
    if (quoteAt < 0) return end
    rest += '"'
    place = 'outside'
    return quoteAt + 1
  }

  const takeEscape = (bytes: Buffer, at: number, slash: number, pieces: Buffer[]): number => {
    pieces.push(bytes.subarray(at, slash))
    const end = slash + (bytes[slash + 1] === letterU ? 6 : 2)
    if (end > bytes.length) {
      held = bytes.subarray(slash)
      return bytes.length
    }
    const text = parsed(`"${bytes.toString('latin1', slash, end)}"`)
    pieces.push(Buffer.from(typeof text === 'string' ? text : '\u0000'))
    return end
  }

  return {
    push(chunk) {
      const bytes = held.length > 0 ? Buffer.concat([held, chunk]) : chunk
      held = Buffer.alloc(0)
      const pieces: Buffer[] = []
      let at = 0
      while (at < bytes.length) {
        if (place === 'member') at = takeMember(bytes, at, pieces)
        else {
          step(bytes.readUInt8(at))
          at += 1
        }
      }
      return pieces
    },
    rest: () => objectOf(parsed(Buffer.from(rest, 'latin1').toString('utf8'))),
  }
}

const invalidBase64 = (): Refusal => new Refusal(400, 'The contents must be a valid base64 string')

/** Decodes Base64 in the standard alphabet, padded, wherever the text is cut into pieces. */
export async function* decodeBase64(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let text = ''
  let padded = false
  for await (const piece of pieces) {
    if (piece.length === 0) continue
    if (padded) throw invalidBase64()
    text += piece.toString('latin1')
    const whole = text.slice(0, text.length - (text.length % 4))
    if (whole === '') continue
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(whole)) throw invalidBase64()
    padded = whole.endsWith('=')
    text = text.slice(whole.length)
    yield Buffer.from(whole, 'base64')
  }
  if (text !== '') throw invalidBase64()
}

/** A request to the attachment method: the small fields, and the file already on the shelf. */
export interface AttachmentRequest {
  readonly fields: Readonly<Record<string, unknown>>
  readonly file: ShelvedFile
}

/** Reads the JSON of the attachment method without ever holding the file; keys may come in any order. */
export async function readAttachment(
  body: AsyncIterable<Buffer>,
  shelf: FileShelf,
): Promise<AttachmentRequest> {
  const scanner = createMemberScanner('contents')
  async function* pieces(): AsyncGenerator<Buffer> {
    for await (const chunk of body) yield* scanner.push(chunk)
  }
  const decoded = Readable.from(decodeBase64(pieces()), { highWaterMark: 1 })
  const file = await shelf.put(decoded, { filename: 'contents' })
  return { fields: scanner.rest() ?? {}, file }
}

/** Laravel takes broken JSON for a request without fields. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function objectOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
}
