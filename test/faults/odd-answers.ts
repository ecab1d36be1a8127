import { gzipSync } from 'node:zlib'
import {
  after,
  all,
  answers,
  type Fault,
  failed,
  fine,
  flood,
  leak,
  lost,
  okHead,
  page,
  raw,
  rightBody,
  unreadable,
} from './fault.ts'

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

export const oddAnswers: readonly Fault[] = [...oddBodies, ...statuses, ...duringUpload]
