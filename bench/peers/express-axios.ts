import { createHash } from 'node:crypto'
import { Agent } from 'node:http'
import axios from 'axios'
import express, { type Request } from 'express'

/** What people write by hand for one desk: a key, a call, a mapping. No quota, journal, breaker, metrics or log. */
const client = axios.create({
  baseURL: process.argv[3] ?? '',
  headers: { 'x-token': 'a-token' },
  timeout: 60_000,
  httpAgent: new Agent({ keepAlive: true, maxSockets: 256 }),
})
const keyHash = process.env.KEY_SHA256 ?? ''
const app = express()
app.use(express.json())
app.use((request, response, next) => {
  const key = (request.get('authorization') ?? '').replace(/^Bearer /, '')
  if (createHash('sha256').update(key).digest('hex') === keyHash) next()
  else response.status(401).json({ error: 'unauthenticated' })
})

app.get('/:delay/tickets/:number', async (request: Request, response) => {
  const { data } = await client.get<Theirs>(`/${request.params.delay}/tickets/${request.params.number}`)
  response.json(toTicket(data))
})
app.get('/:delay/tickets', async (request: Request, response) => {
  const size = Number(request.query.limit ?? 50)
  const { data } = await client.get<{ items: Theirs[]; item_count: number }>(
    `/${request.params.delay}/tickets`,
    {
      params: { page: 1, items_per_page: size, sort_by: 'updated_at', sort_by_order: 'desc' },
    },
  )
  response.json({ items: data.items.map(toTicket), total: data.item_count })
})
app.post('/:delay/tickets', async (request: Request, response) => {
  const { subject, body } = request.body
  const { data } = await client.post<Theirs>(`/${request.params.delay}/tickets`, { summary: subject, body })
  response.status(201).json(toTicket(data))
})
app.listen(Number(process.argv[2]), '127.0.0.1')

interface Theirs {
  number: number
  summary: string
  status_key: string
  is_closed: boolean
  is_resolved: boolean
  access_level: string
  keystone_projects: string[]
  vote: { score: number; comment: string; created_at: string } | null
  created_at: string
  updated_at: string
  closed_at: string | null
}

function toTicket(theirs: Theirs) {
  return {
    id: `desk:${theirs.number}`,
    number: String(theirs.number),
    subject: theirs.summary,
    status: theirs.is_closed ? 'closed' : theirs.is_resolved ? 'resolved' : theirs.status_key,
    access: { level: theirs.access_level, projects: theirs.keystone_projects },
    rating: theirs.vote,
    createdAt: theirs.created_at,
    updatedAt: theirs.updated_at,
    closedAt: theirs.closed_at,
  }
}
