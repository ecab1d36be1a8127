import { expect, it, onTestFinished } from 'vitest'
import { definitions } from '../../src/config/connection.ts'
import { isRecord } from '../../src/providers/wire.ts'
import { type FakeGateway, startInFrontOf } from '../support/fake-gateway.ts'
import { type FakeUpstream, startFake } from '../support/fake-upstream.ts'
import { journalInFolder, journalInRedis } from './journals.ts'

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

/** The gateway in front of the parrot, at every kind of connection; `logged` is everything that it says. */
async function startInFrontOfParrot(fake: FakeUpstream, store: object) {
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
  let logged = ''
  const stream = {
    write(line: string) {
      logged += line
    },
  }
  const gateway = await startInFrontOf(Object.fromEntries(connections), {
    logger: { level: 'trace', stream },
    store,
  })
  return { gateway, logged: () => logged }
}

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

/** Every operation of the published document, with something in every place. */
async function everything(gateway: FakeGateway, connection: string): Promise<void> {
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

it.each([
  ['in its folder', async () => journalInFolder()],
  ['in Redis', journalInRedis],
])(
  'lets no secret out, whatever a provider says, with its journal %s',
  async (_where, open) => {
    const journal = await open()
    if (journal === null) return
    onTestFinished(() => journal.stop())
    const fake = await parrot()
    onTestFinished(() => fake.close())
    const { gateway, logged } = await startInFrontOfParrot(fake, journal.store)
    const { items } = await gateway.client.read<{ items: { id: string }[] }>('/v1/connections')
    expect(items.length).toBeGreaterThanOrEqual(6)
    for (let round = 0; round < 2; round += 1) {
      for (const { id } of items) await everything(gateway, id)
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
      const answer = await fetch(gateway.origin + path, {
        headers: { authorization: `Bearer ${gateway.key}` },
      })
      expectClean(await answer.text(), path)
    }
    secrets.push(gateway.key)
    // Before the end, too: what only lives as long as the process is gone afterwards.
    const contents = await journal.contents()
    await gateway.close()
    contents.push(...(await journal.contents()))
    expect(fake.received.length).toBeGreaterThan(100)
    expect(logged().length).toBeGreaterThan(10_000)
    expectClean(logged(), 'log')
    // So that it is the journal that was looked at.
    expect(contents.some(([, bytes]) => bytes.includes('createTicket'))).toBe(true)
    for (const [where, bytes] of contents)
      expectClean(bytes.toString('latin1') + bytes.toString('utf8'), where)
  },
  120_000,
)
