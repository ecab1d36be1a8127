import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { request } from 'undici'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Comment } from '../../src/domain/comment.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import { text } from '../../src/providers/wire.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/start.ts'
import { type Client, createClient } from '../support/client.ts'
import { deskCase } from '../support/desk-requests.ts'
import { forgetPeak, memoryIsTold, memoryOf } from '../support/memory.ts'
import { type Running, start } from '../support/process.ts'

const mebibyte = 1024 * 1024
/** `npm run test:soak` sends a gibibyte, else more than may be held at any time. */
const size = (process.env.SOAK === '1' ? 1024 : 96) * mebibyte
const allowedMebibytes = 64

let sandbox: Sandbox
let gateway: Running
let folder: string
let client: Client

/** Simulators here, and the gateway as a process of its own, so that its memory is nobody else's. */
beforeAll(async () => {
  sandbox = await startSandbox({ host: '127.0.0.1', port: 0, enforceQuotas: false, tickets: 3 })
  folder = mkdtempSync(join(tmpdir(), 'large-files-'))
  const limits = Object.fromEntries(
    ['read', 'create', 'update', 'comment', 'upload'].map((lane) => [lane, { limit: null }]),
  )
  const { server, auth, connections } = sandbox.config
  const config = {
    server: { host: server.host, port: 0 },
    auth,
    store: { path: join(folder, 'data') },
    connections: Object.fromEntries(
      Object.entries(connections).map(([id, { provider, settings }]) => [id, { provider, settings, limits }]),
    ),
  }
  const file = join(folder, 'config.yaml')
  writeFileSync(file, JSON.stringify(config))
  gateway = await start(['--config', file])
  client = createClient(gateway.url, sandbox.apiKey, () => undefined)
}, 60_000)
afterEach(() => at('rackspace', 'POST', '/__storage', { mode: 'put' }))
afterAll(async () => {
  await gateway.end('SIGTERM')
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A control of a simulator. */
async function at(connection: string, method: 'GET' | 'POST', path: string, body?: object): Promise<string> {
  const baseUrl = text(sandbox.config.connections[connection]?.settings.baseUrl) ?? ''
  const reply = await request(new URL(path, baseUrl), {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  return reply.body.text()
}

/** Bytes of which no two pieces are alike, made as they are taken, and their digest once they are. */
function generated(bytes: number) {
  const hash = createHash('sha256')
  const noise = randomBytes(mebibyte)
  function* pieces(): Generator<Buffer> {
    for (let left = bytes, index = 0; left > 0; left -= noise.length, index += 1) {
      const piece = Buffer.from(noise.subarray(0, left))
      piece.writeUInt32BE(index % 2 ** 32)
      hash.update(piece)
      yield piece
    }
  }
  return { pieces, digest: () => hash.digest('hex') }
}

async function addComment(ticket: Ticket, bytes: number, filename: string) {
  const { pieces, digest } = generated(bytes)
  const edge = 'edge-of-a-part'
  const head = Buffer.from(
    `--${edge}\r\nContent-Disposition: form-data; name="comment"\r\n\r\n{"body":"See the file."}\r\n--${edge}\r\nContent-Disposition: form-data; name="files"; filename="${filename}"\r\n\r\n`,
  )
  const tail = Buffer.from(`\r\n--${edge}--\r\n`)
  function* form(): Generator<Buffer> {
    yield head
    yield* pieces()
    yield tail
  }
  const reply = await request(`${gateway.url}/v1/tickets/${ticket.id}/comments`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${sandbox.apiKey}`,
      'content-type': `multipart/form-data; boundary=${edge}`,
      'content-length': String(head.length + bytes + tail.length),
    },
    body: Readable.from(form()),
  })
  const answer = await reply.body.text()
  expect(reply.statusCode, answer).toBe(201)
  const comment: Comment = JSON.parse(answer)
  return { comment, sha256: digest() }
}

async function download(path: string): Promise<{ size: number; sha256: string }> {
  const reply = await request(`${gateway.url}${path}`, {
    headers: { authorization: `Bearer ${sandbox.apiKey}` },
  })
  expect(reply.statusCode).toBe(200)
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of reply.body) {
    bytes += chunk.length
    hash.update(chunk)
  }
  return { size: bytes, sha256: hash.digest('hex') }
}

/** How far the gateway's memory rises above what it was before. */
async function risenWhile<T>(work: () => Promise<T>): Promise<{ result: T; risen: number }> {
  const { pid } = gateway.process
  const idle = memoryOf(pid).now
  forgetPeak(pid)
  const result = await work()
  return { result, risen: memoryOf(pid).peak - idle }
}

it.runIf(memoryIsTold).each([
  { connection: 'rackspace', as: 'raw bytes', mode: 'put' },
  { connection: 'rackspace', as: 'a signed form', mode: 'form' },
  { connection: 'billmanager', as: 'a form', mode: null },
  { connection: 'plusofon', as: 'Base64', mode: null },
] as const)(
  'passes a large file to $connection as $as, and back, whole and in flat memory',
  async ({ connection, mode }) => {
    if (mode !== null) await at(connection, 'POST', '/__storage', { mode })
    const desk = await deskCase(client, connection)
    const ticket = await desk.open()
    // What only the first call needs is no part of the file.
    await addComment(ticket, 8 * mebibyte, 'first.bin')

    const sent = await risenWhile(() => addComment(ticket, size, 'large.bin'))
    const { comment, sha256 } = sent.result
    expect(comment.attachments).toMatchObject([{ filename: 'large.bin', size, sha256 }])
    const held = await at(connection, 'GET', '/__state')
    expect(held).toContain(sha256)
    expect(held).toMatch(new RegExp(`"size": ?${size}\\b`))
    expect(sent.risen).toBeLessThan(allowedMebibytes)
    if (!desk.offers('downloadAttachment')) return

    const [attachment] = comment.attachments
    const got = await risenWhile(() => download(`/v1/tickets/${ticket.id}/attachments/${attachment?.id}`))
    expect(got.result).toEqual({ size, sha256 })
    expect(got.risen).toBeLessThan(allowedMebibytes)
  },
  600_000,
)
