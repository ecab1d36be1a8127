import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { html } from '../../src/plugins/status-page/html.ts'
import { statusPage } from '../../src/plugins/status-page/page.ts'
import { startSandboxApp } from '../support/sandbox-app.ts'

const shell = promisify(execFile)
let gateway: Awaited<ReturnType<typeof startSandboxApp>>
beforeAll(async () => {
  gateway = await startSandboxApp()
})
afterAll(() => gateway.close())

async function page(origin = gateway.origin, headers: Record<string, string> = {}) {
  const answer = await fetch(`${origin}/`, { headers })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

/** The commands of the tour, as a browser would show them. */
function commandsIn(text: string): string[] {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return [...text.matchAll(/<code id="step-\d+">(.*?)<\/code>/gs)].map(([, command = '']) =>
    command.replace(/&(\w+|#39);/g, (_, name: string) => entities[name] ?? ''),
  )
}

describe('the status page', () => {
  it('shows every connection, its quotas and the way on', async () => {
    const { status, headers, text } = await page()
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
    for (const id of Object.keys(gateway.config.connections)) expect(text).toContain(`<h3>${id}</h3>`)
    expect(text).toContain('aria-label="create: calls left"')
    for (const path of ['/docs', '/openapi.json', '/problems', '/metrics', '/readyz']) {
      expect(text).toContain(`href="${path}"`)
      expect((await fetch(gateway.origin + path)).status).toBe(200)
    }
  })

  it('loads nothing, and runs only its own style and script', async () => {
    const { headers, text } = await page()
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    for (const [name, part] of [
      ['style', /<style>(.*?)<\/style>/s],
      ['script', /<script>(.*?)<\/script>/s],
    ] as const) {
      const hash = createHash('sha256')
        .update(part.exec(text)?.[1] ?? '')
        .digest('base64')
      expect(policy).toContain(`${name}-src 'sha256-${hash}'`)
    }
    expect(text).not.toMatch(/ (style|on\w+)="/)
    expect(text).not.toMatch(/(src|href)="(https?:)?\/\//)
  })

  it('has a tour whose every line works', async () => {
    const commands = commandsIn((await page()).text)
    expect(commands.length).toBeGreaterThan(4)
    const answers = []
    for (const command of commands) {
      const { stdout } = await shell('bash', ['-c', command])
      const answer = JSON.parse(stdout)
      expect(answer.code, `${command}\n${stdout}`).toBeUndefined()
      answers.push(answer)
    }
    expect(answers).toContainEqual(expect.objectContaining({ dryRun: true, complete: true }))
    expect(answers).toContainEqual(
      expect.objectContaining({ attachments: [expect.objectContaining({ size: 6 })] }),
    )
    const again = commands.find((command) => command.includes('Idempotency-Key')) ?? ''
    const { stdout } = await shell('bash', ['-c', again])
    expect(answers.map(({ id }) => id)).toContain(JSON.parse(stdout).id)
  }, 60_000)

  it('puts nothing into the tour that a caller sent', async () => {
    const { port } = new URL(gateway.origin)
    const { stdout } = await shell('curl', ['-sS', '-H', "Host: a';id;'", gateway.origin])
    expect(stdout).not.toContain(';id;')
    expect(commandsIn(stdout).join()).toContain(`http://127.0.0.1:${port}/v1/tickets`)
  })

  it('tells of recent problems, by pattern only', async () => {
    await gateway.call('GET', '/v1/tickets/selectel:987654321')
    await gateway.call('GET', '/private-path')
    const { text } = await page()
    expect(text).toContain('<a href="/problems/ticket_not_found">ticket_not_found</a>')
    expect(text).toContain('/v1/tickets/:ticketId')
    expect(text).not.toContain('987654321')
    expect(text).not.toContain('route_not_found')
  })

  it('wants an admin key outside the sandbox, and shows what that key sees', async () => {
    const closed = await startSandboxApp({
      sandbox: false,
      change: (config) => ({
        ...config,
        auth: { keys: config.auth.keys.map((key) => ({ ...key, connections: ['plusofon'] })) },
      }),
    })
    try {
      const asked = await page(closed.origin)
      expect(asked.status).toBe(401)
      expect(asked.headers.get('www-authenticate')).toMatch(/^Basic realm=/)
      const basic = (key: string) => ({
        authorization: `Basic ${Buffer.from(`me:${key}`).toString('base64')}`,
      })
      expect((await page(closed.origin, basic('tgw_wrong'))).status).toBe(401)
      const shown = await page(closed.origin, basic(closed.apiKey))
      expect(shown.status).toBe(200)
      expect(shown.text).toContain('<h3>plusofon</h3>')
      expect(shown.text).not.toContain('<h3>selectel</h3>')
      expect(shown.text).not.toContain(closed.apiKey)
      expect(
        (await fetch(`${closed.origin}/v1/tickets`, { headers: basic(closed.apiKey) })).status,
        'the API itself takes no passwords',
      ).toBe(401)
    } finally {
      await closed.close()
    }
  })
})

describe('the page in trouble', () => {
  it('says what is wrong, in words', async () => {
    const now = new Date('2026-11-20T09:30:00Z')
    const lane = {
      limit: 2,
      intervalMs: 60_000,
      concurrency: null,
      remaining: 0,
      running: 1,
      waiting: 3,
      pausedUntil: null,
      nextFreeAt: '2026-11-20T09:30:20Z',
    }
    const { items } = (await gateway.call('GET', '/v1/connections')).json()
    const [connection] = items
    const text = statusPage({
      version: '1.2.3',
      now,
      startedAt: new Date('2026-11-20T06:30:00Z'),
      reasons: ['store_unavailable'],
      connections: [
        {
          connection: {
            ...connection,
            id: 'broken',
            lanes: { ...connection.lanes, create: lane },
            circuit: { state: 'open', retryAt: '2026-11-20T09:30:30Z' },
          },
          unresolved: 1,
        },
      ],
      problems: [],
      tour: null,
    })
    for (const words of [
      'Degraded: store_unavailable',
      '3 hours',
      'left alone until <time datetime="2026-11-20T09:30:30.000Z">09:30:30 UTC</time>',
      '1 write with unknown outcome',
      '0 of 2 in 60 s',
      '3, next at',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('Sandbox')
  })
  it('escapes what is text', () => {
    expect(html`<p title="${'"><script>'}">${"'&"}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">&#39;&amp;</p>',
    )
  })
})
