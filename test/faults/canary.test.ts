import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { definitions } from '../../src/config/connection.ts'
import { isRecord } from '../../src/providers/wire.ts'
import { type FakeGateway, startInFrontOf } from '../support/fake-gateway.ts'
import { type FakeUpstream, startFake } from '../support/fake-upstream.ts'

/** A secret that shows everywhere it gets to: with characters that each form writes in another way. */
let planted = 0
const secrets: string[] = []
const plant = (): string => {
  planted += 1
  const secret = `canary ${planted}/q7Zk+"w&é=${planted}v`
  secrets.push(secret)
  return secret
}

/** A desk that throws everything it was told back at its caller. */
async function parrot(): Promise<FakeUpstream> {
  let turn = 0
  return startFake(async ({ method, path, headers, body, answer }) => {
    const said = `${method} ${path} ${JSON.stringify(headers)} ${(await body()).toString()}`
    turn += 1
    const document = {
      message: said,
      error: { code: said.slice(0, 80), msg: said },
      detail: said,
      summary: said,
      number: 7,
    }
    if (/token|auth|login/i.test(path + said.slice(-200)) && turn % 3 !== 0) {
      const session = plant()

      return answer(
        200,
        JSON.stringify({
          access: { token: { id: session } },
          token: session,
          refresh: plant(),
          doc: { auth: { $id: session } },
        }),
      )
    }
    const status = [200, 400, 401, 403, 404, 409, 422, 429, 500, 503][turn % 10] ?? 200
    answer(status, JSON.stringify(document), { 'x-said': encodeURI(said).slice(0, 2000), 'retry-after': '1' })
  })
}

let fake: FakeUpstream
let gateway: FakeGateway
let folder: string
let logged = ''
beforeAll(async () => {
  fake = await parrot()
  folder = mkdtempSync(join(tmpdir(), 'canary-'))
  const lanes = Object.fromEntries(
    ['read', 'create', 'update', 'comment', 'upload'].map((lane) => [lane, { limit: null, maxWaitMs: 0 }]),
  )
  const connections = definitions.flatMap(({ id, settings, variants }) =>
    variants.map(({ example, role }) => {
      const given = Object.entries(example).map(([name, value]) => {
        const member = settings.properties[name]
        if (member?.writeOnly === true) return [name, plant()]
        return [name, member?.format === 'uri' ? `${fake.origin}/${id}` : value]
      })
      return [
        role === null ? id : `${id}-${role}`,
        {
          provider: id,
          settings: Object.fromEntries(given),
          limits: lanes,
          breaker: { failures: 10_000, openMs: 1000 },
          timeouts: { connectMs: 1000, headersMs: 2000, bodyMs: 2000, totalMs: 3000 },
          settleMs: 0,
        },
      ]
    }),
  )
  const stream = {
    write(line: string) {
      logged += line
    },
  }
  gateway = await startInFrontOf(Object.fromEntries(connections), {
    logger: { level: 'trace', stream },
    store: { path: folder },
  })
}, 60_000)
afterAll(async () => {
  await fake.close()
  rmSync(folder, { recursive: true, force: true })
})

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64')
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    base64.replace(/=+$/, '').slice(0, -1),
    Buffer.from(secret).toString('base64url').slice(0, -1),
  ]
}

const forms = new Map<string, readonly string[]>()

function expectClean(text: string, where: string): void {
  for (const secret of secrets) {
    const written = forms.get(secret) ?? formsOf(secret)
    forms.set(secret, written)
    for (const form of written) {
      const at = text.indexOf(form)
      if (at >= 0) expect.fail(`${where}: ${text.slice(Math.max(at - 200, 0), at + 60)}`)
    }
  }
}

function filesIn(path: string): string[] {
  return readdirSync(path).flatMap((name) => {
    const file = join(path, name)
    return statSync(file).isDirectory() ? filesIn(file) : [file]
  })
}

/** Every operation of the published document, with something in every place. */
async function everything(connection: string): Promise<void> {
  const document: unknown = gateway.app.swagger()
  const paths = isRecord(document) && isRecord(document.paths) ? document.paths : {}
  const ids: Record<string, string> = {
    connection,
    ticketId: `${connection}:7`,
    commentId: '1',
    attachmentId: '1',
    operation: 'none',
    code: 'conflict',
  }
  const body = {
    connection,
    subject: 'S',
    body: 'B',
    ticketId: `${connection}:7`,
    commentId: '1',
    score: 1,
    count: 1,
  }
  const members: Record<string, readonly string[]> = {
    comments: ['body'],
    reopen: ['body'],
    split: ['commentId'],
    rating: ['score'],
    impersonations: ['ticketId'],
    'support-purchases': ['count'],
    tickets: ['connection', 'subject', 'body'],
  }
  for (const [template, methods] of Object.entries(paths)) {
    for (const method of Object.keys(isRecord(methods) ? methods : {})) {
      const path = template.replace(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? 'x')
      const names = members[template.split('/').at(-1) ?? ''] ?? []
      const json = Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)))
      for (const query of method === 'get' && template.includes('icket') ? ['', '?include=raw'] : ['']) {
        const answer = await fetch(gateway.origin + path + query, {
          method: method.toUpperCase(),
          headers: {
            authorization: `Bearer ${gateway.key}`,
            ...(method === 'get' || method === 'delete' ? {} : { 'content-type': 'application/json' }),
          },
          ...(method === 'get' || method === 'delete' ? {} : { body: JSON.stringify(json) }),
        })
        const text = await answer.text()
        // What impersonate hands out is a session on purpose.
        if (!path.endsWith('/impersonations'))
          expectClean(text + JSON.stringify([...answer.headers]), `${method} ${path}`)
      }
    }
  }
}

it('lets no secret out, whatever a provider says', async () => {
  const { items } = await gateway.client.read<{ items: { id: string }[] }>('/v1/connections')
  expect(items.length).toBeGreaterThanOrEqual(6)
  for (let round = 0; round < 2; round += 1) {
    for (const { id } of items) await everything(id)
  }
  for (const path of [
    '/v1/connections',
    '/metrics',
    '/openapi.json',
    '/openapi.yaml',
    '/readyz',
    '/v1/operations',
    '/docs',
  ]) {
    const answer = await fetch(gateway.origin + path, { headers: { authorization: `Bearer ${gateway.key}` } })
    expectClean(await answer.text(), path)
  }
  await gateway.close()
  expect(fake.received.length).toBeGreaterThan(100)
  expect(logged.length).toBeGreaterThan(10_000)
  secrets.push(gateway.key)
  expectClean(logged, 'log')
  for (const file of filesIn(folder))
    expectClean(readFileSync(file, 'latin1') + readFileSync(file, 'utf8'), file)
}, 120_000)
