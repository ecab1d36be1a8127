import type { Call } from '../../../upstream/call.ts'
import type { SettleDesk } from '../desk.ts'
import type { OperationRecord, StoredAnswer } from '../record.ts'

/** What looking at the provider has shown. */
export type Finding =
  | Found
  /** It is not there (yet). */
  | { readonly kind: 'absent' }
  /** Looking cannot tell. */
  | { readonly kind: 'unclear'; readonly why: string }
  /** Another write of the same text is under way, and what is there may be its. */
  | { readonly kind: 'wait' }

export interface Found {
  readonly kind: 'found'
  /** As they stand in answers. */
  readonly ticketId: string | null
  readonly commentId: string | null
  readonly answer: StoredAnswer
  /** Must be this operation's before it counts. */
  readonly claim: string | null
}

export interface Looking {
  readonly record: OperationRecord
  readonly desk: SettleDesk
  readonly call: Call
  /** Operations of this connection that are being sent or not settled, this one too. */
  others(): Promise<readonly OperationRecord[]>
  claimants(claims: readonly string[]): Promise<readonly (string | null)[]>
}

export const absent: Finding = { kind: 'absent' }
export const wait: Finding = { kind: 'wait' }
export const unclear = (why: string): Finding => ({ kind: 'unclear', why })

/** A member of the validated body, if it is text. */
export function textOf(input: unknown, name: string): string | null {
  const value = memberOf(input, name)
  return typeof value === 'string' ? value : null
}

export function memberOf(input: unknown, name: string): unknown {
  return membersOf(input).find(([key]) => key === name)?.[1]
}

export function membersOf(input: unknown): readonly (readonly [string, unknown])[] {
  return typeof input === 'object' && input !== null ? Object.entries(input) : []
}
