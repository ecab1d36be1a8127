import { GatewayError } from '../domain/problems.ts'
import { collect, stream } from './answers.ts'
import { type AnyRequest, createAttempts, isWrite } from './attempts.ts'
import type { ClientOptions } from './client-options.ts'
import { readUpTo, toDownload } from './download.ts'
import { endOfTurn } from './end-of-turn.ts'
import { failureOf, type Naming, refusalOf, unreadableAnswer } from './failures.ts'
import { maxReplyBytes, plainHeaders, toReply } from './reply.ts'
import {
  type Reply,
  type Upstream,
  type UpstreamOptions,
  type UpstreamRequest,
  WrongShape,
} from './upstream.ts'

const maxDocumentBytes = 64 * 1024
/** Larger answers are worked on one by one: side by side, 256 lists of 200 took 500 MiB. */
const smallBytes = 8 * 1024

export function createUpstream(client: ClientOptions): (options?: UpstreamOptions) => Upstream {
  const perform = createAttempts(client)

  return (defaults = {}) => ({
    async request(request, call) {
      const naming = namingOf(request, defaults)
      await endOfTurn()
      return await perform(request, call, async (exchange) => {
        const { status, headers, bytes } = await collect(exchange, maxReplyBytes)
        if (bytes.length <= smallBytes) await endOfTurn()
        try {
          const answer = toReply(status, plainHeaders(headers), bytes)
          return read(request, naming, answer instanceof Promise ? await answer : answer)
        } catch (error) {
          throw unreadableAnswer(error, naming)
        }
      })
    },
    download(request, call) {
      const naming = namingOf(request, defaults)
      return perform(request, call, async (exchange) => {
        const {
          status,
          headers,
          stream: bytes,
        } = await stream({ ...exchange, file: true }, (failure) => failureOf(failure, false))
        const plain = plainHeaders(headers)
        try {
          if (status >= 200 && status < 300 && request.document?.(plain) !== true)
            return toDownload(request, status, plain, bytes)
          const start = await readUpTo(bytes, maxDocumentBytes)
          const error = refusalOf(await toReply(status, plain, Buffer.concat(start)), naming)
          if (error !== null) throw redacted(error)
          for (const chunk of start.reverse()) bytes.unshift(chunk)
          return toDownload(request, status, plain, bytes)
        } catch (error) {
          bytes.destroy()
          throw unreadableAnswer(error, naming)
        }
      })
    },
  })

  function read<T>(request: UpstreamRequest<T>, naming: Naming, answer: Reply): T {
    if (request.opaque === true && answer.status === 303) return request.read(answer)
    const error = refusalOf(answer, naming)
    if (error !== null) throw redacted(error)
    if (request.opaque !== true && answer.data === undefined && answer.text.trim() !== '')
      throw new WrongShape('expected JSON')
    return request.read(answer)
  }

  function namingOf(request: AnyRequest, defaults: UpstreamOptions): Naming {
    return {
      write: isWrite(request),
      file: request.lane === 'upload' || (request.body !== undefined && 'stream' in request.body),
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
