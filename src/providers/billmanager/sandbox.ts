import multipart from '@fastify/multipart'
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import { faults } from '../../sandbox/faults.ts'
import { createFileShelf, type FileShelf, type ShelvedFile } from '../../sandbox/file-shelf.ts'
import type { CreateSimulator } from '../../sandbox/simulator.ts'
import { type Format, group, type Node, toBriefJson, toJson, toXml } from './sandbox-document.ts'
import { errorNode, PanelError } from './sandbox-errors.ts'
import { addExamples, populate } from './sandbox-examples.ts'
import { attachment, echo, run } from './sandbox-functions.ts'
import { createPanel, type Panel } from './sandbox-panel.ts'
import { type Parameters, readParameters, sent } from './sandbox-request.ts'
import { authenticate, type Caller, createSessions, login, type Sessions } from './sandbox-session.ts'

/** One panel behind two connections: what the client writes appears in the queue of the staff. */
const createSimulator: CreateSimulator = async ({ secret, tickets = 40 }) => {
  const shelf = await createFileShelf()
  const panel = createPanel()
  const passwords = { staff: secret(), client: secret(), other: secret }
  populate(panel, passwords)
  await addExamples(panel, shelf, tickets)
  const server = buildPanel(panel, createSessions(secret), shelf)
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  const shared = { baseUrl: `${address}/billmgr`, utcOffset: '+03:00', lang: 'en' }
  return {
    connections: {
      billmanager: {
        ...shared,
        username: 'gateway@hosting.example',
        password: passwords.staff,
        role: 'staff',
      },
      'billmanager-client': {
        ...shared,
        username: 'ivanov@romashka.example',
        password: passwords.client,
        role: 'client',
      },
    },
    async close() {
      await server.close()
      await shelf.close()
    },
  }
}

export default createSimulator

function buildPanel(panel: Panel, sessions: Sessions, shelf: FileShelf) {
  const app = Fastify({ bodyLimit: 16 * 1024 * 1024, forceCloseConnections: true })
  const read = new WeakMap<FastifyRequest, Parameters>()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  )
  const unlimited = Number.MAX_SAFE_INTEGER
  app.register(multipart, {
    limits: { fileSize: unlimited, fieldSize: 1024 * 1024, fields: 200, parts: 300 },
  })

  app.addHook('preHandler', async (request) => {
    if (request.url.startsWith('/billmgr')) read.set(request, await readParameters(request, shelf))
  })
  app.register(faults, {
    func: (request) => {
      const parameters = read.get(request)
      return parameters === undefined ? '' : sent(parameters, 'func')
    },
  })
  app.register(async (routes) => {
    routes.route({
      method: ['GET', 'POST'],
      url: '/billmgr',
      handler: (request, reply) =>
        answer(
          panel,
          sessions,
          shelf,
          request,
          reply,
          read.get(request) ?? { values: new Map(), files: [], duplicate: null },
        ),
    })
    routes.get('/__state', async () => stateOf(panel))
    routes.delete('/__sessions', async (_request, reply) => {
      sessions.expire()
      return reply.code(204).send()
    })
  })
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).type('text/html').send('<html><h1>Not Found</h1></html>'),
  )
  return app
}

const formats: readonly string[] = ['xml', 'json', 'xjson', 'sjson', 'bjson'] satisfies Format[]
const isFormat = (text: string): text is Format => formats.includes(text)

function answer(
  panel: Panel,
  sessions: Sessions,
  shelf: FileShelf,
  request: FastifyRequest,
  reply: FastifyReply,
  parameters: Parameters,
): FastifyReply {
  const out = sent(parameters, 'out')
  const format = isFormat(out) ? out : null
  const func = sent(parameters, 'func')
  const lang = sent(parameters, 'lang') === 'ru' ? 'ru' : 'en'
  const print = (nodes: readonly Node[], as: Format): FastifyReply =>
    send(reply, document(request, func, lang, parameters, nodes), as)
  try {
    if (parameters.duplicate !== null) throw new PanelError('value', parameters.duplicate)
    if (func === 'auth' || func === 'logon') return print(login(panel, sessions, parameters), format ?? 'xml')
    const caller = authenticate(panel, sessions, parameters, request)
    if (breaksCookieSession(caller, request, func, parameters))
      return reply.code(301).header('location', '/billmgr?func=logon').send('')
    const context = { panel, parameters, user: caller.user, func, lang }
    if (func === 'ticket.file') return download(reply, shelf, attachment(context))
    if (format === null) return loginPage(reply)
    return print(run(context, sessions), format)
  } catch (error) {
    if (!(error instanceof PanelError)) throw error
    if (format === null && (error.type === 'auth' || error.type === 'access')) return loginPage(reply)
    return print([errorNode(error, lang)], format ?? 'xml')
  }
}

/** With a cookie the panel wants its own page as referrer, and `sfrom=ajax` for the ticket form. */
function breaksCookieSession(
  caller: Caller,
  request: FastifyRequest,
  func: string,
  parameters: Parameters,
): boolean {
  if (!caller.byCookie) return false
  if (!(request.headers.referer ?? '').includes('/billmgr')) return true
  return func === 'ticket.edit' && sent(parameters, 'sfrom') !== 'ajax'
}

function document(
  request: FastifyRequest,
  func: string,
  lang: string,
  parameters: Parameters,
  nodes: readonly Node[],
): Node {
  const saved = nodes.some(({ name }) => name === 'saved_filters') ? [] : [group('saved_filters', [])]
  return group('doc', [...nodes, ...saved, echo(parameters)], {
    lang,
    func,
    binary: '/billmgr',
    host: `http://${request.headers.host ?? ''}`,
    features: '',
    notify: '0',
  })
}

/** The type of a JSON answer says little: two of the dialects come as plain text. */
function send(reply: FastifyReply, root: Node, format: Format): FastifyReply {
  if (format === 'xml')
    return reply
      .type('text/xml; charset=UTF-8')
      .send(`<?xml version="1.0" encoding="UTF-8"?>\n${toXml(root)}`)
  if (format === 'bjson') {
    const brief = group(
      'doc',
      (root.children ?? []).filter(({ name }) => name !== 'tparams' && name !== 'saved_filters'),
    )
    return reply.type('application/json; charset=UTF-8').send(JSON.stringify(toBriefJson(brief)))
  }
  const type = format === 'json' ? 'application/json' : 'text/plain'
  return reply.type(`${type}; charset=UTF-8`).send(JSON.stringify({ doc: toJson(root, format) }))
}

const loginPage = (reply: FastifyReply): FastifyReply =>
  reply
    .type('text/html; charset=UTF-8')
    .send('<!DOCTYPE html><html><body><form action="/billmgr">Login</form></body></html>')

const download = (reply: FastifyReply, shelf: FileShelf, file: ShelvedFile): FastifyReply =>
  reply
    .type('application/octet-stream')
    .header('content-length', file.size)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`)
    .send(shelf.open(file.id))

/** What is behind the panel, for tests; without passwords and sessions. */
function stateOf(panel: Panel) {
  const tickets = [...panel.tickets.values()]
  return {
    tickets: tickets.map(({ account, favoriteOf, messages, ...ticket }) => ({
      ...ticket,
      account: account.id,
      client: account.name,
      favoriteOf: [...favoriteOf],
      comments: messages.map(({ files, ...message }) => ({ ...message, files: files.map(({ id }) => id) })),
    })),
    comments: tickets.flatMap(({ id: ticket, messages }) =>
      messages.map(({ files, ...message }) => ({ ...message, ticket, files: files.map(({ id }) => id) })),
    ),
    files: tickets.flatMap(({ messages }) =>
      messages.flatMap(({ files }) =>
        files.map(({ id, file }) => ({ id, size: file.size, sha256: file.sha256, filename: file.filename })),
      ),
    ),
    accounts: panel.accounts,
    filters: Object.fromEntries([...panel.filters].map(([key, filter]) => [key, Object.fromEntries(filter)])),
  }
}
