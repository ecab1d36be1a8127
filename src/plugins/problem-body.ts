import { type GatewayError, type ProblemDetails, problemType } from '../domain/problems.ts'

/** What is known of the request when it fails. */
export interface ProblemContext {
  readonly requestId: string
  /** Path without query. */
  readonly instance: string
  readonly operationId?: string | undefined
  readonly connection?: string | undefined
  readonly provider?: string | undefined
}

/** The RFC 9457 body of a failure; nothing of the inside is in it. */
export function problemBody(error: GatewayError, context: ProblemContext): Record<string, unknown> {
  const { title } = problemType(error.code)
  const { details } = error
  return {
    type: `/problems/${error.code}`,
    title,
    status: error.status,
    detail: error.message,
    instance: context.instance,
    code: error.code,
    requestId: context.requestId,
    ...given('connection', details.connection ?? context.connection),
    ...given('provider', details.provider ?? context.provider),
    ...given('operationId', context.operationId),
    ...given('operation', details.operation),
    ...given('retryAfter', retryAfterSeconds(error)),
    ...given('errors', details.errors),
    ...given('warnings', details.warnings),
    ...given('upstream', upstreamOf(details)),
  }
}

/** Whole seconds, at least one; undefined where nothing is known about a good time. */
export function retryAfterSeconds(error: GatewayError): number | undefined {
  const { retryAfterMs } = error.details
  if (retryAfterMs !== undefined) return Math.max(1, Math.ceil(retryAfterMs / 1000))
  const waits =
    error.status === 429 ||
    error.status === 503 ||
    error.code === 'idempotency_in_progress' ||
    (error.code === 'outcome_unknown' && error.status === 409)
  return waits ? 1 : undefined
}

function given(name: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [name]: value }
}

function upstreamOf({ upstream }: ProblemDetails) {
  if (upstream === undefined) return undefined
  const { status, code, message } = upstream
  return {
    status,
    code: code === null ? null : cleanSentence(code, 100),
    message: message === null ? null : cleanSentence(message),
  }
}

const stackLine =
  /^\s*(at\s.+:\d+\)?|File ".+", line \d+|Traceback \(most recent call last\).*|#\d+ .+\(\d+\).*)$/
const secret =
  /\b(?:bearer|basic|token|api[-_ ]?key|x-auth-token|authorization|password|passwd|secret|session(?:[-_ ]?id)?|auth)\b["']?\s*[:= ]\s*["']?(?=[^\s"',;]*\d)[^\s"',;]{6,}/gi
const longToken =
  /\b(?:eyJ[\w-]+\.[\w-]+\.[\w-]*|[A-Fa-f0-9]{32,}|(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{40,})/g

/** A provider's sentence as it may be shown: no HTML, control characters, stack lines, URL queries or tokens; short. */
export function cleanSentence(message: string, maxLength = 500): string | null {
  const text = message
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => !stackLine.test(line))
    .join('\n')
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<\/?[a-z!][^<>]*>/gi, ' ')
    .replace(/&(nbsp|lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/(https?:\/\/)[^\s/@]+@/gi, '$1')
    .replace(/(https?:\/\/[^\s?#"'<>]*)[?#][^\s"'<>]*/gi, '$1')
    .replace(secret, '…')
    .replace(longToken, '…')
    .replace(/[\p{Cc}\p{Cs}\p{Cf}]+/gu, ' ')
    .replace(/[<>]/g, ' ')
    .replace(/\s{2,}/g, ' ')
    .trim()
  if (text === '') return null
  const characters = Array.from(text)
  return characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join('')}…` : text
}

const entities: Readonly<Record<string, string>> = { nbsp: ' ', quot: '"', '#39': "'", amp: '&' }
