import { Readable } from 'node:stream'
import type { FileShelf } from '../../sandbox/file-shelf.ts'
import {
  type Account,
  addMessage,
  clientReplies,
  openTicket,
  type Panel,
  staffReplies,
  type Ticket,
  type User,
} from './sandbox-panel.ts'

/** Each script is a subject and what client and staff say in turn. */
const scripts: readonly (readonly [string, ...string[]])[] = [
  [
    'Server does not answer to ping',
    'Since 09:10 our VDS does not answer, **neither ping nor SSH**. Could you look at the console?',
    'The node lost power on one feed; the machine is up again. Please check.',
    'It works, thank you!',
  ],
  [
    'Сайт открывается очень медленно 🐢',
    'Добрый день! С утра страницы грузятся по 20–30 секунд. В панели нагрузка *обычная*.',
    'Здравствуйте! На узле шло восстановление массива. Сейчас всё спокойно, проверьте, пожалуйста.',
  ],
  [
    'Invoice INV-2291 was paid twice',
    'Our bank sent the payment of 118.40 EUR twice. Can the second one stay on the balance?',
    'Of course. The amount is on your balance now.',
    'Perfect.',
    'Closing this one, have a nice day.',
  ],
  [
    '无法登录控制面板',
    '您好，更换手机后两步验证失效，无法登录控制面板。请帮忙重置。',
    '您好！已重置两步验证，请重新绑定。',
  ],
  [
    'Please raise the port to 10 Gbit/s',
    'We expect a *large* launch next week. What would a 10 Gbit/s port cost?',
    '| port | per month |\n| --- | --- |\n| 10 Gbit/s | 190 EUR |\n\nShall we order it?',
  ],
  [
    'Продлить SSL-сертификат для shop.romashka.example',
    'Сертификат истекает через три дня, автопродление не сработало.',
    'Перевыпустили и установили. Автопродление включено.',
    'Спасибо, всё отлично ✅',
  ],
  [
    'Backup restore: database from 3 a.m.',
    'We dropped the wrong table. Please restore `orders` from the night backup.',
    'Restored as `orders_restored`, so that you can compare.',
  ],
  [
    'Abuse report: open resolver on 203.0.113.15',
    'We received your notice. The resolver is closed now; can you re-check?',
    'Checked, the port is closed. Thank you for the quick reaction.',
  ],
  ['Перенос домена ромашка.рф', 'Хотим перенести домен к вам. Какие документы нужны?'],
  ['IPv6 is missing after the migration', 'After the move to the new rack `ip -6 addr` shows nothing.'],
]

const services = (first: number, ...names: string[]): Account['services'] =>
  names.map((name, index) => ({ key: String(first + index), name }))

/** The people of a small hosting company, and its clients. */
export function populate(
  panel: Panel,
  passwords: { staff: string; client: string; other: () => string },
): void {
  const romashka: Account = {
    id: 11,
    name: 'ООО «Ромашка»',
    incidents: 3,
    services: services(3101, 'VDS-M #3101 (203.0.113.15)', 'shop.romashka.example, SSL', 'ромашка.рф'),
  }
  const accounts: Account[] = [
    romashka,
    {
      id: 12,
      name: 'ACME GmbH',
      incidents: 0,
      services: services(3201, 'Dedicated EPYC #3201', 'acme.example'),
    },
    {
      id: 13,
      name: '北方贸易有限公司',
      incidents: 0,
      services: services(3301, 'VDS-L #3301 (198.51.100.7)'),
    },
    { id: 14, name: 'Jürgens & Söhne', incidents: 1, services: services(3401, 'Webhosting "Premium" #3401') },
  ]
  panel.accounts.push(...accounts)
  const client = (id: number, login: string, realname: string, account: Account, password: string): User => ({
    id,
    login,
    password,
    realname,
    level: 16,
    account,
  })
  const employee = (id: number, login: string, realname: string, password: string): User => ({
    id,
    login,
    password,
    realname,
    level: 29,
    account: null,
  })
  panel.users.push(
    employee(2, 'gateway@hosting.example', 'Support desk', passwords.staff),
    employee(3, 'anna@hosting.example', 'Анна Петрова', passwords.other()),
    client(21, 'ivanov@romashka.example', 'Иван Иванов', romashka, passwords.client),
    ...accounts
      .slice(1)
      .map((account, index) =>
        client(22 + index, `office@client-${account.id}.example`, account.name, account, passwords.other()),
      ),
  )
  panel.departments.push(
    { id: 2, name: 'Technical support', members: new Set([2, 3]) },
    { id: 3, name: 'Billing', members: new Set([2]) },
    { id: 4, name: 'Отдел продаж', members: new Set([2, 3]) },
    { id: 5, name: 'Legal', members: new Set([3]) },
  )
}

/** `count` tickets of the client behind the client connection, and half as many of the others. */
export async function addExamples(panel: Panel, shelf: FileShelf, count: number): Promise<void> {
  const clients = panel.users.filter((user) => user.level === 16)
  const [own, ...others] = clients
  const total = count + Math.floor(count / 2)
  for (let index = 0; index < total; index += 1) {
    const author = index % 3 === 2 ? others[Math.floor(index / 3) % others.length] : own
    if (author === undefined || author.account === null) continue
    const age = (56 * 86_400_000 * (total - index)) / total
    const ticket = play(panel, author, author.account, index, Date.now() - age)
    finish(panel, ticket, index, age)
    if (index % 7 === 3 && index < 60) await attach(panel, shelf, ticket, author)
  }
}

function play(panel: Panel, author: User, account: Account, index: number, at: number): Ticket {
  const [subject, opening = '', ...replies] = scripts[index % scripts.length] ?? ['?']
  const ticket = openTicket(panel, {
    account,
    author,
    subject,
    body: opening,
    at,
    department: [2, 2, 3, 2, 4][index % 5] ?? 2,
    service: index % 4 === 3 ? '' : (account.services[index % account.services.length]?.key ?? ''),
    project: index % 6 === 5 ? '2' : '1',
    clientPriority: String(index % 3),
  })
  const staff = index % 2 === 0 ? 'Анна Петрова' : 'Support desk'
  const pause = Math.min(2_700_000, (Date.now() - at) / (replies.length + 2))
  replies.forEach((body, turn) => {
    const when = at + pause * (turn + 1)
    if (turn % 2 === 0) staffReplies(panel, ticket, staff, body, [], when)
    else clientReplies(panel, ticket, author.realname, body, [], when)
  })
  if (index % 9 === 4)
    addMessage(panel, ticket, 'note', staff, 'Called the client, all is well.', [], at + pause)
  return ticket
}

/** Older tickets are closed or archived, the young ones are in every other state. */
function finish(panel: Panel, ticket: Ticket, index: number, age: number): void {
  const old = age > 14 * 86_400_000
  if (old && index % 4 !== 1) {
    ticket.assignments = []
    ticket.status = index % 2 === 0 ? 3 : 10
    ticket.unreadByStaff = false
    return
  }
  if (ticket.messages.length > 1 && ticket.status === 2) ticket.unreadByStaff = false
  ticket.raised = index % 10 === 6
  ticket.byMail = index % 5 === 2
  if (ticket.status !== 0 && index % 3 === 0) {
    ticket.blockedBy = { name: 'Анна Петрова', at: ticket.createdAt + 60_000 }
    if (ticket.status !== 2) ticket.status = 1
  }
  if (index % 8 === 5) ticket.favoriteOf.add(panel.users[0]?.id ?? 0)
}

async function attach(panel: Panel, shelf: FileShelf, ticket: Ticket, author: User): Promise<void> {
  const text = `Ticket ${ticket.id}\n64 bytes from 203.0.113.15: icmp_seq=1 ttl=57 time=1.3 ms\n`
  const opening = ticket.messages.shift()
  if (opening === undefined) return
  const file = await shelf.put(Readable.from([Buffer.from(text)]), {
    filename: ticket.id % 2 === 0 ? 'ping.txt' : 'журнал.txt',
    contentType: 'text/plain',
  })
  ticket.messages.unshift({
    ...opening,
    author: author.realname,
    files: [{ id: String(panel.nextId('file')), file }],
  })
}
