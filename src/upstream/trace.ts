import type { Lane } from '../domain/lane.ts'

/** Whose calls are followed. */
export interface Traced {
  readonly connection: string
  readonly provider: string
  /** Whether the provider is told of the trace. */
  readonly propagate: boolean
}

/** One try of a call to the provider. */
export interface TracedAttempt {
  readonly lane: Lane | null
  readonly method: string
  readonly url: URL
  readonly attempt: number
  /** The provider's own host, not one that it has named. */
  readonly own: boolean
}

/** Follows calls on their way to the provider; there is none where nobody asks for traces. */
export interface CallTrace {
  /** A call had to wait for its slot; told when it has it. */
  waited(lane: Lane, waitMs: number): void
  /** Runs the try; the headers go along. */
  attempt<T>(
    about: TracedAttempt,
    work: (headers: Readonly<Record<string, string>>) => Promise<T>,
  ): Promise<T>
}
