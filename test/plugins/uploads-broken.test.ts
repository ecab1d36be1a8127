import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { authorization, raw, startEdge } from './edge-app.ts'
import { filePart, multipartBody, type RawPart, rawRequest } from './multipart.ts'
import { broken, sendBytes, sendParts, uploadRoutes } from './upload-routes.ts'

let edge: Awaited<ReturnType<typeof startEdge>>
/** Loses its patience soon. */
let hasty: Awaited<ReturnType<typeof startEdge>>
beforeAll(async () => {
  edge = await startEdge({
    routes: uploadRoutes,
    uploads: { bodyLimitBytes: 100_000, requestTimeoutMs: 60_000 },
  })
  hasty = await startEdge({ routes: uploadRoutes, uploads: { paceWindowMs: 750, requestTimeoutMs: 1500 } })
})
beforeEach(() => {
  broken.length = 0
})
afterAll(() => Promise.all([edge.close(), hasty.close()]))

const send = (path: string, parts: readonly RawPart[]) => sendParts(edge.origin, path, parts)
const sendBody = (path: string, body: Buffer, headers: Record<string, string> = {}) =>
  sendBytes(edge.origin, path, body, headers)

/** A request that is written as given, then ended; status line and body of the answer. */
async function sendRaw(path: string, body: Buffer, length: number, end = true) {
  const { origin } = end ? edge : hasty
  const answer = await raw(origin, rawRequest(path, 'b', body, '', length), end)
  return { status: Number(answer.slice(9, 12)), text: answer }
}

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
    const answer = await sendBody('/v1/early', multipartBody('b', [filePart('a', randomBytes(8_000_000))]))
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
    const app = await startEdge({ routes: uploadRoutes })
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

async function until(condition: () => boolean): Promise<void> {
  for (let left = 200; left > 0 && !condition(); left -= 1) await delay(10)
}
