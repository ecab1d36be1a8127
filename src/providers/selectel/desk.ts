import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import type { Explain, Upstream, UpstreamRequest } from '../../upstream/upstream.ts'
import { isRecord, part, text } from '../wire.ts'
import { compileRoute, defaultRoutes, type PathIds, type Route, type RouteName } from './routes.ts'
import type { Settings } from './settings.ts'

/** What every operation of one connection needs. */
export interface Desk {
  readonly upstream: Upstream
  readonly settings: Settings
  readonly targetOf: (name: RouteName, ids: PathIds) => Target
}

type Target = Pick<UpstreamRequest<unknown>, 'method' | 'url' | 'headers'>

export function createDesk(upstream: Upstream, settings: Settings): Desk {
  const base = settings.baseUrl.replace(/\/+$/, '')
  const filesBase = settings.filesBaseUrl.replace(/\/+$/, '')
  // The static token: https://docs.selectel.ru/en/api/authorization
  const headers = { 'x-token': settings.token, accept: 'application/json' }
  const routes = new Map<RouteName, Route>()

  function routeOf(name: RouteName): Route {
    const route = routes.get(name) ?? compileRoute(settings.routes?.[name] ?? defaultRoutes[name])
    routes.set(name, route)
    return route
  }

  return {
    upstream,
    settings,
    targetOf(name, ids) {
      const { method, pathOf } = routeOf(name)
      const start = name === 'uploadFiles' || name === 'downloadAttachment' ? filesBase : base
      return { method, url: start + pathOf(ids), headers }
    },
  }
}

export interface Ask<T> extends Pick<UpstreamRequest<T>, 'lane' | 'write' | 'missing' | 'body' | 'read'> {
  readonly route: RouteName
  readonly ids?: PathIds
  readonly query?: [name: string, value: string][]
}

/** One call, with the token. Its members are named one by one: a request put together by spreading took an eighth of a read. */
export function ask<T>(
  desk: Desk,
  { route, ids = {}, query, lane, write, missing, body, read }: Ask<T>,
  call: Call,
): Promise<T> {
  const { method, url: path, headers } = desk.targetOf(route, ids)
  const url = query === undefined ? path : `${path}?${new URLSearchParams(query)}`
  return desk.upstream.request({ lane, method, url, headers, body, write, missing, read }, call)
}

/** Error bodies are not documented; neighbouring services write `{code, message}` or `{error: {code, message}}`. */
export const explain: Explain = ({ data }) => {
  const body = part(data)
  const error = isRecord(body.error) ? body.error : body
  return {
    code: text(error.code),
    message: text(error.message) ?? text(error.detail) ?? text(error.error) ?? text(data),
  }
}

/** Ticket numbers and comment ids are integers: no other string can be one, so it is not asked for. */
export function assertInteger(id: string, missing: 'ticket_not_found' | 'comment_not_found'): void {
  if (!/^(0|[1-9]\d{0,17})$/.test(id)) throw new GatewayError(missing, { effect: 'nothing' })
}
