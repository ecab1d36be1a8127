import createClient from 'openapi-fetch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { paths } from '../support/openapi-types.ts'
import { startSandboxApp } from '../support/sandbox-app.ts'

type Sandbox = Awaited<ReturnType<typeof startSandboxApp>>

describe('a client typed by openapi-typescript', () => {
  let sandbox: Sandbox
  let client: ReturnType<typeof createClient<paths>>
  beforeAll(async () => {
    sandbox = await startSandboxApp()
    client = createClient<paths>({
      baseUrl: sandbox.origin,
      headers: { authorization: `Bearer ${sandbox.apiKey}` },
    })
  })
  afterAll(() => sandbox.close())

  it('opens a ticket, comments on it and closes it', async () => {
    const created = await client.POST('/v1/tickets', {
      body: { connection: 'selectel', subject: 'Нет сети', body: 'С утра' },
    })
    expect(created.error).toBeUndefined()
    const ticketId = created.data !== undefined && 'id' in created.data ? created.data.id : ''
    const params = { path: { ticketId } }
    const comment = await client.POST('/v1/tickets/{ticketId}/comments', {
      params,
      body: { body: 'Any news?' },
    })
    expect(comment.data).toMatchObject({ ticketId, body: 'Any news?' })
    const closed = await client.POST('/v1/tickets/{ticketId}/close', { params, body: { score: 5 } })
    expect(closed.data?.status).toBe('closed')
  })

  it('opens a ticket with a file', async () => {
    const ticket = { connection: 'plusofon', subject: 'With a file', body: 'See it' }
    const { data, error } = await client.POST('/v1/tickets', {
      body: { ticket, files: ['bytes of a file'] },
      bodySerializer: (body) => formOf(ticket, 'files' in body ? (body.files ?? []) : []),
    })
    expect(error).toBeUndefined()
    expect(data).toMatchObject({ attachments: [{ filename: 'file-1.txt', size: 15 }] })
  })

  it('pages and filters, with null where a provider tells nothing', async () => {
    const query = { connection: ['selectel', 'plusofon'], state: 'open', limit: 5 } as const
    const first = await client.GET('/v1/tickets', {
      params: { query: { ...query, connection: [...query.connection] } },
    })
    const [ticket] = first.data?.items ?? []
    expect(ticket?.priority).toBeNull()
    const cursor = first.data?.nextCursor ?? ''
    const second = await client.GET('/v1/tickets', {
      params: { query: { ...query, connection: [...query.connection], cursor } },
    })
    expect(second.data?.items.some(({ id }) => id === ticket?.id)).toBe(false)
  })

  it('knows problems by their code', async () => {
    const { data, error, response } = await client.GET('/v1/tickets/{ticketId}', {
      params: { path: { ticketId: 'selectel:1' } },
    })
    expect(data).toBeUndefined()
    expect(response.status).toBe(404)
    expect(error?.code).toBe('ticket_not_found')
  })
})

function formOf(ticket: object, files: readonly string[]): FormData {
  const form = new FormData()
  form.append('ticket', new Blob([JSON.stringify(ticket)], { type: 'application/json' }))
  for (const [index, bytes] of files.entries())
    form.append('files', new File([bytes], `file-${index + 1}.txt`))
  return form
}
