import type { OperationName } from '../domain/operation-name.ts'
import { GatewayError } from '../domain/problems.ts'
import { parseTicketId, unescapeId } from '../domain/ticket-id.ts'
import type { Adapter, UpstreamPage } from '../providers/provider.ts'
import type { DeskAttachment, DeskComment, DeskTicket, Outcome } from '../providers/told.ts'
import type { Call } from '../upstream/call.ts'
import type { Redactor } from '../upstream/redactor.ts'
import { type Asking, readCall } from './asking.ts'
import type { Caller } from './caller.ts'
import type { Cursors } from './cursor.ts'
import type { Desk } from './desk.ts'
import { createLimits, type Limits } from './limits.ts'
import { createSharedReads, type SharedReads } from './shared-reads.ts'

/** A ticket of a caller: its desk, its number there, and its id. */
export interface Located {
  readonly desk: Desk
  readonly number: string
  readonly ticketId: string
}

/** Finds connections for callers and reads from them; identical reads in flight are shared. */
export interface Gateway {
  readonly redactor: Redactor
  readonly cursors: Cursors
  /** The caller's connections, in the order of the configuration. */
  desksOf(caller: Caller): readonly Desk[]
  /** Throws `connection_not_found`, also for those of others. */
  desk(caller: Caller, connection: string): Desk
  /** Throws `ticket_not_found` for what is no ticket id, `connection_not_found` where the connection is not the caller's. */
  locate(caller: Caller, ticketId: string): Located
  limitsOf(desk: Desk): Limits
  readonly tickets: Reader<Outcome<DeskTicket>>
  readonly ticketPages: Reader<UpstreamPage<DeskTicket>>
  readonly comments: Reader<readonly DeskComment[]>
  readonly singleComments: Reader<DeskComment>
  readonly attachments: Reader<readonly DeskAttachment[]>
}

/** Joins a read of the same desk and key that is under way, or starts one. */
export type Reader<T> = (
  desk: Desk,
  asking: Asking,
  key: string,
  read: (call: Call) => Promise<T>,
) => Promise<T>

export function createGateway(
  desks: ReadonlyMap<string, Desk>,
  cursors: Cursors,
  redactor: Redactor,
): Gateway {
  const limits = new Map([...desks.values()].map((desk) => [desk, createLimits(desk.traits)]))

  function desk(caller: Caller, connection: string): Desk {
    const found = desks.get(connection)
    if (found === undefined || !caller.sees(connection)) {
      throw new GatewayError('connection_not_found', { effect: 'nothing' })
    }
    return found
  }

  return {
    redactor,
    cursors,
    desksOf: (caller) => [...desks.values()].filter(({ id }) => caller.sees(id)),
    desk,
    locate(caller, ticketId) {
      const parsed = parseTicketId(ticketId)
      if (parsed === null) throw new GatewayError('ticket_not_found', { effect: 'nothing' })
      return { desk: desk(caller, parsed.connection), number: parsed.number, ticketId }
    },
    limitsOf(of) {
      const found = limits.get(of)
      if (found === undefined) throw new Error(`no limits for ${of.id}`)
      return found
    },
    tickets: reader(createSharedReads()),
    ticketPages: reader(createSharedReads()),
    comments: reader(createSharedReads()),
    singleComments: reader(createSharedReads()),
    attachments: reader(createSharedReads()),
  }
}

function reader<T>(reads: SharedReads<T>): Reader<T> {
  return (desk, asking, key, read) =>
    reads.join(`${desk.id} ${desk.generation} ${key}`, asking.signal, (signal) =>
      read(readCall(asking, signal)),
    )
}

/** The adapter's function, or `operation_not_supported`. */
export function offered<Name extends OperationName>(desk: Desk, name: Name): NonNullable<Adapter[Name]> {
  const operation: Adapter[Name] = desk.adapter[name]
  if (operation === undefined || operation === null) {
    throw new GatewayError('operation_not_supported', {
      detail: `${desk.id} (${desk.provider}) does not offer ${name}.`,
      connection: desk.id,
      provider: desk.provider,
      effect: 'nothing',
    })
  }
  return operation
}

/** The provider's own id of a comment or attachment in a path. */
export function innerId(segment: string, code: 'comment_not_found' | 'attachment_not_found'): string {
  const id = unescapeId(segment)
  if (id === null) throw new GatewayError(code, { effect: 'nothing' })
  return id
}
