import { GatewayError } from '../../domain/problems.ts'
import type { Explain, Upstream, UpstreamRequest } from '../../upstream/upstream.ts'
import { isRecord, part, text } from '../wire.ts'
import { type PathIds, type RouteName, routeOf } from './routes.ts'
import type { Settings } from './settings.ts'

/** What every operation of one connection needs. */
export interface Desk {
  readonly upstream: Upstream
  readonly settings: Settings
}

/** Where a request goes, with the static token: https://docs.selectel.ru/en/api/authorization */
export function target(
  { settings }: Desk,
  name: RouteName,
  ids: PathIds = {},
): Pick<UpstreamRequest<unknown>, 'method' | 'url' | 'headers'> {
  const { method, path } = routeOf(name, ids, settings.routes)
  const base =
    name === 'uploadFiles' || name === 'downloadAttachment' ? settings.filesBaseUrl : settings.baseUrl
  return {
    method,
    url: `${base.replace(/\/+$/, '')}${path}`,
    headers: { 'x-token': settings.token, accept: 'application/json' },
  }
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
