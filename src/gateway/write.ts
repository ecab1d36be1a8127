import { type OperationName, operations, type WriteName } from '../domain/operation-name.ts'
import { GatewayError } from '../domain/problems.ts'
import type { Warning } from '../domain/warning.ts'
import type { Call } from '../upstream/call.ts'
import { type Asking, readCall, writeCall } from './asking.ts'
import type { Desk } from './desk.ts'
import type { FileDigest, Journal, Replay, Running, WriteRequest } from './operations/journal.ts'
import { toTicket } from './present.ts'

/** What a write answers with. */
export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly location: string | null
  readonly operationId: string | null
  readonly replayed: boolean
  /** The body is a problem document (a refusal that is repeated). */
  readonly problem: boolean
}

/** What a write has done, in our own form. */
export interface Done {
  readonly status: 200 | 201 | 204
  readonly body: unknown
  readonly location?: string | null
  readonly ticketId?: string | null
  readonly commentId?: string | null
}

/** The caller's files as the journal sees them. */
export interface WriteFiles {
  readonly expected: boolean
  passed(): readonly FileDigest[]
  digests(): Promise<readonly FileDigest[]>
}

export interface Write {
  readonly asking: Asking
  readonly desk: Desk
  readonly action: WriteName
  readonly key: string | null
  readonly route: string
  readonly path: string
  readonly input: unknown
  readonly files: WriteFiles
  readonly target: WriteRequest['target']
  /** Null: created, but its number is not known. */
  readonly perform: (call: Call, operation: Running) => Promise<Done | null>
  /** The problem document that repeats of a refusal get. */
  readonly render: (problem: GatewayError) => object
  /** Told as soon as there is an operation to show. */
  readonly begun: (operation: Running) => void
}

/** Runs a write under the journal: at most once per key, in its lane, and never reported as failed once it was accepted. */
export function createWriter(
  journal: Journal,
  readAgain: (replay: Replay & { kind: 'read' }, write: Write) => Promise<Answer>,
) {
  return async (write: Write): Promise<Answer> => {
    const { desk, action } = write
    const begun = await journal.begin({
      caller: write.asking.caller.id,
      action,
      connection: desk.id,
      key: write.key,
      route: write.route,
      path: write.path,
      input: write.input,
      files: write.files.expected,
      keep: action !== 'impersonate',
      target: write.target,
    })
    if (begun.kind === 'run') return await run(write, begun.operation)
    const replay = begun.kind === 'compare' ? begun.compare(await write.files.digests()) : begun
    if (replay.kind === 'read') return await readAgain(replay, write)
    const { status, body, location, operationId, problem } = replay
    return { status, body, location, operationId, replayed: true, problem }
  }
}

async function run(write: Write, operation: Running): Promise<Answer> {
  write.begun(operation)
  const { desk } = write
  const call = writeCall(write.asking, operation)
  const releases: (() => void)[] = []
  try {
    for (const lane of lanesOf(write)) releases.push(await desk.lanes[lane].admit(call))
    const done = await write.perform(call, operation)
    return await finish(write, operation, done)
  } catch (error) {
    const problem = await conflictOr(error, write)
    // Nothing else tells of it: its caller learns that the outcome is unknown, not that the gateway has a fault.
    if (operation.sent() && !(error instanceof GatewayError))
      write.asking.log.error({ operation: operation.id, err: error }, 'a write failed after it was sent')
    throw await operation.fail(problem, write.render, write.files.passed())
  } finally {
    for (const release of releases) release()
    // A read that began before this answer must not be joined by one that comes after it.
    desk.generation += 1
  }
}

async function finish(write: Write, operation: Running, done: Done | null): Promise<Answer> {
  const known = { operationId: operation.id, replayed: false, problem: false }
  if (done === null) {
    const body = await operation.accept(write.files.passed())
    return { status: 202, body, location: `/v1/operations/${operation.id}`, ...known }
  }
  const { status, body, location = null, ticketId = null, commentId = null } = done
  await operation.succeed({ status, body, location, ticketId, commentId, digests: write.files.passed() })
  return { status, body, location, ...known }
}

/** Every lane that the write will use, asked before a byte of the body is read. */
function lanesOf({ action, files, desk }: Write) {
  const { lane } = operations[action]
  const uploadsFirst = files.expected && lane !== 'upload' && desk.traits.attachments?.moment !== 'within'
  return uploadsFirst ? (['upload', lane] as const) : ([lane] as const)
}

/** A refusal is a conflict where the state, read again, forbids the action. */
async function conflictOr(error: unknown, { desk, action, target, asking }: Write): Promise<unknown> {
  if (!(error instanceof GatewayError) || error.code !== 'upstream_rejected' || target.ticket === null)
    return error
  try {
    const { value } = await desk.adapter.getTicket(
      target.ticket,
      { comments: false },
      readCall(asking, asking.signal),
    )
    const { actions } = toTicket(desk, value)
    if (actions.includes(action) || !isStateBound(action)) return error
    return new GatewayError('conflict', {
      ...error.details,
      detail: `The ticket is ${value.status}: ${action} is not possible now.`,
      effect: 'refused',
    })
  } catch {
    return error
  }
}

const stateBound = new Set<OperationName>([
  'closeTicket',
  'reopenTicket',
  'archiveTicket',
  'unblockTicket',
  'addComment',
  'attachToComment',
])

function isStateBound(action: OperationName): boolean {
  return stateBound.has(action)
}

/** An answer carries `warnings` only when there is one. */
export function withWarnings<T extends object>(
  body: T,
  warnings: readonly Warning[] | undefined,
  connection: string,
): T {
  if (warnings === undefined || warnings.length === 0) return body
  return {
    ...body,
    warnings: warnings.map((given) => ({ ...given, connection: given.connection ?? connection })),
  }
}
