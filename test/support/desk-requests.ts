import type { Capabilities, Connection } from '../../src/domain/capability.ts'
import type { Account, Category } from '../../src/domain/catalog.ts'
import type { Comment } from '../../src/domain/comment.ts'
import type { NewTicket } from '../../src/domain/new-ticket.ts'
import type { OperationName } from '../../src/domain/operation-name.ts'
import type { Page } from '../../src/domain/page.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import type { Ask, Client } from './client.ts'
import type { ConnectionName } from './gateway.ts'

export interface Example {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly ask?: Ask
}

export function oneFile(
  name = 'log.txt',
  content: string | Uint8Array<ArrayBuffer> = 'one line\n',
): FormData {
  const form = new FormData()
  form.append('files', new Blob([content], { type: 'text/plain' }), name)
  return form
}

const json = (body: unknown): { ask: Ask } => ({ ask: { body } })

/** A request of each operation that is right in its shape, about a ticket and a comment that exist. */
export function exampleRequests(connection: string, ticket: string, comment: string) {
  const [at, desk] = [`/v1/tickets/${ticket}`, `/v1/connections/${connection}`]
  return {
    listTickets: { method: 'GET', path: `/v1/tickets?connection=${connection}` },
    getTicket: { method: 'GET', path: at },
    createTicket: { method: 'POST', path: '/v1/tickets', ...json({ connection, subject: 'S', body: 'B' }) },
    updateTicket: { method: 'PATCH', path: at, ...json({ priority: 'high' }) },
    closeTicket: { method: 'POST', path: `${at}/close` },
    reopenTicket: { method: 'POST', path: `${at}/reopen`, ...json({ body: 'Again' }) },
    archiveTicket: { method: 'POST', path: `${at}/archive` },
    unblockTicket: { method: 'POST', path: `${at}/unblock` },
    splitTicket: { method: 'POST', path: `${at}/split`, ...json({ commentId: comment }) },
    rateTicket: { method: 'PUT', path: `${at}/rating`, ...json({ score: 5 }) },
    listComments: { method: 'GET', path: `${at}/comments` },
    getComment: { method: 'GET', path: `${at}/comments/${comment}` },
    addComment: { method: 'POST', path: `${at}/comments`, ...json({ body: 'Any news?' }) },
    updateComment: { method: 'PATCH', path: `${at}/comments/${comment}`, ...json({ body: 'Corrected' }) },
    rateComment: { method: 'PUT', path: `${at}/comments/${comment}/rating`, ...json({ score: 1 }) },
    attachToComment: { method: 'POST', path: `${at}/comments/${comment}/attachments`, ...json(oneFile()) },
    listAttachments: { method: 'GET', path: `${at}/attachments` },
    downloadAttachment: { method: 'GET', path: `${at}/attachments/1` },
    uploadFiles: { method: 'POST', path: `${desk}/uploads`, ...json(oneFile()) },
    listCategories: { method: 'GET', path: `${desk}/categories` },
    listTags: { method: 'GET', path: `${desk}/tags` },
    listResources: { method: 'GET', path: `${desk}/resources` },
    listAccounts: { method: 'GET', path: `${desk}/accounts` },
    getSavedFilter: { method: 'GET', path: `${desk}/saved-filter` },
    setSavedFilter: { method: 'PUT', path: `${desk}/saved-filter`, ...json({ fields: {} }) },
    resetSavedFilter: { method: 'DELETE', path: `${desk}/saved-filter` },
    impersonate: { method: 'POST', path: `${desk}/impersonations`, ...json({ ticketId: ticket }) },
    purchaseSupport: { method: 'POST', path: `${desk}/support-purchases`, ...json({ count: 1 }) },
  } as const satisfies Record<OperationName, Example>
}

/** What one connection is tried with, found out by its own capability document. */
export interface DeskCase {
  readonly connection: ConnectionName
  readonly capabilities: Capabilities
  /** The members without which no ticket can be opened here. */
  readonly needed: Partial<NewTicket>
  offers(name: OperationName): boolean
  open(more?: Partial<NewTicket>): Promise<Ticket>
  comments(ticket: Ticket): Promise<Comment[]>
}

export async function deskCase(client: Client, connection: ConnectionName): Promise<DeskCase> {
  const { capabilities } = await client.read<Connection>(`/v1/connections/${connection}`)
  const needed = await neededFields(client, connection, capabilities)
  return {
    connection,
    capabilities,
    needed,
    offers: (name) => capabilities.operations[name] !== 'unsupported',
    open: (more = {}) =>
      client.write<Ticket>('POST', '/v1/tickets', {
        connection,
        subject: 'Сервер не отвечает 🚑 & <b>"it"</b>',
        body: 'Line one\nсторона вторая — 第三行',
        ...needed,
        ...more,
      }),
    comments: async (ticket) => (await client.read<Page<Comment>>(`/v1/tickets/${ticket.id}/comments`)).items,
  }
}

async function neededFields(
  client: Client,
  connection: string,
  { createFields, priorities, operations }: Capabilities,
): Promise<Partial<NewTicket>> {
  const needs = (name: string): boolean => createFields[name]?.required === true
  const [priority] = priorities
  const path = `/v1/connections/${connection}`
  const category = needs('category')
    ? (await client.read<Page<Category>>(`${path}/categories`)).items.find(({ assignable }) => assignable)?.id
    : undefined
  const account = !needs('account')
    ? undefined
    : operations.listAccounts === 'unsupported'
      ? await accountOfATicket(client, connection)
      : (await client.read<Page<Account>>(`${path}/accounts`)).items[0]?.id
  return {
    ...(needs('priority') && priority !== undefined ? { priority } : {}),
    ...(category === undefined ? {} : { category }),
    ...(account === undefined ? {} : { account }),
  }
}

/** The client of a ticket that is there. */
async function accountOfATicket(client: Client, connection: string): Promise<string | undefined> {
  const { items } = await client.read<Page<Ticket>>(`/v1/tickets?connection=${connection}`)
  for (const { id, account } of items) {
    const found = account ?? (await client.read<Ticket>(`/v1/tickets/${id}`)).account
    if (found !== null) return found.id
  }
  return undefined
}
