import type { Category, Tag } from '../../domain/catalog.ts'
import type { Call } from '../../upstream/call.ts'
import type { UpstreamPage } from '../provider.ts'
import type { Api } from './api.ts'
import { toCategory, toTag } from './mapping.ts'
import { listReply } from './wire.ts'

// Provider's document: "Support Ticket Category List". Both lists come whole.
export async function listCategories(api: Api, call: Call): Promise<UpstreamPage<Category>> {
  const items = await api.get(
    'categories',
    [],
    (reply) => listReply('CategoryList')(reply).map(toCategory),
    call,
  )
  return { items, next: null, total: items.length }
}

// Provider's document: "Support Ticket Tag List".
export async function listTags(api: Api, call: Call): Promise<UpstreamPage<Tag>> {
  const items = await api.get('tags', [], (reply) => listReply('TicketTagList')(reply).map(toTag), call)
  return { items, next: null, total: items.length }
}
