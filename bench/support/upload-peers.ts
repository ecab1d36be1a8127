import { nginx } from '../peers/proxies.ts'
import { apiKey, selectel, startGateway, startScript } from './gateway.ts'
import { freePort, isInstalled, type Peer, startPeer } from './processes.ts'
import type { SentFile } from './send-file.ts'

/** One way of a file to the sink. */
export interface Way {
  readonly name: string
  /** What starts anew for each round, so that its memory begins small. */
  readonly start: () => Promise<Peer>
  readonly send: Omit<SentFile, 'port' | 'bytes'>
  /** Bytes that reach the sink for each byte of the file. */
  readonly growth: number
  /** The provider's own limit: more bytes go in several files of this size. */
  readonly maxBytes?: number
}

/** The gateway in each provider's form, and what it is held against; `path`: where the sink takes bytes. */
export function ways(folder: string, desk: Peer, path: 'sink' | 'slow'): Way[] {
  const base = `http://127.0.0.1:${desk.port}/${path}`
  const gateway = () =>
    startGateway({ folder, name: 'gateway', connections: connections(desk.port, base, path) })
  const authorized = { authorization: `Bearer ${apiKey}` }
  const pass = { path: `/${path}/bytes`, headers: {} }
  const of = (name: string, url: string, more: Partial<Way> & { json?: SentFile['json'] } = {}): Way => ({
    name,
    start: gateway,
    send: { path: url, headers: authorized, ...(more.json === undefined ? {} : { json: more.json }) },
    growth: more.growth ?? 1,
    ...(more.maxBytes === undefined ? {} : { maxBytes: more.maxBytes }),
  })
  const comment: SentFile['json'] = ['comment', '{"body":"Here is the log."}']
  return [
    {
      name: 'bare node:http pipe',
      start: () => startScript('bare-pipe', 'measured', [base]),
      send: pass,
      growth: 1,
    },
    {
      name: 'the same pipe, with a SHA-256',
      start: () => startScript('bare-pipe', 'measured', [base, 'sha256']),
      send: pass,
      growth: 1,
    },
    ...(isInstalled('nginx')
      ? [{ name: 'nginx, unbuffered', start: () => startNginx(folder, desk.port), send: pass, growth: 1 }]
      : []),
    of('Selectel, multipart (files of 20 MB)', '/v1/connections/selectel/uploads', { maxBytes: 20_000_000 }),
    of('Rackspace, raw PUT', '/v1/connections/rackspace-put/uploads'),
    of('Rackspace, FormPost', '/v1/connections/rackspace-form/uploads'),
    of('BILLmanager, multipart', '/v1/tickets/panel:1/comments', { json: comment }),
    of('Plusofon, Base64 in JSON', '/v1/tickets/phone:1/comments/5/attachments', { growth: 4 / 3 }),
  ]
}

async function startNginx(folder: string, desk: number): Promise<Peer> {
  const port = await freePort()
  return startPeer({ name: 'nginx', ...nginx(folder, port, desk), port, core: 'measured' })
}

function connections(desk: number, base: string, path: string): Record<string, object> {
  const limits = {
    create: { limit: null },
    comment: { limit: null },
    upload: { limit: null },
    update: { limit: null },
    read: { limit: null },
  }
  const rackspace = (form: string) => ({
    provider: 'rackspace',
    settings: {
      baseUrl: `${base}/${form}`,
      identityUrl: base,
      resourcesUrl: base,
      username: 'bench',
      apiKey: 'a-key',
    },
    limits,
  })
  return {
    selectel: selectel(desk, path),
    'rackspace-put': rackspace('put'),
    'rackspace-form': rackspace('form'),
    panel: {
      provider: 'billmanager',
      settings: { baseUrl: `${base}/billmgr`, username: 'client', password: 'secret', role: 'client' },
    },
    phone: { provider: 'plusofon', settings: { baseUrl: base, token: 'a-token' } },
  }
}
