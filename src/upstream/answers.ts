import { Readable } from 'node:stream'
import { ExchangeFailure, type ExchangeRequest, exchange, type Head } from './exchange.ts'

/** Collects an answer whole; more than `maxBytes` is a failure. */
export function collect(
  request: ExchangeRequest,
  maxBytes: number,
): Promise<Head & { readonly bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    let head: Head | null = null
    let abort: (reason: Error) => void = () => {}
    exchange(request, {
      head(given, _resume, abortWith) {
        head = given
        abort = abortWith
      },
      data(chunk) {
        size += chunk.length
        if (size > maxBytes) {
          reject(new ExchangeFailure('too_large', null))
          abort(new Error('too large'))
        } else chunks.push(chunk)
        return true
      },
      end() {
        if (head === null) return reject(new ExchangeFailure('garbage', null))
        const [only] = chunks
        const bytes = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks)
        resolve({ status: head.status, headers: head.headers, bytes })
      },
      fail: reject,
    })
  })
}

/** Hands out an answer as a stream, with back-pressure; destroying the stream ends the exchange. `nameOf` names what breaks it. */
export function stream(
  request: ExchangeRequest,
  nameOf: (failure: ExchangeFailure) => unknown,
): Promise<Head & { readonly stream: Readable }> {
  return new Promise((resolve, reject) => {
    let resume = (): void => {}
    let abort: (reason: Error) => void = () => {}
    let ended = false
    const readable = new Readable({
      highWaterMark: 65_536,
      read: () => resume(),
      destroy(error, done) {
        if (!ended) abort(error ?? new Error('the reader has gone'))
        done(error)
      },
    })
    // It may break before anybody reads it; whoever does sees the error all the same.
    readable.on('error', () => undefined)
    exchange(request, {
      head(head, resumeSocket, abortWith) {
        resume = resumeSocket
        abort = abortWith
        resolve({ ...head, stream: readable })
      },
      data: (chunk) => readable.push(chunk),
      end() {
        ended = true
        readable.push(null)
      },
      fail(failure) {
        ended = true
        reject(failure)
        const named = nameOf(failure)
        readable.destroy(named instanceof Error ? named : failure)
      },
    })
  })
}
