import type { BareRequest } from './bare-server.ts'

let uploads = 0
let messages = 0

/** What each provider says to a file, and to the calls around it. */
export function sinkAnswer({ path, start }: BareRequest, port: number): string {
  const base = `http://127.0.0.1:${port}${path.slice(0, path.indexOf('/', 1))}`
  if (path.endsWith('/public/files')) return JSON.stringify({ uuid: `file-${++uploads}` })
  if (path.endsWith('/v2.0/tokens')) return token
  if (path.includes('/put/attachment'))
    return place({ upload_url: `${base}/bytes?temp_url_sig=5f4dcc3b&temp_url_expires=1795000000` })
  if (path.includes('/form/attachment')) {
    const limits = { max_file_size: String(2 ** 40), max_file_count: '1', expires: '1795000000' }
    return place({ upload_url: `${base}/bytes`, redirect_url: '', signature: '5f4dcc3b5aa765d6', ...limits })
  }
  if (path.endsWith('/billmgr')) return panelAnswer(start)
  if (path.endsWith('/ticket/1')) return conversation
  return '{}'
}

const token = JSON.stringify({ access: { token: { id: 'a-token', expires: '2099-01-01T00:00:00.000Z' } } })

const place = (told: Readonly<Record<string, string>>): string =>
  JSON.stringify({ uuid: `00000000-0000-4000-8000-${String(++uploads).padStart(12, '0')}`, ...told })

function panelAnswer(start: string): string {
  if (start.startsWith('func=auth')) return '{"doc":{"auth":{"$id":"a-session"}}}'
  // A form with files comes in chunks, so its first bytes are a length.
  if (start.includes('form-data')) return '{"doc":{"ok":{}}}'
  messages += 1
  const now = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
  const message = {
    $id: String(messages),
    $type: 'incoming',
    body: { $: 'Here is the log.' },
    date_post: { $: now },
  }
  return JSON.stringify({ doc: { mlist: [{ message: [message] }] } })
}

const conversation = JSON.stringify({
  id: 1,
  subject: 'No calls',
  status: 'open',
  created_at: '2026-11-20 12:00:00',
  posts: [
    { id: 5, contents: 'No calls since noon.', created_at: '2026-11-20 12:00:00', user_type: 'client' },
  ],
})
