import { createServer, type Socket } from 'node:net'

/** A request whose body has arrived; of the body only its beginning is kept. */
export interface BareRequest {
  readonly method: string
  readonly path: string
  readonly start: string
}

export interface BareAnswer {
  readonly body: string
  readonly delayMs?: number
}

export interface BareServer {
  readonly answer: (request: BareRequest) => BareAnswer
  /** Told of the bytes of bodies as they come. */
  readonly took?: (bytes: number) => void
  /** How fast bodies under this path are read; null: as fast as they come. */
  readonly paceOf?: (path: string) => number | null
}

const headEnd = Buffer.from('\r\n\r\n')
const lastChunk = Buffer.from('\r\n0\r\n\r\n')
const keptBytes = 4096

/** An HTTP server that costs next to nothing: no pipelining, no trailers, bodies counted and thrown away. */
export function serve(port: number, server: BareServer): void {
  createServer({ noDelay: true }, (socket) => connection(socket, server)).listen(port, '127.0.0.1', 1024)
}

function connection(socket: Socket, { answer, took, paceOf }: BareServer): void {
  let pending: Buffer = Buffer.alloc(0)
  let head: { method: string; path: string; text: string } | null = null
  let start = ''
  let left: number | null = 0
  let tail: Buffer = Buffer.alloc(0)

  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk: Buffer) => {
    if (head !== null) return body(chunk)
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    const end = pending.indexOf(headEnd)
    if (end < 0) return
    const text = pending.toString('latin1', 0, end)
    const [method = '', path = ''] = text.slice(0, text.indexOf('\r\n')).split(' ', 2)
    head = { method, path, text }
    const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1]
    left = length === undefined ? (/\r\ntransfer-encoding/i.test(text) ? null : 0) : Number(length)
    const rest = pending.subarray(end + headEnd.length)
    pending = Buffer.alloc(0)
    start = ''
    // Stands for the line break that every chunk but the first has before it.
    tail = Buffer.from('\r\n')
    body(rest)
  })

  function body(chunk: Buffer): void {
    took?.(chunk.length)
    if (start.length < keptBytes) start += chunk.toString('latin1', 0, keptBytes - start.length)
    if (isLast(chunk)) respond()
    else slowDown(chunk.length)
  }

  function isLast(chunk: Buffer): boolean {
    if (left !== null) {
      left -= chunk.length
      return left <= 0
    }
    const known = chunk.length >= lastChunk.length ? chunk : Buffer.concat([tail, chunk])
    tail = known.subarray(-lastChunk.length)
    return tail.equals(lastChunk)
  }

  function slowDown(bytes: number): void {
    const bytesPerSecond = head === null ? null : (paceOf?.(head.path) ?? null)
    if (bytesPerSecond === null) return
    socket.pause()
    setTimeout(() => socket.resume(), (bytes / bytesPerSecond) * 1000)
  }

  function respond(): void {
    if (head === null) return
    const { method, path, text } = head
    const { body: answered, delayMs = 0 } = answer({ method, path, start })
    const closing = /\r\nconnection: close/i.test(text)
    head = null
    const bytes = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${closing ? 'connection: close\r\n' : ''}content-length: ${Buffer.byteLength(answered)}\r\n\r\n${answered}`
    const send = (): void => {
      if (closing) socket.end(bytes)
      else socket.write(bytes)
    }
    if (delayMs > 0) setTimeout(send, delayMs)
    else send()
  }
}
