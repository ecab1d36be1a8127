import type { ShelvedFile } from '../../sandbox/file-shelf.ts'
import {
  accountOf,
  archive,
  buyIncidents,
  editOwn,
  ownArchive,
  ownFilter,
  ownTickets,
  visibleMessages,
} from './sandbox-client.ts'
import { group, leaf, type Node } from './sandbox-document.ts'
import { PanelError } from './sandbox-errors.ts'
import type { Context } from './sandbox-lists.ts'
import { editMessage, hideMessages, messagesOfAny, messagesQueued } from './sandbox-messages.ts'
import type { User } from './sandbox-panel.ts'
import {
  allFilter,
  allTickets,
  clientFilter,
  entryOf,
  openTickets,
  queue,
  queueFilter,
  ticketOf,
} from './sandbox-queue.ts'
import { idOf, sent } from './sandbox-request.ts'
import { type Sessions, sessionNode } from './sandbox-session.ts'
import { closeAny, closeQueued, editAny, editQueued, favorite, split, unblock } from './sandbox-staff.ts'

type Work = (context: Context) => Node[]

const staff: Readonly<Record<string, Work>> = {
  ticket: queue,
  'ticket.edit': editQueued,
  'ticket.delete': closeQueued,
  'ticket.unblock': unblock,
  'ticket.favorite': favorite,
  'ticket.message': messagesQueued,
  'ticket.message.edit': editMessage,
  'ticket.message.delete': hideMessages,
  'ticket.split': split,
  'ticket.setfilter': clientFilter('ticket'),
  'ticket.filter': queueFilter,
  ticket_all: allTickets,
  'ticket_all.edit': editAny,
  'ticket_all.message': messagesOfAny,
  'ticket_all.setfilter': clientFilter('ticket_all'),
  'ticket_all.filter': allFilter,
  'ticket_all.delete': closeAny,
  ticket_open: openTickets,
}

const client: Readonly<Record<string, Work>> = {
  clientticket: ownTickets,
  'clientticket.filter': ownFilter('clientticket'),
  'clientticket.edit': editOwn,
  'clientticket.archive': archive,
  clientticket_archive: ownArchive,
  'clientticket_archive.filter': ownFilter('clientticket_archive'),
  incident: buyIncidents,
}

const anybody: Readonly<Record<string, Work>> = {
  whoami: ({ user }) => [
    group('user', [], {
      id: String(user.id),
      name: user.login,
      realname: user.realname,
      level: String(user.level),
    }),
  ],
  keepalive: () => [group('ok', [])],
}

/** Runs one function of the panel, if the caller's level allows it. */
export function run(context: Context, sessions: Sessions): Node[] {
  const { func, user } = context
  const shared = anybody[func]
  if (shared !== undefined) return shared(context)
  if (func === 'su' || func === 'ticket.su' || func === 'ticket_all.su') return impersonate(context, sessions)
  const work = staff[func] ?? client[func]
  if (work === undefined) throw new PanelError('missed', 'func', func)
  const allowed = func in staff ? user.level >= 29 : user.level === 16
  if (!allowed) throw new PanelError('access', func)
  return work(context)
}

/** A session with the client's rights, for an employee. */
function impersonate(context: Context, sessions: Sessions): Node[] {
  const { func, user } = context
  if (user.level < 29) throw new PanelError('access', func)
  const target = clientBehind(context)
  if (target === undefined) throw new PanelError('missed', 'elid', sent(context.parameters, 'elid'))
  return [group('ok', []), sessionNode(sessions.open(target), target)]
}

function clientBehind(context: Context): User | undefined {
  const id = idOf(context.parameters, 'elid')
  const { users } = context.panel
  if (context.func === 'su') return users.find((user) => user.id === id && user.level === 16)
  const ticket = context.func === 'ticket.su' ? entryOf(context, id).ticket : ticketOf(context, id)
  return users.find((user) => user.account === ticket.account)
}

/** `ticket.file`: whoever may read the message may have its files. */
export function attachment(context: Context): ShelvedFile {
  const wanted = String(idOf(context.parameters, 'elid'))
  const { panel, user } = context
  const tickets = [...panel.tickets.values()]
  const messages =
    user.level >= 29
      ? tickets.flatMap((ticket) => ticket.messages)
      : tickets.filter((ticket) => ticket.account === accountOf(context)).flatMap(visibleMessages)
  const found = messages.flatMap(({ files }) => files).find(({ id }) => id === wanted)
  if (found === undefined) throw new PanelError('missed', 'elid', wanted)
  return found.file
}

/** What was asked comes back with the answer, the session too, but no password. */
export const echo = (parameters: Context['parameters']): Node =>
  group(
    'tparams',
    [...parameters.values]
      .filter(([name]) => !['authinfo', 'password', 'key', 'message', 'note_message'].includes(name))
      .map(([name, value]) => leaf(name, value)),
  )
