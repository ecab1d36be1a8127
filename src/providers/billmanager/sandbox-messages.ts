import { group, leaf, type Node } from './sandbox-document.ts'
import { PanelError } from './sandbox-errors.ts'
import { type Context, contains, type List, listPage } from './sandbox-lists.ts'
import { localTime, type Message, staffReplies, type Ticket } from './sandbox-panel.ts'
import { entryOf, ticketOf } from './sandbox-queue.ts'
import { confirmed, idOf, idsOf, sent } from './sandbox-request.ts'

const messageList = (ticket: Ticket): List<Message> => ({
  rows: ticket.messages,
  id: ({ id }) => id,
  render: ({ id, body, at, author }) => [
    leaf('id', String(id)),
    leaf('message', body),
    leaf('date_post', localTime(at)),
    leaf('message_user', author),
  ],
  sorts: { id: ({ id }) => id, date_post: ({ at }) => at, message_user: ({ author }) => author },
  filters: { message: ({ body }, value) => contains(body, value) },
})

/** `ticket.message` goes by assignment, `ticket_all.message` by ticket number. */
export const messagesQueued = (context: Context): Node[] =>
  listPage(context, messageList(entryOf(context, idOf(context.parameters, 'elid')).ticket))
export const messagesOfAny = (context: Context): Node[] =>
  listPage(context, messageList(ticketOf(context, idOf(context.parameters, 'elid'))))

/** Without `elid` a new message; with it another text for one that exists; without `sok` the form. */
export function editMessage(context: Context): Node[] {
  const { panel, parameters, user } = context
  const { ticket } = entryOf(context, idOf(parameters, 'plid'), 'plid')
  const known = sent(parameters, 'elid') === '' ? undefined : messageOf(ticket, idOf(parameters, 'elid'))
  if (sent(parameters, 'sok') === '') return [leaf('message', known?.body ?? '')]
  const body = sent(parameters, 'message')
  if (body.trim() === '') throw new PanelError('missed', 'message')
  if (known === undefined) staffReplies(panel, ticket, user.realname, body, [])
  else known.body = body
  return [group('ok', [])]
}

/** Hides: the client does not see the message any more, the staff does. */
export function hideMessages(context: Context): Node[] {
  confirmed(context.parameters)
  const all = [...context.panel.tickets.values()].flatMap(({ messages }) => messages)
  const hidden = idsOf(context.parameters, 'elid').map((id) => {
    const message = all.find((candidate) => candidate.id === id)
    if (message === undefined) throw new PanelError('missed', 'elid', String(id))
    return message
  })
  for (const message of hidden) message.hidden = true
  return [group('ok', [])]
}

function messageOf(ticket: Ticket, id: number): Message {
  const message = ticket.messages.find((candidate) => candidate.id === id)
  if (message === undefined) throw new PanelError('missed', 'elid', String(id))
  return message
}
