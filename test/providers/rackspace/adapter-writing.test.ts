import { describe, expect, it } from 'vitest'
import { noFiles } from '../../support/desk.ts'
import { arm, desk, draft, opened, operation, settings } from './setup.ts'

describe('writing', () => {
  it('reads back the ticket it created', async () => {
    const resources = ['dedicated:0168720', 'https://resources.api.rackspace.com/resources/dedicated:0229128']
    const ticket = await opened({ priority: 'urgent', recipients: ['RPN-1', 'a@example.com'], resources })
    const { value } = await desk.adapter.getTicket(ticket.number, { comments: false }, desk.call())
    expect(value).toEqual(ticket)
    expect(ticket).toMatchObject({
      subject: draft.subject,
      status: 'waiting_on_provider',
      priority: 'urgent',
      account: { id: 'hybrid:12345' },
      recipients: [
        { type: 'contact', value: 'RPN-1' },
        { type: 'email', value: 'a@example.com' },
      ],
      resources: [
        { id: 'dedicated:0168720', url: `${settings.resourcesUrl}/resources/dedicated:0168720` },
        { id: 'dedicated:0229128' },
      ],
    })
  })

  it('spells a category as the provider does, and trusts its answer', async () => {
    const ticket = await opened({ category: 'Billing & Payment/Other' })
    expect(ticket.category?.id).toBe('Billing and Payments/General')
  })

  it.each([
    [{ category: 'Nonsense/General' }, 'upstream_rejected', 'Category provided is invalid'],
    [{ account: 'hybrid:none' }, 'upstream_rejected', 'Account provided is invalid'],
    [{ account: 'managed_gcp:tailspin-4711' }, 'upstream_auth_failed', null],
    [{ category: 'Incident' }, 'value_not_supported', null],
  ])('refuses %j', async (change, code, message) => {
    const refused = await opened(change).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code })
    if (message !== null)
      expect(refused).toMatchObject({ details: { upstream: { message, code: 'badRequest' } } })
  })

  it('closes once', async () => {
    const { number } = await opened()
    const { value } = await operation('closeTicket')(number, {}, desk.call())
    expect(value).toMatchObject({ number, status: 'closed', subject: draft.subject })
    await expect(operation('closeTicket')(number, {}, desk.call())).rejects.toMatchObject({
      code: 'upstream_rejected',
    })
    await expect(operation('closeTicket')('none', {}, desk.call())).rejects.toMatchObject({
      code: 'ticket_not_found',
    })
  })

  it('replaces resources', async () => {
    const { number } = await opened({ resources: ['dedicated:1', 'dedicated:2'] })
    const { value } = await operation('updateTicket')(number, { resources: ['dedicated:3'] }, desk.call())
    expect(value.resources?.map(({ id }) => id)).toEqual(['dedicated:3'])
  })

  it('gives each of several equal comments its own id', async () => {
    const { number } = await opened()
    const say = () => operation('addComment')(number, { body: 'Any news?' }, noFiles, desk.call())
    const added = await Promise.all([say(), say(), say()])
    expect(new Set(added.map(({ value }) => value.id)).size).toBe(3)
    expect(added.every(({ warnings = [] }) => warnings.length === 0)).toBe(true)
  })

  it('takes any answer of success to a comment', async () => {
    const { number } = await opened()
    await arm({ match: 'POST /tickets/.*/comments', kind: 'statusAfter', status: 200, body: 'OK' })
    const { value } = await operation('addComment')(number, { body: 'with an answer' }, noFiles, desk.call())
    expect(value).toMatchObject({ body: 'with an answer', author: { role: 'customer' } })
  })

  it('reports what was done although it cannot be read back', async () => {
    const { number } = await opened()
    await arm({ match: 'GET /tickets/', kind: 'status', status: 400, times: 2 })
    const added = await operation('addComment')(number, { body: 'unseen' }, noFiles, desk.call())
    expect(added).toMatchObject({
      value: { id: null, body: 'unseen' },
      warnings: [{ code: 'readback_failed' }],
    })
    const closed = await operation('closeTicket')(number, {}, desk.call())
    expect(closed).toMatchObject({
      value: { number, status: 'closed' },
      warnings: [{ code: 'readback_failed' }],
    })
  })

  it('reads a ticket whose creation was answered in brief, and says so when no number came', async () => {
    const { number } = await opened()
    const body = JSON.stringify({ ticketId: number })
    await arm({ match: 'POST /tickets ', kind: 'statusAfter', status: 201, body })
    expect(await opened()).toMatchObject({ number, subject: draft.subject, status: 'waiting_on_provider' })
    await arm({ match: 'POST /tickets ', kind: 'statusAfter', status: 204, body: '' })
    expect(await desk.adapter.createTicket(draft, noFiles, desk.call())).toEqual({ value: null })
  })

  it('does not know the outcome when the answer is lost or unreadable', async () => {
    await arm({ match: 'POST /tickets ', kind: 'cutAfter' })
    await expect(opened()).rejects.toMatchObject({ code: 'outcome_unknown' })
    await arm({ match: 'POST /tickets ', kind: 'statusAfter', status: 200, body: '{}' })
    await expect(opened()).rejects.toMatchObject({ code: 'outcome_unknown' })
  })
})
