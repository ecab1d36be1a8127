import type { OperationRecord } from '../record.ts'

/** A ticket or comment with the text that was sent. */
export interface Candidate {
  /** The provider's own id. */
  readonly id: string
  /** RFC 3339; null: not told. */
  readonly createdAt: string | null
  /** Who has claimed it; null: nobody. */
  readonly claimant: string | null
  /** The marker in its body; null: none. */
  readonly marker: string | null
}

/** How far the provider's clock may be behind ours. */
const skewMs = 30_000
const minuteMs = 60_000

/** The earliest creation time, by the provider's clock, of what was sent then. */
export function earliest(sentAt: number): number {
  return sentAt - skewMs - minuteMs
}

/** Whether it was made since then; a time without seconds may mean any second of its minute. */
export function madeSince(createdAt: string | null, sentAt: number): boolean {
  if (createdAt === null) return true
  const time = Date.parse(createdAt)
  return time >= sentAt - skewMs - (time % minuteMs === 0 ? minuteMs : 0)
}

/**
 * Which candidate an operation made. Operations that sent the same text get the candidates in the order of sending;
 * a marker in the body settles it at once.
 */
export function assign(
  record: OperationRecord,
  marker: string,
  rivals: readonly OperationRecord[],
  candidates: readonly Candidate[],
): Candidate | null {
  const mine = candidates.find((candidate) => candidate.marker === marker || candidate.claimant === record.id)
  if (mine !== undefined) return mine
  const free = candidates
    .filter((candidate) => candidate.marker === null && candidate.claimant === null)
    .sort(byAge)
  for (const rival of rivals.filter(({ sentAt }) => sentAt !== null).sort(bySending)) {
    const at = free.findIndex((candidate) => fits(candidate, rival))
    const [taken] = at < 0 ? [] : free.splice(at, 1)
    if (rival.id === record.id) return taken ?? null
  }
  return null
}

function fits(candidate: Candidate, rival: OperationRecord): boolean {
  const { lastNumber } = rival.hint
  const number = /^\d{1,15}$/.test(candidate.id) ? Number(candidate.id) : null
  if (number !== null && lastNumber !== null && lastNumber !== undefined && number <= Number(lastNumber))
    return false
  return madeSince(candidate.createdAt, rival.sentAt ?? 0)
}

function bySending(one: OperationRecord, other: OperationRecord): number {
  return (one.sentAt ?? 0) - (other.sentAt ?? 0) || (one.id < other.id ? -1 : 1)
}

function byAge(one: Candidate, other: Candidate): number {
  return (
    (one.createdAt ?? '').localeCompare(other.createdAt ?? '') ||
    one.id.localeCompare(other.id, 'en', { numeric: true })
  )
}
