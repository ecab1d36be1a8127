import { GatewayError, type ProblemCode } from '../../domain/problems.ts'
import type { Explain, Refusal, Reply } from '../../upstream/upstream.ts'
import { integer, list, part, text } from '../wire.ts'

/** The desk behind the API answers over HTTP, and its whole answer may come out as a message. */
const hiddenReply = /^HTTP\/\d(?:\.\d)? (\d{3})[^\r\n]*[\s\S]*?(?:\r?\n\r?\n([\s\S]*))?$/

const noRights = /недостаточно прав/i

/** Errors are `{"message", "code"}`, unknown entities `{"error"}`, refused fields perhaps `{"errors"}`. */
export const explain: Explain = (reply) => {
  const body = part(reply.data)
  const hidden = hiddenReply.exec(sentence(reply) ?? '')
  return { code: text(body.code), message: hidden === null ? sentence(reply) : text(hidden[2]?.trim()) }
}

/** What the statuses do not say: a 404 inside a 500, missing rights inside a 500, an error inside a 200. */
export const refusal: Refusal = (reply) => {
  const said = sentence(reply) ?? ''
  if (noRights.test(said)) return refused('upstream_auth_failed', reply)
  const hidden = Number(hiddenReply.exec(said)?.[1] ?? Number.NaN)
  if (hidden === 404 || (reply.status >= 400 && /ticket not found/i.test(said))) {
    return refused(/post not found/i.test(said) ? 'comment_not_found' : 'ticket_not_found', reply)
  }
  const code = hiddenCode(hidden)
  if (code !== null) return refused(code, reply)
  return reply.status < 300 ? falseSuccess(reply) : null
}

/** The inner status speaks of the caller's input only where it is one of these; the rest is a failure of the provider. */
function hiddenCode(status: number): ProblemCode | null {
  if (status === 413) return 'attachment_too_large'
  return status === 400 || status === 409 || status === 422 ? 'upstream_rejected' : null
}

/** HTTP says success, the body does not. */
function falseSuccess(reply: Reply): GatewayError | null {
  const body = part(reply.data)
  const code = integer(body.code) ?? 0
  const failed = body.success === false || (code >= 400 && text(body.message) !== null)
  if (!failed) return null
  if (code === 401 || code === 403) return refused('upstream_auth_failed', reply)
  if (code === 404) return refused('ticket_not_found', reply)
  if (code === 429) return refused('upstream_rate_limited', reply, 'nothing')
  return code >= 500 ? refused('upstream_error', reply, 'unknown') : refused('upstream_rejected', reply)
}

function refused(
  code: ProblemCode,
  reply: Reply,
  effect: 'nothing' | 'refused' | 'unknown' = 'refused',
): GatewayError {
  return new GatewayError(code, { effect, upstream: { status: reply.status, ...explain(reply) } })
}

function sentence(reply: Reply): string | null {
  const body = part(reply.data)
  const fields = Object.values(part(body.errors)).flatMap(list)
  return text(body.message) ?? text(body.error) ?? text(body.errors) ?? text(fields[0])
}
