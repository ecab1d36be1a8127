import { isAscii, transcode } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import { Readable, type Transform } from 'node:stream'
import { promisify } from 'node:util'
import {
  brotliDecompress,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  gunzip,
  inflate,
} from 'node:zlib'
import { GatewayError } from '../domain/problems.ts'
import { type Reply, type ReplyHeaders, WrongShape } from './upstream.ts'

/** An answer that is no file is read whole, up to here; inflated, too. */
export const maxReplyBytes = 16 * 1024 * 1024
/** Deeper JSON is no answer; smaller documents cannot hold enough levels to matter. */
const maxDepth = 512
const harmlessLength = 1024 * 1024

/** We ask for no encoding; the usual ones are undone all the same, others are refused. */
interface Coding {
  whole(bytes: Buffer, options: { maxOutputLength: number }): Promise<Buffer>
  piecewise(): Transform
}

const codings: ReadonlyMap<string, Coding> = new Map([
  ['gzip', { whole: promisify(gunzip), piecewise: () => createGunzip() }],
  ['deflate', { whole: promisify(inflate), piecewise: () => createInflate() }],
  ['br', { whole: promisify(brotliDecompress), piecewise: () => createBrotliDecompress() }],
])

/** Null: not encoded. */
function codingOf(headers: ReplyHeaders): Coding | null {
  const name = (headers['content-encoding'] ?? '').trim().toLowerCase().replace(/^x-/, '')
  if (name === '' || name === 'identity') return null
  const coding = codings.get(name)
  if (coding === undefined) throw new WrongShape('unknown content encoding')
  return coding
}

/** Throws WrongShape for bytes that cannot be decoded, unless the status says it all. */
export function toReply(status: number, headers: ReplyHeaders, bytes: Buffer): Reply | Promise<Reply> {
  return headers['content-encoding'] === undefined
    ? plainReply(status, headers, bytes)
    : readableBytes(status, headers, bytes).then((plain) => plainReply(status, headers, plain))
}

function plainReply(status: number, headers: ReplyHeaders, bytes: Buffer): Reply {
  const written = textOf(bytes)
  const text = written.charCodeAt(0) === 0xfeff ? written.slice(1) : written
  return { status, headers, text, data: parseJson(text) }
}

/**
 * Large texts that are more than ASCII go by way of UTF-16: V8 decodes their UTF-8 byte by byte, which took a tenth of
 * the CPU of a list. Bytes that are no UTF-8 become U+FFFD.
 */
function textOf(bytes: Buffer): string {
  if (bytes.length > 4096 && !isAscii(bytes)) {
    try {
      return transcode(bytes, 'utf8', 'utf16le').toString('utf16le')
    } catch {
      // Somewhere it is no UTF-8.
    }
  }
  return bytes.toString('utf8')
}

async function readableBytes(status: number, headers: ReplyHeaders, bytes: Buffer): Promise<Buffer> {
  try {
    return await decoded(bytes, headers)
  } catch (error) {
    if (status >= 300) return Buffer.alloc(0)
    throw error
  }
}

async function decoded(bytes: Buffer, headers: ReplyHeaders): Promise<Buffer> {
  const coding = bytes.length === 0 ? null : codingOf(headers)
  if (coding === null) return bytes
  try {
    return await coding.whole(bytes, { maxOutputLength: maxReplyBytes })
  } catch {
    throw new WrongShape('broken content encoding')
  }
}

/** A file as it was before it was encoded; breaks where the encoding breaks. */
export function decodedFile(file: Readable, headers: ReplyHeaders): { stream: Readable; encoded: boolean } {
  const coding = codingOf(headers)
  if (coding === null) return { stream: file, encoded: false }
  const decoder = coding.piecewise()
  decoder.on('close', () => file.destroy())
  // It may break before anybody reads it; whoever does sees the error all the same.
  decoder.on('error', () => undefined)
  file.on('error', (error) => decoder.destroy(error))
  file.pipe(decoder)
  const stream = Readable.from(named(decoder), { objectMode: false })
  stream.on('close', () => decoder.destroy())
  return { stream, encoded: true }
}

async function* named(decoder: Transform): AsyncGenerator<Buffer> {
  try {
    yield* decoder
  } catch (error) {
    if (error instanceof GatewayError) throw error
    throw new GatewayError('upstream_invalid_response', { cause: error })
  }
}

function parseJson(text: string): unknown {
  if (text === '' || (text.length > harmlessLength && isTooDeep(text))) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Brackets in strings count, too: only a hostile text has so many unclosed ones. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 0x5b || code === 0x7b) depth += 1
    else if (code === 0x5d || code === 0x7d) depth -= 1
    if (depth > maxDepth) return true
  }
  return false
}

export function plainHeaders(headers: IncomingHttpHeaders): ReplyHeaders {
  if (hasPlainHeaders(headers)) return headers
  const plain: Record<string, string | undefined> = {}
  for (const name in headers) {
    const value = headers[name]
    plain[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return plain
}

function hasPlainHeaders(headers: IncomingHttpHeaders): headers is IncomingHttpHeaders & ReplyHeaders {
  for (const name in headers) if (Array.isArray(headers[name])) return false
  return true
}
