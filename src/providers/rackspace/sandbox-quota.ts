import type { FastifyReply } from 'fastify'

/** Calls per minute by kind; the "Tickets" page and the "Limits" page of the document disagree. */
export const QUOTAS = {
  tickets: { create: 1, update: 5, comment: 5, list: 60, read: 60, categories: 60 },
  limits: { create: 5, update: 10, comment: 60, list: 60, read: 60, categories: 60 },
} as const

export type QuotaTable = keyof typeof QUOTAS | 'none'
export type QuotaKind = keyof (typeof QUOTAS)['tickets']

export interface Quota {
  table: QuotaTable
  /** Milliseconds to wait, or 0 when the call may pass, which then counts. */
  take(kind: QuotaKind): number
}

const WINDOW_MS = 60_000

/** A sliding minute per kind of call; a refused call does not count. */
export function createQuota(table: QuotaTable): Quota {
  const starts = new Map<QuotaKind, number[]>()
  return {
    table,
    take(kind) {
      if (this.table === 'none') return 0
      const now = Date.now()
      const recent = (starts.get(kind) ?? []).filter((start) => start > now - WINDOW_MS)
      starts.set(kind, recent)
      const oldest = recent[0]
      if (oldest !== undefined && recent.length >= QUOTAS[this.table][kind]) return oldest + WINDOW_MS - now
      recent.push(now)
      return 0
    },
  }
}

/** The rate limiting proxy in front answers for itself, not in the shape of the ticketing service. */
export function refuseOverLimit(reply: FastifyReply, waitMs: number): FastifyReply {
  const seconds = Math.ceil(waitMs / 1000)
  return reply
    .code(429)
    .header('retry-after', String(seconds))
    .type('application/json')
    .send(
      JSON.stringify({
        overLimit: {
          code: 413,
          message: 'OverLimit Retry...',
          details: 'Error Details...',
          retryAfter: new Date(Date.now() + seconds * 1000).toISOString(),
        },
      }),
    )
}
