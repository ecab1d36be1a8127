import type { Lane } from '../../domain/lane.ts'
import type { ProblemCode } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import { formData, formDataWithFiles } from '../../upstream/multipart.ts'
import type { Session } from '../../upstream/session.ts'
import type { Download, Reply, Upstream, UpstreamRequest } from '../../upstream/upstream.ts'
import { asFormFiles } from '../files.ts'
import type { Files, IncomingFile } from '../incoming.ts'
import type { ProviderTools } from '../provider.ts'
import { explain, refusal, unknownPath } from './refusal.ts'
import { createRoutes, type RouteName } from './routes.ts'
import { openSession, type Tokens } from './session.ts'
import type { EpixelSettings } from './settings.ts'

export type Fields = readonly (readonly [name: string, value: string])[]

/** What a write sends along, and the files that passed while it was sent. */
export interface Writing {
  readonly lane: Lane
  /** What a 404 means, where the call names something that may be gone. */
  readonly missing?: ProblemCode
  readonly files?: Files
  readonly sent?: IncomingFile[]
}

/** The calls to one installation; each carries the application's key and the member's token. */
export interface Api {
  get<T>(route: RouteName, query: Fields, read: (reply: Reply) => T, call: Call): Promise<T>
  /** A GET whose parameters stand in its body, as the detailed view wants them. */
  getWithBody<T>(route: RouteName, fields: Fields, read: (reply: Reply) => T, call: Call): Promise<T>
  /** A change; the answer says nothing but yes. */
  post(route: RouteName, fields: Fields, writing: Writing, call: Call): Promise<void>
  download(route: RouteName, id: string, call: Call): Promise<Download>
}

export function createApi(tools: ProviderTools<EpixelSettings>): Api {
  const { baseUrl, refreshPath, routes: overrides, ...credentials } = tools.settings
  const routes = createRoutes(baseUrl, refreshPath, overrides)
  const upstream: Upstream = tools.upstream({ refusal: unknownPath, explain })
  const session: Session<Tokens> = tools.session(openSession(upstream, routes, credentials), {
    access: '[redacted]',
    refresh: null,
  })
  const headers = ({ access }: Tokens) => ({
    apikey: credentials.apiKey,
    authorization: `Bearer ${access}`,
  })
  const address = (route: RouteName, query: Fields): string => {
    const search = new URLSearchParams()
    for (const [name, value] of query) search.append(name, value)
    return search.size === 0 ? routes[route] : `${routes[route]}?${search}`
  }

  function read<T>(
    { url, body, missing }: Pick<UpstreamRequest<T>, 'url' | 'body' | 'missing'>,
    reader: (reply: Reply) => T,
    call: Call,
  ): Promise<T> {
    return session.use(call, (tokens) =>
      upstream.request(
        { lane: 'read', method: 'GET', url, headers: headers(tokens), body, missing, read: reader },
        call,
      ),
    )
  }

  return {
    get: (route, query, reader, call) => read({ url: address(route, query) }, reader, call),
    // Proxies may drop the body of a GET; the same in the query costs nothing.
    getWithBody: (route, fields, reader, call) =>
      read(
        { url: address(route, fields), body: formData(fields), missing: 'ticket_not_found' },
        reader,
        call,
      ),
    post(route, fields, { lane, missing, files, sent = [] }, call) {
      const withFiles = files?.expected === true
      const body = withFiles
        ? formDataWithFiles(
            fields,
            asFormFiles(files, () => 'attachment', sent),
          )
        : formData(fields)
      return session.use(
        call,
        (tokens) =>
          upstream.request(
            {
              lane,
              method: 'POST',
              url: routes[route],
              headers: headers(tokens),
              body,
              write: true,
              missing,
              read: () => undefined,
            },
            call,
          ),
        { once: withFiles },
      )
    },
    async download(route, id, call) {
      const download = await session.use(call, (tokens) =>
        upstream.download(
          {
            lane: 'read',
            method: 'GET',
            url: `${routes[route]}${encodeURIComponent(id)}/`,
            headers: headers(tokens),
            missing: 'attachment_not_found',
            refusal,
            // A JSON answer without a file name may be an error in the envelope.
            document: (told) =>
              /json/i.test(told['content-type'] ?? '') && told['content-disposition'] === undefined,
          },
          call,
        ),
      )
      return { ...download, filename: download.filename ?? `attachment-${id}` }
    },
  }
}
