import { type FieldError, GatewayError, type ProblemCode } from '../../domain/problems.ts'
import type { Explain, Refusal, Reply } from '../../upstream/upstream.ts'
import { isRecord, list, part, records, text, type Wire } from '../wire.ts'
import { cell } from './wire.ts'

interface PanelError {
  readonly type: string | null
  readonly object: string | null
  readonly message: string | null
}

/** Errors come with HTTP 200: whatever has an `error` node is one. `missing` names what `elid` stands for. */
export function refusalFor(missing: ProblemCode | undefined): Refusal {
  return (reply) => {
    if (reply.status >= 300) return null
    const error = errorOf(reply)
    if (error !== null) return problemOf(error, reply.status, missing)
    return wantsSecondFactor(reply)
      ? new GatewayError('upstream_auth_failed', {
          detail: 'The panel wants a second factor for this login; use one without.',
          effect: 'nothing',
        })
      : null
  }
}

export const explain: Explain = (reply) => {
  const error = errorOf(reply)
  return { code: error?.type ?? null, message: error?.message ?? null }
}

/** A thing that is not there: the parameter that names it is the object, or the kind of thing itself. */
const things =
  /^(?:elid|plid|id|ticket|clientticket|ticket_all|ticket2user|ticket_message|ticket_message_attach)$/

function problemOf(error: PanelError, status: number, missing: ProblemCode | undefined): GatewayError {
  const upstream = { status, code: error.type, message: error.message }
  // A dead session, a wrong password and a missing right look alike: nothing was done, and one renewal is tried.
  if (error.type === 'auth' || error.type === 'access')
    return new GatewayError('upstream_auth_failed', { upstream, effect: 'nothing' })
  if (error.type === 'missed' && missing !== undefined && things.test(error.object ?? ''))
    return new GatewayError(missing, { upstream, effect: 'refused' })
  const errors = fieldErrors(error)
  return new GatewayError('upstream_rejected', {
    upstream,
    effect: 'refused',
    ...(errors.length > 0 ? { errors } : {}),
  })
}

/** Where the caller finds the field that the panel did not like. */
const pointers: Readonly<Record<string, string>> = {
  name: '/subject',
  subject: '/subject',
  message: '/body',
  note_message: '/body',
  client_department: '/category',
  priority: '/priority',
  su: '/account',
  count: '/count',
  ticket_item: '/providerFields/service',
  item: '/providerFields/service',
  ticket_project_select: '/providerFields/project',
  client_priority: '/providerFields/clientPriority',
  ticket_expense: '/providerFields/expense',
  incident_count: '/providerFields/incidentCount',
  deadline_date: '/providerFields/deadline',
  deadline_time: '/providerFields/deadline',
  score: '/providerFields/abuse/score',
  score_note: '/providerFields/abuse/note',
  action: '/providerFields/abuse/action',
}

function fieldErrors({ object, message }: PanelError): FieldError[] {
  const pointer = pointers[object ?? '']
  return pointer === undefined
    ? []
    : [{ pointer, detail: message ?? 'The provider does not take this value.' }]
}

function errorOf(reply: Reply): PanelError | null {
  if (!isRecord(reply.data)) return fromXml(reply.text)
  const document = isRecord(reply.data.doc) ? reply.data.doc : reply.data
  return 'error' in document ? fromJson(document.error) : null
}

function fromJson(value: unknown): PanelError {
  const error = part(list(value)[0])
  const said = cell(error, 'msg') ?? cell(error, 'detail') ?? cell(error, 'default') ?? text(value)
  const object = text(error.$object)
  return { type: text(error.$type), object, message: sentence(said ?? object, error) }
}

/** Sentences keep their placeholders, such as `__value__`; the values stand beside them. */
function sentence(said: string | null, error: Wire): string | null {
  if (said === null) return null
  const values = new Map(records(error.param).map((param) => [text(param.$name), text(param.$)]))
  return said.replace(/__(\w+?)__/g, (placeholder, name) => values.get(name) ?? placeholder).trim()
}

/** Where no format was asked for (files), an error is XML. */
function fromXml(body: string): PanelError | null {
  const match = /<error\b([^>]*)>/.exec(body)
  if (match === null || !/<doc\b/.test(body)) return null
  const attributes = match[1] ?? ''
  return {
    type: /\btype="([^"]*)"/.exec(attributes)?.[1] ?? null,
    object: /\bobject="([^"]*)"/.exec(attributes)?.[1] ?? null,
    message: /<msg[^>]*>([^<]*)</.exec(body)?.[1]?.trim() ?? null,
  }
}

/** Before the second factor is given, every function answers nothing but where to give it. */
function wantsSecondFactor(reply: Reply): boolean {
  const document = part(part(reply.data).doc)
  return cell(document, 'ok')?.startsWith('func=totp.confirm') ?? false
}
