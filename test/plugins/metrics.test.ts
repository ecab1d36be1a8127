import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { samplesOf } from '../support/prometheus.ts'
import { startSandboxApp } from '../support/sandbox-app.ts'

let gateway: Awaited<ReturnType<typeof startSandboxApp>>
beforeAll(async () => {
  gateway = await startSandboxApp()
})
afterAll(() => gateway.close())

const scrape = async () => samplesOf((await gateway.call('GET', '/metrics')).text)

describe('metrics', () => {
  it('count requests by pattern, and the problems they met', async () => {
    await gateway.call('GET', '/v1/tickets/selectel:1~7E')
    await gateway.call('GET', '/v1/tickets/selectel:2')
    await gateway.call('GET', '/nowhere/at/all')
    const samples = await scrape()
    const route = '/v1/tickets/:ticketId'
    expect(samples.valueOf('gateway_http_requests_total', { method: 'GET', route, status: '404' })).toBe(2)
    expect(samples.valueOf('gateway_http_request_duration_seconds_count', { route, status: '404' })).toBe(2)
    expect(samples.valueOf('gateway_http_requests_total', { route: 'unmatched' })).toBe(1)
    expect(samples.valueOf('gateway_problems_total', { code: 'ticket_not_found' })).toBe(2)
  })

  it('tell what calls cost, what is left, and who waits', async () => {
    const ticket = { connection: 'rackspace', subject: 'Disk', body: 'Full', account: 'hybrid:12345' }
    const draft = { ...ticket, category: await anyCategory('rackspace') }
    expect((await gateway.call('POST', '/v1/tickets', draft)).status).toBe(201)
    const refused = await gateway.call('POST', '/v1/tickets', draft, { prefer: 'wait=0' })
    expect(refused.status).toBe(429)
    const samples = await scrape()
    const create = { connection: 'rackspace', provider: 'rackspace', lane: 'create' }
    expect(samples.valueOf('gateway_upstream_calls_total', { ...create, outcome: 'ok' })).toBe(1)
    expect(samples.valueOf('gateway_upstream_call_duration_seconds_count', create)).toBe(1)
    expect(samples.valueOf('gateway_lane_wait_seconds_count', create)).toBe(1)
    expect(samples.valueOf('gateway_lane_quota_limit', create)).toBe(1)
    expect(samples.valueOf('gateway_lane_quota_remaining', create)).toBe(0)
    expect(samples.valueOf('gateway_lane_waiting', create)).toBe(0)
    expect(samples.valueOf('gateway_session_renewals_total', { connection: 'rackspace' })).toBe(1)
    expect(samples.valueOf('gateway_upstream_sent_bytes_total', { connection: 'rackspace' })).toBeGreaterThan(
      50,
    )
    expect(
      samples.valueOf('gateway_upstream_received_bytes_total', { connection: 'rackspace' }),
    ).toBeGreaterThan(50)
    expect(samples.valueOf('gateway_circuit_state', { connection: 'rackspace', state: 'closed' })).toBe(1)
    expect(samples.valueOf('gateway_operations_unresolved', { connection: 'rackspace' })).toBe(0)
    expect(samples.valueOf('gateway_store_up', {})).toBe(1)
    expect(samples.valueOf('process_resident_memory_bytes', {})).toBeGreaterThan(1e6)
  })

  it('stay few, whatever callers ask for', async () => {
    const connections = ['selectel', 'rackspace', 'billmanager', 'epixel', 'plusofon']
    const asked = Array.from({ length: 1000 }, (_, number) => {
      const connection = connections[number % connections.length]
      return [
        `/v1/tickets/${connection}:${number}`,
        `/v1/tickets/${connection}:${number}/comments`,
        `/v1/connections/${connection}`,
        `/v1/tickets?q=${number}&limit=2&connection=${connection}`,
        `/${number}`,
      ][Math.floor(number / 5) % 5]
    })
    while (asked.length > 0)
      await Promise.all(
        asked.splice(0, 20).map((path) => gateway.call('GET', path ?? '/', undefined, { prefer: 'wait=0' })),
      )
    expect((await scrape()).length).toBeLessThan(2000)
  }, 120_000)

  it('are what promtool accepts', async () => {
    const { text } = await gateway.call('GET', '/metrics')
    const { error, status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], { input: text })
    if (error !== undefined) {
      process.stderr.write('skipped: promtool check metrics, as there is no promtool\n')
      return
    }
    expect(`${stdout}${stderr}`).toBe('')
    expect(status).toBe(0)
  })
})

describe('the doors of metrics', () => {
  it('outside the sandbox want an admin key, except on a port of their own', async () => {
    const closed = await startSandboxApp({
      sandbox: false,
      change: (config) => ({ ...config, server: { ...config.server, metricsPort: 0 } }),
    })
    try {
      expect((await fetch(`${closed.origin}/metrics`)).status).toBe(401)
      expect((await closed.call('GET', '/metrics')).status).toBe(200)
      const password = Buffer.from(`anybody:${closed.apiKey}`).toString('base64')
      const basic = await fetch(`${closed.origin}/metrics`, {
        headers: { authorization: `Basic ${password}` },
      })
      expect(basic.status).toBe(200)
      const address = closed.app.metricsServer?.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      const own = await fetch(`http://127.0.0.1:${port}/metrics`)
      expect(own.headers.get('content-type')).toContain('text/plain')
      expect(samplesOf(await own.text()).valueOf('gateway_build_info', {})).toBe(1)
      expect((await fetch(`http://127.0.0.1:${port}/v1/tickets`)).status).toBe(404)
    } finally {
      await closed.close()
    }
  })
})

async function anyCategory(connection: string): Promise<string> {
  const { items } = (await gateway.call('GET', `/v1/connections/${connection}/categories`)).json()
  return items.find(({ assignable }: { assignable: boolean }) => assignable).id
}
