import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleNewTickets } from '../src/domain/examples.ts'
import { list, part, text } from '../src/providers/wire.ts'
import { startGateway, type TestGateway } from './support/gateway.ts'
import { documentPath } from './support/openapi-document.ts'

const schemas = part(part(part(JSON.parse(readFileSync(documentPath, 'utf8'))).components).schemas)
const exampleOf = (name: string): unknown => list(part(schemas[name]).examples)[0]

describe('examples of the document, sent as they are to the sandbox', () => {
  let gateway: TestGateway
  beforeAll(async () => {
    gateway = await startGateway()
  })
  afterAll(() => gateway.close())

  const ask = async (method: string, path: string, example: string) => {
    const { status } = await gateway.all.ask(method, path, { body: exampleOf(example) })
    return status
  }
  async function newTicket(connection: string): Promise<string> {
    const draft = exampleNewTickets.find((example) => example.connection === connection)
    return text(part(await gateway.all.write('POST', '/v1/tickets', draft)).id) ?? ''
  }

  it.each(exampleNewTickets)('opens the ticket at $connection', async (draft) => {
    expect(await gateway.all.write('POST', '/v1/tickets', draft)).toMatchObject({
      connection: draft.connection,
      subject: draft.subject,
    })
  })

  it('reads the ticket and the comment of the parameters', async () => {
    expect(await gateway.all.read('/v1/tickets/selectel:3281043')).toMatchObject({ status: 'in_progress' })
    const path = '/v1/tickets/selectel:3281043/comments/18440104'
    expect(await gateway.all.read(path)).toMatchObject({ id: '18440104' })
  })

  it('comments on a ticket, rates, closes and reopens it', async () => {
    const path = `/v1/tickets/${await newTicket('selectel')}`
    expect(await ask('POST', `${path}/comments`, 'NewComment')).toBe(201)
    expect(await ask('PUT', `${path}/rating`, 'NewRating')).toBe(200)
    expect(await ask('POST', `${path}/close`, 'Closing')).toBe(200)
    expect(await ask('POST', `${path}/reopen`, 'Reopening')).toBe(200)
  })

  it('changes a ticket and a comment', async () => {
    const path = `/v1/tickets/${await newTicket('billmanager')}`
    expect(await ask('PATCH', path, 'TicketPatch')).toBe(200)
    const [comment] = list(part(await gateway.all.read(`${path}/comments`)).items).map(part)
    expect(await ask('PATCH', `${path}/comments/${text(comment?.id)}`, 'CommentPatch')).toBe(200)
  })

  it('buys support and takes the rights of a client', async () => {
    const path = '/v1/connections/billmanager'
    expect(await ask('POST', `${path}-client/support-purchases`, 'NewSupportPurchase')).toBe(201)
    expect(await ask('POST', `${path}/impersonations`, 'NewImpersonation')).toBe(201)
    expect(await ask('PUT', `${path}/saved-filter`, 'SavedFilter')).toBe(200)
  })
})
