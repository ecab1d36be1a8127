import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { describe, expect, it } from 'vitest'
import { page } from '../../bench/peers/selectel-answers.ts'
import { freeLaneCost } from '../../bench/support/lanes.ts'
import { readParts } from '../../src/plugins/multipart-parts.ts'
import { toTicket } from '../../src/providers/selectel/mapping.ts'
import { record, records } from '../../src/providers/wire.ts'
import { jsonWithBase64 } from '../../src/upstream/base64.ts'
import { formDataWithFiles } from '../../src/upstream/multipart.ts'
import { paced } from '../../src/upstream/streamed-body.ts'
import type { RequestBody } from '../../src/upstream/upstream.ts'

/** The cheapest of several turns, in microseconds of CPU: neighbours on the machine only ever make a turn dearer. */
async function cheapest(turns: number, work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < turns; turn += 1) {
    const since = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(since)
    best = Math.min(best, user + system)
  }
  return best
}

function repeat(times: number, work: () => unknown): () => void {
  return () => {
    for (let index = 0; index < times; index += 1) work()
  }
}

/** No absolute times: each is held against what the same process needs for work that nobody can avoid. */
describe('the cost of the hot paths', () => {
  it('maps a list of 50 for less than parsing it costs', async () => {
    const document = page(50)
    const items = records(record(JSON.parse(document), 'a list').items)
    const parsing = await cheapest(
      30,
      repeat(50, () => JSON.parse(document)),
    )
    const mapping = await cheapest(
      30,
      repeat(50, () => items.map((wire) => toTicket(wire, 'en'))),
    )
    expect(mapping / parsing).toBeLessThan(1)
  })

  it('asks little of a call whose lane has no quota', async () => {
    const text = page(1)
    const parsing =
      (await cheapest(
        30,
        repeat(1000, () => JSON.parse(text)),
      )) / 1000
    // Parsing one ticket is some two hundredths of what a request costs.
    expect(await freeLaneCost()).toBeLessThan(parsing)
  })

  it('passes a file on as a form in the memory it came in', async () => {
    const passed = await passOn(asForm)
    expect(passed.filter((chunk) => chunk.buffer === piece.buffer)).toHaveLength(pieces)
    // Beside them only heads and ends.
    expect(passed.length).toBeLessThan(pieces + 8)
  })

  it('passes a file on as Base64 in one piece for each that came', async () => {
    const passed = await passOn((file) => jsonWithBase64({ id: 1 }, 'contents', file))
    expect(passed.length).toBeLessThan(pieces + 8)
    const text = Buffer.concat(passed).toString('latin1')
    const expected = Buffer.concat(Array.from({ length: pieces }, () => piece)).toString('base64')
    expect(text === `{"id":1,"contents":"${expected}"}`).toBe(true)
  })
})

// Of a size that is no multiple of three, in memory of its own.
const piece = Buffer.from(new ArrayBuffer(64 * 1024)).fill('a log of what happened; ')
const pieces = 64

function asForm(file: Readable): RequestBody {
  return formDataWithFiles([], async function* parts() {
    yield { name: 'file', filename: 'server.log', contentType: null, stream: file }
  })
}

/** From the pieces of a caller's form to those of a provider's body, without sockets. */
async function passOn(encode: (file: Readable) => RequestBody): Promise<Buffer[]> {
  const head = Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.log"\r\n\r\n')
  const all = [head, ...Array.from({ length: pieces }, () => piece), Buffer.from('\r\n--b--\r\n')]
  const reader = readParts(Readable.from(all), 'b')
  const part = await reader.next()
  const body = part === null ? null : encode(part.stream)
  if (body === null || !('stream' in body)) throw new Error('no stream')
  const silent = (): undefined => undefined
  const told = { flowing: silent, done: silent, sent: silent, stalled: silent, broken: silent }
  const stream = Readable.from(paced(body.stream, { minBytesPerSecond: 0, windowMs: 15_000, ...told }), {
    objectMode: false,
  })
  const passed: Buffer[] = []
  stream.on('data', (chunk: Buffer) => passed.push(chunk))
  await finished(stream)
  return passed
}
