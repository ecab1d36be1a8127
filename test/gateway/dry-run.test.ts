import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { samplesOf } from '../support/prometheus.ts'
import { startSandboxApp } from '../support/sandbox-app.ts'

let gateway: Awaited<ReturnType<typeof startSandboxApp>>
beforeAll(async () => {
  gateway = await startSandboxApp({
    change: (config) => {
      const { plusofon, ...others } = config.connections
      if (plusofon === undefined) throw new Error('no connection plusofon')
      return { ...config, connections: { ...others, plusofon: { ...plusofon, marker: 'footer' } } }
    },
  })
})
afterAll(() => gateway.close())

const subject = 'A dry subject'
const body = 'A dry body'
const drafts: Readonly<Record<string, object>> = {
  selectel: { subject, body },
  rackspace: { subject, body, category: 'incident/general', account: 'hybrid:12345', priority: 'high' },
  billmanager: { subject, body, account: '5' },
  'billmanager-client': { subject, body },
  epixel: { subject, body, priority: 'low', category: '1' },
  plusofon: { subject, body },
}

describe.each(Object.keys(drafts))('a dry run on %s', (connection) => {
  it('shows what would open a ticket, without credentials', async () => {
    const answer = await gateway.call('POST', '/v1/tickets?dryRun=true', {
      connection,
      ...drafts[connection],
    })
    expect(answer.status, answer.text).toBe(200)
    const { dryRun, complete, requests } = answer.json()
    expect({ dryRun, complete }).toEqual({ dryRun: true, complete: true })
    const write = requests.at(-1)
    expect(write).toMatchObject({
      method: 'POST',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\//),
    })
    const text = JSON.stringify(write)
    expect(text).toContain(subject)
    expect(text).toContain(body)
    expect(text).toContain('[redacted]')
    expect(secretsOf(connection).filter((secret) => answer.text.includes(secret))).toEqual([])
  })
})

function secretsOf(connection: string): string[] {
  const { token, apiKey, password } = gateway.config.connections[connection]?.settings ?? {}
  return [token, apiKey, password].filter((value) => typeof value === 'string')
}

describe('a dry run', () => {
  it('of a comment shows it', async () => {
    const answer = await gateway.call('POST', '/v1/tickets/plusofon:1/comments?dryRun=true', { body })
    expect(answer.json()).toMatchObject({ dryRun: true, complete: true })
    expect(answer.text).toMatch(/A dry body\\n\\nRef: gw-/)
  })
  it('says so where the write depends on what the provider would answer', async () => {
    const answer = await gateway.call('POST', '/v1/tickets/billmanager:1/comments?dryRun=true', { body })
    expect(answer.json()).toMatchObject({
      complete: false,
      requests: [{ method: 'POST', body: { func: 'ticket', auth: '[redacted]' } }],
    })
  })
  it('refuses what the write would be refused for', async () => {
    const post = async (draft: object, path = '/v1/tickets?dryRun=true') =>
      (await gateway.call('POST', path, draft)).json().code
    expect(await post({ connection: 'selectel', subject, body, priority: 'low' })).toBe('field_not_supported')
    expect(await post({ connection: 'rackspace', subject, body })).toBe('field_required')
    expect(await post({ connection: 'none', subject, body })).toBe('connection_not_found')
    expect(await post({ connection: 'selectel', subject })).toBe('validation_failed')
    expect(await post({ connection: 'selectel', subject: 'x'.repeat(600), body })).toBe('value_not_supported')
    expect(await post({ body }, '/v1/tickets/plusofon:x/comments?dryRun=true')).toBe('ticket_not_found')
    expect(await post({ body }, '/v1/tickets?dryRun=maybe')).toBe('validation_failed')
  })
  it('takes no files', async () => {
    const form = new FormData()
    form.append('ticket', JSON.stringify({ connection: 'selectel', subject, body }))
    const answer = await fetch(`${gateway.origin}/v1/tickets?dryRun=true`, {
      method: 'POST',
      headers: { authorization: `Bearer ${gateway.apiKey}` },
      body: form,
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ parameter: 'dryRun' }] })
  })
  it('sends nothing, spends nothing and keeps nothing', async () => {
    const draft = { connection: 'rackspace', ...drafts.rackspace }
    for (let time = 0; time < 3; time += 1) {
      const answer = await gateway.call('POST', '/v1/tickets?dryRun=true', draft, {
        'idempotency-key': 'dry',
      })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('operation-id')).toBeNull()
      expect(answer.headers.get('ratelimit')).toMatch(/"create";r=1/)
    }
    expect((await gateway.call('GET', '/v1/operations')).json().items).toEqual([])
    const samples = samplesOf((await gateway.call('GET', '/metrics')).text)
    expect(samples.valueOf('gateway_upstream_calls_total', {})).toBeNull()
  })
  it('is not asked for by dryRun=false', async () => {
    const draft = { connection: 'plusofon', subject, body }
    expect((await gateway.call('POST', '/v1/tickets?dryRun=false', draft)).status).toBe(201)
  })
})
