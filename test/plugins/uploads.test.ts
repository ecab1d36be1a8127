import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { finished } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { GatewayError } from '../../src/domain/problems.ts'
import { NewTicket } from '../../src/domain/ticket.ts'
import { cleanFilename } from '../../src/plugins/multipart-head.ts'
import type { FileLimits, MultipartShape } from '../../src/plugins/multipart-write.ts'
import { authorization, raw, startEdge } from './edge-app.ts'
import { filePart, jsonPart, multipartBody, type RawPart, rawRequest } from './multipart.ts'

const ticket = { connection: 'selectel', subject: 'Subject', body: 'Body' }
const limits: FileLimits = { maxFiles: 3, maxBytes: 1_000_000, forbiddenExtensions: ['exe', '.BAT'] }

/** What the handlers saw: errors of file streams, as an upstream request would see them. */
const broken: unknown[] = []
let before: (request: FastifyRequest) => void = () => undefined

function routes(app: FastifyInstance) {
  const take = (shape: MultipartShape) => async (request: FastifyRequest) => {
    before(request)
    const { json, files } = await app.readMultipart(request, shape)
    const seen: object[] = []
    try {
      files.limit(limits)
      for (let file = await files.next(); file !== null; file = await files.next()) {
        const { filename, contentType, size } = file
        await finished(file.stream.resume()).catch((error: unknown) => {
          broken.push(error)
          throw error
        })
        seen.push({ filename, contentType, told: size, ...file.passed() })
      }
      await files.finish()
      return { json, expected: files.expected, files: seen }
    } finally {
      files.release()
    }
  }
  const ticketShape = { part: 'ticket', schema: NewTicket } as const
  const filesShape = { part: null } as const
  app.post(
    '/v1/multi',
    { schema: { body: NewTicket }, config: { multipart: ticketShape } },
    take(ticketShape),
  )
  app.post('/v1/files', { config: { multipart: filesShape } }, take(filesShape))
  app.post('/v1/early', { config: { multipart: filesShape } }, async () => {
    throw new GatewayError('queue_full', { retryAfterMs: 1500 })
  })
}

let edge: Awaited<ReturnType<typeof startEdge>>
/** Loses its patience soon. */
let hasty: Awaited<ReturnType<typeof startEdge>>
beforeAll(async () => {
  edge = await startEdge({ routes, uploads: { bodyLimitBytes: 100_000, requestTimeoutMs: 60_000 } })
  hasty = await startEdge({ routes, uploads: { paceWindowMs: 750, requestTimeoutMs: 1500 } })
})
beforeEach(() => {
  broken.length = 0
  before = () => undefined
})
afterAll(() => Promise.all([edge.close(), hasty.close()]))

async function send(path: string, parts: readonly RawPart[], headers: Record<string, string> = {}) {
  return await sendBytes(path, multipartBody('b', parts), headers)
}

async function sendBytes(path: string, body: Buffer, headers: Record<string, string> = {}) {
  const response = await fetch(edge.origin + path, {
    method: 'POST',
    body,
    headers: { ...authorization, 'content-type': 'multipart/form-data; boundary=b', ...headers },
  })
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) }
}

/** A request that is written as given, then ended; status line and body of the answer. */
async function sendRaw(path: string, body: Buffer, length: number, end = true) {
  const { origin } = end ? edge : hasty
  const answer = await raw(origin, rawRequest(path, 'b', body, '', length), end)
  return { status: Number(answer.slice(9, 12)), text: answer }
}

describe('what is taken', () => {
  it.each([
    ['application/json', jsonPart('ticket', ticket)],
    ['text/plain', jsonPart('ticket', ticket, 'text/plain')],
    ['untyped', jsonPart('ticket', ticket, '')],
    [
      'with a filename',
      {
        ...filePart('t.json', JSON.stringify(ticket)),
        head: 'Content-Disposition: form-data; name="ticket"; filename="t.json"\r\nContent-Type: application/json',
      },
    ],
  ])('takes the JSON part %s, alone', async (_, part) => {
    const answer = await send('/v1/multi', [part])
    expect(answer).toMatchObject({ status: 200, body: { json: ticket, expected: false, files: [] } })
  })

  it('streams the files in order, with size and digest', async () => {
    const bytes = [randomBytes(900_000), Buffer.alloc(0), Buffer.from('\r\n--b\r\nx\r\n--bb--\r\n--')]
    // The third holds lines that only begin like the delimiter of another boundary.
    const body = multipartBody('boundary-of-mine', [
      jsonPart('ticket', ticket),
      ...bytes.map((content, at) => filePart(`f${at}.log`, content)),
    ])
    const answer = await sendBytes('/v1/multi', body, {
      'content-type': 'multipart/form-data; boundary="boundary-of-mine"',
    })
    expect(answer.status).toBe(200)
    expect(answer.body.files).toEqual(
      bytes.map((content, at) => ({
        filename: `f${at}.log`,
        contentType: 'application/octet-stream',
        told: null,
        size: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      })),
    )
  })

  it('takes what browsers send', async () => {
    const form = new FormData()
    form.append('ticket', new Blob([JSON.stringify(ticket)], { type: 'application/json' }))
    form.append('files', new Blob(['one']), 'схема "1".txt')
    const response = await fetch(`${edge.origin}/v1/multi`, {
      method: 'POST',
      body: form,
      headers: authorization,
    })
    expect(await response.json()).toMatchObject({ files: [{ filename: 'схема "1".txt', size: 3 }] })
  })

  it('takes an empty field for no file, as pages send it', async () => {
    const empty: RawPart = { head: 'Content-Disposition: form-data; name="files"', body: '' }
    const answer = await send('/v1/multi', [jsonPart('ticket', ticket), empty, filePart('a', 'x'), empty])
    expect(answer.body.files).toEqual([expect.objectContaining({ filename: 'a' })])
    const none = await send('/v1/multi', [jsonPart('ticket', ticket), empty])
    expect(none).toMatchObject({ status: 200, body: { expected: false } })
  })

  it('finds delimiters wherever the network cuts the body', async () => {
    const content = Buffer.from('\r\n--\r\n--b-\r\r\n-'.repeat(20))
    const body = multipartBody('b', [
      jsonPart('ticket', ticket),
      filePart('a', content),
      filePart('b', content),
    ])
    const sha256 = createHash('sha256').update(content).digest('hex')
    const bytes = rawRequest('/v1/multi', 'b', body, 'Connection: close')
    for (const size of [1, 2, 3, 7, 64]) {
      const { hostname, port } = new URL(edge.origin)
      const socket = connect(Number(port), hostname)
      socket.setNoDelay(true)
      let answer = ''
      socket.on('data', (chunk) => (answer += chunk.toString()))
      for (let at = 0; at < bytes.length; at += size) {
        if (!socket.write(bytes.subarray(at, at + size))) await once(socket, 'drain')
        if (at % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
      }
      await once(socket, 'close')
      expect(answer.split(sha256).length).toBe(3)
    }
  })

  it('keeps the connection for the next request', async () => {
    const first = await send('/v1/multi', [jsonPart('ticket', ticket)])
    expect(first.headers.get('connection')).toBe('keep-alive')
  })
})

describe('what is refused', () => {
  const file = filePart('a.log', 'content')
  const text: RawPart = { head: 'Content-Disposition: form-data; name="note"', body: 'text' }
  it.each<[string, string, readonly RawPart[], number, string]>([
    ['a file first', '/v1/multi', [file, jsonPart('ticket', ticket)], 400, 'fields_must_come_first'],
    ['another name first', '/v1/multi', [jsonPart('comment', ticket)], 400, 'fields_must_come_first'],
    ['no part at all', '/v1/multi', [], 400, 'fields_must_come_first'],
    [
      'a text part among the files',
      '/v1/multi',
      [jsonPart('ticket', ticket), text],
      400,
      'malformed_request',
    ],
    [
      'a text part after a file',
      '/v1/multi',
      [jsonPart('ticket', ticket), file, text],
      400,
      'malformed_request',
    ],
    [
      'the JSON part twice',
      '/v1/multi',
      [jsonPart('ticket', ticket), jsonPart('ticket', ticket)],
      400,
      'malformed_request',
    ],
    ['no file where one is needed', '/v1/files', [], 400, 'malformed_request'],
    ['text where files are needed', '/v1/files', [text], 400, 'malformed_request'],
    [
      'an image as JSON',
      '/v1/multi',
      [jsonPart('ticket', ticket, 'image/png')],
      415,
      'unsupported_media_type',
    ],
    [
      'JSON in UTF-16',
      '/v1/multi',
      [jsonPart('ticket', ticket, 'application/json; charset=utf-16')],
      415,
      'unsupported_media_type',
    ],
    ['broken JSON', '/v1/multi', [{ ...jsonPart('ticket', 1), body: '{"a' }], 400, 'malformed_request'],
    [
      'a poisoned prototype',
      '/v1/multi',
      [{ ...jsonPart('ticket', 1), body: '{"__proto__":{"a":1}}' }],
      400,
      'malformed_request',
    ],
    [
      'JSON that is no ticket',
      '/v1/multi',
      [jsonPart('ticket', { ...ticket, subject: 5 })],
      400,
      'validation_failed',
    ],
    ['an empty JSON part', '/v1/multi', [{ ...jsonPart('ticket', 1), body: '' }], 400, 'validation_failed'],
    [
      'JSON over the limit',
      '/v1/multi',
      [jsonPart('ticket', { ...ticket, body: 'x'.repeat(120_000) })],
      413,
      'body_too_large',
    ],
    [
      'a file over the limit',
      '/v1/multi',
      [jsonPart('ticket', ticket), filePart('a', randomBytes(1_000_001))],
      413,
      'attachment_too_large',
    ],
    [
      'a file that says it is too large',
      '/v1/multi',
      [jsonPart('ticket', ticket), filePart('a', 'x', '\r\nContent-Length: 2000000')],
      413,
      'attachment_too_large',
    ],
    [
      'bytes that cannot all be allowed',
      '/v1/multi',
      [jsonPart('ticket', ticket), filePart('a', randomBytes(4_000_000))],
      413,
      'attachment_too_large',
    ],
    ['a file too many', '/v1/files', [file, file, file, file], 422, 'too_many_attachments'],
    ['a forbidden extension', '/v1/files', [filePart('setup.EXE', 'MZ')], 422, 'value_not_supported'],
    ['a forbidden extension later', '/v1/files', [file, filePart('x.bat', 'MZ')], 422, 'value_not_supported'],
    [
      'no Content-Disposition',
      '/v1/files',
      [{ head: 'Content-Type: text/plain', body: 'x' }],
      400,
      'malformed_request',
    ],
    [
      'another disposition',
      '/v1/files',
      [{ head: 'Content-Disposition: attachment; filename=a', body: 'x' }],
      400,
      'malformed_request',
    ],
    [
      'Base64 parts',
      '/v1/files',
      [filePart('a', 'eA==', '\r\nContent-Transfer-Encoding: base64')],
      400,
      'malformed_request',
    ],
    ['a head with a bare line feed', '/v1/files', [filePart('a\nX-Evil: 1', 'x')], 400, 'malformed_request'],
    [
      'a head without an end',
      '/v1/files',
      [{ head: `X: ${'y'.repeat(20_000)}`, body: '' }],
      400,
      'malformed_request',
    ],
    ['JSON that is sent as JSON', '/v1/files', [], 400, 'malformed_request'],
  ])('%s', async (_, path, parts, status, code) => {
    const answer = await send(path, parts)
    expect(answer).toMatchObject({ status, body: { status, code } })
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })

  it('points into the JSON part', async () => {
    const answer = await send('/v1/multi', [
      jsonPart('ticket', { connection: 'a', subject: ' ', body: 'x', more: 1 }),
    ])
    expect(answer.body.errors).toEqual(
      expect.arrayContaining([
        { pointer: '/subject', detail: 'must not be blank' },
        { pointer: '/more', detail: 'is not known' },
      ]),
    )
  })

  it.each([
    ['no boundary', 'multipart/form-data'],
    ['an empty boundary', 'multipart/form-data; boundary='],
    ['a long boundary', `multipart/form-data; boundary=${'b'.repeat(5000)}`],
    ['another boundary', 'multipart/form-data; boundary=other'],
  ])('%s', async (_, type) => {
    const answer = await sendBytes('/v1/files', multipartBody('b', [file]), { 'content-type': type })
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed_request' } })
  })

  it('bare line feeds, no closing boundary, garbage, nothing', async () => {
    const bodies = [
      Buffer.from(multipartBody('b', [file]).toString().replaceAll('\r\n', '\n')),
      multipartBody('b', [file], false),
      randomBytes(200_000),
      Buffer.alloc(0),
      Buffer.from('--b'),
      Buffer.from('--b\r\n'),
      Buffer.from('--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'),
    ]
    for (const body of bodies) {
      expect(await sendBytes('/v1/files', body)).toMatchObject({
        status: 400,
        body: { code: 'malformed_request' },
      })
    }
  })

  it('other media types on upload routes, and multipart elsewhere', async () => {
    const asJson = await sendBytes('/v1/files', Buffer.from('{}'), { 'content-type': 'application/json' })
    expect(asJson).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } })
    const elsewhere = await send('/v1/tickets', [jsonPart('ticket', ticket)])
    expect(elsewhere).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } })
    const json = await sendBytes('/v1/multi', Buffer.from('{"subject":1}'), {
      'content-type': 'application/json',
    })
    expect(json).toMatchObject({ status: 400, body: { code: 'validation_failed' } })
  })
})

describe('what breaks on the way', () => {
  it('fails the stream of a file that is too large, so that no upstream takes it for whole', async () => {
    await send('/v1/files', [filePart('a', randomBytes(1_000_001))])
    expect(broken).toEqual([expect.objectContaining({ code: 'attachment_too_large' })])
  })

  it('answers a body that is cut by FIN, and fails the file', async () => {
    const body = multipartBody('b', [filePart('a', randomBytes(5000))], false)
    const answer = await sendRaw('/v1/files', body, body.length + 1000)
    expect(answer.status).toBe(400)
    await until(() => broken.length > 0)
    expect(broken[0]).toMatchObject({ code: 'malformed_request' })
  })

  it('fails the file when the caller resets the connection', async () => {
    const { hostname, port } = new URL(edge.origin)
    const socket = connect(Number(port), hostname)
    const body = multipartBody('b', [filePart('a', randomBytes(5000))], false)
    socket.write(rawRequest('/v1/files', 'b', body, '', 10_000))
    await delay(50)
    socket.resetAndDestroy()
    await until(() => broken.length > 0)
    expect(broken[0]).toMatchObject({ code: 'malformed_request' })
  })

  it('cuts a body that stalls', async () => {
    const body = multipartBody('b', [filePart('a', randomBytes(5000))], false)
    const answer = await sendRaw('/v1/files', body, body.length + 1000, false)
    expect(answer.status).toBe(408)
    expect(answer.text).toContain('request_timeout')
    expect(broken[0]).toMatchObject({ code: 'request_timeout' })
  })

  it('cuts a JSON part that does not end', async () => {
    const body = Buffer.from('--b\r\nContent-Disposition: form-data; name="ticket"\r\n\r\n{')
    const answer = await sendRaw('/v1/multi', body, 1000, false)
    expect(answer.status).toBe(408)
  })

  it('answers early without reading, and closes the connection', async () => {
    const answer = await sendBytes('/v1/early', multipartBody('b', [filePart('a', randomBytes(8_000_000))]))
    expect(answer).toMatchObject({ status: 429, body: { code: 'queue_full', retryAfter: 2 } })
    expect(answer.headers.get('connection')).toBe('close')
    expect(answer.headers.get('retry-after')).toBe('2')
  })

  it('asks for the body only when it is wanted', async () => {
    const body = multipartBody('b', [filePart('a', 'content')])
    const early = await raw(
      edge.origin,
      rawRequest('/v1/early', 'b', Buffer.alloc(0), 'Expect: 100-continue', body.length),
    )
    expect(early).toMatch(/^HTTP\/1.1 429 /)
    const { hostname, port } = new URL(edge.origin)
    const socket = connect(Number(port), hostname)
    socket.write(
      rawRequest('/v1/files', 'b', Buffer.alloc(0), 'Expect: 100-continue\r\nConnection: close', body.length),
    )
    expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1.1 100 /)
    socket.write(body)
    expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1.1 200 /)
    socket.destroy()
  })

  it('does not count the time in which nobody takes the bytes', async () => {
    const slow = await startEdge({
      uploads: { paceWindowMs: 150 },
      routes: (app) => {
        app.post('/v1/slow', { config: { multipart: { part: null } } }, async (request) => {
          const { files } = await app.readMultipart(request, { part: null })
          const file = await files.next()
          let size = 0
          for await (const chunk of file?.stream ?? []) {
            size += chunk.length
            await delay(100)
          }
          await files.finish()
          return { size }
        })
      },
    })
    const body = multipartBody('b', [filePart('a', randomBytes(400_000))])
    const response = await fetch(`${slow.origin}/v1/slow`, {
      method: 'POST',
      body,
      headers: { ...authorization, 'content-type': 'multipart/form-data; boundary=b' },
    })
    expect(await response.json()).toEqual({ size: 400_000 })
    await slow.close()
  })

  it('closes at once after all of that', async () => {
    const app = await startEdge({ routes })
    await fetch(`${app.origin}/v1/early`, {
      method: 'POST',
      body: multipartBody('b', [filePart('a', randomBytes(2_000_000))]),
      headers: { ...authorization, 'content-type': 'multipart/form-data; boundary=b' },
    })
    const start = performance.now()
    await app.close()
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

describe('names of files', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\a\\b.txt', 'b.txt'],
    ['..', 'attachment.bin'],
    ['/', 'attachment.bin'],
    ['', 'attachment.bin'],
    ['a\u0000b\r\nc.txt', 'abc.txt'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['Отчёт 2026.pdf', 'Отчёт 2026.pdf'],
    ['👩‍👩‍👧.png', '👩‍👩‍👧.png'],
    [`${'ж'.repeat(200)}.tar.gz`, `${'ж'.repeat(126)}.gz`],
  ])('%j becomes %j', (given, expected) => {
    expect(cleanFilename(given)).toBe(expected)
  })

  it('decodes filename* and escaped quotes and line ends', async () => {
    const head = (value: string) => ({
      head: `Content-Disposition: form-data; name=files; ${value}`,
      body: 'x',
    })
    const answer = await send('/v1/files', [
      head("filename*=UTF-8''na%C3%AFve%0D%0A.txt"),
      head('filename="a\\"b%22c%0D%0A.txt"'),
      head('filename=plain.txt'),
    ])
    expect(answer.body.files.map(({ filename }: { filename: string }) => filename)).toEqual([
      'naïve.txt',
      'a"b"c.txt',
      'plain.txt',
    ])
  })
})

async function until(condition: () => boolean): Promise<void> {
  for (let left = 200; left > 0 && !condition(); left -= 1) await delay(10)
}
