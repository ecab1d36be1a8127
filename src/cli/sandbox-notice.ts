import type { FastifyInstance } from 'fastify'

/** Says loudly that nothing here is real, and how to try it. */
export function introduceSandbox(app: FastifyInstance, apiKey: string): void {
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const url = `http://127.0.0.1:${port}`
  app.log.warn('SANDBOX: simulated support desks with example data; nothing is real and nothing is kept')
  app.log.warn(`SANDBOX: API key ${apiKey}`)
  app.log.warn(`SANDBOX: try it: curl -H 'Authorization: Bearer ${apiKey}' ${url}/v1/tickets`)
  app.log.warn(`SANDBOX: explore it: ${url}/docs`)
  app.log.warn('SANDBOX: for real accounts start with --config FILE or GATEWAY_CONFIG')
}
