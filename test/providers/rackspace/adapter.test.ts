import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { request } from 'undici'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Files, IncomingFile } from '../../../src/providers/incoming.ts'
import type { Adapter, Position } from '../../../src/providers/provider.ts'
import type { DeskTicket } from '../../../src/providers/told.ts'
import { rackspace } from '../../../src/providers/rackspace/index.ts'
import createSimulator from '../../../src/providers/rackspace/sandbox.ts'
import type { Fault } from '../../../src/sandbox/faults.ts'
import type { Simulator } from '../../../src/sandbox/simulator.ts'
import { connectDesk, noFiles, type TestDesk } from '../../support/desk.ts'

let simulator: Simulator
let desk: TestDesk
let settings: Readonly<Record<string, unknown>>

type Required<Name extends keyof Adapter> = NonNullable<Adapter[Name]>

/** An operation that this adapter must have. */
function operation<Name extends keyof Adapter>(name: Name): Required<Name> {
  const found = desk.adapter[name]
  if (found === undefined) throw new Error(`${name} is missing`)
  return found
}

const post = (origin: unknown, path: string, body: unknown) =>
  request(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const arm = (fault: Fault, origin = settings.baseUrl) => post(origin, '/__faults', fault)
const storage = (options: object) => post(settings.baseUrl, '/__storage', options)
const storageOrigin = () => `http://${Object(settings.storageHosts)[0]}`

async function state() {
  const reply = await request(`${settings.baseUrl}/__state`)
  return Object(await reply.body.json())
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

function fileOf(filename: string, content: Buffer | Readable): IncomingFile {
  const hash = createHash('sha256')
  let size = 0
  async function* metered() {
    for await (const chunk of Readable.from(content instanceof Readable ? content : [content])) {
      size += chunk.length
      hash.update(chunk)
      yield chunk
    }
  }
  let digest: string | null = null
  return {
    filename,
    contentType: 'text/plain',
    size: null,
    stream: Readable.from(metered()),
    passed() {
      digest ??= hash.digest('hex')
      return { size, sha256: digest }
    },
  }
}

function filesOf(...files: IncomingFile[]): Files {
  return { expected: true, next: async () => files.shift() ?? null }
}

const draft = {
  connection: 'rackspace',
  subject: 'Больше серверов 🙏',
  body: 'We are receiving a ton of traffic\r\nplease help',
  category: 'Incident/General',
}

async function opened(change: object = {}): Promise<DeskTicket> {
  const { value } = await desk.adapter.createTicket({ ...draft, ...change }, noFiles, desk.call())
  if (value === null) throw new Error('no number')
  return value
}

beforeAll(async () => {
  simulator = await createSimulator({ enforceQuotas: false, secret: randomUUID })
  settings = simulator.connections.rackspace ?? {}
  desk = connectDesk(rackspace, settings)
})

afterEach(async () => {
  for (const origin of [settings.baseUrl, settings.identityUrl, storageOrigin()])
    await request(`${origin}/__faults`, { method: 'DELETE' })
  await storage({ mode: 'put', maxFileSize: 1024 ** 3, lifeSeconds: 600 })
})

afterAll(async () => {
  await desk.close()
  await simulator.close()
})

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

describe('files', () => {
  const content = randomBytes(400_000)

  it.each(['put', 'form'])('sends files before the ticket (%s), and gives them back', async (mode) => {
    await storage({ mode })
    const files = filesOf(fileOf('журнал "1".log', content), fileOf('empty.txt', Buffer.alloc(0)))
    const { value } = await desk.adapter.createTicket(draft, files, desk.call())
    expect(value?.attachments).toMatchObject([
      { filename: 'журнал "1".log', size: content.length, sha256: sha256(content), downloadable: true },
      { filename: 'empty.txt', size: 0, downloadable: true },
    ])
    const number = value?.number ?? ''
    const [first] = await operation('listAttachments')(number, desk.call())
    const download = await operation('downloadAttachment')(number, first?.id ?? '', desk.call())
    expect(download).toMatchObject({ filename: 'журнал "1".log', length: content.length })
    expect(sha256(await buffer(download.stream))).toBe(sha256(content))
    expect((await state()).storage.credentialsSeen).toEqual([])
  })

  it('attaches an earlier upload to a comment', async () => {
    const { number } = await opened()
    const { value: uploads } = await operation('uploadFiles')(
      filesOf(fileOf('a b.log', content)),
      desk.call(),
    )
    expect(uploads).toMatchObject([{ filename: 'a b.log', size: content.length, sha256: sha256(content) }])
    const attachments = uploads.map(({ id }) => id)
    const { value } = await operation('addComment')(
      number,
      { body: 'see file', attachments },
      noFiles,
      desk.call(),
    )
    expect(value.attachments).toMatchObject([
      { filename: 'a b.log', commentId: value.id, downloadable: true },
    ])
    await expect(
      operation('addComment')(number, { body: 'x', attachments: ['nonsense'] }, noFiles, desk.call()),
    ).rejects.toMatchObject({ code: 'value_not_supported' })
    await expect(
      operation('addComment')(number, { body: 'x', attachments: ['1-x/x'] }, noFiles, desk.call()),
    ).rejects.toMatchObject({ code: 'upstream_rejected' })
  })

  it('creates nothing when a file is too large for the place it is given', async () => {
    await storage({ mode: 'form', maxFileSize: 1000 })
    const before = (await state()).tickets.length
    await expect(
      desk.adapter.createTicket(draft, filesOf(fileOf('big.log', content)), desk.call()),
    ).rejects.toMatchObject({ code: 'attachment_too_large' })
    expect((await state()).tickets).toHaveLength(before)
  })

  it('creates nothing, and leaves no half file, when a file breaks off', async () => {
    async function* broken() {
      yield content
      throw new Error('the caller has gone')
    }
    const before = await state()
    const files = filesOf(fileOf('half.log', Readable.from(broken())))
    await expect(desk.adapter.createTicket(draft, files, desk.call())).rejects.toThrow('the caller has gone')
    const after = await state()
    expect(after.tickets).toHaveLength(before.tickets.length)
    expect(after.files).toHaveLength(before.files.length)
  })

  it('hears a refusal of the storage host, also in a redirect', async () => {
    await storage({ lifeSeconds: -1 })
    const send = () => operation('uploadFiles')(filesOf(fileOf('late.log', content)), desk.call())
    await expect(send()).rejects.toMatchObject({ code: 'upstream_auth_failed' })
    await storage({ mode: 'form', lifeSeconds: 600 })
    const location = 'https://example.com/done?status=400&message=FormPost%3A%20max_file_size%20exceeded'
    await arm({ match: 'POST /v1/', kind: 'status', status: 303, headers: { location } }, storageOrigin())
    await expect(send()).rejects.toMatchObject({ code: 'attachment_too_large' })
  })

  it('has no download for an unknown attachment', async () => {
    const { number } = await opened()
    await expect(operation('downloadAttachment')(number, 'none', desk.call())).rejects.toMatchObject({
      code: 'attachment_not_found',
    })
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
