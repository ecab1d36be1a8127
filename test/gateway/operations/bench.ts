import type { GatewayError } from '../../../src/domain/problems.ts'
import type { Caller, Scope } from '../../../src/gateway/caller.ts'
import { createJournal } from '../../../src/gateway/operations/create-journal.ts'
import type { Begun, Replay, Running, WriteRequest } from '../../../src/gateway/operations/journal.ts'
import type { Store } from '../../../src/store/store.ts'
import type { Log } from '../../../src/upstream/call.ts'
import { createFakeDesk, type FakeDesk, quiet } from './fake-desk.ts'

export const draft = { connection: 'desk', subject: 'No answer', body: 'It does not answer.' }

/** A createTicket, unless it is told otherwise. */
export function writing(changes: Partial<WriteRequest> = {}): WriteRequest {
  return {
    caller: 'billing',
    action: 'createTicket',
    connection: 'desk',
    key: null,
    route: 'POST /v1/tickets',
    path: '/v1/tickets',
    input: draft,
    files: false,
    keep: true,
    target: { ticket: null, comment: null },
    ...changes,
  }
}

export function onTicket(
  action: WriteRequest['action'],
  ticket: string,
  input: unknown,
  key = 'k',
): WriteRequest {
  const path = `/v1/tickets/desk:${ticket}/${action}`
  return writing({ action, input, key, route: `POST ${action}`, path, target: { ticket, comment: null } })
}

export function openJournal(
  store: Store,
  desk: FakeDesk = createFakeDesk(),
  now?: () => number,
  log: Log = quiet,
) {
  const made = createJournal({
    store,
    deskOf: (connection) => (connection === 'desk' ? desk : null),
    log,
    ...(now === undefined ? {} : { now }),
  })
  return { ...made, desk }
}
export type Opened = ReturnType<typeof openJournal>

export function callerOf(id: string, scopes: readonly Scope[] = ['tickets:read', 'tickets:write']): Caller {
  return { id, scopes: new Set(scopes), sees: (connection) => connection === 'desk' }
}
export const admin = callerOf('admin', ['admin', 'tickets:read'])

export function running(begun: Begun): Running {
  if (begun.kind !== 'run') throw new Error(`expected to run, got ${begun.kind}`)
  return begun.operation
}

export function replay(begun: Begun): Replay {
  if (begun.kind !== 'replay' && begun.kind !== 'read')
    throw new Error(`expected a replay, got ${begun.kind}`)
  return begun
}

export async function run({ journal }: Opened, request = writing({ key: 'k' })): Promise<Running> {
  return running(await journal.begin(request))
}

/** As the edge renders it, near enough. */
export function render(problem: GatewayError) {
  return { code: problem.code, status: problem.status, detail: problem.message }
}

export const created = {
  status: 201,
  body: { id: 'desk:7', subject: 'No answer' },
  location: '/v1/tickets/desk:7',
  ticketId: 'desk:7',
  commentId: null,
}
