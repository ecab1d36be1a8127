import { request } from 'undici'
import { describe, expect, it } from 'vitest'
import { billmanager } from '../../../src/providers/billmanager/index.ts'
import { part } from '../../../src/providers/wire.ts'
import { connectDesk, noFiles } from '../../support/desk.ts'
import {
  address,
  arm,
  client,
  draft,
  opened,
  problem,
  simulator,
  staff,
  staffTicket,
  there,
} from './setup.ts'

describe('the connection', () => {
  it('offers departments and services of the forms', async () => {
    for (const desk of [staff, client]) {
      const categories = await desk.adapter.listCategories?.({ limit: 50, position: null }, desk.call())
      expect(categories?.items.map(({ id }) => id)).toEqual(['2', '3', '4', '5'])
      const resources = await desk.adapter.listResources?.(
        { limit: 50, position: null, q: 'РОМАШКА' },
        desk.call(),
      )
      expect(resources?.items.map(({ id }) => id)).toEqual(['3103'])
    }
    const online = client.adapter.listResources?.(
      { limit: 50, position: null, status: 'online' },
      client.call(),
    )
    expect(await problem(online)).toBe('filter_not_supported')
  })

  it('opens a panel session of a client', async () => {
    const { number } = await opened()
    const opened_ = await staff.adapter.impersonate?.(number, staff.call())
    expect(opened_?.session.length).toBeGreaterThan(10)
    expect(opened_?.panelUrl).not.toContain(there(opened_).session)
    await staff.adapter.closeTicket?.(number, {}, staff.call())
    expect((await staff.adapter.impersonate?.(number, staff.call()))?.session).not.toBe(opened_?.session)
  })

  it('buys support tickets', async () => {
    expect(await client.adapter.purchaseSupport?.({ count: 2 }, client.call())).toEqual({ count: 2 })
    const other = client.adapter.purchaseSupport?.({ count: 1, account: '12' }, client.call())
    expect(await problem(other)).toBe('upstream_rejected')
  })

  it('renews a session that died, also before files', async () => {
    const { number } = await opened()
    await request(new URL('/__sessions', address), { method: 'DELETE' })
    expect((await staffTicket(number)).number).toBe(number)
    await request(new URL('/__sessions', address), { method: 'DELETE' })
    await client.adapter.addComment?.(number, { body: 'still here' }, noFiles, client.call())
  })

  it('says what is wrong with a login', async () => {
    const wrong = connectDesk(billmanager, { ...part(simulator.connections.billmanager), password: 'wrong' })
    const refused = wrong.adapter.listTickets({ limit: 5, position: null }, wrong.call())
    await expect(refused).rejects.toMatchObject({
      code: 'upstream_auth_failed',
      details: { upstream: { code: 'auth' } },
    })
    await wrong.close()
  })

  it('falls back to name and password where the login wants a captcha', async () => {
    await arm({
      match: ' auth$',
      kind: 'status',
      status: 200,
      body: '{"doc":{"error":{"$type":"captcha_verification_failed"}}}',
    })
    const desk = connectDesk(billmanager, part(simulator.connections.billmanager))
    expect((await desk.adapter.listTickets({ limit: 5, position: null }, desk.call())).items).toHaveLength(5)
    await desk.close()
  })

  it('leaves the outcome of a write open when its answer is lost or is no document', async () => {
    const { number } = await opened()
    await arm({ match: ' ticket.delete', kind: 'cutAfter' })
    expect(await problem(staff.adapter.closeTicket?.(number, {}, staff.call()))).toBe('outcome_unknown')
    await arm({ match: ' clientticket.edit', kind: 'statusAfter', status: 200, body: '<html>login</html>' })
    expect(await problem(client.adapter.createTicket(draft(), noFiles, client.call()))).toBe(
      'outcome_unknown',
    )
  })

  it('answers an accepted write with a warning when it cannot be read back', async () => {
    const { number } = await opened()
    await arm({ match: ' ticket_all.edit', kind: 'status', status: 500, times: 10 })
    const added = await staff.adapter.addComment?.(number, { body: 'accepted' }, noFiles, staff.call())
    expect(added).toMatchObject({
      value: { id: null, body: 'accepted' },
      warnings: [{ code: 'readback_failed' }],
    })
  })
})
