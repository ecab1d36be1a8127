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

const methods = ['GET', 'POST', 'PUT', 'PATCH'] as const

export function routeOf(name: RouteName, ids: PathIds, replaced: ReplacedRoutes = {}) {
  const [word = '', path = ''] = (replaced[name] ?? defaultRoutes[name]).split(' ')
  const given = new Map<string, string | undefined>(Object.entries(ids))
  return {
    method: methods.find((method) => method === word) ?? 'GET',
    path: path.replace(/\{(\w+)\}/g, (_placeholder, id) => encodeURIComponent(given.get(id) ?? '')),
  }
}
