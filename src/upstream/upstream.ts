import type { Readable } from 'node:stream'
import type { Lane } from '../domain/lane.ts'
import type { GatewayError, ProblemCode } from '../domain/problems.ts'
import type { Call } from './call.ts'

/** The reply is not what the provider's document promises; the client names it for the caller. */
export class WrongShape extends Error {}

/** The way to a provider: limited, timed, retried, journalled and logged. Adapters have no other. */
export interface Upstream {
  /** One call whose answer is small: JSON, or nothing. */
  request<T>(request: UpstreamRequest<T>, call: Call): Promise<T>
  /** One call whose answer is a file; it streams. */
  download(request: DownloadRequest, call: Call): Promise<Download>
}

/** What holds for every call of a connection unless a call says otherwise. */
export interface UpstreamOptions {
  readonly refusal?: Refusal
  readonly explain?: Explain
}

/**
 * The provider's exceptions to the usual table of statuses: a 200 that means error, a 500 that means 404, a 401 that means limit.
 * Null: the usual table applies. The error's `effect` should be told for a write; `refused` is assumed.
 */
export type Refusal = (reply: Reply) => GatewayError | null

/** The provider's own code and sentence in an error body; used for `upstream` of the problem. */
export type Explain = (reply: Reply) => { readonly code: string | null; readonly message: string | null }

interface BaseRequest {
  /** Which quota it spends; null only for tokens. Only `read` (and null) is ever repeated after a failure. */
  readonly lane: Lane | null
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Absolute. Its origin must be one of the connection's configured addresses, unless `storage` is set. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: RequestBody | undefined
  /** The URL was handed out by the provider: it is checked, and no credentials may go along. */
  readonly storage?: boolean | undefined
  readonly refusal?: Refusal | undefined
  readonly explain?: Explain | undefined
  /** What a 404 means here; without it `upstream_rejected`. */
  readonly missing?: ProblemCode | undefined
}

export interface UpstreamRequest<T> extends BaseRequest {
  /**
   * True for the call that makes the change the caller asked for: journalled before its first byte, sent at most once,
   * and `outcome_unknown` if it may have arrived. False for reads, tokens, and uploads that go before the write.
   */
  readonly write?: boolean | undefined
  /** Reads a 2xx answer; a WrongShape thrown here is named for the caller. */
  read(reply: Reply): T
  /** The body of a 2xx answer does not matter (storage hosts answer text, HTML or nothing): it is not parsed. A 303 counts as 2xx. */
  readonly opaque?: boolean | undefined
}

export interface DownloadRequest extends BaseRequest {
  /** Whether an answer of this type may be an error document instead of the file: it is then read, and `refusal` asked, first. */
  readonly document?: (headers: ReplyHeaders) => boolean
  readonly filename?: string | null
}

export type ReplyHeaders = Readonly<Record<string, string | undefined>>

export interface Reply {
  readonly status: number
  /** Lower-case names; repeated headers joined by ", ". */
  readonly headers: ReplyHeaders
  /** The parsed JSON; undefined where the body is empty or no JSON. */
  readonly data: unknown
  readonly text: string
}

export interface Download {
  readonly stream: Readable
  readonly filename: string | null
  readonly contentType: string | null
  /** Bytes; null: not told. */
  readonly length: number | null
}

export type RequestBody =
  | { readonly json: unknown; readonly contentType?: string }
  /** application/x-www-form-urlencoded. */
  | { readonly form: readonly (readonly [name: string, value: string])[] }
  | { readonly stream: StreamBody }

/** A body that is made while it is sent. `open` is called when the connection stands; until then no source is touched. */
export interface StreamBody {
  readonly contentType: string | null
  /** Bytes; null: sent in chunks. */
  readonly length: number | null
  open(): AsyncIterable<Uint8Array>
  /** True when it can be opened again from the start (no caller's file in it). */
  readonly repeatable: boolean
}
