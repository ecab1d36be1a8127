import type { Account, Category, SupportResource } from '../../domain/catalog.ts'
import type { Call } from '../../upstream/call.ts'
import type { PageQuery, ResourceQuery, UpstreamPage } from '../provider.ts'
import { list, need, part, record, records, text, type Wire } from '../wire.ts'
import { categoryName, linkOf, priorityOf } from './mapping.ts'
import { offsetAt, toWirePage } from './paging.ts'
import { ask, type Desk } from './session.ts'

/** https://docs.rackspace.com/reference/ticketing-categories-methods */
export async function listCategories(
  desk: Desk,
  _query: PageQuery,
  call: Call,
): Promise<UpstreamPage<Category>> {
  const items = await ask(
    desk,
    {
      lane: 'read',
      method: 'GET',
      url: desk.routes.categories,
      read: ({ data }) => records(record(data).categories).flatMap(toCategories),
    },
    call,
  )
  return { items, next: null, total: items.length }
}

/** A category, which may not stand in a ticket by itself, and its subcategories, which may. */
export function toCategories(wire: Wire): Category[] {
  const name = need(wire.name, 'the name of a category')
  const parent = { id: categoryName(name), name, parent: null }
  const classification = text(wire.classification)
  const category: Category = {
    ...parent,
    description: text(wire.description),
    classification,
    products: [],
    assignable: false,
  }
  const subcategories = records(wire.subcategories).map((subcategory): Category => {
    const label = need(subcategory.name, 'the name of a subcategory')
    return {
      id: `${parent.id}/${label}`,
      name: label,
      parent,
      description: text(subcategory.description),
      classification,
      products: list(subcategory.allowedProducts).flatMap((product) => text(product) ?? []),
      assignable: true,
    }
  })
  return [category, ...subcategories]
}

/** https://docs.rackspace.com/reference/ticketing-accounts-methods */
export async function listAccounts(
  desk: Desk,
  _query: PageQuery,
  call: Call,
): Promise<UpstreamPage<Account>> {
  const items = await ask(
    desk,
    {
      lane: 'read',
      method: 'GET',
      url: desk.routes.accounts,
      read: ({ data }) => records(record(data).accounts).map(toAccount),
    },
    call,
  )
  return { items, next: null, total: items.length }
}

export function toAccount(wire: Wire): Account {
  return {
    id: need(wire.id, 'the id of an account'),
    name: text(wire.name),
    type: text(part(wire.type).id) ?? text(part(wire.type).name) ?? text(wire.type),
    priorities: list(wire.severities).flatMap((severity) => priorityOf(text(severity)) ?? []),
    permission: text(wire.permission),
  }
}

/** https://docs.rackspace.com/reference/ticketing-resource-methods: the page ends before it says whether a total is told. */
export async function listResources(
  desk: Desk,
  query: ResourceQuery,
  call: Call,
): Promise<UpstreamPage<SupportResource>> {
  const asked = { offset: offsetAt(query.position), limit: query.limit }
  const parameters = new URLSearchParams({ limit: String(asked.limit), offset: String(asked.offset) })
  if (query.q !== undefined) parameters.set('q', query.q)
  if (query.status !== undefined) parameters.set('status', query.status)
  if (query.sort !== undefined) {
    parameters.set('sortBy', query.sort.key)
    parameters.set('sort', query.sort.descending ? 'desc' : 'asc')
  }
  const { rows, total, next } = await ask(
    desk,
    {
      lane: 'read',
      method: 'GET',
      url: `${desk.routes.resources}?${parameters}`,
      read: ({ data }) => toWirePage(data, 'resources', asked),
    },
    call,
  )
  return { items: rows.map(toResource), next, total }
}

export function toResource(wire: Wire): SupportResource {
  return {
    id: need(wire.id, 'the id of a resource'),
    name: text(wire.name),
    url: linkOf(wire),
    type: text(wire.type),
    account: text(wire.accountId),
  }
}
