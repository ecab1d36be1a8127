import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Connection } from '../../src/domain/capability.ts'
import type { Page } from '../../src/domain/page.ts'
import type { ProblemCode } from '../../src/domain/problems.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import type { Fault } from '../../src/sandbox/faults.ts'
import { type DeskCase, deskCase } from '../support/desk-requests.ts'
import { type ConnectionName, connections, startGateway, type TestGateway } from '../support/gateway.ts'

let gateway: TestGateway
const cases = new Map<ConnectionName, { desk: DeskCase; ticket: Ticket }>()
beforeAll(async () => {
  gateway = await startGateway({ tickets: 6, connection: { breaker: { failures: 100_000, openMs: 1000 } } })
  for (const connection of connections) {
    const desk = await deskCase(gateway.all, connection)
    cases.set(connection, { desk, ticket: await desk.open() })
  }
})
afterAll(() => gateway.close())
afterEach(async () => {
  for (const connection of connections) await gateway.calm(connection)
  await expect.poll(pauses, { timeout: 5000 }).toEqual([])
})

/** A 429 pauses its lane; the next test must not wait for that. */
async function pauses(): Promise<string[]> {
  const { items } = await gateway.all.read<Page<Connection>>('/v1/connections')
  return items.flatMap(({ lanes }) => Object.values(lanes).flatMap(({ pausedUntil }) => pausedUntil ?? []))
}

const caseOf = (connection: ConnectionName) => cases.get(connection) ?? expect.fail(connection)
/** Which upstream calls belong to reading a ticket, and to writing one. */
const reads = (connection: ConnectionName): string => (connection.startsWith('billmanager') ? '.' : '^GET')
const writes = (connection: ConnectionName): string =>
  connection.startsWith('billmanager') ? 'clientticket.edit$' : '^POST .*(ticket|support)'

const now = { headers: { prefer: 'wait=0' } }
function refusedRead(connection: ConnectionName, code: ProblemCode) {
  return gateway.all.problem(code, 'GET', `/v1/tickets/${caseOf(connection).ticket.id}`, now)
}
function refusedCreate(connection: ConnectionName, code: ProblemCode) {
  const { needed } = caseOf(connection).desk
  const body = { connection, subject: 'S', body: 'B', ...needed }
  return gateway.all.problem(code, 'POST', '/v1/tickets', { body, ...now })
}

const always = (match: string, fault: Partial<Fault>): Fault => ({
  match,
  times: 1000,
  kind: 'status',
  ...fault,
})
const html = { headers: { 'content-type': 'text/html' }, body: '<html><h1>Something</h1></html>' }

describe.each(connections)('whatever fails at %s', (connection) => {
  it.each<[string, Partial<Fault>, ProblemCode]>([
    ['401', { status: 401, body: '{}' }, 'upstream_auth_failed'],
    ['403', { status: 403, body: '{"message":"no"}' }, 'upstream_auth_failed'],
    ['429', { status: 429, body: '', headers: { 'retry-after': '1' } }, 'upstream_rate_limited'],
    ['500', { status: 500, body: '{}' }, 'upstream_error'],
    ['502 as a page', { status: 502, ...html }, 'upstream_error'],
    ['503 as a page', { status: 503, ...html }, 'upstream_error'],
    ['200 as a page', { status: 200, ...html }, 'upstream_invalid_response'],
    ['200 with broken JSON', { status: 200, body: '{"ticket":' }, 'upstream_invalid_response'],
    ['200 with another shape', { status: 200, body: '[1,2]' }, 'upstream_invalid_response'],
    ['a redirect', { status: 302, headers: { location: '/elsewhere' } }, 'upstream_invalid_response'],
    ['a cut connection', { kind: 'cut' }, 'upstream_unreachable'],
  ])('by %s has its own name in a read', async (_what, fault, code) => {
    await gateway.fault(connection, always(reads(connection), fault))
    const problem = await refusedRead(connection, code)
    expect(problem).toMatchObject({ connection, operationId: 'getTicket' })
    if (code === 'upstream_rate_limited') expect(problem.retryAfter).toBeGreaterThan(0)
  })

  it.each<[string, Partial<Fault>, ProblemCode]>([
    ['401', { status: 401, body: '{}' }, 'upstream_auth_failed'],
    ['400', { status: 400, body: '{"message":"The subject is odd"}' }, 'upstream_rejected'],
    ['422', { status: 422, body: '{"message":"The subject is odd"}' }, 'upstream_rejected'],
    ['500', { status: 500, body: '{}' }, 'outcome_unknown'],
    ['200 as a page', { status: 200, ...html }, 'outcome_unknown'],
    ['a cut connection', { kind: 'cut' }, 'outcome_unknown'],
    ['a redirect', { status: 302, headers: { location: '/elsewhere' } }, 'outcome_unknown'],
  ])('by %s has its own name in a write', async (_what, fault, code) => {
    await gateway.fault(connection, always(writes(connection), fault))
    const problem = await refusedCreate(connection, code)
    expect(problem).toMatchObject({ connection, operationId: 'createTicket' })
    if (code === 'outcome_unknown') expect(problem).toHaveProperty('operation')
  })

  it('is told without the page, the stack or a header of the provider', async () => {
    const body = '<html>at Object.secret (/srv/app.js:1:2) x-api-key: 12345</html>'
    await gateway.fault(connection, always(reads(connection), { status: 500, ...html, body }))
    expect(JSON.stringify(await refusedRead(connection, 'upstream_error'))).not.toMatch(/app\.js|x-api-key/)
  })
})

type Documented = readonly [ConnectionName, 'read' | 'create', number, string, ProblemCode]
const j = JSON.stringify
const envelope = (status_code: number, errors: object): string => j({ status_code, errors, data: {} })
const panel = (type: string, object: string): string =>
  j({ doc: { error: { $type: type, $object: object, msg: { $: `Error of ${object}` } } } })
const kayako =
  'HTTP/1.1 404 Not Found\r\nServer: nginx\r\nDate: Fri, 27 Aug 2021 13:15:12 GMT\r\n\r\nTicket not Found'

/** The bodies that the providers' documents print. */
const documented: readonly Documented[] = [
  ['selectel', 'create', 404, '{}', 'upstream_rejected'],
  ['selectel', 'read', 404, '{}', 'ticket_not_found'],
  ['selectel', 'create', 400, j({ code: 'BAD', message: 'Bad topic' }), 'upstream_rejected'],
  ['selectel', 'create', 429, '', 'upstream_rate_limited'],
  [
    'rackspace',
    'read',
    404,
    j({ faultCode: 'ticketNotFound', message: 'Ticket with this ID could not be found' }),
    'ticket_not_found',
  ],
  ['rackspace', 'read', 404, '', 'ticket_not_found'],
  [
    'rackspace',
    'create',
    400,
    j({ faultCode: 'badRequest', message: 'Category provided is invalid' }),
    'upstream_rejected',
  ],
  [
    'rackspace',
    'create',
    429,
    j({ overLimit: { code: 413, message: 'OverLimit Retry...' } }),
    'upstream_rate_limited',
  ],
  ['rackspace', 'read', 503, '', 'upstream_error'],
  [
    'epixel',
    'create',
    400,
    envelope(400, { subject: ['Ensure this field has no more than 500 characters.'] }),
    'upstream_rejected',
  ],
  [
    'epixel',
    'create',
    401,
    envelope(401, { error: 'Currenly Open Ticket Limit Exceed.' }),
    'upstream_rejected',
  ],
  ['epixel', 'read', 400, envelope(400, { ticket: 'Ticket id is not valid' }), 'ticket_not_found'],
  [
    'epixel',
    'read',
    400,
    envelope(400, { ticket: ['You are not the owner of the requested ticket'] }),
    'ticket_not_found',
  ],
  ['epixel', 'read', 200, envelope(400, { ticket: 'Ticket id is not valid' }), 'ticket_not_found'],
  [
    'epixel',
    'create',
    200,
    envelope(400, { category: ['Invalid pk "99" - object does not exist.'] }),
    'upstream_rejected',
  ],
  ['plusofon', 'read', 500, j({ message: kayako, code: 500 }), 'ticket_not_found'],
  ['plusofon', 'read', 500, j({ message: 'Недостаточно прав', code: 500 }), 'upstream_auth_failed'],
  [
    'plusofon',
    'create',
    400,
    j({ message: 'The subject field is required', code: 400 }),
    'upstream_rejected',
  ],
  ['plusofon', 'read', 500, j({ message: 'Server Error' }), 'upstream_error'],
  ['billmanager', 'read', 200, panel('auth', 'badpassword'), 'upstream_auth_failed'],
  ['billmanager', 'read', 200, panel('access', 'ticket'), 'upstream_auth_failed'],
  ['billmanager-client', 'read', 200, panel('missed', 'elid'), 'ticket_not_found'],
  ['billmanager-client', 'create', 200, panel('value', 'client_department'), 'upstream_rejected'],
  ['billmanager', 'create', 200, panel('missed', 'su'), 'upstream_rejected'],
  ['billmanager-client', 'create', 200, panel('limit', 'message'), 'upstream_rejected'],
]

describe('a documented refusal', () => {
  it.each(documented)('of %s to a %s, %i %s, is %s', async (connection, what, status, body, code) => {
    const match = what === 'read' ? reads(connection) : writes(connection)
    await gateway.fault(connection, always(match, { status, body, headers: { 'retry-after': '1' } }))
    const problem =
      what === 'read' ? await refusedRead(connection, code) : await refusedCreate(connection, code)
    expect(problem).toMatchObject({ connection })
    expect(problem.upstream?.message ?? '').not.toMatch(/Server: nginx|<html/)
  })
})

describe('what is not there', () => {
  it.each(connections)('at %s has a name, whatever the id looks like', async (connection) => {
    const { ticket } = caseOf(connection)
    const missing = connection === 'rackspace' ? '990101-iad-9999999' : '99999999'
    for (const id of [missing, '0', 'nothing', '~2F~2E~2E', 'a'.repeat(1000)]) {
      await gateway.all.problem('ticket_not_found', 'GET', `/v1/tickets/${connection}:${id}`)
    }
    for (const id of ['a b', '../1', '1/2', 'é', '%', '~', '~zz', 'a'.repeat(1001)]) {
      const path = `/v1/tickets/${connection}:${encodeURIComponent(id)}`
      await gateway.all.problem('ticket_not_found', 'GET', path)
    }
    const at = `/v1/tickets/${ticket.id}`
    await gateway.all.problem('comment_not_found', 'GET', `${at}/comments/99999999`)
    await gateway.all.problem('comment_not_found', 'GET', `${at}/comments/${encodeURIComponent('../1')}`)
    if (caseOf(connection).desk.offers('downloadAttachment')) {
      await gateway.all.problem('attachment_not_found', 'GET', `${at}/attachments/99999999`)
    }
    const comments = `/v1/tickets/${connection}:${missing}/comments`
    await gateway.all.problem('ticket_not_found', 'GET', comments)
    await gateway.all.problem('ticket_not_found', 'POST', comments, { body: { body: 'Hello' } })
  })

  it.each(connections)('at %s is not found through another ticket', async (connection) => {
    const { desk, ticket } = caseOf(connection)
    const other = await desk.open()
    const [comment] = await desk.comments(other)
    if (comment?.id === 'opening') return
    await gateway.all.problem('comment_not_found', 'GET', `/v1/tickets/${ticket.id}/comments/${comment?.id}`)
  })
})
