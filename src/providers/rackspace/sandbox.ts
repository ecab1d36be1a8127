import Fastify, { type FastifyInstance } from 'fastify'
import { faults } from '../../sandbox/faults.ts'
import { createFileShelf } from '../../sandbox/file-shelf.ts'
import type { CreateSimulator } from '../../sandbox/simulator.ts'
import { createIdentity, identityServer } from './sandbox-identity.ts'
import { createQuota } from './sandbox-quota.ts'
import { resourcesServer } from './sandbox-resources.ts'
import { createCloudFiles, storageServer } from './sandbox-storage.ts'
import { ticketingServer } from './sandbox-ticketing.ts'
import { createWorld } from './sandbox-world.ts'

/** Four hosts, as in reality: ticketing, identity, resources, and the object storage that attachments go to. */
const createSimulator: CreateSimulator = async ({ enforceQuotas = true, tickets = 48, secret }) => {
  const shelf = await createFileShelf()
  const servers: FastifyInstance[] = []
  let baseUrl = ''
  let storageHost = ''
  const start = async (register: (app: FastifyInstance) => Promise<void>): Promise<string> => {
    const app = Fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 1000 } })
    servers.push(app)
    await app.register(faults)
    await app.register(register)
    await app.listen({ host: '127.0.0.1', port: 0 })
    return hostOf(app)
  }

  const identity = createIdentity('northwind-api', secret())
  const files = createCloudFiles(shelf, secret(), () => `http://${storageHost}`)
  const world = await createWorld(files, tickets)
  const quota = createQuota(enforceQuotas ? 'tickets' : 'none')
  storageHost = await start((app) => storageServer(app, { files }))
  const identityHost = await start((app) => identityServer(app, { identity }))
  const resourcesHost = await start((app) => resourcesServer(app, { identity }))
  baseUrl = `http://${await start((app) => ticketingServer(app, { world, identity, quota, origin: () => baseUrl }))}`

  return {
    connections: {
      rackspace: {
        baseUrl,
        identityUrl: `http://${identityHost}`,
        resourcesUrl: `http://${resourcesHost}`,
        storageHosts: [storageHost],
        username: identity.username,
        apiKey: identity.apiKey,
        accountId: 'hybrid:12345',
      },
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()))
      await shelf.close()
    },
  }
}

function hostOf(app: FastifyInstance): string {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the simulator does not listen')
  return `${address.address}:${address.port}`
}

export default createSimulator
