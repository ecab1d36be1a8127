import type { RequestEnd } from './request-end.ts'

/** They come every few seconds, and say nothing. */
const probes = new Set(['/healthz', '/readyz', '/metrics'])

/** One line per request: what it was, how it ended and what it cost. Never its query, headers or body. */
export function logLine(end: RequestEnd): void {
  const { request, reply, route } = end
  const line = {
    method: request.method,
    route,
    status: end.status,
    ms: Math.round(end.durationMs * 10) / 10,
    caller: end.caller?.id,
    operationId: request.is404 ? undefined : request.routeOptions.schema?.operationId,
    operation: reply.getHeader('operation-id'),
    connection: request.problemContext?.connection,
    provider: request.problemContext?.provider,
    problem: request.problemCode ?? undefined,
    cause: request.problemCause ?? undefined,
    upstreamCalls: end.usage?.upstreamCalls,
    waitMs: end.usage?.waitMs,
  }
  if (probes.has(route)) request.log.debug(line, 'request')
  else request.log.info(line, 'request')
}
