import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { politeDesk } from './support/fake-desk.ts'
import { selectelAt } from './support/fake-gateway.ts'
import { type FakeUpstream, startFake } from './support/fake-upstream.ts'
import { type Running, start } from './support/process.ts'
import { callRaw, formBytes, type RawCaller, uploadHead } from './support/raw-caller.ts'

const key = 'tgw_key-of-the-drain'
const drainMs = 15_000
const uploads = 20
const pieces = 10
const content = Buffer.alloc(50_000, 'gateway ')
const limits = { read: { limit: null }, upload: { limit: null } }

let desk: FakeUpstream
let folder: string
let running: Running
beforeAll(async () => {
  desk = await startFake(politeDesk)
  folder = await mkdtemp(join(tmpdir(), 'drain-'))
  const file = join(folder, 'gateway.yaml')
  // JSON is YAML.
  await writeFile(
    file,
    JSON.stringify({
      server: { host: '127.0.0.1', port: 0, drainMs },
      auth: {
        keys: [
          {
            id: 'drain',
            sha256: createHash('sha256').update(key).digest('hex'),
            scopes: ['tickets:read', 'tickets:write'],
          },
        ],
      },
      store: { path: join(folder, 'store') },
      connections: { desk: { ...selectelAt(desk.origin), limits } },
    }),
  )
  running = await start(['--config', file])
}, 60_000)
afterAll(async () => {
  await running.end('SIGKILL')
  await desk.close()
  await rm(folder, { recursive: true, force: true })
})

const call = (): Promise<RawCaller> => callRaw(Number(new URL(running.url).port))

/** A connection that has had one answer, and is kept. */
async function idle(): Promise<RawCaller> {
  const caller = await call()
  const answered = new Promise((resolve) => caller.socket.once('data', resolve))
  await caller.send('GET /healthz HTTP/1.1\r\nHost: gateway\r\n\r\n')
  await answered
  return caller
}

/** A request whose head is not there whole when the end begins: its connection is not idle. */
async function begun(path: string): Promise<RawCaller> {
  const caller = await idle()
  await caller.send(`GET ${path} HTTP/1.1\r\nAuthorization: Bearer ${key}\r\n`)
  return caller
}

it('finishes what flows, drops what is idle, takes nothing new, and ends with 0', async () => {
  const idling = await Promise.all(Array.from({ length: 50 }, idle))
  const [probe, read] = await Promise.all([begun('/readyz'), begun('/v1/tickets/desk:7')])
  const body = formBytes([{ name: 'files', filename: 'a.bin', body: content }])
  const size = Math.ceil(body.length / pieces)
  const flowing = await Promise.all(Array.from({ length: uploads }, call))
  const sendPiece = (index: number) =>
    Promise.all(flowing.map((caller) => caller.send(body.subarray(index * size, (index + 1) * size))))

  await Promise.all(
    flowing.map((caller) => caller.send(uploadHead('/v1/connections/desk/uploads', key, body.length))),
  )
  await sendPiece(0)
  while (desk.received.length < uploads) await sleep(20)
  const since = performance.now()
  running.process.kill('SIGTERM')
  await running.line(/draining/)

  // While the uploads are still on their way.
  for (const { closed } of idling) expect(await closed).toMatch(/^HTTP\/1\.1 200 /)
  await Promise.all([probe, read].map((caller) => caller.send('Host: gateway\r\n\r\n')))
  const [, ready = ''] = (await probe.closed).split('HTTP/1.1 ').slice(1)
  expect(ready).toMatch(/^503 [\s\S]*connection: close\r\n[\s\S]*"status":"stopping"/i)
  const [, refused = ''] = (await read.closed).split('HTTP/1.1 ').slice(1)
  expect(refused).toMatch(/^503 [\s\S]*retry-after: \d[\s\S]*"code":"shutting_down"/i)
  await expect(fetch(`${running.url}/healthz`)).rejects.toThrow()

  for (let index = 1; index < pieces; index += 1) {
    await sleep(100)
    await sendPiece(index)
  }
  for (const { closed } of flowing) expect(await closed).toMatch(/^HTTP\/1\.1 201 [\s\S]*connection: close/i)
  expect(await running.end()).toMatchObject({ code: 0, stderr: '' })
  expect(performance.now() - since).toBeLessThan(drainMs)
  expect(desk.received).toHaveLength(uploads)
  for (const { body: taken } of desk.received) expect(taken?.includes(content)).toBe(true)
}, 60_000)
