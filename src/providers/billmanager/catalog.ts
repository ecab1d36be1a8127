import type { Category, SupportResource } from '../../domain/catalog.ts'
import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import type { ResourceQuery, UpstreamPage } from '../provider.ts'
import type { Wire } from '../wire.ts'
import { ask, type Desk, type Field } from './desk.ts'
import { type Choice, choicesOf } from './wire.ts'

/** The form of a new ticket, with what can be chosen in it. */
export type NewTicketForm = 'ticket.edit' | 'clientticket.edit'

export async function listCategories(
  desk: Desk,
  form: NewTicketForm,
  call: Call,
): Promise<UpstreamPage<Category>> {
  const items = choicesOf(await emptyForm(desk, form, [], call), 'client_department').map(toCategory)
  return { items, next: null, total: items.length }
}

/** Services are completed as one types; without a text the form offers them all. */
export async function listResources(
  desk: Desk,
  form: NewTicketForm,
  query: ResourceQuery,
  call: Call,
): Promise<UpstreamPage<SupportResource>> {
  if (query.status === 'online' || query.status === 'offline')
    throw new GatewayError('filter_not_supported', {
      detail: 'The panel does not tell whether a service is online.',
      errors: [{ parameter: 'status', detail: 'Only `all` can be asked for here.' }],
      effect: 'nothing',
    })
  const completion: Field[] = [
    ['sv_field', 'ticket_item'],
    ['sv_autocomplete', 'yes'],
  ]
  const choices = choicesOf(await emptyForm(desk, form, completion, call), 'ticket_item')
  const part = query.q?.toLowerCase() ?? ''
  const items = choices
    .map(toResource)
    .filter(({ id, name }) => `${id} ${name ?? ''}`.toLowerCase().includes(part))
  if (query.sort !== undefined) items.sort(orderOf(query.sort))
  return { items, next: null, total: items.length }
}

const toCategory = ({ key, name }: Choice): Category => ({
  id: key,
  name,
  parent: null,
  description: null,
  classification: null,
  products: [],
  assignable: true,
})

const toResource = ({ key, name }: Choice): SupportResource => ({
  id: key,
  name,
  url: null,
  type: 'service',
  account: null,
})

function orderOf({ key, descending }: NonNullable<ResourceQuery['sort']>) {
  const direction = descending ? -1 : 1
  return (one: SupportResource, other: SupportResource): number =>
    direction * (one[key] ?? '').localeCompare(other[key] ?? '', undefined, { numeric: key === 'id' })
}

function emptyForm(desk: Desk, func: NewTicketForm, fields: readonly Field[], call: Call): Promise<Wire> {
  return ask(desk, { func, lane: 'read', fields }, (document) => document, call)
}
