import {
  after,
  drip,
  type Fault,
  fine,
  late,
  leak,
  lost,
  okHead,
  raw,
  rawEnd,
  rawReset,
  rightBody,
  unreadable,
} from './fault.ts'
import { oddAnswers } from './odd-answers.ts'

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

export const faults: readonly Fault[] = [...withoutAnswer, ...cutOff, ...notHttp, ...oddAnswers]
