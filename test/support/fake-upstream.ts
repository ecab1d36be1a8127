import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'

/** One request at the fake, and the socket it came on. */
export interface Exchange {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly socket: Socket
  /** The body, once it is there whole; never, when it is cut off. */
  body(): Promise<Buffer>
  /** Bytes as they are. */
  write(bytes: string | Buffer): void
  /** A sound answer with a length. */
  answer(status: number, body?: string | Buffer, headers?: Readonly<Record<string, string>>): void
}

export type Behaviour = (exchange: Exchange) => void | Promise<void>

export interface Received {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Null until the body is there whole. */
  body: Buffer | null
  readonly at: number
}

export interface FakeUpstream {
  readonly origin: string
  readonly port: number
  readonly received: Received[]
  /** From now on every request gets this; `null`: the usual behaviour again. `times`: how often before that. */
  behave(behaviour: Behaviour | null, times?: number): void
  /** Done to every new connection before it is read. */
  greet(greeting: ((socket: Socket) => void) | null): void
  /** Connections with a request that is not answered. */
  busy(): number
  sockets(): number
  /** Reads on where it had stopped, and resolves once no request is under way. */
  quiet(): Promise<void>
  close(): Promise<void>
}

/** A server on a raw socket that can be told to do anything; what it is told nothing about, it does as `usual` says. */
export async function startFake(usual: Behaviour, tls: TlsOptions | null = null): Promise<FakeUpstream> {
  const sockets = new Set<Socket>()
  const working = new Set<Socket>()
  const received: Received[] = []
  const listeners = new Set<() => void>()
  let behaviour: Behaviour | null = null
  let left = 0
  let greeting: ((socket: Socket) => void) | null = null

  function changed(): void {
    for (const listener of listeners) listener()
  }

  function pick(): Behaviour {
    if (behaviour === null || left <= 0) return usual
    left -= 1
    return behaviour
  }

  const accept = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => {
      sockets.delete(socket)
      working.delete(socket)
      changed()
    })
    if (greeting !== null) {
      greeting(socket)
      return
    }
    readRequests(socket, (exchange, entry) => {
      received.push(entry)
      working.add(socket)
      const done = (): void => {
        working.delete(socket)
        changed()
      }
      void Promise.resolve(pick()(withAnswer(exchange, done))).catch(() => socket.destroy())
    })
  }
  const server: Server = tls === null ? createServer(accept) : createTlsServer(tls, accept)
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0

  return {
    origin: `${tls === null ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    received,
    behave(given, times = Number.POSITIVE_INFINITY) {
      behaviour = given
      left = times
    },
    greet(given) {
      greeting = given
    },
    busy: () => working.size,
    sockets: () => sockets.size,
    quiet: () =>
      new Promise((resolve) => {
        const look = (): void => {
          if (working.size > 0) return
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
        for (const socket of working) socket.resume()
        look()
      }),
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function withAnswer(exchange: Omit<Exchange, 'answer'>, done: () => void): Exchange {
  return {
    ...exchange,
    answer(status, body = '', headers = {}) {
      const lines = Object.entries({ 'content-type': 'application/json', ...headers })
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')
      const bytes = Buffer.from(body)
      const length = status === 204 ? '' : `content-length: ${bytes.length}\r\n`
      exchange.socket.write(
        Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Said\r\n${lines}${length}\r\n`), bytes]),
      )
      done()
    },
  }
}

type Hear = (exchange: Omit<Exchange, 'answer'>, entry: Received) => void

/** Reads one request after another; the next begins where the body of the one before ended. */
function readRequests(socket: Socket, hear: Hear): void {
  let buffer: Buffer = Buffer.alloc(0)
  let current: { entry: Received; give: (body: Buffer) => void; take: Taker } | null = null

  socket.on('data', (chunk) => {
    buffer = buffer.length === 0 ? Buffer.from(chunk) : Buffer.concat([buffer, Buffer.from(chunk)])
    while (step()) {
      // Until more bytes are needed.
    }
  })

  function step(): boolean {
    if (current === null) return takeHead()
    const { rest, body } = current.take(buffer)
    buffer = rest
    if (body === null) return false
    current.entry.body = body
    current.give(body)
    current = null
    return true
  }

  function takeHead(): boolean {
    const at = buffer.indexOf('\r\n\r\n')
    if (at < 0) return false
    const [start = '', ...lines] = buffer.subarray(0, at).toString('latin1').split('\r\n')
    buffer = buffer.subarray(at + 4)
    const [method = '', path = ''] = start.split(' ')
    const headers = Object.fromEntries(lines.map(pairOf))
    const entry: Received = { method, path, headers, body: null, at: Date.now() }
    let give: (body: Buffer) => void = () => undefined
    const whole = new Promise<Buffer>((resolve) => {
      give = resolve
    })
    const take =
      headers['transfer-encoding'] === undefined
        ? takeLength(Number(headers['content-length'] ?? 0))
        : takeChunks()
    current = { entry, give, take }
    hear(
      { method, path, headers, socket, body: () => whole, write: (bytes) => void socket.write(bytes) },
      entry,
    )
    return true
  }
}

function pairOf(line: string): [string, string] {
  const at = line.indexOf(':')
  return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
}

/** Takes what it can of the buffer; the body is null until it is whole. */
type Taker = (buffer: Buffer) => { readonly rest: Buffer; readonly body: Buffer | null }

const none = Buffer.alloc(0)

function takeLength(length: number): Taker {
  const chunks: Buffer[] = []
  let left = length
  return (buffer) => {
    const piece = buffer.subarray(0, left)
    left -= piece.length
    chunks.push(piece)
    return { rest: buffer.subarray(piece.length), body: left === 0 ? Buffer.concat(chunks) : null }
  }
}

function takeChunks(): Taker {
  const chunks: Buffer[] = []
  /** Bytes of this chunk that are still to come, its line end included; null: its size comes next. */
  let left: number | null = null
  let isLast = false
  return (buffer) => {
    let rest = buffer
    for (;;) {
      if (left === null) {
        const lineEnd = rest.indexOf('\r\n')
        if (lineEnd < 0) return { rest, body: null }
        const size = Number.parseInt(rest.subarray(0, lineEnd).toString('latin1'), 16)
        rest = rest.subarray(lineEnd + 2)
        left = size + 2
        isLast = size === 0
      }
      const piece = rest.subarray(0, left)
      chunks.push(left > 2 ? piece.subarray(0, Math.min(piece.length, left - 2)) : none)
      left -= piece.length
      rest = rest.subarray(piece.length)
      if (left > 0) return { rest, body: null }
      left = null
      if (isLast) return { rest, body: Buffer.concat(chunks) }
    }
  }
}
