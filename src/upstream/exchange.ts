import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import type { StreamBody } from './upstream.ts'

/** One HTTP exchange, from connect to the end of the answer: the only place where bytes meet undici. */
export interface ExchangeRequest {
  readonly dispatcher: Dispatcher
  readonly origin: string
  readonly path: string
  readonly method: Dispatcher.HttpMethod
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | StreamBody | null
  readonly signal: AbortSignal
  readonly headersTimeoutMs: number
  readonly bodyTimeoutMs: number
  /** Bounds everything but the time in which a streamed body flows. */
  readonly totalMs: number
  /** A file that flows more slowly than this, over `stallMs`, is cut. */
  readonly minBytesPerSecond: number
  /** The answer is a file: the total deadline does not count while it flows. */
  readonly file?: boolean
}

/** Why an exchange ended without an answer. */
export class ExchangeFailure extends Error {
  readonly kind: 'unsent' | 'aborted' | 'timeout' | 'lost' | 'garbage' | 'truncated' | 'too_large' | 'source'

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

const stallMs = 15_000
const timeoutCodes = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])

/** Sends the request and feeds the sink; exactly one of `end` and `fail` is called, once, within the time-outs. */
export function exchange(request: ExchangeRequest, sink: Sink): void {
  const { signal, totalMs } = request
  let controller: Dispatcher.DispatchController | null = null
  let started = false
  let answered = false
  let finished = false
  let streamed = false
  let reason: ExchangeFailure | null = null
  let watch: NodeJS.Timeout | undefined
  let flowed = 0

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
    clearInterval(watch)
    signal.removeEventListener('abort', onAbort)
    then()
  }

  /** From the head on a file is bounded by its pace alone. */
  function watchFile(): void {
    clearTimeout(deadline)
    watch = setInterval(() => {
      if (flowed < (request.minBytesPerSecond * stallMs) / 1000) stop(new ExchangeFailure('timeout', null))
      flowed = 0
    }, stallMs)
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

  const pace: Pace = {
    minBytesPerSecond: request.minBytesPerSecond,
    flowing: () => {
      streamed = true
      clearTimeout(deadline)
    },
    done: restartDeadline,
    stalled: () => stop(new ExchangeFailure('timeout', null)),
    broken: (error) => {
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
          : Readable.from(lazily(request.body, pace), { objectMode: false }),
      headersTimeout: request.headersTimeoutMs,
      bodyTimeout: request.bodyTimeoutMs,
    },
    {
      onRequestStart(given) {
        if (finished) return given.abort(reason ?? new Error('finished'))
        controller = given
        started = true
      },
      onResponseStart(given, status, headers) {
        if (status < 200 || finished) return
        answered = true
        if (request.file === true) watchFile()
        else if (streamed) restartDeadline()
        sink.head(
          { status, headers },
          () => given.resume(),
          (error) => stop(new ExchangeFailure('aborted', error)),
        )
      },
      onResponseData(given, chunk) {
        if (finished) return
        flowed += chunk.length
        if (!sink.data(chunk)) given.pause()
      },
      onResponseEnd() {
        finish(() => sink.end())
      },
      onResponseError(_given, error) {
        finish(() => sink.fail(reason ?? failureOf(error, started, answered)))
      },
    },
  )
}

function failureOf(error: Error & { code?: string }, started: boolean, answered: boolean): ExchangeFailure {
  if (!started) return new ExchangeFailure('unsent', error)
  if (timeoutCodes.has(error.code ?? '')) return new ExchangeFailure('timeout', error)
  if (error.code === 'UND_ERR_HEADERS_OVERFLOW' || error.name === 'HTTPParserError')
    return new ExchangeFailure('garbage', error)
  return new ExchangeFailure(answered ? 'truncated' : 'lost', error)
}

interface Pace {
  readonly minBytesPerSecond: number
  /** The source is being read; the total deadline does not count meanwhile. */
  flowing(): void
  /** All bytes are out; the deadline counts from here. */
  done(): void
  stalled(): void
  broken(error: unknown): void
}

/** Opens the source when undici asks for the first byte, so that a refused connection leaves it untouched. */
async function* lazily(body: StreamBody, pace: Pace): AsyncGenerator<Uint8Array> {
  pace.flowing()
  let taken = 0
  let handedAt = 0
  let slowSince = 0
  const watch = setInterval(() => {
    if (handedAt === 0) return
    const now = Date.now()
    if (slowSince === 0) slowSince = handedAt
    if (now - slowSince >= stallMs) {
      if (taken < (pace.minBytesPerSecond * stallMs) / 1000) pace.stalled()
      taken = 0
      slowSince = now
    }
  }, 1000)
  try {
    for await (const chunk of body.open()) {
      handedAt = Date.now()
      yield chunk
      taken += chunk.length
      handedAt = 0
      if (Date.now() - slowSince > stallMs) {
        slowSince = 0
        taken = 0
      }
    }
    pace.done()
  } catch (error) {
    pace.broken(error)
    throw error
  } finally {
    clearInterval(watch)
  }
}

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
        resolve({ ...head, bytes: chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks) })
      },
      fail: reject,
    })
  })
}

/** Hands out an answer as a stream, with back-pressure; destroying the stream ends the exchange. */
export function stream(request: ExchangeRequest): Promise<Head & { readonly stream: Readable }> {
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
        readable.destroy(failure)
      },
    })
  })
}
