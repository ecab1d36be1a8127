import { request } from 'undici'
import { describe, expect, it } from 'vitest'
import type { Position } from '../../../src/providers/provider.ts'
import { rackspace } from '../../../src/providers/rackspace/index.ts'
import { connectDesk, noFiles } from '../../support/desk.ts'
import { arm, desk, draft, opened, operation, settings } from './setup.ts'

describe('reading', () => {
  it('pages through every ticket exactly once', async () => {
    const numbers: string[] = []
    let position: Position | null = null
    do {
      const page = await desk.adapter.listTickets({ limit: 13, position }, desk.call())
      numbers.push(...page.items.map(({ number }) => number))
      expect(page.total).toBe(48)
      position = page.next
    } while (position !== null)
    expect(new Set(numbers).size).toBe(48)
    expect(numbers).toHaveLength(48)
  })

  it('searches subjects at the provider', async () => {
    const page = await desk.adapter.listTickets(
      { limit: 50, position: null, q: 'invoice & more' },
      desk.call(),
    )
    expect(page.items).toHaveLength(0)
    const found = await desk.adapter.listTickets({ limit: 50, position: null, q: 'invoice' }, desk.call())
    expect(found.total).toBe(4)
  })

  it('reads a ticket with its conversation, and one comment of it', async () => {
    const [row] = (await desk.adapter.listTickets({ limit: 1, position: null }, desk.call())).items
    const number = row?.number ?? ''
    const { value } = await desk.adapter.getTicket(number, { comments: true }, desk.call())
    const comments = await operation('listComments')(number, desk.call())
    expect(value.comments).toEqual(comments)
    const [first] = comments
    expect(await operation('getComment')(number, first?.id ?? '', desk.call())).toEqual(first)
    await expect(operation('getComment')(number, 'none', desk.call())).rejects.toMatchObject({
      code: 'comment_not_found',
    })
  })

  it.each(['none', '..', 'search', 'a/b'])('says that there is no ticket %s', async (number) => {
    await expect(desk.adapter.getTicket(number, { comments: false }, desk.call())).rejects.toMatchObject({
      code: 'ticket_not_found',
    })
  })

  it('takes a bare 404 for the same', async () => {
    await arm({ match: 'GET /tickets/', kind: 'status', status: 404, body: '<html>' })
    await expect(desk.adapter.getTicket('1', { comments: false }, desk.call())).rejects.toMatchObject({
      code: 'ticket_not_found',
    })
  })

  it('lists categories, accounts and resources', async () => {
    const all = { limit: 200, position: null }
    const categories = await operation('listCategories')(all, desk.call())
    expect(categories.items.filter(({ assignable }) => assignable)).toHaveLength(10)
    const accounts = await operation('listAccounts')(all, desk.call())
    expect(accounts.items.map(({ permission }) => permission)).toContain('observer')
    const query = { q: 'web', status: 'online', sort: { key: 'name', descending: true } } as const
    const first = await operation('listResources')({ ...query, limit: 1, position: null }, desk.call())
    expect(first.items[0]?.name).toMatch(/^web-02/)
    const second = await operation('listResources')({ ...query, limit: 1, position: first.next }, desk.call())
    expect(second.items[0]?.name).toMatch(/^web-01/)
  })
})

describe('the session', () => {
  const read = (one = desk) => one.adapter.listTickets({ limit: 1, position: null }, one.call())

  it('is renewed once when the token is refused', async () => {
    await read()
    await request(`${settings.baseUrl}/__tokens`, { method: 'DELETE' })
    await Promise.all([read(), opened(), read()])
  })

  it('needs an account in the ticket when the settings name none', async () => {
    const { accountId, ...rest } = settings
    const bare = connectDesk(rackspace, rest)
    expect([bare.traits.createFields.account?.required, desk.traits.createFields.account?.required]).toEqual([
      true,
      false,
    ])
    await expect(bare.adapter.createTicket(draft, noFiles, bare.call())).rejects.toMatchObject({
      code: 'field_required',
      details: { errors: [{ pointer: '/account' }] },
    })
    const { value } = await bare.adapter.createTicket(
      { ...draft, account: `${accountId}` },
      noFiles,
      bare.call(),
    )
    expect(value?.account?.id).toBe(accountId)
    await bare.close()
  })

  it('says whose credentials are wrong, and gives the identity service its pause', async () => {
    const wrong = connectDesk(rackspace, { ...settings, apiKey: 'wrong' })
    await expect(read(wrong)).rejects.toMatchObject({ code: 'upstream_auth_failed' })
    await arm(
      { match: 'tokens', kind: 'status', status: 413, headers: { 'retry-after': '7' } },
      settings.identityUrl,
    )
    await expect(read(wrong)).rejects.toMatchObject({
      code: 'upstream_rate_limited',
      details: { retryAfterMs: 7000 },
    })
    await wrong.close()
  })

  it('refuses a second create within a minute when the quota is kept', async () => {
    const strict = connectDesk(rackspace, settings, { quotas: true })
    await strict.adapter.createTicket(draft, noFiles, strict.call())
    const hasty = { ...strict.call(), maxWaitMs: 0 }
    await expect(strict.adapter.createTicket(draft, noFiles, hasty)).rejects.toMatchObject({
      code: 'queue_full',
    })
    await strict.close()
  })
})
