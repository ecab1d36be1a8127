import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashOf, newKey } from '../../src/cli/key.ts'
import { type Running, start } from '../support/process.ts'
import { boundary, callRaw, uploadHead } from '../support/raw-caller.ts'

const mebibyte = 1024 * 1024
/** `npm run test:soak` sends a gibibyte. */
const size = (process.env.SOAK === '1' ? 1024 : 256) * mebibyte
const allowed = 64 * mebibyte

let desk: Server
let gateway: Running
let folder: string
const key = newKey()
const taken = { bytes: 0, sha256: '' }

/** A desk of Rackspace's shape, with storage that throws away what it has counted. */
beforeAll(async () => {
  desk = createServer((request, response) => {
    const say = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    const hash = createHash('sha256')
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      hash.update(chunk)
    })
    request.on('end', () => {
      const { url = '' } = request
      if (url.includes('/tokens'))
        say(200, { access: { token: { id: 'session', expires: '2099-01-01T00:00:00Z' } } })
      else if (url.includes('/attachment'))
        say(201, { uuid: 'file-1', upload_url: `${origin()}/bucket/file?temp_url_sig=a` })
      else {
        Object.assign(taken, { bytes, sha256: hash.digest('hex') })
        say(201, {})
      }
    })
  })
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve))
  folder = mkdtempSync(join(tmpdir(), 'memory-'))
  const settings = {
    username: 'user',
    apiKey: 'key',
    accountId: 'hybrid:1',
    baseUrl: `${origin()}/ticketing`,
    identityUrl: `${origin()}/v2.0`,
    resourcesUrl: `${origin()}/resources`,
  }
  const config = {
    server: { host: '127.0.0.1', port: 0 },
    auth: { keys: [{ id: 'test', sha256: hashOf(key), scopes: ['tickets:write'] }] },
    store: { path: join(folder, 'data') },
    connections: { desk: { provider: 'rackspace', settings } },
  }
  const file = join(folder, 'config.yaml')
  writeFileSync(file, JSON.stringify(config))
  gateway = await start(['--config', file])
}, 60_000)
afterAll(async () => {
  await gateway.end('SIGTERM')
  desk.close()
  rmSync(folder, { recursive: true, force: true })
})

function origin(): string {
  const address = desk.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

/** Resident memory of the gateway's process; Linux alone tells it like this. */
function residentBytes(): number {
  const status = readFileSync(`/proc/${gateway.process.pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
}

async function upload(bytes: number): Promise<{ answer: string; peak: number; sha256: string }> {
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.bin"\r\n\r\n`,
  )
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  const caller = await callRaw(Number(new URL(gateway.url).port))
  const length = head.length + bytes + tail.length
  await caller.send(uploadHead('/v1/connections/desk/uploads', key, length, 'Connection: close\r\n'))
  await caller.send(head)
  const piece = randomBytes(mebibyte)
  const hash = createHash('sha256')
  let peak = 0
  for (let sent = 0; sent < bytes; sent += piece.length) {
    await caller.send(piece)
    hash.update(piece)
    peak = Math.max(peak, residentBytes())
  }
  await caller.send(tail)
  return { answer: await caller.closed, peak, sha256: hash.digest('hex') }
}

it.runIf(process.platform === 'linux')(
  'keeps memory flat while a large file passes',
  async () => {
    expect((await upload(8 * mebibyte)).answer).toContain('HTTP/1.1 201 ')
    const idle = residentBytes()
    const { answer, peak, sha256 } = await upload(size)
    expect(answer).toContain('HTTP/1.1 201 ')
    expect(taken).toEqual({ bytes: size, sha256 })
    expect((peak - idle) / mebibyte).toBeLessThan(allowed / mebibyte)
  },
  300_000,
)
