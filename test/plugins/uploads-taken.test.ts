import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanFilename } from '../../src/plugins/multipart-head.ts'
import { authorization, startEdge } from './edge-app.ts'
import { filePart, jsonPart, multipartBody, type RawPart, rawRequest } from './multipart.ts'
import { sendBytes, sendParts, ticket, uploadRoutes } from './upload-routes.ts'

let edge: Awaited<ReturnType<typeof startEdge>>
beforeAll(async () => {
  edge = await startEdge({
    routes: uploadRoutes,
    uploads: { bodyLimitBytes: 100_000, requestTimeoutMs: 60_000 },
  })
})
afterAll(() => edge.close())

const send = (path: string, parts: readonly RawPart[]) => sendParts(edge.origin, path, parts)
const sendBody = (path: string, body: Buffer, headers: Record<string, string> = {}) =>
  sendBytes(edge.origin, path, body, headers)

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
    const answer = await sendBody('/v1/multi', body, {
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
