import { Agent, createServer, request } from 'node:http'

/** The least that Node can do with an upload: the bytes of one socket into another. */
const [port, desk] = [Number(process.argv[2]), new URL(process.argv[3] ?? '')]
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
  incoming.pipe(outgoing)
}).listen(port, '127.0.0.1')
