/**
 * Every path of the provider in one place. Only listTickets and listComments are confirmed by clients seen at work:
 * the document names operations and parameters but no paths. So each of them can be replaced by a setting.
 */
export const defaultRoutes = {
  listTickets: 'GET /tickets',
  createTicket: 'POST /tickets',
  getTicket: 'GET /tickets/{number}',
  updateTicket: 'PATCH /tickets/{number}',
  closeTicket: 'POST /tickets/{number}/close',
  reopenTicket: 'POST /tickets/{number}/reopen',
  rateTicket: 'POST /tickets/{number}/vote',
  listComments: 'GET /tickets/{number}/comments',
  addComment: 'POST /tickets/{number}/comments',
  getComment: 'GET /comments/{comment}',
  rateComment: 'POST /comments/{comment}/vote',
  listCategories: 'GET /topics',
  // These two belong to the files service and its own base address.
  uploadFiles: 'POST /public/files',
  downloadAttachment: 'GET /public/files/{attachment}',
} as const

export type RouteName = keyof typeof defaultRoutes
export type ReplacedRoutes = { readonly [Name in RouteName]?: string | undefined }

export const routePattern = '^(GET|POST|PUT|PATCH) (/([A-Za-z0-9._-]|\\{(number|comment|attachment)\\})+)+$'

/** The ids that a path may hold, as the provider writes them. */
export interface PathIds {
  readonly number?: string
  readonly comment?: string
  readonly attachment?: string
}

export interface Route {
  readonly method: (typeof methods)[number]
  pathOf(ids: PathIds): string
}

const methods = ['GET', 'POST', 'PUT', 'PATCH'] as const

/** `GET /tickets/{number}`, read once: what a call has to do is to put its ids in. */
export function compileRoute(route: string): Route {
  const [word = '', path = ''] = route.split(' ')
  const [start = '', ...rest] = path.split('{')
  const places = rest.map((text) => {
    const [id = '', after = ''] = text.split('}')
    return { idOf: idsOf[id] ?? (() => undefined), after }
  })
  return {
    method: methods.find((method) => method === word) ?? 'GET',
    pathOf: (ids) =>
      places.reduce((text, { idOf, after }) => text + encodeURIComponent(idOf(ids) ?? '') + after, start),
  }
}

const idsOf: Readonly<Record<string, (ids: PathIds) => string | undefined>> = {
  number: ({ number }) => number,
  comment: ({ comment }) => comment,
  attachment: ({ attachment }) => attachment,
}
