import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import type { Lane } from '../domain/capability.ts'
import { GatewayError } from '../domain/problems.ts'
import type { Addresses } from './addresses.ts'
import type { Breaker } from './breaker.ts'
import type { Call } from './call.ts'
import type { Dispatchers } from './dispatchers.ts'
import { filenameOf } from './disposition.ts'
import { collect, type ExchangeRequest, stream } from './exchange.ts'
import { failureOf, invalidResponse, type Naming, refusalOf } from './failures.ts'
import { type LaneGate, sleep } from './limiter.ts'
import type { Redactor } from './redactor.ts'
import { createRetries } from './retry.ts'
import {
  type Download,
  type DownloadRequest,
  type Reply,
  type ReplyHeaders,
  type RequestBody,
  type StreamBody,
  type Upstream,
  type UpstreamOptions,
  type UpstreamRequest,
  WrongShape,
} from './upstream.ts'

export interface ClientOptions {
  readonly laneOf: (lane: Lane) => LaneGate
  readonly breaker: Breaker
  readonly dispatchers: Dispatchers
  readonly addresses: Addresses
  readonly redactor: Redactor
  readonly timeouts: { readonly headersMs: number; readonly bodyMs: number; readonly totalMs: number }
  readonly minBytesPerSecond: number
  readonly observe: Observe
}

/** Told of every upstream call, for metrics and logs. */
export type Observe = (call: {
  readonly lane: Lane | null
  readonly outcome: string
  readonly durationMs: number
  readonly attempt: number
}) => void

type AnyRequest = Omit<UpstreamRequest<unknown>, 'read'> | DownloadRequest

/** An answer that is no file is read whole, up to here; inflated, too. */
const maxReplyBytes = 16 * 1024 * 1024
const maxDocumentBytes = 64 * 1024

export function createUpstream(client: ClientOptions): (options?: UpstreamOptions) => Upstream {
  const retries = createRetries()

  function prepare(request: AnyRequest, call: Call, leftMs: number): ExchangeRequest {
    const url = parseUrl(request.url)
    if (request.storage === true) client.addresses.checkStorage(url)
    else client.addresses.checkConfigured(url)
    const { headers, body } = bodyOf(request.body)
    return {
      dispatcher: dispatcherFor(request, url),
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: request.method,
      headers: { 'accept-encoding': 'identity', ...headers, ...request.headers },
      body,
      signal: call.signal,
      headersTimeoutMs: client.timeouts.headersMs,
      bodyTimeoutMs: client.timeouts.bodyMs,
      totalMs: leftMs,
      minBytesPerSecond: client.minBytesPerSecond,
    }
  }

  function dispatcherFor(request: AnyRequest, url: URL) {
    if (request.storage === true && !client.addresses.named(url)) return client.dispatchers.storage
    return isRepeatable(request) ? client.dispatchers.reads : client.dispatchers.writes
  }

  /** Takes a slot, passes the breaker, journals a write, and tries; repeats what may be repeated. */
  async function perform<T>(
    request: AnyRequest,
    call: Call,
    once: (exchange: ExchangeRequest) => Promise<T>,
  ): Promise<T> {
    const lane = request.lane === null ? null : client.laneOf(request.lane)
    let spentMs = 0
    const attempt = async (number: number): Promise<T> => {
      const exchange = prepare(request, call, Math.max(client.timeouts.totalMs - spentMs, 1))
      if (isWrite(request)) await call.beforeWrite?.()
      const since = performance.now()
      call.usage.upstreamCalls += 1
      let outcome = 'ok'
      try {
        return await once(exchange)
      } catch (error) {
        const named = failureOf(error, isWrite(request))
        outcome = named instanceof GatewayError ? named.code : 'aborted'
        throw named
      } finally {
        const durationMs = performance.now() - since
        spentMs += durationMs
        client.observe({ lane: request.lane, outcome, durationMs, attempt: number })
      }
    }
    for (let number = 1; ; number += 1) {
      try {
        const work = (): Promise<T> => client.breaker.run(isRepeatable(request), () => attempt(number))
        const result = await (lane === null ? work() : lane.run(call, work))
        retries.succeeded()
        return result
      } catch (error) {
        const waitMs = waitBeforeNext(error, request, number, call, client.timeouts.totalMs - spentMs)
        if (waitMs === null) throw error
        await sleep(waitMs, call.signal)
      }
    }
  }

  function waitBeforeNext(
    error: unknown,
    request: AnyRequest,
    number: number,
    call: Call,
    leftMs: number,
  ): number | null {
    if (!(error instanceof GatewayError)) return null
    if (error.code === 'upstream_rate_limited') return afterRateLimit(error, request, number, call)
    const may =
      isRepeatable(request) || (error.details.effect === 'nothing' && error.code === 'upstream_unreachable')
    return may ? retries.waitMs(error, number, leftMs) : null
  }

  /** A refused call was not executed: it waits in its lane for the end of the pause, if its caller would wait that long. */
  function afterRateLimit(
    error: GatewayError,
    request: AnyRequest,
    number: number,
    call: Call,
  ): number | null {
    if (request.lane === null) return null
    const lane = client.laneOf(request.lane)
    const pauseMs = error.details.retryAfterMs ?? lane.limits.intervalMs
    lane.pause(pauseMs)
    const { body } = request
    if (body !== undefined && 'stream' in body && !body.stream.repeatable) return null
    const readyMs = Math.max((call.maxWaitMs ?? lane.limits.maxWaitMs) - call.usage.waitMs, 0)
    return number < 5 && pauseMs <= readyMs ? 0 : null
  }

  async function reply(exchange: ExchangeRequest): Promise<Reply> {
    const { status, headers, bytes } = await collect(exchange, maxReplyBytes)
    return toReply(status, plainHeaders(headers), bytes)
  }

  return (defaults = {}) => ({
    request(request, call) {
      const naming = namingOf(request, defaults)
      return perform(request, call, async (exchange) => {
        const answer = await reply(exchange)
        if (request.opaque === true && answer.status === 303) return readReply(request, answer)
        const error = refusalOf(answer, naming)
        if (error !== null) throw redacted(error)
        if (request.opaque !== true && answer.data === undefined && answer.text.trim() !== '')
          throw invalidResponse(new WrongShape('expected JSON'), naming.write)
        return readReply(request, answer)
      })
    },
    download(request, call) {
      const naming = namingOf(request, defaults)
      return perform(request, call, async (exchange) => {
        const { status, headers, stream: bytes } = await stream({ ...exchange, file: true })
        const plain = plainHeaders(headers)
        if (status >= 200 && status < 300 && request.document?.(plain) !== true)
          return toDownload(request, plain, bytes)
        const start = await readUpTo(bytes, maxDocumentBytes)
        const error = refusalOf(await toReply(status, plain, Buffer.concat(start)), naming)
        if (error !== null) {
          bytes.destroy()
          throw redacted(error)
        }
        for (const chunk of start.reverse()) bytes.unshift(chunk)
        return toDownload(request, plain, bytes)
      })
    },
  })

  function namingOf(request: AnyRequest, defaults: UpstreamOptions): Naming {
    return {
      write: isWrite(request),
      missing: request.missing,
      refusal: request.refusal ?? defaults.refusal,
      explain: request.explain ?? defaults.explain,
      intervalMs: request.lane === null ? 60_000 : client.laneOf(request.lane).limits.intervalMs,
    }
  }

  /** A provider may repeat what we sent in its message. */
  function redacted(error: GatewayError): GatewayError {
    const { upstream } = error.details
    if (upstream === undefined || upstream.message === null) return error
    const message = client.redactor.text(upstream.message)
    return new GatewayError(error.code, { ...error.details, upstream: { ...upstream, message } })
  }
}

function readReply<T>(request: UpstreamRequest<T>, reply: Reply): T {
  try {
    return request.read(reply)
  } catch (error) {
    if (!(error instanceof WrongShape)) throw error
    throw invalidResponse(error, request.write === true)
  }
}

function isWrite(request: AnyRequest): boolean {
  return 'write' in request && request.write === true
}

/** Reads and tokens change nothing, so they may be tried again. */
function isRepeatable(request: AnyRequest): boolean {
  return request.lane === 'read' || request.lane === null
}

function parseUrl(url: string): URL {
  const parsed = URL.parse(url)
  if (parsed === null)
    throw new GatewayError('upstream_invalid_response', {
      detail: 'The provider handed out a URL that is none.',
    })
  return new URL(url)
}

function bodyOf(body: RequestBody | undefined): {
  headers: Record<string, string>
  body: string | StreamBody | null
} {
  if (body === undefined) return { headers: {}, body: null }
  if ('json' in body)
    return {
      headers: { 'content-type': body.contentType ?? 'application/json' },
      body: JSON.stringify(body.json),
    }
  if ('form' in body) {
    const form = new URLSearchParams(body.form.map(([name, value]): [string, string] => [name, value]))
    return { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: form.toString() }
  }
  const { contentType, length } = body.stream
  return {
    headers: {
      ...(contentType === null ? {} : { 'content-type': contentType }),
      ...(length === null ? {} : { 'content-length': String(length) }),
    },
    body: body.stream,
  }
}

function plainHeaders(headers: IncomingHttpHeaders): ReplyHeaders {
  const plain: Record<string, string | undefined> = {}
  for (const name in headers) {
    const value = headers[name]
    plain[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return plain
}

async function toReply(status: number, headers: ReplyHeaders, bytes: Buffer): Promise<Reply> {
  const text = (await decoded(bytes, headers['content-encoding'])).toString('utf8').replace(/^\uFEFF/, '')
  return { status, headers, text, data: parseJson(text) }
}

function parseJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const decoders: Readonly<
  Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>
> = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
}

/** We ask for no encoding; the usual ones are undone all the same, others are refused. */
async function decoded(bytes: Buffer, encoding: string | undefined): Promise<Buffer> {
  if (
    encoding === undefined ||
    encoding === '' ||
    encoding.toLowerCase() === 'identity' ||
    bytes.length === 0
  )
    return bytes
  const decode = decoders[encoding.toLowerCase().replace(/^x-/, '')]
  if (decode === undefined) return Buffer.from('unknown content encoding')
  try {
    return await decode(bytes, { maxOutputLength: maxReplyBytes })
  } catch {
    return Buffer.from('broken content encoding')
  }
}

async function readUpTo(bytes: Readable, limit: number): Promise<Buffer[]> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of bytes.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= limit) break
  }
  return chunks
}

function toDownload(request: DownloadRequest, headers: ReplyHeaders, bytes: Readable): Download {
  const length = Number(headers['content-length'])
  return {
    stream: bytes,
    filename: request.filename ?? filenameOf(headers['content-disposition']),
    contentType: headers['content-type'] ?? null,
    length: headers['content-length'] !== undefined && Number.isSafeInteger(length) ? length : null,
  }
}
