import type { NewTicket } from '../../domain/new-ticket.ts'
import type { Call } from '../../upstream/call.ts'
import { sentAttachment, withSent } from '../files.ts'
import type { Files, IncomingFile } from '../incoming.ts'
import { afterwards } from '../readback.ts'
import type { DeskAttachment, DeskTicket, Outcome } from '../told.ts'
import { integer, text, type Wire } from '../wire.ts'
import type { Api } from './api.ts'
import { readDetail } from './detail.ts'
import { comparable, fromPriority, openingId, toAttachments, toDetailedTicket, toTicket } from './mapping.ts'
import { listReply, type WireDetail } from './wire.ts'

/** Tickets that a history call without `limit` shows: the last created ones. */
const pageLength = 50
/** Pages searched for a new ticket: so many others may be created at the same time. */
const maxPages = 10

/** The answer names no id: the new ticket is the one above the last known number that says the same. */
export async function createTicket(
  api: Api,
  draft: NewTicket,
  files: Files,
  call: Call,
): Promise<Outcome<DeskTicket | null>> {
  const lastNumber = Math.max(0, ...(await history(api, 0, call)).map(numberOf))
  call.note({ lastNumber })
  const sent: IncomingFile[] = []
  // Provider's document: "Create Support Ticket".
  await api.post('createTicket', fromNewTicket(draft), { lane: 'create', files, sent }, call)

  const found = await afterwards(() => findNew(api, draft, sent.length, lastNumber, call), null, call)
  const wire = found.value
  if (wire === null) return { value: null, warnings: found.warnings }
  const told = sent.map((file) => sentAttachment(file, { id: null, downloadable: false }))
  const known = { ...toTicket(wire), ...(sent.length > 0 ? { attachments: told } : {}) }
  return afterwards(() => readNew(api, known.number, sent, call), known, call)
}

function fromNewTicket({ subject, body, priority, category }: NewTicket) {
  const priorityId = priority === undefined ? undefined : fromPriority(priority)
  return [
    ['subject', subject],
    ['comment', body],
    ...(priorityId === undefined ? [] : [['priority', priorityId] as const]),
    ...(category === undefined ? [] : [['category', category] as const]),
  ] as const
}

/** Newest first; a page that reaches the tickets known before is the last one worth a look. */
async function findNew(
  api: Api,
  draft: NewTicket,
  fileCount: number,
  lastNumber: number,
  call: Call,
): Promise<Wire | null> {
  for (let page = 0; page < maxPages; page += 1) {
    const tickets = await history(api, page * pageLength, call)
    const candidates = tickets
      .filter((wire) => numberOf(wire) > lastNumber && isDraft(wire, draft))
      .sort((a, b) => numberOf(a) - numberOf(b))
    for (const wire of candidates) {
      const number = String(numberOf(wire))
      if (candidates.length > 1 && (await countFiles(api, number, call)) !== fileCount) continue
      // Two callers may ask for the same at once: each gets one of the two.
      if (await call.claim(number)) return wire
    }
    if (tickets.length < pageLength || tickets.some((wire) => numberOf(wire) <= lastNumber)) break
  }
  return null
}

async function countFiles(api: Api, number: string, call: Call): Promise<number> {
  return openingFiles(await readDetail(api, number, call)).length
}

function openingFiles(detail: WireDetail): readonly DeskAttachment[] {
  return toAttachments(detail).filter(({ commentId }) => commentId === openingId)
}

// Provider's document: "Support Ticket History".
function history(api: Api, offset: number, call: Call): Promise<readonly Wire[]> {
  const range = [
    ['offset', String(offset)],
    ['limit', String(pageLength)],
  ] as const
  return api.get('history', offset === 0 ? [] : range, listReply('TicketList'), call)
}

function numberOf(wire: Wire): number {
  return integer(wire.id) ?? 0
}

function isDraft(wire: Wire, draft: NewTicket): boolean {
  const priority = draft.priority === undefined ? undefined : fromPriority(draft.priority)
  return (
    comparable(text(wire.subject) ?? '') === comparable(draft.subject) &&
    comparable(text(wire.comment) ?? '') === comparable(draft.body) &&
    (draft.category === undefined || text(wire.category) === draft.category) &&
    (priority === undefined || text(wire.priority) === priority)
  )
}

async function readNew(
  api: Api,
  number: string,
  sent: readonly IncomingFile[],
  call: Call,
): Promise<DeskTicket> {
  const detail = await readDetail(api, number, call)
  return {
    ...toDetailedTicket(detail, { comments: false }),
    ...(sent.length > 0 ? { attachments: withSent(openingFiles(detail), sent) } : {}),
  }
}
