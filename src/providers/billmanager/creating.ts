import type { NewTicket } from '../../domain/new-ticket.ts'
import type { Warning } from '../../domain/warning.ts'
import type { Call } from '../../upstream/call.ts'
import { sentAttachment, withSent } from '../files.ts'
import type { Files, IncomingFile } from '../incoming.ts'
import { afterwards } from '../readback.ts'
import type { DeskTicket, Outcome } from '../told.ts'
import { part } from '../wire.ts'
import { type NewestList, newestNumber, unclaimedTicket } from './created.ts'
import { askWithFiles, confirmed, type Desk, type Field } from './desk.ts'
import { given, priorityField, sharedFields, staffFields, subjectFields } from './fields.ts'
import { editTicket } from './handling.ts'
import { getOwnTicket, getStaffTicket } from './reading.ts'
import { createdId } from './wire.ts'

/** An employee opens a ticket in the client's name, and adds what only the staff may set. */
export async function createStaffTicket(
  desk: Desk,
  draft: NewTicket,
  files: Files,
  call: Call,
): Promise<Outcome<DeskTicket | null>> {
  const sent: IncomingFile[] = []
  const number = await create(desk, 'ticket_all', draft, files, sent, call)
  if (number === null) return { value: null }
  const readBack = () => createdTicket(getStaffTicket, desk, number, draft, sent, call)
  const created = await readBack()
  // The panel may have taken over the client's priority as its own.
  const priority = created.value.priority === draft.priority ? undefined : draft.priority
  const internal = [
    ...priorityField('priority', priority),
    ...staffFields(part(draft.providerFields), desk.utcOffset),
  ]
  if (internal.length === 0) return created
  const step = await afterwards(
    () => editTicket(desk, number, internal, call),
    undefined,
    call,
    'step_failed',
  )
  const edited = await readBack()
  return { value: edited.value, warnings: [...step.warnings, ...edited.warnings] }
}

export async function createOwnTicket(
  desk: Desk,
  draft: NewTicket,
  files: Files,
  call: Call,
): Promise<Outcome<DeskTicket | null>> {
  const sent: IncomingFile[] = []
  const number = await create(desk, 'clientticket', draft, files, sent, call)
  return number === null ? { value: null } : createdTicket(getOwnTicket, desk, number, draft, sent, call)
}

/** "Edit the ticket" of the client account: without `elid` it opens one. The answer is `ok` and the new number. */
async function create(
  desk: Desk,
  list: NewestList,
  draft: NewTicket,
  files: Files,
  sent: IncomingFile[],
  call: Call,
): Promise<string | null> {
  const last = await newestNumber(desk, list, call)
  call.note({ lastNumber: last })
  const number = await askWithFiles(
    desk,
    { func: 'clientticket.edit', lane: 'create', write: true, fields: fieldsOf(draft) },
    files,
    sent,
    (document) => createdId(document) ?? createdId(confirmed(document)),
    call,
  )
  if (number !== null) return number
  const { value } = await afterwards(
    () => unclaimedTicket(desk, list, { last, subject: draft.subject }, call),
    null,
    call,
  )
  return value
}

function fieldsOf(draft: NewTicket): Field[] {
  const fields = part(draft.providerFields)
  return [
    ...given('su', draft.account),
    ...subjectFields(draft.subject),
    ['message', draft.body],
    ...given('client_department', draft.category),
    ...sharedFields({ ...fields, clientPriority: fields.clientPriority ?? draft.priority }),
    ['sok', 'ok'],
  ]
}

async function createdTicket(
  get: typeof getStaffTicket,
  desk: Desk,
  number: string,
  draft: NewTicket,
  sent: readonly IncomingFile[],
  call: Call,
): Promise<{ value: DeskTicket; warnings: Warning[] }> {
  const withFiles = sent.length > 0
  const read = await afterwards(
    async () => (await get(desk, number, { comments: withFiles }, call)).value,
    asDrafted(number, draft),
    call,
  )
  if (!withFiles) return read
  const { comments, ...ticket } = read.value
  const told = comments?.[0]?.attachments
  const attachments =
    told === undefined
      ? sent.map((file) => sentAttachment(file, { id: null, downloadable: false }))
      : withSent(told, sent)
  return { ...read, value: { ...ticket, attachments } }
}

/** What is known of a ticket that could not be read back. */
function asDrafted(number: string, draft: NewTicket): DeskTicket {
  return {
    number,
    subject: draft.subject,
    status: 'open',
    priority: draft.priority ?? null,
    category: draft.category === undefined ? null : { id: draft.category, name: null, parent: null },
    upstream: { status: { id: null, label: null }, priority: { id: null, label: null } },
    raw: null,
  }
}
