import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ProblemBody } from '../support/client.ts'
import { politeDesk } from '../support/fake-desk.ts'
import { type FakeGateway, selectelAt, startInFrontOf } from '../support/fake-gateway.ts'
import { type FakeUpstream, startFake } from '../support/fake-upstream.ts'
import { createLog } from '../support/sandbox-app.ts'
import { startClock } from './clock.ts'
import { leak } from './fault.ts'

/** `tls/make.sh` tells how they were made. */
const fileOf = (name: string): string => fileURLToPath(new URL(`tls/${name}.pem`, import.meta.url))
const caFile = fileOf('authority')
const connectMs = 300
const totalMs = 1500

interface Peer {
  readonly name: string
  /** Null: it is no TLS server. */
  readonly certificate: string | null
  readonly greeting?: (socket: Socket) => void
  readonly tls?: object
  /** What the operator finds in the log. */
  readonly cause?: string
}

/** A server that sends a record of the handshake, one byte at a time, for as long as it is let. */
function drip(socket: Socket): void {
  socket.resume().write(Buffer.from([0x16, 0x03, 0x03, 0x3f, 0x00, 0x02, 0x00, 0x3e, 0xfc]))
  const timer = setInterval(() => socket.write(Buffer.from([3])), 20)
  socket.once('close', () => clearInterval(timer))
}

const sound: readonly Peer[] = [
  { name: 'has a certificate of the authority in the file', certificate: 'good', tls: { caFile } },
  {
    name: 'has a certificate that is not to be checked',
    certificate: 'self-signed',
    tls: { rejectUnauthorized: false },
  },
  {
    name: 'is its own authority, and is in the file',
    certificate: 'self-signed',
    tls: { caFile: fileOf('self-signed') },
  },
]

const broken: readonly Peer[] = [
  { name: 'is its own authority', certificate: 'self-signed', cause: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  {
    name: 'is its own authority, beside the one in the file',
    certificate: 'self-signed',
    tls: { caFile },
    cause: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  },
  {
    name: 'has a certificate of an unknown authority',
    certificate: 'good',
    cause: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  },
  {
    name: 'has a certificate of another authority',
    certificate: 'of-stranger',
    tls: { caFile },
    cause: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  },
  {
    name: 'has the certificate of another host',
    certificate: 'other-host',
    tls: { caFile },
    cause: 'ERR_TLS_CERT_ALTNAME_INVALID',
  },
  { name: 'has an expired certificate', certificate: 'expired', tls: { caFile }, cause: 'CERT_HAS_EXPIRED' },
  {
    name: 'speaks HTTP without TLS',
    certificate: null,
    greeting: (socket) =>
      void socket.once('data', () => socket.end(`HTTP/1.1 400 ${leak}\r\ncontent-length: 0\r\n\r\n`)),
  },
  {
    name: 'says something else than TLS',
    certificate: null,
    greeting: (socket) => void socket.resume().write(`220 ${leak} ESMTP\r\n`),
  },
  {
    name: 'resets in the handshake',
    certificate: null,
    greeting: (socket) => void socket.once('data', () => socket.resetAndDestroy()),
  },
  {
    name: 'closes in the handshake',
    certificate: null,
    greeting: (socket) => void socket.once('data', () => socket.end(Buffer.from([0x16, 0x03, 0x03]))),
  },
  {
    name: 'refuses the handshake',
    certificate: null,
    greeting: (socket) =>
      void socket.once('data', () => socket.end(Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28]))),
  },
  { name: 'never answers the handshake', certificate: null, greeting: (socket) => void socket.resume() },
  { name: 'drips the handshake', certificate: null, greeting: drip },
]

const servers: FakeUpstream[] = []
/** How long each connection to a broken server was open. */
const openMs: number[] = []
const log = createLog()
let gateway: FakeGateway

async function start({ certificate, greeting, tls }: Peer, index: number): Promise<[string, object]> {
  const key = readFileSync(fileOf('key'))
  const server = await startFake(
    politeDesk,
    certificate === null ? null : { key, cert: readFileSync(fileOf(certificate)) },
  )
  servers[index] = server
  server.greet(
    greeting === undefined
      ? null
      : (socket) => {
          const clock = startClock()
          socket.once('close', () => openMs.push(clock()))
          greeting(socket)
        },
  )
  const timeouts = { connectMs, headersMs: 800, bodyMs: 800, totalMs }
  const origin = `https://127.0.0.1:${server.port}`
  return [`desk-${index}`, selectelAt(origin, { timeouts, ...(tls === undefined ? {} : { tls }) })]
}

const peers = [...sound, ...broken]
beforeAll(async () => {
  gateway = await startInFrontOf(Object.fromEntries(await Promise.all(peers.map(start))), {
    logger: { level: 'info', stream: log.stream },
  })
})
beforeEach(() => void openMs.splice(0))
afterAll(async () => {
  await gateway.close()
  await Promise.all(servers.map((server) => server.close()))
})

const deskOf = (peer: Peer): string => `desk-${peers.indexOf(peer)}`
const received = (peer: Peer) => servers[peers.indexOf(peer)]?.received
const key = () => ({ 'idempotency-key': `key-${performance.now()}` })

const calls = {
  read: (desk: string) => gateway.client.ask<ProblemBody>('GET', `/v1/tickets/${desk}:7`),
  create: (connection: string, headers = key()) =>
    gateway.client.ask<ProblemBody>('POST', '/v1/tickets', {
      body: { connection, subject: 'Subject', body: 'Body' },
      headers,
    }),
  upload: (desk: string, headers = key()) => {
    const body = new FormData()
    body.append('files', new Blob(['bytes']), 'a.txt')
    return gateway.client.ask<ProblemBody>('POST', `/v1/connections/${desk}/uploads`, { body, headers })
  },
} as const
const kinds = ['read', 'create', 'upload'] as const

describe.each(sound)('a provider that $name', (peer) => {
  it.each(kinds)('is asked by a %s', async (kind) => {
    const answer = await calls[kind](deskOf(peer))
    expect(answer.status, answer.text).toBe(kind === 'read' ? 200 : 201)
  })
})

describe.each(broken)('a provider that $name', (peer) => {
  it.each(kinds)('is told nothing by a %s, which ends in time and says no more than that', async (kind) => {
    const clock = startClock()
    const { body, text, headers } = await calls[kind](deskOf(peer))
    expect(clock()).toBeLessThan(totalMs + 250)
    expect(body, text).toMatchObject({ code: 'upstream_unreachable', status: 502, connection: deskOf(peer) })
    expect(received(peer)).toEqual([])
    const told = text + JSON.stringify([...headers])
    expect(told).not.toContain(leak)
    expect(told).not.toMatch(/certificate|self.signed|authority|altname|issuer|ssl|\btls|handshake|127\.0/i)
    for (const ms of openMs) expect(ms).toBeLessThan(connectMs + 250)
  })

  it('is named in the log by what is wrong with it', async () => {
    const { headers } = await calls.read(deskOf(peer))
    const line = await log.entry((entry) => entry.requestId === headers.get('x-request-id') && 'ms' in entry)
    expect(line.cause).toMatch(peer.cause ?? /^[A-Z][A-Z_0-9/]+$/)
  })

  it('proves by that that a write was not done: its key is free again', async () => {
    for (const call of [calls.create, calls.upload]) {
      const headers = key()
      await call(deskOf(peer), headers)
      const again = await call(deskOf(peer), headers)
      expect(again.body.code).toBe('upstream_unreachable')
      expect(again.headers.get('idempotent-replayed')).toBeNull()
    }
  })
})
