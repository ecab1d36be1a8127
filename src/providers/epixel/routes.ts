import { type Static, Type } from '@sinclair/typebox'
import { strict } from '../../domain/schema.ts'

/**
 * Every path, in one place. The document gives most of them twice, differently: these are the headlines, the samples'
 * spellings stand as examples in the settings. Login and refresh are from the page "Authentication"; the path of the
 * refresh is inferred.
 */
const headlines = {
  login: 'user/login/',
  categories: 'support/get/category-list/',
  createTicket: 'support/create/ticket/',
  history: 'support/get/ticket/history/',
  tags: 'support/get/ticket/tags/',
  updateTicket: 'support/update/ticket/',
  detail: 'support/ticket/detailed-view/',
  download: 'support/ticket/download/',
  conversation: 'support/ticket/conversation/',
  status: 'support/ticket/status/',
} as const

function path(description: string, example: string) {
  return Type.Optional(Type.String({ minLength: 1, maxLength: 200, description, examples: [example] }))
}

export const RouteSettings = strict(
  {
    login: path('Login.', 'user/login/'),
    categories: path('Support Ticket Category List.', 'get/support-ticket/catogory-list/'),
    createTicket: path('Create Support Ticket.', 'creat/support/ticket/'),
    history: path('Support Ticket History.', 'get/ticket/history/'),
    tags: path('Support Ticket Tag List.', 'get/ticket/tags/'),
    updateTicket: path('Update Support Ticket.', 'update/support/ticket/'),
    detail: path('Get Ticket Detailed View.', 'support/ticket/detailed-view/'),
    download: path('Get Attachment, without the id.', 'support/ticket/download/'),
    conversation: path('Ticket Add Conversation.', 'support/ticket/conversation/'),
    status: path('Change Ticket Status.', 'support/ticket/status/'),
  },
  { description: 'Paths below `baseUrl`, for installations that differ from the provider’s document.' },
)

export type RouteName = keyof typeof headlines | 'refresh'

/** Absolute addresses by name; the slash at the end is part of them (without it Django redirects, and a POST loses its body). */
export function createRoutes(
  baseUrl: string,
  refreshPath: string,
  overrides: Static<typeof RouteSettings> = {},
): Readonly<Record<RouteName, string>> {
  const base = baseUrl.replace(/\/+$/, '')
  const url = (name: keyof typeof headlines): string => absolute(base, overrides[name] ?? headlines[name])
  return {
    login: url('login'),
    refresh: absolute(base, refreshPath),
    categories: url('categories'),
    createTicket: url('createTicket'),
    history: url('history'),
    tags: url('tags'),
    updateTicket: url('updateTicket'),
    detail: url('detail'),
    download: url('download'),
    conversation: url('conversation'),
    status: url('status'),
  }
}

/** Paths copied from the document carry invisible left-to-right marks. */
function absolute(base: string, path: string): string {
  return `${base}/${path.replace(/[\u200e\u200f]/g, '').replace(/^\/+|\/+$/g, '')}/`
}
