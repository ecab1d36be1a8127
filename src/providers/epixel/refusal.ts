import { GatewayError, type ProblemCode, type ProblemDetails } from '../../domain/problems.ts'
import type { Explain, Refusal, Reply } from '../../upstream/upstream.ts'
import { integer, isRecord, type Wire } from '../wire.ts'

type Effect = NonNullable<ProblemDetails['effect']>

/** One sentence of an error body, and the field it stands under. */
interface Complaint {
  readonly field: string
  readonly text: string
}

/** The document's "error types"; where they stand in a body it does not say. */
const errorType = /^(validation error|invalid input|request failed)$/i

/** What an error body says. The document shows none, so every plausible shape is read. */
function complaintsOf(reply: Reply): readonly Complaint[] {
  if (!isRecord(reply.data)) return []
  const { status_code: _code, data: _data, errors, ...rest } = reply.data
  const told = flat(errors, 'errors')
  return told.length === 0 && statusOf(reply) >= 400 ? flat(rest, 'error') : told
}

function flat(value: unknown, field: string): readonly Complaint[] {
  if (typeof value === 'string') return value === '' ? [] : [{ field, text: value }]
  if (Array.isArray(value)) return value.flatMap((item) => flat(item, field))
  return isRecord(value) ? Object.entries(value).flatMap(([name, item]) => flat(item, name)) : []
}

export const explain: Explain = (reply) => {
  const complaints = complaintsOf(reply)
  const sentences = complaints.filter(({ text }) => !errorType.test(text))
  const type = complaints.find(({ text }) => errorType.test(text))?.text
  return {
    code: type ?? sentences[0]?.field ?? null,
    message: sentences.length === 0 ? null : sentences.map(({ text }) => text).join(' '),
  }
}

/** The status that counts: the envelope's, where it reports an error. */
function statusOf(reply: Reply): number {
  const told = isRecord(reply.data) ? integer(reply.data.status_code) : null
  return told !== null && told >= 400 && told <= 599 ? told : reply.status
}

function isEnvelope(data: unknown): data is Wire {
  return isRecord(data) && ('status_code' in data || ('errors' in data && 'data' in data))
}

/** What differs from the usual meaning of a status. The texts are misspelt in places, so they are matched loosely. */
export const refusal: Refusal = (reply) => {
  const status = statusOf(reply)
  const complaints = isEnvelope(reply.data) || reply.status >= 400 ? complaintsOf(reply) : []
  if (status < 400 && complaints.length === 0) return null

  const says = (pattern: RegExp): boolean => complaints.some(({ text }) => pattern.test(text))
  const as = (code: ProblemCode, effect: Effect): GatewayError => new GatewayError(code, { effect })
  if (says(/ticket limit/i)) return as('upstream_rejected', 'refused')
  if (says(/token_not_valid|token is invalid|token not valid|credentials were not provided/i)) {
    return as('upstream_auth_failed', 'nothing')
  }
  if (says(/already (open|closed|processing)/i)) return as('conflict', 'refused')
  if (says(/file is too big|max filesize/i)) return as('attachment_too_large', 'refused')
  if (status < 500 && namesTicket(complaints)) return as('ticket_not_found', 'refused')
  if (status === reply.status && status >= 400) return null
  return as(...byStatus(status))
}

/** Every sentence about the ticket's id comes from an id that is not there, or not ours. */
function namesTicket(complaints: readonly Complaint[]): boolean {
  return complaints.some(
    ({ field, text }) =>
      /not the owner|ticket id is/i.test(text) ||
      (/^ticket(_id)?$/.test(field) && !/can.?t open or close/i.test(text)),
  )
}

/** An error inside another status, such as 200. */
function byStatus(status: number): [ProblemCode, Effect] {
  if (status === 401) return ['upstream_auth_failed', 'nothing']
  if (status === 403) return ['upstream_auth_failed', 'refused']
  if (status === 429) return ['upstream_rate_limited', 'nothing']
  return status >= 500 ? ['upstream_error', 'unknown'] : ['upstream_rejected', 'refused']
}

/** A page for people instead of an answer: the installation has no such path, so nothing was done. */
export const unknownPath: Refusal = (reply) =>
  reply.status === 404 && reply.data === undefined
    ? new GatewayError('upstream_rejected', {
        detail: 'The installation does not know this path: see `baseUrl` and `routes` of the connection.',
        effect: 'refused',
      })
    : refusal(reply)
