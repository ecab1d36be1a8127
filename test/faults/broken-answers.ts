import { gzipSync } from 'node:zlib'
import type { Behaviour, Exchange } from '../support/fake-upstream.ts'

/** In every text of the broken server; no caller may ever see it. */
export const leak = 'LEAK-7f3a91'

/** What each kind of call ends with: a problem code, a code of several, or the status of a success. */
export interface Fault {
  readonly name: string
  readonly behaviour: Behaviour
  readonly read: Outcome
  readonly create: Outcome
  readonly upload: Outcome
  /** The upload is larger than all buffers on its way. */
  readonly large?: boolean
}
export type Outcome = number | string | readonly string[]

const json = 'content-type: application/json\r\n'
const okHead = `HTTP/1.1 200 ${leak}\r\nx-inside: ${leak}\r\n${json}`
const page = `<html><head><title>${leak}</title></head><body>at com.example.${leak}(Main.java:12)</body></html>`

/** The answer that would have been right, so that only the fault is wrong with it. */
function rightBody({ method, path }: Exchange): string {
  const ticket = { number: 7, summary: 'Subject', is_closed: false, status: { en: 'Open' } }
  return JSON.stringify(method === 'POST' && path.startsWith('/files') ? { uuid: 'file-1' } : ticket)
}

const lost = { read: 'upstream_unreachable', create: 'outcome_unknown', upload: 'outcome_unknown' }
const unreadable = { read: 'upstream_invalid_response', create: 'outcome_unknown', upload: 'outcome_unknown' }
const late = { read: 'upstream_timeout', create: 'outcome_unknown 504', upload: 'outcome_unknown 504' }
const failed = { read: 'upstream_error', create: 'outcome_unknown', upload: 'outcome_unknown' }
const fine = { read: 200, create: 201, upload: 201 }
const all = (code: string) => ({ read: code, create: code, upload: code })

/** Waits for the whole request first, as an honest server would. */
const after =
  (then: (exchange: Exchange) => void): Behaviour =>
  async (exchange) => {
    await exchange.body()
    then(exchange)
  }
const raw = (bytes: string | Buffer) => after(({ write }) => write(bytes))
const rawEnd = (bytes: string | Buffer) => after(({ socket }) => void socket.end(bytes))
const rawReset = (bytes: string) =>
  after(({ socket }) => void socket.write(bytes, () => setImmediate(() => socket.resetAndDestroy())))
const answers = (status: number, body: string | Buffer, headers: Record<string, string> = {}) =>
  after(({ answer }) => answer(status, body, headers))
const drip = (bytes: string, everyMs: number) =>
  after(({ socket }) => {
    let at = 0
    const timer = setInterval(() => {
      socket.write(bytes[at % bytes.length] ?? '')
      at += 1
    }, everyMs)
    socket.once('close', () => clearInterval(timer))
  })
/** Writes as long as somebody reads. */
const flood = (head: string, piece: Buffer) =>
  after(({ socket }) => {
    const more = (): void => {
      while (!socket.destroyed && socket.write(piece)) {
        // Until the socket is full.
      }
    }
    socket.write(head)
    socket.on('drain', more)
    more()
  })

const withoutAnswer: readonly Fault[] = [
  { name: 'resets before it reads', behaviour: ({ socket }) => void socket.resetAndDestroy(), ...lost },
  {
    name: 'resets after the request',
    behaviour: after(({ socket }) => void socket.resetAndDestroy()),
    ...lost,
  },
  { name: 'closes after the request', behaviour: after(({ socket }) => void socket.end()), ...lost },
  { name: 'closes at once', behaviour: ({ socket }) => void socket.end(), ...lost },
  { name: 'resets within the status line', behaviour: rawReset('HTTP/1.1 2'), ...lost },
  { name: 'closes within the status line', behaviour: rawEnd('HTTP/1.1 2'), ...lost },
  { name: 'resets within the headers', behaviour: rawReset(`HTTP/1.1 200 OK\r\nx-inside: ${leak}`), ...lost },
  { name: 'hangs before the headers', behaviour: after(() => undefined), ...late },
  { name: 'hangs within the headers', behaviour: raw('HTTP/1.1 200 OK\r\nx-a: b\r\n'), ...late },
  {
    name: 'drips the headers',
    behaviour: drip('HTTP/1.1 200 OK\r\nx-a: bbbbbbbbbbbbbbbbbbbbbb', 60),
    ...late,
  },
]

const cutOff: readonly Fault[] = [
  { name: 'hangs after the headers', behaviour: raw(`${okHead}content-length: 50\r\n\r\n`), ...late },
  { name: 'hangs within the body', behaviour: raw(`${okHead}content-length: 50\r\n\r\n{"number"`), ...late },
  {
    name: 'drips the body',
    behaviour: after((exchange) => {
      exchange.write(`${okHead}content-length: 5000\r\n\r\n`)
      void drip(' ', 60)(exchange)
    }),
    ...late,
  },
  {
    name: 'resets within the body',
    behaviour: rawReset(`${okHead}content-length: 50\r\n\r\n{"num`),
    ...unreadable,
  },
  {
    name: 'closes within the body',
    behaviour: rawEnd(`${okHead}content-length: 50\r\n\r\n{"num`),
    ...unreadable,
  },
  {
    name: 'closes within a chunk',
    behaviour: rawEnd(`${okHead}transfer-encoding: chunked\r\n\r\n20\r\n{"num`),
    ...unreadable,
  },
  {
    name: 'closes before the last chunk',
    behaviour: rawEnd(`${okHead}transfer-encoding: chunked\r\n\r\n5\r\n{"num\r\n`),
    ...unreadable,
  },
  { name: 'closes within a body without length', behaviour: rawEnd(`${okHead}\r\n{"num`), ...unreadable },
  {
    name: 'tells a length that is too short',
    behaviour: raw(`${okHead}content-length: 4\r\n\r\n{"number":7}`),
    ...unreadable,
  },
  {
    name: 'resets after a whole answer',
    behaviour: after((exchange) => {
      const body = rightBody(exchange)
      exchange.socket.write(`${okHead}content-length: ${body.length}\r\n\r\n${body}`, () =>
        setTimeout(() => exchange.socket.resetAndDestroy(), 20),
      )
    }),
    ...fine,
  },
  {
    name: 'answers twice',
    behaviour: after((exchange) => {
      const body = rightBody(exchange)
      const one = `${okHead}content-length: ${body.length}\r\n\r\n${body}`
      exchange.write(one + one)
    }),
    ...fine,
  },
]

const notHttp: readonly Fault[] = [
  { name: 'says something else than HTTP', behaviour: raw(`220 ${leak} ESMTP\r\n`), ...unreadable },
  { name: 'sends noise', behaviour: raw(Buffer.alloc(4096, 0x9c)), ...unreadable },
  { name: 'speaks HTTP of another age', behaviour: raw(`HTTP/9.9 200 ${leak}\r\n\r\n`), ...unreadable },
  { name: 'tells no status', behaviour: raw(`HTTP/1.1 ${leak}\r\n\r\n`), ...unreadable },
  {
    name: 'tells two lengths',
    behaviour: raw(`${okHead}content-length: 4\r\ncontent-length: 9\r\n\r\n{}  `),
    ...unreadable,
  },
  { name: 'tells a negative length', behaviour: raw(`${okHead}content-length: -1\r\n\r\n`), ...unreadable },
  {
    name: 'tells a length and sends chunks',
    behaviour: raw(`${okHead}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n4\r\n{}  \r\n0\r\n\r\n`),
    ...unreadable,
  },
  {
    name: 'sends a broken chunk size',
    behaviour: raw(`${okHead}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n`),
    ...unreadable,
  },
  {
    name: 'sends a huge header',
    behaviour: raw(`${okHead}x-huge: ${'a'.repeat(100_000)}\r\n\r\n`),
    ...unreadable,
  },
  {
    name: 'sends thousands of headers',
    behaviour: raw(`${okHead}${'x-many: header\r\n'.repeat(5000)}\r\n`),
    ...unreadable,
  },
  {
    name: 'switches protocols',
    behaviour: raw('HTTP/1.1 101 Switching\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
    read: ['upstream_unreachable', 'upstream_invalid_response'],
    create: 'outcome_unknown',
    upload: 'outcome_unknown',
  },
  {
    name: 'continues and then says nothing',
    behaviour: raw('HTTP/1.1 100 Continue\r\n\r\n'),
    read: ['upstream_unreachable', 'upstream_timeout'],
    create: 'outcome_unknown',
    upload: 'outcome_unknown',
  },
  {
    name: 'gives hints before the answer',
    behaviour: after((exchange) => {
      exchange.write(`HTTP/1.1 103 Early\r\nlink: <${leak}>\r\n\r\n`)
      exchange.answer(200, rightBody(exchange))
    }),
    ...fine,
  },
]

const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

const oddBodies: readonly Fault[] = [
  { name: 'floods', behaviour: flood(`${okHead}\r\n`, Buffer.alloc(65_536, 0x20)), ...unreadable },
  {
    name: 'sends 20 MiB',
    behaviour: answers(200, Buffer.alloc(20 * 1024 * 1024, 0x20)),
    ...unreadable,
    read: ['upstream_invalid_response', 'upstream_timeout'],
  },
  {
    name: 'sends a gzip bomb',
    behaviour: answers(200, gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20)), { 'content-encoding': 'gzip' }),
    ...unreadable,
  },
  { name: 'sends broken gzip', behaviour: answers(200, leak, { 'content-encoding': 'gzip' }), ...unreadable },
  {
    name: 'uses an unknown encoding',
    behaviour: answers(200, '{}', { 'content-encoding': 'zstd' }),
    ...unreadable,
  },
  {
    name: 'encodes twice',
    behaviour: answers(200, '{}', { 'content-encoding': 'gzip, gzip' }),
    ...unreadable,
  },
  {
    name: 'sends gzip that nobody asked for',
    behaviour: after((exchange) => {
      exchange.answer(200, gzipSync(rightBody(exchange)), { 'content-encoding': 'gzip' })
    }),
    ...fine,
  },
  {
    name: 'begins with a byte order mark',
    behaviour: after((exchange) => exchange.answer(200, `\ufeff${rightBody(exchange)}`)),
    ...fine,
  },
  {
    name: 'calls JSON text',
    behaviour: after((exchange) =>
      exchange.answer(200, rightBody(exchange), { 'content-type': 'text/plain' }),
    ),
    ...fine,
  },
  {
    name: 'sends bytes that are no UTF-8',
    behaviour: answers(200, Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
    ...unreadable,
  },
  { name: 'nests 100 000 levels', behaviour: answers(200, nested(100_000)), ...unreadable },
  { name: 'nests a million arrays', behaviour: answers(200, '['.repeat(8_000_000)), ...unreadable },
  { name: 'answers HTML', behaviour: answers(200, page, { 'content-type': 'text/html' }), ...unreadable },
  { name: 'answers JSON that is cut off', behaviour: answers(200, '{"number":'), ...unreadable },
  { name: 'answers null', behaviour: answers(200, 'null'), ...unreadable },
  { name: 'answers a string', behaviour: answers(200, `"${leak}"`), ...unreadable },
  {
    name: 'answers members of the wrong kind',
    behaviour: answers(
      200,
      '{"number":{"__proto__":[]},"summary":[1],"uuid":{},"id":[],"files":7,"status":9}',
    ),
    ...unreadable,
  },
  { name: 'answers nothing', behaviour: answers(200, ''), ...unreadable, create: 202 },
  { name: 'answers 204', behaviour: answers(204, ''), ...unreadable, create: 202 },
]

const statuses: readonly Fault[] = [
  { name: 'answers 500', behaviour: answers(500, JSON.stringify({ message: leak })), ...failed },
  { name: 'answers 502 as HTML', behaviour: answers(502, page, { 'content-type': 'text/html' }), ...failed },
  { name: 'answers 503', behaviour: answers(503, leak, { 'retry-after': '7' }), ...failed },
  {
    name: 'answers 504 with broken gzip',
    behaviour: answers(504, leak, { 'content-encoding': 'gzip' }),
    ...failed,
  },
  { name: 'answers 999', behaviour: answers(999, leak), ...failed },
  ...[301, 302, 303, 307, 308].map(
    (status): Fault => ({
      name: `redirects with ${status}`,
      behaviour: answers(status, page, { location: '/support/stolen' }),
      ...unreadable,
    }),
  ),
  { name: 'answers 304', behaviour: raw('HTTP/1.1 304 Not Modified\r\n\r\n'), ...unreadable },
  { name: 'refuses the token', behaviour: answers(401, page), ...all('upstream_auth_failed') },
  { name: 'forbids it', behaviour: answers(403, page), ...all('upstream_auth_failed') },
  {
    name: 'finds nothing',
    behaviour: answers(404, page),
    read: 'ticket_not_found',
    create: 'upstream_rejected',
    upload: 'upstream_rejected',
  },
  {
    name: 'rejects it with a page',
    behaviour: answers(422, page.replaceAll(leak, 'plain')),
    ...all('upstream_rejected'),
  },
  {
    name: 'finds it too large',
    behaviour: answers(413, ''),
    read: 'upstream_rejected',
    create: 'upstream_rejected',
    upload: 'attachment_too_large',
  },
]

const duringUpload: readonly Fault[] = [
  {
    name: 'refuses before the body and reads no further',
    large: true,
    behaviour: ({ socket, answer, path }) => {
      if (path.startsWith('/files')) socket.pause()
      answer(413, '')
    },
    read: 'upstream_rejected',
    create: 'upstream_rejected',
    upload: 'attachment_too_large',
  },
  {
    name: 'says yes before the body and reads no further',
    large: true,
    behaviour: (exchange) => {
      if (!exchange.path.startsWith('/files'))
        return after((whole) => whole.answer(200, rightBody(whole)))(exchange)
      exchange.socket.pause()
      exchange.answer(200, rightBody(exchange))
    },
    ...fine,
    upload: 'outcome_unknown',
  },
  {
    name: 'reads nothing of the body',
    large: true,
    behaviour: (exchange) => {
      if (!exchange.path.startsWith('/files'))
        return after((whole) => whole.answer(200, rightBody(whole)))(exchange)
      exchange.socket.pause()
    },
    ...fine,
    upload: 'outcome_unknown 504',
  },
  {
    name: 'resets within the body',
    large: true,
    behaviour: ({ socket }) => void setTimeout(() => socket.resetAndDestroy(), 30),
    ...lost,
  },
]

export const faults: readonly Fault[] = [
  ...withoutAnswer,
  ...cutOff,
  ...notHttp,
  ...oddBodies,
  ...statuses,
  ...duringUpload,
]
