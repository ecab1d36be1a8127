import { GatewayError } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import type { SavedFilter } from '../provider.ts'
import { afterwards } from '../readback.ts'
import type { Outcome } from '../told.ts'
import { isRecord, list, text, type Wire } from '../wire.ts'
import { ask, type Desk, type Field } from './desk.ts'

/** What a filter form holds beside its conditions. */
const noConditions =
  /^(?:\$.*|p_.*|ok|error|elid|plid|func|auth|tparams|saved_filters|slist|messages|metadata|page|elem|sok|out|lang|sfrom|id_list|tips)$/

/** Values that mean "any". */
const anything = new Set(['', 'null', 'nodate', 'off'])

/** The fields that carry the clients of `ticket.setfilter`. */
const clientFields: ReadonlySet<string> = new Set(['client', 'clients', 'account', 'client_id', 'account_id'])

/** Conditions stay with the login until they are changed or reset; nothing else tells that a list is narrowed. */
export async function isNarrowed(desk: Desk, func: string, call: Call): Promise<boolean> {
  try {
    return conditionsOf(await filterForm(desk, func, call)).size > 0
  } catch {
    // The list, which is read at the same time, says what is wrong.
    return false
  }
}

export async function getSavedFilter(desk: Desk, func: string, call: Call): Promise<SavedFilter> {
  const conditions = [...conditionsOf(await filterForm(desk, func, call))]
  const clients = conditions
    .filter(([name]) => clientFields.has(name))
    .flatMap(([, value]) => value.split(/\s*,\s*/))
  return { clients, fields: Object.fromEntries(conditions.filter(([name]) => !clientFields.has(name))) }
}

/** "Set a client filter" and "Apply advanced filter"; together they replace what is stored. */
export async function setStaffFilter(
  desk: Desk,
  { clients = [], fields = {} }: SavedFilter,
  call: Call,
): Promise<Outcome<SavedFilter>> {
  checkNames(fields)
  if (clients.some((id) => !/^\d{1,15}$/.test(id)))
    throw unsupported('/clients', 'Clients are named by their numbers.')
  const chooseClients = (): Promise<void> =>
    write(desk, 'ticket.setfilter', [['elid', clients.join(',')]], call)
  const steps =
    Object.keys(fields).length > 0
      ? [() => write(desk, 'ticket.filter', Object.entries(fields), call)]
      : [...((await needsReset(desk, clients, call)) ? [() => resetStaffFilter(desk, call)] : [])]
  const [first, ...later] = clients.length > 0 ? [...steps, chooseClients] : steps
  await first?.()
  const warnings = []
  for (const step of later)
    warnings.push(...(await afterwards(step, undefined, call, 'step_failed')).warnings)
  const saved = await afterwards(() => getSavedFilter(desk, 'ticket.filter', call), { clients, fields }, call)
  return { value: saved.value, warnings: [...warnings, ...saved.warnings] }
}

/** Choosing clients leaves other conditions as they are; they would stay. */
async function needsReset(desk: Desk, clients: readonly string[], call: Call): Promise<boolean> {
  if (clients.length === 0) return true
  const { fields = {} } = await getSavedFilter(desk, 'ticket.filter', call)
  return Object.keys(fields).length > 0
}

export function resetStaffFilter(desk: Desk, call: Call): Promise<void> {
  return write(desk, 'ticket.filter', [['reset', 'on']], call)
}

/** "Set a filter" of the client's own list: every field is sent, so that nothing old stays. */
export async function setOwnFilter(
  desk: Desk,
  { clients = [], fields = {} }: SavedFilter,
  call: Call,
): Promise<Outcome<SavedFilter>> {
  if (clients.length > 0)
    throw new GatewayError('field_not_supported', {
      detail: 'A client’s own list has no filter by client.',
      errors: [{ pointer: '/clients', detail: 'Only staff connections have it.' }],
      effect: 'nothing',
    })
  checkNames(fields)
  await write(desk, 'clientticket.filter', Object.entries({ ...ownFilterReset, ...fields }), call)
  return afterwards(() => getSavedFilter(desk, 'clientticket.filter', call), { clients: [], fields }, call)
}

/** The client's form has no documented reset: its empty values do it. */
const ownFilterReset = {
  id: '',
  message: '',
  name: '',
  abuse: 'null',
  tstatus: '',
  message_post: 'nodate',
  message_poststart: '',
  message_postend: '',
} as const

export function resetOwnFilter(desk: Desk, call: Call): Promise<void> {
  return write(desk, 'clientticket.filter', [...Object.entries(ownFilterReset), ['reset', 'on']], call)
}

function filterForm(desk: Desk, func: string, call: Call): Promise<Wire> {
  return ask(desk, { func, lane: 'read' }, (document) => document, call)
}

function conditionsOf(form: Wire): Map<string, string> {
  const conditions = new Map<string, string>()
  for (const name of Object.keys(form).filter((candidate) => !noConditions.test(candidate))) {
    const values = list(form[name]).flatMap((value) => (isRecord(value) ? text(value.$) : text(value)) ?? [])
    const value = values.join(',')
    if (!anything.has(value)) conditions.set(name, value)
  }
  return conditions
}

async function write(desk: Desk, func: string, fields: readonly Field[], call: Call): Promise<void> {
  const confirming: readonly Field[] = [...fields, ['sok', 'ok']]
  // Some panels answer with the form as stored instead of `ok`; an error would have been told.
  await ask(desk, { func, lane: 'update', write: true, fields: confirming }, () => undefined, call)
}

/** Names that steer the panel instead of filtering. */
const steering =
  /^(?:func|out|auth|authinfo|username|password|su|sok|elid|plid|lang|reset|sfrom|sv_.*|p_.*|clicked_button|clickstat)$/

function checkNames(fields: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(fields))
    if (!/^[a-z][a-z0-9_]{0,63}$/.test(name) || steering.test(name))
      throw unsupported(
        `/fields/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`,
        'This is no field of the filter.',
      )
}

function unsupported(pointer: string, detail: string): GatewayError {
  return new GatewayError('value_not_supported', { detail, errors: [{ pointer, detail }], effect: 'nothing' })
}
