import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Comment } from '../../src/domain/comment.ts'
import { type OperationName, operations } from '../../src/domain/operation-name.ts'
import type { Page } from '../../src/domain/page.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import { isOperation } from '../../src/gateway/capabilities.ts'
import { type DeskCase, deskCase, exampleRequests } from '../support/desk-requests.ts'
import { type ConnectionName, connections, startGateway, type TestGateway } from '../support/gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startGateway({ tickets: 12 })
})
afterAll(() => gateway.close())

/** The contract's table, column by column: N native, E emulated, - not offered. */
const table: Readonly<Record<OperationName, string>> = {
  listTickets: 'NNNNNN',
  getTicket: 'NNNNNN',
  createTicket: 'NNNNNN',
  updateTicket: 'NNN-N-',
  closeTicket: 'NNN-N-',
  reopenTicket: 'N---N-',
  archiveTicket: '---N--',
  unblockTicket: '--N---',
  splitTicket: '--N---',
  rateTicket: 'N-----',
  listComments: 'NNNNNN',
  getComment: 'NEEEEE',
  addComment: 'NNNNNN',
  updateComment: '--N---',
  rateComment: 'N-----',
  attachToComment: '-----N',
  listAttachments: 'EEEEEE',
  downloadAttachment: 'NNNNN-',
  uploadFiles: 'NN----',
  listCategories: 'NNEEN-',
  listTags: '----N-',
  listResources: '-NEE--',
  listAccounts: '-N----',
  getSavedFilter: '--NN--',
  setSavedFilter: '--NN--',
  resetSavedFilter: '--NN--',
  impersonate: '--N---',
  purchaseSupport: '---N--',
}
const words: Readonly<Record<string, string>> = { N: 'native', E: 'emulated', '-': 'unsupported' }
const names = Object.keys(operations).filter(isOperation)

describe.each(connections)('%s offers what the contract says', (connection: ConnectionName) => {
  const column = connections.indexOf(connection)
  let desk: DeskCase
  let ticket: Ticket
  let comment: Comment | undefined

  beforeAll(async () => {
    desk = await deskCase(gateway.all, connection)
    ticket = await desk.open()
    comment = (await desk.comments(ticket))[0]
  })

  it('in its capability document', () => {
    const promised = names.map((name) => [name, words[table[name][column] ?? '-']])
    expect(desk.capabilities.operations).toEqual(Object.fromEntries(promised))
  })

  it.each(names.filter((name) => table[name][column] === '-'))('and answers 501 to %s', async (name) => {
    const { method, path, ...rest }: { method: string; path: string; ask?: object } = exampleRequests(
      connection,
      ticket.id,
      comment?.id ?? '1',
    )[name]
    const problem = await gateway.all.problem('operation_not_supported', method, path, rest.ask)
    expect(problem).toMatchObject({ status: 501, operationId: name, connection })
  })

  it('and says in `actions` what the ticket takes', () => {
    const { actions } = ticket
    expect(actions.includes('closeTicket')).toBe(desk.offers('closeTicket'))
    expect(actions).not.toContain('reopenTicket')
    expect(actions).not.toContain('archiveTicket')
    expect(actions).toContain('addComment')
    for (const action of actions) expect(desk.capabilities.operations[action]).not.toBe('unsupported')
  })
})

describe('the catalogue', () => {
  it.each(connections)('of %s can be paged, and read one by one', async (connection) => {
    const desk = await deskCase(gateway.all, connection)
    for (const [name, list] of [
      ['listCategories', 'categories'],
      ['listTags', 'tags'],
      ['listResources', 'resources'],
      ['listAccounts', 'accounts'],
    ] as const) {
      if (!desk.offers(name)) continue
      const path = `/v1/connections/${connection}/${list}`
      const whole = await gateway.all.read<Page<{ id: string }>>(`${path}?limit=200`)
      expect(whole.items.length, list).toBeGreaterThan(0)
      const ids: string[] = []
      for (let next: string | null = `${path}?limit=1`; next !== null; ) {
        const page: Page<{ id: string }> = await gateway.all.read(next)
        expect(page.items.length).toBeLessThanOrEqual(1)
        ids.push(...page.items.map(({ id }) => id))
        next = page.nextCursor === null ? null : `${path}?limit=1&cursor=${page.nextCursor}`
      }
      expect(ids, list).toEqual(whole.items.map(({ id }) => id))
    }
  })
})
