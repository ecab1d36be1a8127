import type { Category } from '../../domain/catalog.ts'
import type { Call } from '../../upstream/call.ts'
import type { UpstreamPage } from '../provider.ts'
import { ask, type Desk } from './desk.ts'
import { itemsOf, toCategories } from './mapping.ts'

// The list of ticket topics comes whole.
export async function listCategories(desk: Desk, call: Call): Promise<UpstreamPage<Category>> {
  const items = await ask(
    desk,
    {
      route: 'listCategories',
      lane: 'read',
      read: ({ data }) => itemsOf(data).flatMap((topic) => toCategories(topic, desk.settings.lang)),
    },
    call,
  )
  return { items, next: null, total: items.length }
}
