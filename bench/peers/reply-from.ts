import replyFrom from '@fastify/reply-from'
import Fastify from 'fastify'

/** What people install when they need a proxy in Node. */
const app = Fastify()
await app.register(replyFrom, { base: process.argv[3] ?? '', undici: { connections: 256 } })
app.all('/*', (request, reply) => reply.from(request.url))
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' })
