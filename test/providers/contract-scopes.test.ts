import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OperationName } from '../../src/domain/operation-name.ts'
import { exampleRequests, oneFile } from '../support/desk-requests.ts'
import { startGateway, type TestGateway } from '../support/gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startGateway({ tickets: 6 })
})
afterAll(() => gateway.close())

describe('scopes', () => {
  const admin = new Set<OperationName>([
    'getSavedFilter',
    'setSavedFilter',
    'resetSavedFilter',
    'impersonate',
    'purchaseSupport',
  ])
  const requests = Object.entries(exampleRequests('selectel', 'selectel:1', '1')).map(
    ([name, request]): { name: string; method: string; path: string; ask?: object } => ({ name, ...request }),
  )

  it.each(requests)('of $name', async ({ name, method, path, ask }) => {
    const { reader, writer } = gateway.callers
    const wantsAdmin = [...admin].some((operation) => operation === name)
    const [may, mayNot] = method === 'GET' ? [reader, writer] : [writer, reader]
    await mayNot.problem('forbidden', method, path, ask)
    if (wantsAdmin) await may.problem('forbidden', method, path, ask)
    else expect((await may.ask(method, path, ask)).status).not.toBe(403)
    await gateway.noKey.problem('unauthenticated', method, path, ask)
  })

  it('are checked for HEAD like for GET', async () => {
    expect((await gateway.callers.writer.ask('HEAD', '/v1/tickets')).status).toBe(403)
    expect((await gateway.callers.reader.ask('HEAD', '/v1/tickets?connection=plusofon')).status).toBe(200)
  })
})

describe('the order of the checks', () => {
  it('is route, key, scope, shape, connection, operation, limits', async () => {
    const { noKey, callers, all } = gateway
    await noKey.problem('route_not_found', 'POST', '/v1/nothing', { body: {} })
    await noKey.problem('method_not_allowed', 'PATCH', '/v1/tickets', { body: {} })
    await noKey.problem('unauthenticated', 'POST', '/v1/tickets', { body: { odd: 1 } })
    await callers.reader.problem('forbidden', 'POST', '/v1/tickets', { body: { odd: 1 } })
    const odd = { body: { connection: 'nowhere', odd: 1 } }
    await all.problem('validation_failed', 'POST', '/v1/tickets', odd)
    const nowhere = { body: { connection: 'nowhere', subject: 'S', body: 'B', priority: 'high' } }
    await all.problem('connection_not_found', 'POST', '/v1/tickets', nowhere)
    await all.problem('operation_not_supported', 'PATCH', '/v1/tickets/plusofon:1', {
      body: { priority: 'high' },
    })
    await all.problem('operation_not_supported', 'POST', '/v1/connections/plusofon/uploads', {
      body: oneFile(),
    })
  })
})
