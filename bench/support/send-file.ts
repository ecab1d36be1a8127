import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createAnswerReader } from './answer-reader.ts'

export interface SentFile {
  readonly port: number
  readonly path: string
  readonly bytes: number
  readonly headers?: Readonly<Record<string, string>>
  /** The JSON part before the file: its name and text. */
  readonly json?: readonly [name: string, text: string]
}

const boundary = 'benchmark-0123456789abcdef'
// One piece again and again: making bytes must not cost what is measured.
const piece = randomBytes(256 * 1024)

/** Posts one file as a form, as fast as it is taken; resolves with the status. */
export async function sendFile({ port, path, bytes, headers = {}, json }: SentFile): Promise<number> {
  const fields =
    json === undefined
      ? ''
      : `--${boundary}\r\nContent-Disposition: form-data; name="${json[0]}"\r\nContent-Type: application/json\r\n\r\n${json[1]}\r\n`
  const start = `${fields}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="server.log"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const end = `\r\n--${boundary}--\r\n`
  const told = {
    host: '127.0.0.1',
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'content-length': String(start.length + bytes + end.length),
    ...headers,
  }
  const lines = Object.entries(told).map(([name, value]) => `${name}: ${value}\r\n`)

  const socket = connect({ port, host: '127.0.0.1' })
  const answered = new Promise<number>((resolve, reject) => {
    socket.on('data', createAnswerReader(resolve))
    socket.once('error', reject).once('close', () => reject(new Error('closed without an answer')))
  })
  // Whoever waits for it below is told.
  answered.catch(() => undefined)
  await once(socket, 'connect')
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${start}`)
  for (let left = bytes; left > 0; left -= piece.length) {
    const next = left >= piece.length ? piece : piece.subarray(0, left)
    if (socket.write(next)) continue
    const refused = await Promise.race([once(socket, 'drain').then(() => null), answered])
    if (refused === null) continue
    // Answered before the end: nobody reads the rest.
    socket.destroy()
    return refused
  }
  socket.write(end)
  const status = await answered
  socket.destroy()
  return status
}
