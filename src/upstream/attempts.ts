import { GatewayError } from '../domain/problems.ts'
import type { Call } from './call.ts'
import type { ClientOptions } from './client-options.ts'
import type { ExchangeRequest } from './exchange.ts'
import { failureOf } from './failures.ts'
import { type LaneGate, sleep } from './limiter.ts'
import { encodedBody } from './request-body.ts'
import { createRetries } from './retry.ts'
import type { CallTrace } from './trace.ts'
import type { DownloadRequest, UpstreamRequest } from './upstream.ts'

export type AnyRequest = Omit<UpstreamRequest<unknown>, 'read'> | DownloadRequest

/** Takes a slot, passes the breaker, journals a write, and tries; repeats what may be repeated. */
export type Perform = <T>(
  request: AnyRequest,
  call: Call,
  once: (exchange: ExchangeRequest) => Promise<T>,
) => Promise<T>

/** A slot of a quota is for now: a process that was stopped in between must not use it later. */
const staleSlotMs = 500
class StaleSlot extends Error {}

export function createAttempts(client: ClientOptions): Perform {
  const retries = createRetries()

  function prepare(request: AnyRequest, call: Call, leftMs: number): ExchangeRequest {
    const url = parseUrl(request.url)
    if (request.storage === true) client.addresses.checkStorage(url)
    else client.addresses.checkConfigured(url)
    const { headers, body } = encodedBody(request.body)
    return {
      dispatcher: dispatcherFor(request, url),
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: request.method,
      headers: { 'accept-encoding': 'identity', ...headers, ...headersOf(request) },
      body,
      signal: call.signal,
      headersTimeoutMs: client.timeouts.headersMs,
      bodyTimeoutMs: client.timeouts.bodyMs,
      totalMs: leftMs,
      minBytesPerSecond: client.minBytesPerSecond,
      paceWindowMs: client.paceWindowMs ?? 15_000,
      traffic: client.traffic,
    }
  }

  function dispatcherFor(request: AnyRequest, url: URL) {
    if (request.storage === true && !client.addresses.named(url)) return client.dispatchers.storage
    return isRepeatable(request) ? client.dispatchers.reads : client.dispatchers.writes
  }

  /** Tries until it works or may not be tried again; the circuit counts all of that as one call. */
  function perform<T>(
    request: AnyRequest,
    call: Call,
    once: (exchange: ExchangeRequest) => Promise<T>,
  ): Promise<T> {
    return client.breaker.run(isRepeatable(request), (stillAllowed) =>
      tries(request, call, once, stillAllowed),
    )
  }

  async function tries<T>(
    request: AnyRequest,
    call: Call,
    once: (exchange: ExchangeRequest) => Promise<T>,
    stillAllowed: () => void,
  ): Promise<T> {
    const lane = request.lane === null ? null : client.laneOf(request.lane)
    let spentMs = 0
    let earlier: unknown = null
    const attempt = async (number: number, waitMs: number | null, sent: () => void): Promise<T> => {
      // It may have opened while this call waited for its slot.
      stillAllowed()
      const granted = performance.now()
      const exchange = prepare(request, call, Math.max(client.timeouts.totalMs - spentMs, 1))
      if (isWrite(request)) await call.beforeWrite?.()
      const since = performance.now()
      if (lane !== null && lane.limits.limit !== null && since - granted > staleSlotMs) throw new StaleSlot()
      sent()
      call.usage.upstreamCalls += 1
      let outcome = 'ok'
      try {
        return client.trace === undefined
          ? await once(exchange)
          : await traced(client.trace, request, exchange, number, once)
      } catch (error) {
        const named = failureOf(error, isWrite(request))
        outcome = named instanceof GatewayError ? named.code : 'aborted'
        throw named
      } finally {
        const durationMs = performance.now() - since
        spentMs += durationMs
        client.observe({ lane: request.lane, outcome, durationMs, attempt: number, waitMs })
      }
    }
    for (let number = 1; ; number += 1) {
      try {
        const since = performance.now()
        const work = (sent = (): void => {}): Promise<T> =>
          attempt(number, waitOf(lane, performance.now() - since), sent)
        const result = await (lane === null ? work() : lane.run(call, work))
        retries.succeeded()
        return result
      } catch (error) {
        if (error instanceof StaleSlot) {
          number -= 1
          continue
        }
        // The circuit that others have opened meanwhile is no news: what this call met is.
        if (earlier !== null && error instanceof GatewayError && error.code === 'circuit_open') throw earlier
        const waitMs = waitBeforeNext(error, request, number, call, client.timeouts.totalMs - spentMs)
        if (waitMs === null) throw error
        earlier = error
        spentMs += waitMs
        await sleep(waitMs, call.signal)
      }
    }
  }

  /** Only calls that something may hold up have a wait. */
  function waitOf(lane: LaneGate | null, waitMs: number): number | null {
    if (lane === null) return null
    if (lane.limits.limit === null && lane.limits.concurrency === null && waitMs < 1) return null
    client.trace?.waited(lane.name, waitMs)
    return waitMs
  }

  /** One exchange that somebody follows; its failure is named for them, too. */
  function traced<T>(
    trace: CallTrace,
    request: AnyRequest,
    exchange: ExchangeRequest,
    attempt: number,
    once: (exchange: ExchangeRequest) => Promise<T>,
  ): Promise<T> {
    const { lane, method, storage } = request
    const url = new URL(exchange.path, exchange.origin)
    return trace.attempt({ lane, method, url, attempt, own: storage !== true }, async (headers) => {
      try {
        return await once({ ...exchange, headers: { ...exchange.headers, ...headers } })
      } catch (error) {
        throw failureOf(error, isWrite(request))
      }
    })
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

  return perform
}

export function isWrite(request: AnyRequest): boolean {
  return 'write' in request && request.write === true
}

/** Reads and tokens change nothing, so they may be tried again. */
export function isRepeatable(request: AnyRequest): boolean {
  return request.lane === 'read' || request.lane === null
}

function parseUrl(url: string): URL {
  try {
    return new URL(url)
  } catch {
    throw new GatewayError('upstream_invalid_response', {
      detail: 'The provider handed out a URL that is none.',
      effect: 'refused',
    })
  }
}

/** A host that the provider named gets no header by which it could act for us. */
function headersOf({ storage, headers = {} }: AnyRequest): Readonly<Record<string, string>> {
  if (storage !== true) return headers
  return Object.fromEntries(Object.entries(headers).filter(([name]) => harmlessHeaders.has(name)))
}

const harmlessHeaders = new Set(['accept', 'content-type', 'content-length'])
