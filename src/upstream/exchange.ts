import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import type { Cancellation } from '../domain/cancellation.ts'
import type { Dispatch } from './dispatchers.ts'
import { watchFile } from './file-pace.ts'
import { paced } from './streamed-body.ts'
import type { StreamBody } from './upstream.ts'

/** One HTTP exchange, from connect to the end of the answer: the only place where bytes meet undici. */
export interface ExchangeRequest {
  readonly dispatcher: Dispatch
  readonly origin: string
  readonly path: string
  readonly method: Dispatcher.HttpMethod
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | StreamBody | null
  readonly signal: Cancellation
  readonly headersTimeoutMs: number
  readonly bodyTimeoutMs: number
  /** Bounds everything but the time in which a streamed body flows. */
  readonly totalMs: number
  /** A file that flows more slowly than this, over the window, is cut. */
  readonly minBytesPerSecond: number
  readonly paceWindowMs: number
  /** The answer is a file: the total deadline does not count while it flows. */
  readonly file?: boolean
  readonly traffic: Traffic
}

/** Bytes of bodies, as they pass; counted for the metrics. */
export interface Traffic {
  sent: number
  received: number
}

/** Why an exchange ended without an answer. `early`: an answer that means success, before the whole body was there. */
export class ExchangeFailure extends Error {
  readonly kind:
    | 'unsent'
    | 'aborted'
    | 'timeout'
    | 'lost'
    | 'garbage'
    | 'truncated'
    | 'too_large'
    | 'early'
    | 'source'

  constructor(kind: ExchangeFailure['kind'], cause: unknown) {
    super(kind, { cause })
    this.kind = kind
  }
}

export interface Head {
  readonly status: number
  readonly headers: IncomingHttpHeaders
}

/** What an answer's bytes go to. `data` returning false pauses the socket until `resume` is called. */
export interface Sink {
  head(head: Head, resume: () => void, abort: (reason: Error) => void): void
  data(chunk: Buffer): boolean
  end(): void
  fail(failure: ExchangeFailure): void
}

const timeoutCodes = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])
const garbageCodes = new Set(['UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'])

/** Sends the request and feeds the sink; exactly one of `end` and `fail` is called, once, within the time-outs. */
export function exchange(request: ExchangeRequest, sink: Sink): void {
  const { signal, totalMs, minBytesPerSecond, paceWindowMs, traffic } = request
  let controller: Dispatcher.DispatchController | null = null
  let started = false
  let status = 0
  let finished = false
  /** Null: no streamed body, or not begun. */
  let sending: 'flowing' | 'done' | null = null
  let reason: ExchangeFailure | null = null
  let file: ReturnType<typeof watchFile> | null = null

  const onAbort = (): void => stop(new ExchangeFailure(started ? 'aborted' : 'unsent', signal.reason))
  let deadline = setTimeout(onDeadline, totalMs)

  function onDeadline(): void {
    stop(new ExchangeFailure(started ? 'timeout' : 'unsent', null))
  }

  function restartDeadline(): void {
    clearTimeout(deadline)
    if (!finished) deadline = setTimeout(onDeadline, totalMs)
  }

  function finish(then: () => void): void {
    if (finished) return
    finished = true
    clearTimeout(deadline)
    file?.stop()
    signal.removeEventListener('abort', onAbort)
    then()
  }

  /** Ends the exchange now; an attempt that still waits for its connection is stopped before it writes. */
  function stop(failure: ExchangeFailure): void {
    reason ??= failure
    controller?.abort(failure)
    finish(() => sink.fail(failure))
  }

  if (signal.aborted) {
    onAbort()
    return
  }
  signal.addEventListener('abort', onAbort, { once: true })

  const pace = {
    minBytesPerSecond,
    windowMs: paceWindowMs,
    flowing: () => {
      sending = 'flowing'
      clearTimeout(deadline)
    },
    done: () => {
      sending = 'done'
      restartDeadline()
    },
    sent: (bytes: number) => {
      traffic.sent += bytes
    },
    stalled: () => stop(new ExchangeFailure('timeout', null)),
    broken: (error: unknown) => {
      reason ??= new ExchangeFailure('source', error)
    },
  }

  request.dispatcher.dispatch(
    {
      origin: request.origin,
      path: request.path,
      method: request.method,
      headers: request.headers,
      body:
        typeof request.body === 'string' || request.body === null
          ? request.body
          : Readable.from(paced(request.body, pace), { objectMode: false }),
      headersTimeout: request.headersTimeoutMs,
      bodyTimeout: request.bodyTimeoutMs,
    },
    {
      onRequestStart(given) {
        if (finished) return given.abort(reason ?? new Error('finished'))
        controller = given
        started = true
        if (typeof request.body === 'string') traffic.sent += Buffer.byteLength(request.body)
      },
      onResponseStart(given, code, headers) {
        if (code < 200 || finished) return
        status = code
        if (request.file === true) {
          // From the head on a file is bounded by its pace alone.
          clearTimeout(deadline)
          file = watchFile(minBytesPerSecond, paceWindowMs, {
            slowProvider: () => stop(new ExchangeFailure('timeout', null)),
            slowReader: () => stop(new ExchangeFailure('aborted', new Error('the reader takes no bytes'))),
          })
        } else if (sending !== null) restartDeadline()
        const resume = (): void => {
          file?.resumed()
          given.resume()
        }
        sink.head({ status, headers }, resume, (error) => stop(new ExchangeFailure('aborted', error)))
      },
      onResponseData(given, chunk) {
        if (finished) return
        traffic.received += chunk.length
        file?.flowed(chunk.length)
        if (sink.data(chunk)) return
        file?.paused()
        given.pause()
      },
      onResponseEnd() {
        const early = sending === 'flowing' && status < 300
        finish(() => (early ? sink.fail(reason ?? new ExchangeFailure('early', null)) : sink.end()))
      },
      onResponseError(_given, error) {
        finish(() => sink.fail(reason ?? failureOf(error, started, status > 0)))
      },
    },
  )
}

function failureOf(error: Error & { code?: string }, started: boolean, answered: boolean): ExchangeFailure {
  if (!started) return new ExchangeFailure('unsent', error)
  if (timeoutCodes.has(error.code ?? '')) return new ExchangeFailure('timeout', error)
  if (garbageCodes.has(error.code ?? '') || error.name === 'HTTPParserError')
    return new ExchangeFailure('garbage', error)
  return new ExchangeFailure(answered ? 'truncated' : 'lost', error)
}
