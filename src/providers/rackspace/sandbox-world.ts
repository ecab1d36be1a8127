import { Readable } from 'node:stream'
import {
  accounts,
  categories,
  type Person,
  people,
  resources,
  type Scenario,
  scenarios,
} from './sandbox-data.ts'
import type { CloudFiles } from './sandbox-storage.ts'

export interface SandboxComment {
  readonly id: string
  readonly text: string
  readonly created: string
  readonly author: Person
  readonly format?: string
  readonly attachments: readonly { readonly uuid: string; readonly filename: string }[]
}

export interface SandboxTicket {
  readonly ticketId: string
  readonly accountId: string
  readonly subject: string
  status: string
  readonly severity: string
  resources: readonly string[]
  readonly category: string
  readonly subcategory: string
  readonly classification: string
  readonly created: string
  modified: string
  readonly createdBy: Person
  modifiedBy: Person
  readonly comments: SandboxComment[]
  readonly recipients: readonly Readonly<Record<string, unknown>>[] | null
  readonly favorite: boolean
}

/** Everything the simulated desk remembers. */
export interface World {
  readonly tickets: Map<string, SandboxTicket>
  readonly files: CloudFiles
  nextTicketId(at: Date): string
  nextCommentId(at: Date): string
}

const HOUR_MS = 3_600_000
const day = (at: Date): string => at.toISOString().slice(2, 10).replaceAll('-', '')

export async function createWorld(files: CloudFiles, count: number): Promise<World> {
  let ticketNumber = 122
  let commentNumber = 531_126_897
  const world: World = {
    tickets: new Map(),
    files,
    nextTicketId(at) {
      ticketNumber += 1
      // Three spellings are on record; nothing may be read into an id.
      if (ticketNumber % 7 === 3) return `${day(at)}-${String(ticketNumber).padStart(5, '0')}`
      if (ticketNumber % 11 === 5) return String(123_456 + ticketNumber)
      return `${day(at)}-iad-${String(ticketNumber).padStart(7, '0')}`
    },
    nextCommentId(at) {
      commentNumber += 1
      return commentNumber % 4 === 0
        ? `${day(at)}-abc-${String(commentNumber).slice(-7)}`
        : String(commentNumber)
    },
  }
  // Oldest first, so that numbers grow with time; the newest is an hour old.
  for (let index = count - 1; index >= 0; index -= 1) await seed(world, index)
  return world
}

export const allowedSubcategory = (product: string): string =>
  categories[0]?.subcategories.find((entry) => entry.allowedProducts.includes(product))?.name ?? 'Other'

export const classificationOf = (name: string): string =>
  categories.find((category) => category.name === name)?.classification ?? ''

const RECIPIENTS = [
  null,
  [
    { type: 'email', value: 'ops@northwind.example' },
    { type: 'contact', value: 'RPN-101-225' },
  ],
  [
    {
      id: 'RPN-101-318',
      firstName: 'Дмитрий',
      lastName: 'Орлов',
      username: 'd.orlov',
      roles: ['technical'],
      email: 'd.orlov@northwind.example',
    },
  ],
] as const

/** Which account a seeded ticket belongs to; the one that may only be observed has two old ones. */
function accountAt(index: number): (typeof accounts)[number] | undefined {
  if (index === 38 || index === 39) return accounts[3]
  return accounts[index % 5 === 4 ? 2 : index % 3 === 2 ? 1 : 0]
}

function scenarioAt(index: number): Scenario | undefined {
  return scenarios[index % scenarios.length]
}

async function seed(world: World, index: number): Promise<void> {
  const scenario = scenarioAt(index)
  const account = accountAt(index)
  if (scenario === undefined || account === undefined) return
  const machine = resources[(index * 5) % resources.length]
  const opened = Date.now() - (index * 17 + scenario.talk.length * 3 + 1) * HOUR_MS
  const created = new Date(opened)
  const comments: SandboxComment[] = []
  for (const [turn, [who, text]] of scenario.talk.entries()) {
    const at = new Date(opened + turn * 2.7 * HOUR_MS)
    comments.push({
      id: world.nextCommentId(at),
      text,
      created: at.toISOString(),
      author: people[who],
      ...(text.includes('[b]') ? { format: 'bbcode' } : {}),
      attachments:
        turn === 0 && index < 36 && scenario.file !== undefined ? [await shelve(world, scenario.file)] : [],
    })
  }
  const first = comments[0]
  const last = comments.at(-1)
  if (first === undefined || last === undefined) return
  const ticketId = world.nextTicketId(created)
  world.tickets.set(ticketId, {
    ticketId,
    accountId: account.id,
    subject: scenario.subject.replace('{host}', machine?.name ?? 'web-01'),
    status: scenario.status,
    severity: account.severities.includes(scenario.severity) ? scenario.severity : 'Normal',
    resources: account.type.id === 'hybrid' && machine !== undefined ? [machine._links.self] : [],
    category: scenario.category,
    subcategory: allowedSubcategory(account.type.id),
    classification: classificationOf(scenario.category),
    created: created.toISOString(),
    modified: last.created,
    createdBy: first.author,
    modifiedBy: last.author,
    comments,
    recipients: RECIPIENTS[index % RECIPIENTS.length] ?? null,
    favorite: index % 9 === 0,
  })
}

async function shelve(
  world: World,
  file: NonNullable<Scenario['file']>,
): Promise<{ uuid: string; filename: string }> {
  const uuid = world.files.reserve(file.filename)
  await world.files.shelf.put(Readable.from([Buffer.from(file.content)]), {
    id: uuid,
    filename: file.filename,
    contentType: file.contentType,
  })
  return { uuid, filename: file.filename }
}

export const accountById = (id: unknown): (typeof accounts)[number] | undefined =>
  accounts.find((account) => account.id === id)

/** A ticket as the list shows it: less than the detail, and under other names. */
export function listItem(ticket: SandboxTicket): object {
  const index = Number(ticket.ticketId.slice(-3))
  const text = ticket.comments.at(-1)?.text ?? ''
  return {
    ticketId: ticket.ticketId,
    accountId: ticket.accountId,
    subject: ticket.subject,
    status: ticket.status,
    severity: index % 8 === 5 ? '' : ticket.severity,
    classification: index % 4 === 1 ? '' : ticket.classification,
    favorite: ticket.favorite,
    resources: ticket.resources,
    createdAt: index % 3 === 0 ? ticket.created : '0001-01-01T00:00:00Z',
    modified: ticket.modified,
    createdBy: ticket.createdBy,
    modifiedBy: ticket.modifiedBy,
    lastComment: { text: [...text].slice(0, 60).join('') },
    permission: accountById(ticket.accountId)?.permission ?? 'admin',
    recipients: null,
  }
}

/** A ticket in full; every attachment carries an address that is signed at this moment. */
export function detail(ticket: SandboxTicket, files: CloudFiles): object {
  const { favorite, comments, ...rest } = ticket
  return {
    ...rest,
    permission: accountById(ticket.accountId)?.permission ?? 'admin',
    comments: comments.map((comment) => ({
      ...comment,
      attachments: comment.attachments.map((attachment) => ({
        ...attachment,
        ...(files.isStored(attachment.uuid)
          ? { url: files.downloadUrl(attachment.uuid) }
          : { upload_url: files.uploadUrl(attachment.uuid) }),
      })),
    })),
  }
}
