import { join } from 'node:path'
import { main, startGateway } from './gateway.ts'
import { type Goal, median, table } from './numbers.ts'
import { freePort, memory, type Peer, startPeer } from './processes.ts'
import { accounts } from './rest-peers.ts'

/** From the start of the process to its first answer. */
export async function starts(
  folder: string,
  desk: Peer,
  rounds: number,
  say: (text: string) => void,
): Promise<Goal[]> {
  const configured: number[] = []
  const sandboxed: number[] = []
  const residents: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    configured.push(
      await answered(() =>
        startGateway({ folder, name: `start-${round}`, connections: accounts(desk.port) }),
      ),
    )
    sandboxed.push(await answered(() => startSandbox(folder), residents))
  }
  say(
    `## Start to first answer\n\n${table(
      ['', 'ms'],
      [
        ['with a configuration', median(configured)],
        ['sandbox, five simulators in the same process', median(sandboxed)],
      ],
    )}`,
  )
  return [
    { what: 'start to first answer, ms', measured: median(configured), atMost: 1000 },
    { what: 'sandbox: start to first answer, ms', measured: median(sandboxed), atMost: 1500 },
    { what: 'sandbox: memory, MiB', measured: median(residents), atMost: 200 },
  ]
}

async function answered(start: () => Promise<Peer>, residents: number[] = []): Promise<number> {
  const since = performance.now()
  const peer = await start()
  const response = await fetch(`http://127.0.0.1:${peer.port}/readyz`, { headers: { connection: 'close' } })
  await response.text()
  const took = performance.now() - since
  residents.push(memory(peer.pid).now)
  await peer.stop()
  if (response.status !== 200) throw new Error(`the gateway is not ready: ${response.status}`)
  return took
}

async function startSandbox(folder: string): Promise<Peer> {
  const port = await freePort()
  return startPeer({
    name: 'sandbox',
    command: process.execPath,
    args: [main],
    port,
    core: 'measured',
    env: { NODE_ENV: 'production', GATEWAY_PORT: String(port) },
    logFile: join(folder, 'sandbox.log'),
  })
}
