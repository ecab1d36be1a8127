import { once } from 'node:events'
import { connect } from 'node:net'
import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { problemDetails } from '../../src/plugins/problem-details.ts'
import { shutdown } from '../../src/plugins/shutdown.ts'

it('does not wait for a connection that was opened ahead of any request', async () => {
  const app = Fastify()
  await app.register(problemDetails)
  await app.register(shutdown)
  app.get('/', async () => 'hello')
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  const accepted = once(app.server, 'connection')
  const silent = connect(Number(port), '127.0.0.1')
  await accepted
  const cut = once(silent, 'close')
  await app.close()
  await cut
  expect(silent.bytesRead).toBe(0)
}, 5000)
