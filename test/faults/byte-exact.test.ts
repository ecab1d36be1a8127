import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Attachment } from '../../src/domain/attachment.ts'
import type { Comment } from '../../src/domain/comment.ts'
import type { Page } from '../../src/domain/page.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import { isRecord, records, text } from '../../src/providers/wire.ts'
import { type DeskCase, deskCase } from '../support/desk-requests.ts'
import { type ConnectionName, connections, startGateway, type TestGateway } from '../support/gateway.ts'

let gateway: TestGateway
const desks = new Map<ConnectionName, { readonly desk: DeskCase; readonly ticket: Ticket }>()
beforeAll(async () => {
  gateway = await startGateway({ tickets: 3 })
  for (const connection of connections) {
    const desk = await deskCase(gateway.all, connection)
    desks.set(connection, { desk, ticket: await desk.open() })
  }
}, 60_000)
afterAll(() => gateway.close())

/** Around the pieces in which sockets and streams give bytes, and the threes of Base64. */
const sizes = [1, 2, 3, 4, 5, 16_383, 16_384, 16_385, 65_534, 65_535, 65_536, 65_537, 131_071, 1_048_577]
const names = [
  'отчёт за неделю.log',
  '截图 第一.png',
  '🚑 ambulance.txt',
  `with "quotes" and 'more'.txt`,
  '100%25 and 100%.txt',
  'semi;colon, comma=.txt',
  `${'л'.repeat(100)}.txt`,
]
/** The largest that each desk takes, and one more. */
const largest: Partial<Record<ConnectionName, number>> = { epixel: 2 * 1024 * 1024, selectel: 20_000_000 }
const refusesEmptyFiles: ReadonlySet<ConnectionName> = new Set(['epixel'])

function bytesOf(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  for (let index = 0; index < size; index += 1) bytes[index] = (index * 31 + (index >> 8) * 7) % 256
  return bytes
}
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function at(connection: ConnectionName) {
  return desks.get(connection) ?? expect.fail(`no desk ${connection}`)
}

function form(...files: readonly (readonly [bytes: Uint8Array<ArrayBuffer>, name: string])[]): FormData {
  const body = new FormData()
  body.append('comment', JSON.stringify({ body: 'See the file.' }))
  for (const [bytes, name] of files)
    body.append('files', new Blob([bytes], { type: 'application/octet-stream' }), name)
  return body
}

/** `kept`: the name as the gateway cleans it. */
async function sendAndFetch(
  connection: ConnectionName,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  kept = name,
) {
  const { desk, ticket } = at(connection)
  const path = `/v1/tickets/${ticket.id}`
  const before = await fileIds(path)
  const added = await gateway.all.write<Comment>('POST', `${path}/comments`, form([bytes, name]))
  expect(added.attachments).toMatchObject([{ size: bytes.length, sha256: digest(bytes), filename: kept }])
  if (!desk.offers('downloadAttachment'))
    return { bytes: await atTheSimulator(connection, bytes), headers: null }
  const id = (await fileIds(path)).find((candidate) => !before.includes(candidate))
  return gateway.all.download(`${path}/attachments/${id}`)
}

async function fileIds(path: string): Promise<(string | null)[]> {
  const { items } = await gateway.all.read<Page<Attachment>>(`${path}/attachments?limit=200`)
  return items.map(({ id }) => id)
}

/** Where nothing can be fetched, the simulator says what it holds: the digest is enough. */
async function atTheSimulator(connection: ConnectionName, bytes: Uint8Array): Promise<Uint8Array> {
  const state = await gateway.control(connection, 'GET', '/__state')
  const held = JSON.stringify(isRecord(state) ? state : { items: records(state).map(text) })
  expect(held).toContain(digest(bytes))
  return bytes
}

describe.each(connections)('%s', (connection) => {
  it.each(sizes)('gives %d bytes back as they were sent', async (size) => {
    const bytes = bytesOf(size)
    const got = await sendAndFetch(connection, bytes, `of-${size}-bytes.bin`)
    expect(got.bytes.length).toBe(size)
    expect(digest(got.bytes)).toBe(digest(bytes))
  })

  it('gives an empty file back as an empty file, or says that the desk takes none', async () => {
    if (refusesEmptyFiles.has(connection)) {
      const path = `/v1/tickets/${at(connection).ticket.id}/comments`
      const body = form([bytesOf(0), 'empty.bin'])
      const { upstream } = await gateway.all.problem('upstream_rejected', 'POST', path, { body })
      expect(upstream?.message).toBe('The submitted file is empty.')
      return
    }
    const got = await sendAndFetch(connection, bytesOf(0), 'empty.bin')
    expect(got.bytes.length).toBe(0)
  })

  it('keeps the files of one write apart', async ({ skip }) => {
    const { desk, ticket } = at(connection)
    if (desk.capabilities.attachments?.maxFiles === 1) return skip()
    const files = [65_536, 1, 100_001, 2].map((size) => [bytesOf(size), `of-${size}.bin`] as const)
    const path = `/v1/tickets/${ticket.id}/comments`
    const { attachments } = await gateway.all.write<Comment>('POST', path, form(...files))
    expect(attachments.map(({ filename, size, sha256 }) => [filename, size, sha256])).toEqual(
      files.map(([bytes, name]) => [name, bytes.length, digest(bytes)]),
    )
    const held = JSON.stringify(await gateway.control(connection, 'GET', '/__state'))
    for (const [bytes] of files) expect(held).toContain(digest(bytes))
  })

  it('shortens a name of more than 255 bytes, and keeps its ending', async () => {
    const name = (letters: number): string => `${'л'.repeat(letters)}.tar.gz`
    const got = await sendAndFetch(connection, bytesOf(10), name(200), `${'л'.repeat(126)}.gz`)
    expect(got.bytes.length).toBe(10)
  })

  it.each(names)('keeps the name %s', async (name) => {
    const bytes = bytesOf(10)
    const { headers } = await sendAndFetch(connection, bytes, name)
    const disposition = headers?.get('content-disposition') ?? null
    // Header values are ASCII, whatever the name is.
    if (disposition !== null) expect(disposition).toMatch(/^attachment[\x20-\x7e]*$/)
  })

  it('takes the largest file it allows, and refuses one byte more', async ({ skip }) => {
    const size = largest[connection]
    if (size === undefined) return skip()
    const bytes = bytesOf(size)
    const got = await sendAndFetch(connection, bytes, 'largest.bin')
    expect(digest(got.bytes)).toBe(digest(bytes))
    const path = `/v1/tickets/${at(connection).ticket.id}/comments`
    const body = form([bytesOf(size + 1), 'too-large.bin'])
    await gateway.all.problem('attachment_too_large', 'POST', path, { body })
  }, 60_000)

  it('cuts paths off names', async () => {
    const { ticket } = at(connection)
    const body = form([bytesOf(3), '../../etc/passwd'])
    const added = await gateway.all.write<Comment>('POST', `/v1/tickets/${ticket.id}/comments`, body)
    expect(added.attachments[0]?.filename).toBe('passwd')
  })
})
