import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A support desk, in Selectel's words, that creates tickets and often does not say so. It counts what it creates. */
export interface UnreliableDesk {
  readonly url: string
  /** Subject -> the numbers of the tickets with it. */
  created(): ReadonlyMap<string, readonly number[]>
  close(): Promise<void>
}

export interface DeskMood {
  /** From 0 to 1, one after another: drop before creating, drop after, 502 without, 504 after, late. */
  readonly seed: number
  readonly lateMs: number
}

interface Row {
  readonly number: number
  readonly summary: string
  readonly body: string
  readonly createdAt: string
}

/** A small deterministic generator (mulberry32), so that a seed names a run. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export async function startUnreliableDesk({ seed, lateMs }: DeskMood): Promise<UnreliableDesk> {
  const random = randomOf(seed)
  const rows: Row[] = []
  const timers = new Set<NodeJS.Timeout>()

  function create(summary: string, body: string): Row {
    const row = { number: 1000 + rows.length, summary, body, createdAt: new Date().toISOString() }
    rows.push(row)
    return row
  }

  function answerCreate(summary: string, body: string, response: ServerResponse): void {
    const mood = random()
    const drop = () => response.socket?.destroy()
    if (mood < 0.12) drop()
    else if (mood < 0.26) {
      create(summary, body)
      drop()
    } else if (mood < 0.36) send(response, 502, {})
    else if (mood < 0.46) {
      create(summary, body)
      send(response, 504, {})
    } else if (mood < 0.56) {
      drop()
      const timer = setTimeout(() => create(summary, body), random() * lateMs)
      timers.add(timer)
    } else send(response, 200, ticketOf(create(summary, body)))
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://desk')
    const [, , , number, part] = url.pathname.split('/')
    if (request.method === 'POST') {
      const { summary, comment_body } = await jsonOf(request)
      answerCreate(summary ?? '', comment_body ?? '', response)
    } else if (number === undefined) send(response, 200, pageOf(rows, url.searchParams))
    else {
      const row = rows.find((candidate) => String(candidate.number) === number)
      if (row === undefined) send(response, 404, {})
      else send(response, 200, part === 'comments' ? { items: [commentOf(row)] } : ticketOf(row))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0

  return {
    url: `http://127.0.0.1:${port}`,
    created() {
      const bySubject = new Map<string, number[]>()
      for (const { summary, number } of rows)
        bySubject.set(summary, [...(bySubject.get(summary) ?? []), number])
      return bySubject
    },
    async close() {
      for (const timer of timers) clearTimeout(timer)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function jsonOf(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

function ticketOf({ number, summary, createdAt }: Row) {
  return {
    number,
    summary,
    status: { en: 'Open', ru: 'Открыт' },
    status_key: 'open',
    is_closed: false,
    is_resolved: false,
    created_at: createdAt,
    updated_at: createdAt,
  }
}

function commentOf({ number, body, createdAt }: Row) {
  return {
    id: number * 10,
    ticket_number: number,
    body,
    files: [],
    is_client_author: true,
    sent_at: createdAt,
  }
}

function pageOf(rows: readonly Row[], query: URLSearchParams) {
  const q = query.get('q')?.toLowerCase()
  const size = Number(query.get('items_per_page') ?? 10)
  const page = Number(query.get('page') ?? 1)
  const found = rows.filter(({ summary }) => q === undefined || summary.toLowerCase().includes(q))
  if (query.get('sort_by_order') !== 'asc') found.reverse()
  return {
    item_count: found.length,
    items: found.slice((page - 1) * size, page * size).map(ticketOf),
    items_per_page: size,
    page,
    page_count: Math.ceil(found.length / size),
  }
}
