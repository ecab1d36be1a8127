import type { Behaviour } from './fake-upstream.ts'

export const wireTicket = {
  number: 7,
  summary: 'Subject',
  is_closed: false,
  is_resolved: false,
  is_client_author: true,
  is_client_read: true,
  status: { en: 'Open', ru: 'Открыт' },
  status_key: 'open',
  created_at: '2026-01-02T03:04:05Z',
  updated_at: '2026-01-02T03:04:05Z',
  access_level: 'account_users',
  keystone_projects: [],
}
const wireComment = {
  id: 1,
  ticket_number: 7,
  body: 'Body',
  files: ['file-1'],
  is_client_author: true,
  is_client_read: true,
  sent_at: '2026-01-02T03:04:05Z',
}
const answers: readonly (readonly [pattern: RegExp, body: object])[] = [
  [/^GET \/support\/tickets\/\d+\/comments/, { items: [wireComment] }],
  [/^GET \/support\/tickets\/\d+/, wireTicket],
  [/^GET \/support\/tickets/, { items: [wireTicket], item_count: 1, page_count: 1 }],
  [/^POST \/support\/tickets\/\d+\/comments/, wireComment],
  [/^POST \/support\/tickets$/, wireTicket],
  [/^POST \/files\/public\/files/, { uuid: 'file-1', name: 'file', size: 1 }],
]

/** A desk of Selectel's shape that always says yes, once it has everything. */
export const politeDesk: Behaviour = async (exchange) => {
  await exchange.body()
  const line = `${exchange.method} ${exchange.path}`
  if (line.startsWith('GET /files/public/files/'))
    return exchange.answer(200, 'bytes', { 'content-type': 'text/plain' })
  const found = answers.find(([pattern]) => pattern.test(line))
  if (found === undefined) exchange.answer(404, JSON.stringify({ message: 'not found' }))
  else exchange.answer(200, JSON.stringify(found[1]))
}
