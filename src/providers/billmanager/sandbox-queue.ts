import { flag, group, leaf, type Node } from './sandbox-document.ts'
import { PanelError } from './sandbox-errors.ts'
import { choices, statusChoice, statusNode } from './sandbox-forms.ts'
import { type Context, contains, filterForm, filterKey, type List, listPage, oneOf } from './sandbox-lists.ts'
import { type Assignment, delayOf, localTime, responsibleOf, sees, type Ticket } from './sandbox-panel.ts'
import { idsOf } from './sandbox-request.ts'

/** One row of the queue: a ticket as it was assigned to the employee or to one of their departments. */
export interface Entry {
  readonly ticket: Ticket
  readonly assignment: Assignment
}

const queueOf = ({ panel, user }: Context): Entry[] =>
  [...panel.tickets.values()].flatMap((ticket) =>
    ticket.assignments
      .filter((assignment) => sees(panel, user, assignment))
      .map((assignment) => ({ ticket, assignment })),
  )

export function entryOf(context: Context, id: number, name = 'elid'): Entry {
  const entry = queueOf(context).find(({ assignment }) => assignment.id === id)
  if (entry === undefined) throw new PanelError('missed', name, String(id))
  return entry
}

export function ticketOf({ panel }: Context, id: number, name = 'elid'): Ticket {
  const ticket = panel.tickets.get(id)
  if (ticket === undefined) throw new PanelError('missed', name, String(id))
  return ticket
}

const projectName = ({ panel }: Context, ticket: Ticket): string =>
  panel.projects.find(({ key }) => key === ticket.project)?.name ?? ''

const flags = ({ user }: Context, ticket: Ticket): Node[] => [
  ...flag('unread', ticket.unreadByStaff),
  ...flag('highpriority', ticket.raised),
  ...flag('from_gate', ticket.byMail),
  ...flag('favorite', ticket.favoriteOf.has(user.id)),
  ...flag('abuse', ticket.abuse !== null),
  ...(ticket.abuse === null ? [] : [leaf('abuse_id', String(ticket.account.id))]),
  ...flag('premium', ticket.account.incidents > 0),
  leaf('priority', ticket.priority),
]

const queueWeight = (ticket: Ticket): number => Number(ticket.priority) * 100 + (ticket.raised ? 1000 : 0)

const queueList = (context: Context): List<Entry> => ({
  rows: queueOf(context),
  id: ({ assignment }) => assignment.id,
  render: ({ ticket, assignment }) => [
    leaf('id', String(assignment.id)),
    leaf('ticket', String(ticket.id)),
    leaf('name', ticket.subject),
    leaf('client', ticket.createdBy),
    leaf('delay', delayOf(assignment.since)),
    leaf('deadline', ticket.deadline),
    leaf('responsible', responsibleOf(context.panel, assignment)),
    leaf('project', projectName(context, ticket)),
    leaf('queue', String(queueWeight(ticket))),
    leaf('date_start', localTime(ticket.createdAt)),
    ...(ticket.blockedBy === null
      ? []
      : [leaf('blocked_by', `${ticket.blockedBy.name}, ${localTime(ticket.blockedBy.at)}`)]),
    ...flags(context, ticket),
  ],
  sorts: {
    id: ({ assignment }) => assignment.id,
    ticket: ({ ticket }) => ticket.id,
    name: ({ ticket }) => ticket.subject,
    client: ({ ticket }) => ticket.createdBy,
    delay: ({ assignment }) => -assignment.since,
    queue: ({ ticket }) => queueWeight(ticket),
  },
  filters: {
    ticket: ({ ticket }, value) => String(ticket.id) === value,
    name: ({ ticket }, value) => contains(ticket.subject, value),
    client: ({ ticket }, value) => oneOf(String(ticket.account.id), value),
    project: ({ ticket }, value) => ticket.project === value,
    department: ({ ticket }, value) => String(ticket.department) === value,
    message: ({ ticket }, value) => ticket.messages.some(({ body }) => contains(body, value)),
  },
})

const lastMessageAt = (ticket: Ticket): number => ticket.messages.at(-1)?.at ?? ticket.createdAt

const allList = (context: Context, open: boolean): List<Ticket> => ({
  rows: [...context.panel.tickets.values()].filter(({ status }) => !open || status < 3),
  id: ({ id }) => id,
  render: (ticket) => [
    leaf('id', String(ticket.id)),
    leaf('name', ticket.subject),
    leaf('client', ticket.createdBy),
    leaf('date_start', localTime(ticket.createdAt)),
    ...(open
      ? []
      : [
          leaf('last_message', localTime(lastMessageAt(ticket))),
          leaf('last_activity', localTime(lastMessageAt(ticket))),
          leaf('responsible', responsibleOf(context.panel, ticket.assignments[0])),
          leaf('project_name', projectName(context, ticket)),
          statusNode(ticket, context.lang),
          ...flags(context, ticket),
        ]),
  ],
  sorts: {
    id: ({ id }) => id,
    name: ({ subject }) => subject,
    client: ({ createdBy }) => createdBy,
    last_message: lastMessageAt,
    last_activity: lastMessageAt,
  },
  filters: {
    id: ({ id }, value) => String(id) === value,
    name: ({ subject }, value) => contains(subject, value),
    client: ({ account }, value) => oneOf(String(account.id), value),
    tstatus: ({ status }, value) => oneOf(String(status), value),
  },
})

export const queue = (context: Context): Node[] => listPage(context, queueList(context))
export const allTickets = (context: Context): Node[] => listPage(context, allList(context, false))
export const openTickets = (context: Context): Node[] => listPage(context, allList(context, true))

const filterFields = ['ticket', 'name', 'client', 'project', 'department', 'message']
export const queueFilter = (context: Context): Node[] =>
  filterForm(context, 'ticket', filterFields, choices(context.panel, null, context.lang))
export const allFilter = (context: Context): Node[] =>
  filterForm(context, 'ticket_all', ['id', 'name', 'client', 'tstatus'], [statusChoice(context.lang)])

/** Limits the list to some clients, until it is changed or reset. */
export const clientFilter =
  (list: string) =>
  (context: Context): Node[] => {
    const ids = idsOf(context.parameters, 'elid')
    for (const id of ids)
      if (!context.panel.accounts.some((account) => account.id === id))
        throw new PanelError('missed', 'elid', String(id))
    const key = filterKey(context.user, list)
    const stored = new Map(context.panel.filters.get(key))
    context.panel.filters.set(key, stored.set('client', ids.join(',')))
    return [group('ok', [])]
  }
