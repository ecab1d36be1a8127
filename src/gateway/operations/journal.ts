import type { Operation } from '../../domain/operation.ts'
import type { WriteName } from '../../domain/operation-name.ts'
import type { GatewayError } from '../../domain/problems.ts'

export interface WriteRequest {
  readonly caller: string
  readonly action: WriteName
  readonly connection: string
  /** The Idempotency-Key, unquoted. */
  readonly key: string | null
  /** Method and pattern, such as `POST /v1/tickets`. */
  readonly route: string
  /** The path as it was called, without its query. */
  readonly path: string
  /** The validated body, as JSON. */
  readonly input: unknown
  /** Whether files follow. */
  readonly files: boolean
  /** False (impersonate): the answer is never stored or replayed. */
  readonly keep: boolean
  /** What it is about, in the provider's own ids. */
  readonly target: { readonly ticket: string | null; readonly comment: string | null }
}

export interface FileDigest {
  readonly filename: string
  readonly size: number
  readonly sha256: string
}

/** The answer to a repeat. `problem`: the body is a problem document. */
export type Replay =
  | {
      readonly kind: 'replay'
      readonly operationId: string
      readonly status: number
      readonly body: unknown
      readonly location: string | null
      readonly problem: boolean
    }
  /** It was settled without an answer to store: read the ticket or comment now, and answer with that. The provider's own ids. */
  | {
      readonly kind: 'read'
      readonly operationId: string
      readonly status: 200 | 201
      readonly what: 'ticket' | 'comment'
      readonly ticket: string
      readonly comment: string | null
    }

export type Begun =
  | { readonly kind: 'run'; readonly operation: Running }
  | Replay
  /** A finished request with files: drain and digest them, then ask. Throws `idempotency_key_reused`. */
  | {
      readonly kind: 'compare'
      readonly operationId: string
      compare(digests: readonly FileDigest[]): Replay
    }

export interface WriteResult {
  readonly status: number
  readonly body: unknown
  readonly location: string | null
  /** The gateway's own ids, as they stand in the answer. */
  readonly ticketId: string | null
  readonly commentId: string | null
  readonly digests?: readonly FileDigest[]
}

/** A write under way. Ends with exactly one of `succeed`, `accept` or `fail`. */
export interface Running {
  readonly id: string
  /** For `Call.beforeWrite`: once it returns, the journal knows durably that the write may be on its way. Throws `store_unavailable`. */
  beforeSend(): Promise<void>
  /** For `Call.note`; written with the next `beforeSend`. */
  note(hint: Readonly<Record<string, string | number | null>>): void
  /** For `Call.claim`. */
  claim(key: string): Promise<boolean>
  /** Whether `beforeSend` has returned: from then on the provider may have seen it. Only then is there an operation to show. */
  sent(): boolean
  /** Never throws: where the store has gone, it goes on trying in the background. */
  succeed(result: WriteResult): Promise<void>
  /** Created, but its number is not known: the Operation for the 202. The settler goes on looking for the number. */
  accept(digests?: readonly FileDigest[]): Promise<Operation>
  /** What to answer. `render` makes the problem document that repeats will get. Never throws. */
  fail(
    error: unknown,
    render: (problem: GatewayError) => object,
    digests?: readonly FileDigest[],
  ): Promise<GatewayError>
}

export interface Journal {
  /** Throws idempotency_in_progress (409), outcome_unknown (409), idempotency_key_reused (422), store_unavailable. */
  begin(request: WriteRequest): Promise<Begun>
  /** Operations whose outcome is unknown or needs a person, by connection. */
  unresolved(): ReadonlyMap<string, number>
  /** Stops the background work; waits for writes of the journal that are still open, for at most a second. */
  close(): Promise<void>
}
