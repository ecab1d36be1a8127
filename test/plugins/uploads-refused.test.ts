import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEdge } from './edge-app.ts'
import { filePart, jsonPart, multipartBody, type RawPart } from './multipart.ts'
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
    const answer = await sendBody('/v1/files', multipartBody('b', [file]), { 'content-type': type })
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
      expect(await sendBody('/v1/files', body)).toMatchObject({
        status: 400,
        body: { code: 'malformed_request' },
      })
    }
  })

  it('other media types on upload routes, and multipart elsewhere', async () => {
    const asJson = await sendBody('/v1/files', Buffer.from('{}'), { 'content-type': 'application/json' })
    expect(asJson).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } })
    const elsewhere = await send('/v1/tickets', [jsonPart('ticket', ticket)])
    expect(elsewhere).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } })
    const json = await sendBody('/v1/multi', Buffer.from('{"subject":1}'), {
      'content-type': 'application/json',
    })
    expect(json).toMatchObject({ status: 400, body: { code: 'validation_failed' } })
  })
})
