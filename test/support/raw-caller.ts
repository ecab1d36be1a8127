import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A caller on a raw socket: it can stop, drip and leave at any byte. */
export interface RawCaller {
  readonly socket: Socket
  /** Resolves with everything that was answered, once the gateway has closed the connection. */
  readonly closed: Promise<string>
  /** Resolves once the socket has taken the bytes. */
  send(bytes: string | Buffer): Promise<void>
  leave(): void
}

export async function callRaw(port: number): Promise<RawCaller> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk.toString('latin1')
  })
  socket.on('error', () => undefined)
  const closed = new Promise<string>((resolve) => {
    socket.once('close', () => resolve(answer))
    socket.once('end', () => socket.destroy())
  })
  return {
    socket,
    closed,
    send: (bytes) =>
      new Promise((resolve) => {
        if (socket.destroyed) return resolve()
        socket.once('close', resolve)
        socket.write(bytes, () => {
          socket.off('close', resolve)
          resolve()
        })
      }),
    leave: () => void socket.resetAndDestroy(),
  }
}

export const boundary = 'edge-of-a-part'

export interface FormPart {
  readonly name: string
  readonly filename?: string
  readonly body: string | Buffer
  readonly type?: string
}

/** A multipart body as bytes; without `close` it is cut before its end. */
export function formBytes(parts: readonly FormPart[], close = true): Buffer {
  const pieces = parts.flatMap(({ name, filename, body, type }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${
        filename === undefined ? '' : `; filename="${filename}"`
      }\r\nContent-Type: ${type ?? (filename === undefined ? 'application/json' : 'application/octet-stream')}\r\n\r\n`,
    ),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ])
  return Buffer.concat([...pieces, Buffer.from(close ? `--${boundary}--\r\n` : '')])
}

/** The head of an upload whose body will have this many bytes. */
export function uploadHead(path: string, key: string, length: number, more = ''): string {
  return `POST ${path} HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer ${key}\r\nContent-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: ${length}\r\n${more}\r\n`
}
