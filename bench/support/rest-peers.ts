import { haproxy, nginx } from '../peers/proxies.ts'
import { apiKey, keyHash, selectel, startGateway, startScript } from './gateway.ts'
import { freePort, isInstalled, type Peer, type PeerCommand, startPeer } from './processes.ts'

export type Delay = '0ms' | '20ms'
export type Work = 'get' | 'list50' | 'list200' | 'five' | 'create'

/** Something that answers about tickets, and how it is asked. */
export interface Contender {
  readonly name: string
  readonly peer: Peer
  readonly request: (work: Work, delay: Delay) => (caller: number, index: number) => string
}

/** A gateway with every feature on, and all that it is held against. */
export async function contenders(folder: string, desk: Peer): Promise<Contender[]> {
  const base = `http://127.0.0.1:${desk.port}`
  return [
    ourselves('gateway', await startGateway({ folder, name: 'gateway', connections: accounts(desk.port) })),
    passing('bare undici dispatch', await startScript('bare-dispatch', 'measured', [base])),
    passing('@fastify/reply-from', await startScript('reply-from', 'measured', [base])),
    handWritten(await startScript('express-axios', 'measured', [base], { KEY_SHA256: keyHash })),
    ...(isInstalled('nginx') ? [passing('nginx', await proxy('nginx', nginx, folder, desk.port))] : []),
    ...(isInstalled('haproxy')
      ? [passing('haproxy', await proxy('haproxy', haproxy, folder, desk.port))]
      : []),
  ]
}

async function proxy(name: string, command: typeof nginx, folder: string, desk: number): Promise<Peer> {
  const port = await freePort()
  return startPeer({ name, ...command(folder, port, desk), port, core: 'measured' } satisfies PeerCommand)
}

export const fiveNames = ['one', 'two', 'three', 'four', 'five'] as const

export function accounts(desk: number): Record<string, object> {
  return {
    'at-0ms': selectel(desk, '0ms'),
    'at-20ms': selectel(desk, '20ms'),
    quota: selectel(desk, 'quota', { read: { limit: 300, intervalMs: 1000 } }),
    ...Object.fromEntries(
      fiveNames.flatMap((name) => [
        [`${name}-0ms`, selectel(desk, '0ms')],
        [`${name}-20ms`, selectel(desk, '20ms')],
      ]),
    ),
  }
}

const draft = JSON.stringify({ subject: 'No answer', body: 'The server does not answer since this morning.' })

/** Every caller asks for something else: equal reads at the same time would be one upstream call. */
const numberOf = (caller: number, index: number): number => 1000 + caller * 1000 + (index % 1000)

function get(path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer ${apiKey}\r\nAccept: application/json\r\n\r\n`
}

function post(path: string, body: string): string {
  const length = Buffer.byteLength(body)
  return `POST ${path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer ${apiKey}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`
}

export function ourselves(name: string, peer: Peer): Contender {
  return {
    name,
    peer,
    request(work, delay) {
      if (work === 'get') return (caller, index) => get(`/v1/tickets/at-${delay}:${numberOf(caller, index)}`)
      if (work === 'create') {
        const body = JSON.stringify({ connection: `at-${delay}`, ...JSON.parse(draft) })
        return () => post('/v1/tickets', body)
      }
      const names = work === 'five' ? fiveNames.map((five) => `${five}-${delay}`) : [`at-${delay}`]
      const connections = names.map((connection) => `connection=${connection}`).join('&')
      const limit = work === 'list200' ? 200 : 50
      return (caller, index) => get(`/v1/tickets?${connections}&limit=${limit}&q=c${numberOf(caller, index)}`)
    },
  }
}

/** What passes requests through is asked in the desk's own words. */
export function passing(name: string, peer: Peer): Contender {
  return {
    name,
    peer,
    request(work, delay) {
      if (work === 'get') return (caller, index) => get(`/${delay}/tickets/${numberOf(caller, index)}`)
      if (work === 'create') return () => post(`/${delay}/tickets`, draft)
      const size = work === 'list200' ? 200 : 50
      return (caller, index) =>
        get(`/${delay}/tickets?q=c${numberOf(caller, index)}&page=1&items_per_page=${size}`)
    },
  }
}

function handWritten(peer: Peer): Contender {
  const { request } = passing('express + axios', peer)
  return {
    name: 'express + axios',
    peer,
    request(work, delay) {
      if (work === 'get' || work === 'create') return request(work, delay)
      const limit = work === 'list200' ? 200 : 50
      return (caller, index) => get(`/${delay}/tickets?q=c${numberOf(caller, index)}&limit=${limit}`)
    },
  }
}
