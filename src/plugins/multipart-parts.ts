import { Readable } from 'node:stream'
import { GatewayError } from '../domain/problems.ts'
import { createDelimiter, type Found } from './multipart-delimiter.ts'
import { malformed, type PartHead, parseHead } from './multipart-head.ts'

export interface Part {
  readonly head: PartHead
  /** Flows only while it is read; fails with the problem when the body is broken, cut off or too slow. */
  readonly stream: Readable
  /** Told of the bytes as they come; set it before the first read. */
  observe: (chunk: Buffer) => void
}

/** The parts of a multipart body, one after another. */
export interface PartReader {
  /** The next part, or null after the last; what was not read of the part before is thrown away. */
  next(): Promise<Part | null>
  /** Bytes of the body up to where it was looked at. */
  consumed(): number
  /** Whether the caller is being waited for, and how many bytes have come. */
  progress(): { readonly waiting: boolean; readonly received: number }
  /** Breaks everything off with this problem. */
  fail(problem: GatewayError): void
  /** Takes its hands off the source; a part that is not at its end fails. */
  release(): void
}

const maxHeadBytes = 16 * 1024
const maxJunkBytes = 64 * 1024
const headEnd = Buffer.from('\r\n\r\n')

/**
 * Scans multipart/form-data (RFC 7578) while it arrives. It is stricter than the parsers at hand: those pass over parts
 * they do not understand in silence, and a file that was passed over would be a ticket without it.
 */
export function readParts(source: Readable, boundary: string): PartReader {
  const find = createDelimiter(boundary)
  // As if a line had ended before the body, so that the first delimiter is like the others.
  let pending: Buffer = Buffer.from('\r\n')
  let mode: 'preamble' | 'head' | 'body' | 'done' = 'preamble'
  let received = 0
  let junk = 0
  let ended = false
  let failure: GatewayError | null = null
  let current: Part | null = null
  let blocked = false
  let waiter: { resolve: (part: Part | null) => void; reject: (error: GatewayError) => void } | null = null

  source.on('data', onData).once('end', onEnd).once('close', onCut).on('error', onCut)
  source.pause()

  function onData(chunk: Buffer): void {
    received += chunk.length
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    advance()
  }

  function onEnd(): void {
    ended = true
    advance()
  }

  function onCut(): void {
    if (!ended) fail(malformed('The body was cut off.'))
  }

  /** Goes as far as there are bytes, and somebody who wants what comes of them. */
  function advance(): void {
    while (failure === null && isWanted()) {
      if (step()) continue
      if (ended) fail(malformed('The multipart body ends before its closing boundary.'))
      else source.resume()
      return
    }
    source.pause()
  }

  function isWanted(): boolean {
    if (mode === 'done') return true
    return mode === 'body' && current !== null ? !blocked : waiter !== null
  }

  /** One step of the scan; false: more bytes are needed. */
  function step(): boolean {
    if (mode === 'preamble') return skipJunk(find(pending, ended))
    if (mode === 'head') return takeHead()
    if (mode === 'body') return takeBody(find(pending, ended))
    junk += pending.length
    pending = Buffer.alloc(0)
    if (junk > maxJunkBytes) release()
    return false
  }

  function skipJunk(found: Found): boolean {
    junk += found.at
    if (junk > maxJunkBytes) fail(malformed('The body does not begin with its boundary.'))
    return passOver(found)
  }

  function takeBody(found: Found): boolean {
    const bytes = pending.subarray(0, found.at)
    if (bytes.length > 0) current?.observe(bytes)
    if (bytes.length > 0 && current?.stream.push(bytes) === false) blocked = true
    if (found.kind !== 'more') {
      current?.stream.push(null)
      current = null
    }
    return passOver(found)
  }

  function passOver(found: Found): boolean {
    pending = pending.subarray(found.next)
    if (found.kind === 'more') return false
    mode = found.kind === 'end' ? 'done' : 'head'
    if (mode === 'done') give(null)
    return true
  }

  function takeHead(): boolean {
    const at = pending.indexOf(headEnd)
    if (at > maxHeadBytes || (at < 0 && pending.length > maxHeadBytes))
      fail(malformed('The head of a part is too long.'))
    if (at < 0) return false
    // The line break that ended the delimiter is still there.
    const lines = pending.subarray(Math.min(2, at), at)
    pending = pending.subarray(at + headEnd.length)
    mode = 'body'
    const head = headOrProblem(lines)
    if (head instanceof GatewayError) fail(head)
    else give(startPart(head))
    return true
  }

  function startPart(head: PartHead): Part {
    const stream = new Readable({
      // Whoever reads bytes gets all that wait in one piece, which copies every one of them; pieces are handed on as they are.
      objectMode: true,
      highWaterMark: 1,
      read() {
        if (current !== part) return
        blocked = false
        advance()
      },
      destroy(error, done) {
        // The rest is thrown away, but only when somebody asks for the next part.
        if (current === part) current = null
        done(error)
      },
    })
    // Whoever reads it sees the error; where nobody does, it must not end the process.
    stream.on('error', () => undefined)
    const part: Part = { head, stream, observe: () => undefined }
    blocked = true
    current = part
    return part
  }

  function give(part: Part | null): void {
    const { resolve } = waiter ?? {}
    waiter = null
    resolve?.(part)
  }

  function fail(problem: GatewayError): void {
    if (failure !== null || mode === 'done') return
    failure = problem
    source.off('data', onData).off('end', onEnd).off('close', onCut)
    pending = Buffer.alloc(0)
    current?.stream.destroy(problem)
    waiter?.reject(problem)
    waiter = null
  }

  function release(): void {
    fail(malformed('The rest of the body was not wanted.'))
    source.off('data', onData).off('end', onEnd).off('close', onCut)
  }

  return {
    next() {
      return new Promise((resolve, reject) => {
        if (failure !== null) return reject(failure)
        if (mode === 'done') return resolve(null)
        current?.stream.destroy()
        waiter = { resolve, reject }
        advance()
      })
    },
    consumed: () => received - pending.length,
    progress: () => ({ waiting: failure === null && mode !== 'done' && isWanted(), received }),
    fail,
    release,
  }
}

function headOrProblem(lines: Buffer): PartHead | GatewayError {
  try {
    return parseHead(lines)
  } catch (error) {
    return error instanceof GatewayError ? error : malformed('The head of a part is not valid.')
  }
}
