import { flag, group, leaf, type Node } from './sandbox-document.ts'
import { PanelError } from './sandbox-errors.ts'
import type { Context } from './sandbox-lists.ts'
import { type Account, localTime, type Message, type Panel, type Ticket } from './sandbox-panel.ts'
import { type Parameters, sent } from './sandbox-request.ts'

const statusLabels: Readonly<Record<string, readonly [string, string]>> = {
  0: ['New', 'Новый'],
  1: ['Under review', 'На рассмотрении'],
  2: ['Awaiting response', 'Ожидает ответа'],
  3: ['Closed', 'Закрыт'],
  10: ['Archived', 'В архиве'],
}

export const statusLabel = (status: number, lang: string): string =>
  statusLabels[String(status)]?.[lang === 'ru' ? 1 : 0] ?? ''

export const statusNode = (ticket: Ticket, lang: string): Node =>
  leaf('tstatus', statusLabel(ticket.status, lang), { orig: String(ticket.status) })

/** The answer of a list of choices: `slist` with the name of its field. */
export const choice = (name: string, values: readonly (readonly [string, string])[]): Node =>
  group(
    'slist',
    values.map(([key, label]) => leaf('val', label, { key })),
    { name },
  )

export const statusChoice = (lang: string): Node =>
  choice(
    'tstatus',
    ['0', '1', '2', '3', '10'].map((code) => [code, statusLabel(Number(code), lang)] as const),
  )

const priorities = (lang: string): readonly (readonly [string, string])[] =>
  lang === 'ru'
    ? [
        ['0', 'Низкий'],
        ['1', 'Средний'],
        ['2', 'Высокий'],
      ]
    : [
        ['0', 'Low'],
        ['1', 'Medium'],
        ['2', 'High'],
      ]

/** What can be chosen in a ticket: an account sees its own services, an employee everybody's. */
export function choices(panel: Panel, account: Account | null, lang: string): Node[] {
  const accounts = account === null ? panel.accounts : [account]
  return [
    choice(
      'client_department',
      panel.departments.map(({ id, name }) => [String(id), name] as const),
    ),
    choice(
      'ticket_item',
      accounts.flatMap(({ services }) => services.map(({ key, name }) => [key, name] as const)),
    ),
    choice(
      'ticket_project_select',
      panel.projects.map(({ key, name }) => [key, name] as const),
    ),
    choice('priority', priorities(lang)),
    choice('client_priority', priorities(lang)),
  ]
}

export function conversation(ticket: Ticket, messages: readonly Message[], forStaff: boolean): Node {
  const service = ticket.account.services.find(({ key }) => key === ticket.service)
  const information =
    service === undefined
      ? []
      : [
          group('message', [group('rowgroup', [leaf('row', service.name)])], {
            type: 'info',
          }),
        ]
  return group('mlist', [
    leaf('fm_date_post', localTime(ticket.createdAt)),
    ...information,
    ...messages.map((message) => messageNode(message, forStaff)),
  ])
}

function messageNode(message: Message, forStaff: boolean): Node {
  return group(
    'message',
    [
      leaf('date_post', localTime(message.at)),
      group('user', [leaf('realname', message.author)]),
      leaf('avatar', '/manimg/userdata/avatar.png', { name: message.author }),
      leaf('body', message.body),
      ...message.files.map(({ id, file }) => group('file', [leaf('name', file.filename), leaf('param', id)])),
      ...(!forStaff && message.kind === 'outcoming'
        ? [group('rates', [group('rate', [], { name: 'good' })])]
        : []),
      ...(forStaff ? flag('hidden', message.hidden) : []),
    ],
    { type: message.kind, id: String(message.id) },
  )
}

/** The enumerations and the references of a form, checked before anything is written. */
export function checkFields(context: Context, account: Account | null): void {
  const { panel, parameters } = context
  for (const name of ['priority', 'client_priority']) expectOneOf(parameters, name, ['0', '1', '2'])
  expectOneOf(
    parameters,
    'client_department',
    panel.departments.map(({ id }) => String(id)),
  )
  expectOneOf(
    parameters,
    'ticket_project_select',
    panel.projects.map(({ key }) => key),
  )
  const services = (account === null ? panel.accounts : [account]).flatMap((owner) => owner.services)
  for (const name of ['ticket_item', 'item'])
    expectOneOf(
      parameters,
      name,
      services.map(({ key }) => key),
    )
  expectPattern(parameters, 'deadline_date', /^\d{4}-\d\d-\d\d$/)
  expectPattern(parameters, 'deadline_time', /^\d\d:\d\d:\d\d$/)
  for (const name of ['score', 'incident_count']) expectPattern(parameters, name, /^[1-9]\d*$/)
  expectPattern(parameters, 'ticket_expense', /^\d+(\.\d+)?$/)
  for (const name of ['show_optional', 'high_priority', 'low_priority', 'show_abuse'])
    expectOneOf(parameters, name, ['on', 'off'])
}

function expectOneOf(parameters: Parameters, name: string, values: readonly string[]): void {
  const value = sent(parameters, name)
  if (value !== '' && !values.includes(value)) throw new PanelError('value', name, value)
}

function expectPattern(parameters: Parameters, name: string, pattern: RegExp): void {
  const value = sent(parameters, name)
  if (value !== '' && !pattern.test(value)) throw new PanelError('value', name, value)
}
