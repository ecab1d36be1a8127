import { flag, group, leaf, type Node } from './sandbox-document.ts'
import { PanelError } from './sandbox-errors.ts'
import { checkFields, choices, conversation, statusChoice, statusNode } from './sandbox-forms.ts'
import { type Context, contains, filterForm, type List, listPage, oneOf } from './sandbox-lists.ts'
import {
  type Account,
  clientReplies,
  delayOf,
  localTime,
  openTicket,
  type Ticket,
  utcTime,
} from './sandbox-panel.ts'
import { confirmed, idOf, idsOf, sent } from './sandbox-request.ts'

export function accountOf({ user, func }: Context): Account {
  if (user.account === null) throw new PanelError('access', func)
  return user.account
}

function ownTicket(context: Context, id: number): Ticket {
  const ticket = context.panel.tickets.get(id)
  if (ticket === undefined || ticket.account !== accountOf(context))
    throw new PanelError('missed', 'elid', String(id))
  return ticket
}

/** What the client may see of a conversation. */
export const visibleMessages = (ticket: Ticket): Ticket['messages'] =>
  ticket.messages.filter((message) => message.kind !== 'note' && !message.hidden)

const lastAt = (ticket: Ticket): number => visibleMessages(ticket).at(-1)?.at ?? ticket.createdAt

const ownList = (context: Context, archived: boolean): List<Ticket> => {
  const account = accountOf(context)
  return {
    rows: [...context.panel.tickets.values()].filter(
      (ticket) => ticket.account === account && (ticket.status === 10) === archived,
    ),
    id: ({ id }) => id,
    render: (ticket) => [
      leaf('id', String(ticket.id)),
      leaf('name', ticket.subject),
      leaf('last_message', localTime(lastAt(ticket))),
      leaf('last_message_utc', utcTime(lastAt(ticket))),
      leaf('wait_time', ticket.status < 2 ? delayOf(lastAt(ticket)) : ''),
      leaf('create_user', ticket.createdBy),
      statusNode(ticket, context.lang),
      ...flag('unread', ticket.unreadByClient),
    ],
    sorts: {
      id: ({ id }) => id,
      name: ({ subject }) => subject,
      last_message: lastAt,
      tstatus: ({ status }) => status,
      create_user: ({ createdBy }) => createdBy,
    },
    filters: {
      id: ({ id }, value) => String(id) === value,
      name: ({ subject }, value) => contains(subject, value),
      message: (ticket, value) => visibleMessages(ticket).some(({ body }) => contains(body, value)),
      abuse: ({ abuse }, value) => (abuse !== null) === (value === 'on'),
      tstatus: ({ status }, value) => oneOf(String(status), value),
      message_poststart: (ticket, value) => localTime(lastAt(ticket)) >= value,
      message_postend: (ticket, value) => localTime(lastAt(ticket)).slice(0, 10) <= value,
    },
  }
}

export const ownTickets = (context: Context): Node[] => listPage(context, ownList(context, false))
export const ownArchive = (context: Context): Node[] => listPage(context, ownList(context, true))

const filterFields = [
  'id',
  'message',
  'name',
  'abuse',
  'tstatus',
  'message_post',
  'message_poststart',
  'message_postend',
]
export const ownFilter =
  (list: string) =>
  (context: Context): Node[] =>
    filterForm(context, list, filterFields, [statusChoice(context.lang)])

/** `clientticket.edit`: without `elid` a new ticket, with it a view or another message. */
export function editOwn(context: Context): Node[] {
  const { panel, parameters, user } = context
  const account = accountOf(context)
  const done = sent(parameters, 'sok') !== ''
  const number = sent(parameters, 'elid')
  if (number === '') {
    if (!done) return [leaf('subject', ''), leaf('message', ''), ...choices(panel, account, context.lang)]
    return create(context, account)
  }
  const ticket = ownTicket(context, idOf(parameters, 'elid'))
  if (!done) {
    ticket.unreadByClient = false
    return view(context, ticket, account)
  }
  if (ticket.status === 10) throw new PanelError('value', 'elid', number)
  checkFields(context, account)
  const message = sent(parameters, 'message')
  if (message.trim() === '') throw new PanelError('missed', 'message')
  ticket.clientPriority = sent(parameters, 'client_priority') || ticket.clientPriority
  ticket.service = sent(parameters, 'ticket_item') || sent(parameters, 'item') || ticket.service
  ticket.project = sent(parameters, 'ticket_project_select') || ticket.project
  clientReplies(panel, ticket, user.realname, message, parameters.files)
  return [group('ok', [])]
}

function create(context: Context, account: Account): Node[] {
  const { panel, parameters, user } = context
  checkFields(context, account)
  const subject = sent(parameters, 'subject') || sent(parameters, 'name')
  if (subject.trim() === '') throw new PanelError('missed', 'subject')
  const body = sent(parameters, 'message')
  if (body.trim() === '') throw new PanelError('missed', 'message')
  const department = sent(parameters, 'client_department')
  const project = sent(parameters, 'ticket_project_select')
  const priority = sent(parameters, 'client_priority')
  const ticket = openTicket(panel, {
    account,
    author: user,
    subject,
    body,
    files: parameters.files,
    service: sent(parameters, 'ticket_item') || sent(parameters, 'item'),
    ...(department === '' ? {} : { department: Number(department) }),
    ...(project === '' ? {} : { project }),
    ...(priority === '' ? {} : { clientPriority: priority }),
  })
  return [leaf('id', String(ticket.id)), group('ok', [])]
}

const view = ({ panel, lang }: Context, ticket: Ticket, account: Account): Node[] => [
  leaf('id', String(ticket.id)),
  leaf('elid', String(ticket.id)),
  leaf('subject', ticket.subject),
  leaf('closed_ticket_user', ticket.status >= 3 ? 'on' : 'off'),
  leaf('ticket_item', ticket.service),
  leaf('ticket_project_select', ticket.project),
  leaf('client_department', String(ticket.department)),
  leaf('client_priority', ticket.clientPriority),
  conversation(ticket, visibleMessages(ticket), false),
  ...choices(panel, account, lang),
]

/** Only closed tickets go to the archive; nothing is moved if one of them is not closed. */
export function archive(context: Context): Node[] {
  confirmed(context.parameters)
  const tickets = idsOf(context.parameters, 'elid').map((id) => ownTicket(context, id))
  for (const ticket of tickets)
    if (ticket.status !== 3) throw new PanelError('value', 'elid', String(ticket.id))
  for (const ticket of tickets) ticket.status = 10
  return [group('ok', [])]
}

/** Buys paid support tickets for the caller's own account. */
export function buyIncidents(context: Context): Node[] {
  const { parameters } = context
  const account = accountOf(context)
  if (sent(parameters, 'sok') === '') return [leaf('count', '')]
  const id = sent(parameters, 'elid')
  if (id !== '' && id !== String(account.id)) throw new PanelError('missed', 'elid', id)
  const count = idOf(parameters, 'count')
  if (count < 1) throw new PanelError('value', 'count', String(count))
  account.incidents += count
  return [group('ok', [])]
}
