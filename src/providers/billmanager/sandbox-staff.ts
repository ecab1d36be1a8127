import { group, leaf, type Node } from './sandbox-document.ts'
import { PanelError } from './sandbox-errors.ts'
import { checkFields, choices, conversation } from './sandbox-forms.ts'
import type { Context } from './sandbox-lists.ts'
import { addMessage, dequeue, enqueue, openTicket, sees, staffReplies, type Ticket } from './sandbox-panel.ts'
import { type Entry, entryOf, ticketOf } from './sandbox-queue.ts'
import { confirmed, idOf, idsOf, isOn, sent } from './sandbox-request.ts'

function form(context: Context, ticket: Ticket, elid: number): Node[] {
  const [date = '', time = ''] = ticket.deadline.split(' ')
  return [
    leaf('elid', String(elid)),
    leaf('plid', String(ticket.id)),
    leaf('subject', ticket.subject),
    leaf('ticket_item', ticket.service),
    leaf('ticket_project_select', ticket.project),
    leaf('client_department', String(ticket.department)),
    leaf('priority', ticket.priority),
    leaf('client_priority', ticket.clientPriority),
    leaf('deadline_date', date),
    leaf('deadline_time', time),
    leaf('message', ''),
    conversation(ticket, ticket.messages, true),
    ...choices(context.panel, null, context.lang),
  ]
}

/** `ticket.edit`: a form without `sok`, with it whatever of the form was sent. Opening the form marks it as read. */
export function editQueued(context: Context): Node[] {
  const { parameters } = context
  const done = sent(parameters, 'sok') !== ''
  if (sent(parameters, 'elid') === '') {
    if (done) throw new PanelError('missed', 'elid')
    return [leaf('subject', ''), leaf('message', ''), ...choices(context.panel, null, context.lang)]
  }
  const entry = entryOf(context, idOf(parameters, 'elid'))
  const parent = sent(parameters, 'plid')
  if (parent !== '' && parent !== String(entry.ticket.id)) throw new PanelError('missed', 'plid', parent)
  if (!done) {
    entry.ticket.unreadByStaff = false
    return form(context, entry.ticket, entry.assignment.id)
  }
  save(context, entry)
  return [group('ok', [])]
}

function save(context: Context, { ticket, assignment }: Entry): void {
  const { panel, parameters, user } = context
  checkFields(context, null)
  const button = sent(parameters, 'clicked_button')
  if (!['', 'ok', 'ok_message'].includes(button)) throw new PanelError('value', 'clicked_button', button)
  const message = sent(parameters, 'message')
  if (message.trim() === '' && parameters.files.length > 0) throw new PanelError('missed', 'message')
  const given = (name: string, current: string): string => sent(parameters, name) || current
  ticket.subject = given('subject', given('name', ticket.subject))
  ticket.priority = given('priority', ticket.priority)
  ticket.clientPriority = given('client_priority', ticket.clientPriority)
  ticket.service = given('ticket_item', ticket.service)
  ticket.project = given('ticket_project_select', ticket.project)
  if (isOn(parameters, 'show_optional')) saveOptional(context, ticket)
  if (message.trim() !== '') staffReplies(panel, ticket, user.realname, message, parameters.files)
  forward(context, ticket)
  if (button === 'ok')
    dequeue(ticket, ticket.assignments.find(({ id }) => id === assignment.id) ?? assignment)
}

/** The fields that only count together with `show_optional=on`. */
function saveOptional({ panel, parameters, user }: Context, ticket: Ticket): void {
  const value = (name: string): string => sent(parameters, name)
  if (value('note_message') !== '') addMessage(panel, ticket, 'note', user.realname, value('note_message'))
  if (value('ticket_expense') !== '') ticket.expenses.push(value('ticket_expense'))
  if (value('incident_count') !== '') ticket.incidentCount = Number(value('incident_count'))
  if (isOn(parameters, 'high_priority')) ticket.raised = true
  if (isOn(parameters, 'low_priority')) ticket.raised = false
  if (value('deadline_date') !== '')
    ticket.deadline = `${value('deadline_date')} ${value('deadline_time') || '00:00:00'}`
  if (isOn(parameters, 'show_abuse')) {
    if (value('score') === '') throw new PanelError('missed', 'score')
    ticket.abuse = { score: value('score'), note: value('score_note'), action: value('action') }
  }
}

/** Another department gets the ticket under a new assignment id. */
function forward({ panel, parameters }: Context, ticket: Ticket): void {
  const department = Number(sent(parameters, 'client_department') || ticket.department)
  if (department === ticket.department) return
  ticket.department = department
  ticket.assignments = []
  enqueue(panel, ticket)
}

/** `ticket_all.edit`: the same form by ticket number; `ok_get` takes the ticket into one's own queue. */
export function editAny(context: Context): Node[] {
  const { panel, parameters, user } = context
  const ticket = ticketOf(context, idOf(parameters, 'elid'))
  if (sent(parameters, 'sok') === '') return form(context, ticket, ticket.id)
  if (sent(parameters, 'clicked_button') !== 'ok_get')
    throw new PanelError('value', 'clicked_button', sent(parameters, 'clicked_button'))
  if (ticket.status === 10) throw new PanelError('access', 'ticket_all.edit')
  const known = ticket.assignments.find((assignment) => sees(panel, user, assignment))
  const assignment = known ?? {
    id: panel.nextId('assignment'),
    department: null,
    employee: user.id,
    since: Date.now(),
  }
  if (known === undefined) ticket.assignments.push(assignment)
  ticket.blockedBy = { name: user.realname, at: Date.now() }
  ticket.status = 1
  return [leaf('ok', `func=ticket.edit&elid=${assignment.id}&plid=${ticket.id}`)]
}

/** A write on every entry of `elid`: nothing is done if one of them is unknown. */
const onEntries =
  (work: (context: Context, entry: Entry) => void) =>
  (context: Context): Node[] => {
    confirmed(context.parameters)
    const entries = idsOf(context.parameters, 'elid').map((id) => entryOf(context, id))
    for (const entry of entries) work(context, entry)
    return [group('ok', [])]
  }

export const closeQueued = onEntries((_context, { ticket, assignment }) => dequeue(ticket, assignment))
export const unblock = onEntries((_context, { ticket }) => {
  ticket.blockedBy = null
})
export const favorite = onEntries(({ user }, { ticket }) => {
  ticket.favoriteOf.add(user.id)
})

export function closeAny(context: Context): Node[] {
  confirmed(context.parameters)
  const tickets = idsOf(context.parameters, 'elid').map((id) => ticketOf(context, id))
  for (const ticket of tickets) for (const assignment of ticket.assignments) dequeue(ticket, assignment)
  return [group('ok', [])]
}

/** The new ticket takes the chosen message and all after it; its number is not told. */
export function split(context: Context): Node[] {
  const { panel, parameters } = context
  confirmed(parameters)
  const [first] = idsOf(parameters, 'elid')
  const { ticket } = entryOf(context, idOf(parameters, 'plid'), 'plid')
  const index = ticket.messages.findIndex(({ id }) => id === first)
  if (index < 0) throw new PanelError('missed', 'elid', String(first))
  const author = panel.users.find(({ login }) => login === ticket.createdBy)
  if (index === 0 || author === undefined) throw new PanelError('value', 'elid', String(first))
  const moved = ticket.messages.splice(index)
  const other = openTicket(panel, {
    account: ticket.account,
    author,
    subject: ticket.subject,
    body: '',
    department: ticket.department,
    service: ticket.service,
    project: ticket.project,
    clientPriority: ticket.clientPriority,
  })
  other.messages = moved
  return [group('ok', [])]
}
