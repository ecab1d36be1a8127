import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Dispatcher, Pool } from 'undici'

/** The least that Node can do: every request passes through, nothing is looked at. */
const [port, desk] = [Number(process.argv[2]), process.argv[3] ?? '']
const pool = new Pool(desk, { connections: 256 })

createServer((request, response) => {
  if (request.method === 'GET') return pass(request, response, null)
  const chunks: Buffer[] = []
  request
    .on('data', (chunk) => chunks.push(chunk))
    .once('end', () => pass(request, response, Buffer.concat(chunks)))
}).listen(port, '127.0.0.1', 1024)

const methods = ['GET', 'POST'] as const satisfies readonly Dispatcher.HttpMethod[]

function pass(request: IncomingMessage, response: ServerResponse, body: Buffer | null): void {
  const method = methods.find((name) => name === request.method) ?? 'GET'
  let ended = false
  pool.dispatch(
    { path: request.url ?? '/', method, headers: { 'content-type': 'application/json' }, body },
    {
      onRequestStart(controller) {
        // Without this a caller that leaves costs a connection for good.
        response.once('close', () => {
          if (!ended) controller.abort(new Error('the caller has gone'))
        })
      },
      onResponseStart: (_controller, status, headers) => {
        response.writeHead(status, headers)
      },
      onResponseData: (_controller, chunk) => {
        response.write(chunk)
      },
      onResponseEnd() {
        ended = true
        response.end()
      },
      onResponseError() {
        ended = true
        response.destroy()
      },
    },
  )
}
