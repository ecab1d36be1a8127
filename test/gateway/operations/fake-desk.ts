import type { NewComment } from '../../../src/domain/comment.ts'
import type { NewTicket } from '../../../src/domain/new-ticket.ts'
import { GatewayError } from '../../../src/domain/problems.ts'
import type { SettleDesk } from '../../../src/gateway/operations/desk.ts'
import type { Adapter, Support, Traits } from '../../../src/providers/provider.ts'
import type { DeskComment, DeskTicket } from '../../../src/providers/told.ts'
import type { Call, Log } from '../../../src/upstream/call.ts'

export const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} }

const neverEnds = new AbortController().signal

export function readingCall(): Call {
  return {
    signal: neverEnds,
    log: quiet,
    maxWaitMs: null,
    admissions: new Map(),
    beforeWrite: null,
    usage: { upstreamCalls: 0, waitMs: 0 },
    note() {},
    claim: async () => true,
  }
}

export interface FakeDesk extends SettleDesk {
  readonly tickets: Map<string, DeskTicket & { comments: DeskComment[] }>
  /** How many lists were asked for. */
  lists: number
  /** Nothing can be read. */
  down: boolean
  settleMs: number
  create(draft: Pick<NewTicket, 'subject' | 'body'>, createdAt?: number): string
  comment(number: string, draft: Pick<NewComment, 'body'>, createdAt?: number): string
  change(number: string, changes: Partial<DeskTicket>): void
}

export interface FakeOptions {
  readonly sorted?: Support
  readonly q?: Support
  readonly pageSize?: number
}

/** A desk in memory that always says what it has; who writes to it decides what is told of it. */
export function createFakeDesk({
  sorted = 'native',
  q = 'unsupported',
  pageSize = 3,
}: FakeOptions = {}): FakeDesk {
  const tickets: FakeDesk['tickets'] = new Map()
  let numbers = 100
  let comments = 1000

  function find(number: string) {
    const ticket = tickets.get(number)
    if (desk.down) throw new GatewayError('upstream_unreachable', { effect: 'nothing' })
    if (ticket === undefined) throw new GatewayError('ticket_not_found', { effect: 'refused' })
    return ticket
  }

  const adapter: Adapter = {
    async listTickets(query) {
      desk.lists += 1
      if (desk.down) throw new GatewayError('upstream_unreachable', { effect: 'nothing' })
      const all = [...tickets.values()]
        .filter(({ subject }) => q !== 'native' || query.q === undefined || subject.includes(query.q))
        .sort((a, b) => (query.sort === undefined ? 0 : (b.createdAt ?? '').localeCompare(a.createdAt ?? '')))
      const from = Number(query.position ?? 0)
      const next = from + pageSize
      return {
        items: all.slice(from, next).map(({ comments: _, ...ticket }) => ticket),
        next: next < all.length ? next : null,
        total: all.length,
      }
    },
    async getTicket(number, include) {
      const { comments: conversation, ...ticket } = find(number)
      return { value: include.comments ? { ...ticket, comments: conversation } : ticket }
    },
    async createTicket() {
      throw new Error('the settler only reads')
    },
    listComments: async (number) => find(number).comments,
    getSavedFilter: async () => ({ clients: ['42'] }),
  }

  const desk: FakeDesk = {
    tickets,
    lists: 0,
    down: false,
    settleMs: 300,
    totalMs: 1000,
    adapter,
    traits: traitsWith(sorted, q),
    call: readingCall,
    create({ subject, body }, createdAt = Date.now()) {
      numbers += 1
      const number = String(numbers)
      tickets.set(number, {
        number,
        subject,
        status: 'open',
        upstream: { status: { id: null, label: null }, priority: { id: null, label: null } },
        createdAt: new Date(createdAt).toISOString(),
        comments: [],
        raw: null,
      })
      desk.comment(number, { body }, createdAt)
      return number
    },
    comment(number, { body }, createdAt = Date.now()) {
      comments += 1
      const id = String(comments)
      find(number).comments.push({
        id,
        body,
        format: 'text',
        createdAt: new Date(createdAt).toISOString(),
        raw: null,
      })
      return id
    },
    change(number, changes) {
      tickets.set(number, { ...find(number), ...changes, comments: find(number).comments })
    },
  }
  return desk
}

function traitsWith(sorted: Support, q: Support): Traits {
  const none = 'unsupported'
  return {
    emulated: [],
    createFields: {},
    updateFields: {},
    commentFields: {},
    filters: {
      state: none,
      status: none,
      q,
      category: none,
      priority: none,
      updatedSince: none,
      access: none,
      project: none,
    },
    sorts: { createdAt: sorted, updatedAt: none, number: none, subject: none, status: none },
    priorities: [],
    ratings: { ticket: null, comment: null, close: null },
    attachments: null,
    lanes: {},
    providerFields: { createTicket: null, updateTicket: null, addComment: null },
  }
}
