import { Readable } from 'node:stream'
import type { FileShelf } from '../../sandbox/file-shelf.ts'
import {
  closeTicket,
  commentsOf,
  type Desk,
  type DeskTicket,
  openTicket,
  say,
  stamp,
  voteOf,
} from './sandbox-desk.ts'

/** What tickets can be about. Written as in the document's sample: `subtopics` is one object; a list and null occur too. */
export const topics = [
  topic(
    'order_consultation',
    'Pre-Order consultation',
    'Консультация перед заказом',
    named('servers', 'Servers', 'Серверы'),
  ),
  topic('technical', 'Technical question', 'Технический вопрос', [
    named('cloud_platform', 'Cloud platform', 'Облачная платформа'),
    named('object_storage', 'Object storage', 'Объектное хранилище'),
    named('network', 'Network and DNS', 'Сеть и DNS'),
  ]),
  topic('billing', 'Billing and documents', 'Финансы и документы', [
    named('closing_documents', 'Closing documents', 'Закрывающие документы'),
  ]),
  topic('other', 'Other', 'Другое', null),
]

export const topicKeys: ReadonlySet<string> = new Set(
  topics.flatMap(({ key, subtopics }) => [key, ...[subtopics ?? []].flat().map((subtopic) => subtopic.key)]),
)

type Named = ReturnType<typeof named>

function named(key: string, en: string, ru: string) {
  return { key, names: { en, ru } }
}

function topic(key: string, en: string, ru: string, subtopics: Named | Named[] | null) {
  return { ...named(key, en, ru), subtopics }
}

interface Story {
  readonly summary: string
  readonly topic: string
  /** Who speaks first opens the ticket; a line of the support staff is a pair [name, text]. */
  readonly lines: readonly (string | readonly [string, string])[]
  readonly end?: 'in_progress' | 'resolved' | 'closed'
  readonly score?: number
}

const stories: readonly Story[] = [
  {
    summary: 'Сервер shop-{n} не отвечает после обновления ядра',
    topic: 'technical',
    end: 'in_progress',
    lines: [
      'Добрый день! После перезагрузки shop-{n} не поднимается сеть, в консоли «kernel panic». Магазин стоит, очень ждём.',
      ['Мария Кузнецова', 'Здравствуйте! Загрузили сервер в режим восстановления, проверяем initramfs.'],
      'Спасибо, лог загрузки приложили. 🙏',
    ],
  },
  {
    summary: 'Latency spikes between msk-1 and spb-2 ({n} ms at peak)',
    topic: 'network',
    lines: [
      'Since Monday we see spikes every evening. mtr output is attached.',
      ['Oleg T.', 'Thank you, our network engineers are looking into it.'],
    ],
  },
  {
    summary: 'Акт сверки за {n} квартал',
    topic: 'closing_documents',
    end: 'closed',
    score: 5,
    lines: [
      'Пришлите, пожалуйста, акт сверки с печатью для ООО «Книжная лавка».',
      ['Анна Соколова', 'Документ отправлен через ЭДО, оригинал — почтой.'],
      'Получили, спасибо!',
    ],
  },
  {
    summary: '存储桶 backup-{n} 的访问权限',
    topic: 'object_storage',
    end: 'resolved',
    lines: [
      '您好,我们的合作伙伴无法读取存储桶,返回 403。',
      ['Dmitry P.', '您好!已更新存储桶策略,请再试一次。'],
      '现在可以了,谢谢 👍',
    ],
  },
  {
    summary: 'Quote for {n} dedicated servers with NVMe',
    topic: 'servers',
    end: 'closed',
    score: 4,
    lines: [
      'We plan to move our render farm. Could you make an offer for 12 months?',
      ['Ирина Лебедева', 'Hello! The offer is in your mailbox, valid for two weeks.'],
    ],
  },
  {
    summary: 'Не проходит оплата картой, заказ №{n}',
    topic: 'billing',
    lines: ['Платёж отклоняется с ошибкой «операция запрещена», хотя банк подтверждает списание.'],
  },
  {
    summary: 'Kubernetes node {n} is NotReady',
    topic: 'cloud_platform',
    end: 'in_progress',
    lines: [
      'One of the worker nodes fell out of the cluster at 03:12 UTC.\n\nkubectl describe node:\n  KubeletNotReady  PLEG is not healthy',
      ['Oleg T.', 'We have restarted the node and keep watching it. Does the load look right to you?'],
      ['Oleg T.', 'One more remark: the image you use has a known memory leak, 1.31.2 has the fix.'],
    ],
  },
  {
    summary: 'Плановые работы в дата-центре «Дубровка-{n}» — вопрос',
    topic: 'other',
    end: 'closed',
    lines: [
      'Будет ли перерыв в работе стойки 14 ночью?',
      ['Мария Кузнецова', 'Нет, работы затронут только резервный ввод питания.'],
    ],
  },
  {
    summary: 'Wrong PTR record for 203.0.113.{n}',
    topic: 'network',
    end: 'closed',
    score: 2,
    lines: [
      'Mail is refused, reverse DNS points to the former tenant.',
      ['Dmitry P.', 'Corrected, the old record may live for up to 24 hours.'],
      'That took three days, though…',
    ],
  },
]

const hour = 3_600_000
const projects = ['5f0c2a9e1d3b4c6fa7e8901b23c4d5e6', '9b7d61c0e2f84a35b1c64f0d7a8e9b12']

/** Fills the desk with a small company's last two months, oldest first. */
export async function fillDesk(desk: Desk, shelf: FileShelf, count: number): Promise<void> {
  const files = [
    await shelve(shelf, 'boot-лог.txt', 'text/plain', bootLog),
    await shelve(shelf, 'mtr 截图.png', 'image/png', pixel),
  ]
  const first = Date.now() - 56 * 24 * hour
  for (let index = 0; index < count; index++) {
    const opened = first + Math.floor((index * 55 * 24 * hour) / count)
    tell(desk, index, opened, index < 2 * stories.length ? (files[index] ?? null) : null)
  }
  addOddities(desk)
}

function tell(desk: Desk, index: number, opened: number, file: string | null): void {
  const story = stories[index % stories.length]
  if (story === undefined) return
  const fill = (text: string): string => text.replaceAll('{n}', String(index + 1))
  const ticket = openTicket(desk, { summary: fill(story.summary), topic_key: story.topic }, stamp(opened))
  story.lines.forEach((line, turn) => {
    const at = stamp(opened + turn * 2 * hour)
    const files = turn === 0 && file !== null ? [file] : []
    say(
      desk,
      ticket,
      typeof line === 'string' ? { body: fill(line), files, at } : { admin: line[0], body: line[1], at },
    )
  })
  if (index % 5 === 1)
    Object.assign(ticket, { access_level: 'project_users', keystone_projects: [projects[index % 2]] })
  if (index % 7 === 3) ticket.notice_id = 90_100 + index
  ticket.is_client_read = typeof story.lines.at(-1) === 'string' || story.end === 'closed'
  finish(ticket, story, stamp(opened + story.lines.length * 2 * hour))
}

function finish(ticket: DeskTicket, { end, score }: Story, at: string): void {
  if (end === 'closed')
    closeTicket(ticket, score === undefined ? {} : { score, comment: 'Спасибо / Thank you' }, at)
  else if (end === 'resolved')
    Object.assign(ticket, { is_resolved: true, status_key: 'resolved', updated_at: at })
  else if (end === 'in_progress') ticket.status_key = 'in_progress'
}

/** What the samples of the document show and ordinary stories do not: a split, a rated comment, a closed ticket "in progress". */
function addOddities(desk: Desk): void {
  const [origin, target] = [...desk.tickets.values()].filter((ticket) => !ticket.is_closed)
  const moved = commentsOf(desk, origin?.number ?? 0).at(-1)
  if (origin !== undefined && target !== undefined && moved !== undefined) {
    target.splitted_from_ticket_number = origin.number
    Object.assign(moved, { splitted_at: moved.sent_at, splitted_to_ticket_number: target.number })
  }
  const praised = [...desk.comments.values()].find((comment) => comment.admin_author !== null)
  if (praised !== undefined) praised.vote = voteOf(1, 'Быстро!', praised.sent_at)
  const closed = [...desk.tickets.values()].find((ticket) => ticket.is_closed)
  if (closed !== undefined) closed.status_key = 'in_progress'
}

const bootLog = Buffer.from(
  '[    0.000000] Linux version 6.8.0-41\n[    1.204511] Kernel panic - not syncing: VFS\n',
)
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function shelve(
  shelf: FileShelf,
  filename: string,
  contentType: string,
  bytes: Buffer,
): Promise<string> {
  return (await shelf.put(Readable.from([bytes]), { filename, contentType })).id
}
