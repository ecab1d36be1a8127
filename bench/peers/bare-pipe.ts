import { createHash } from 'node:crypto'
import { Agent, createServer, request } from 'node:http'

/** The least that Node can do with an upload: the bytes of one socket into another, with or without a digest. */
const [port, desk] = [Number(process.argv[2]), new URL(process.argv[3] ?? '')]
const digests = process.argv[4] === 'sha256'
const agent = new Agent({ keepAlive: true })

createServer((incoming, response) => {
  const { method, url, headers } = incoming
  const outgoing = request(
    { host: desk.hostname, port: desk.port, method, path: url, headers, agent },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    },
  )
  outgoing.once('error', () => response.destroy())
  if (digests) {
    const hash = createHash('sha256')
    incoming.on('data', (chunk) => hash.update(chunk)).once('end', () => hash.digest('hex'))
  }
  incoming.pipe(outgoing)
}).listen(port, '127.0.0.1')
