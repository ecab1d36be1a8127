import { Redis } from 'ioredis'
import { callLimitMs } from './unavailable.ts'

/** Where everything of this gateway stands; the braces keep it in one slot of a cluster. */
export const keyPrefix = '{ticket-gateway}:'

/** Silent for so many commands: the connection is given up, since a dead peer may never close it. */
const silentCommands = 4
const longestRetryMs = 1000

/**
 * A client that never hangs: no command waits for a connection or for longer than 800 ms, none is sent twice,
 * and it goes on reconnecting for ever, within a second or two of the server's return. Await nothing at the start.
 */
export function createRedisClient(url: string, failed: (error: Error) => void): Redis {
  const client = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    // A repeated command may have its effect twice.
    autoResendUnfulfilledCommands: false,
    commandTimeout: callLimitMs - 200,
    connectTimeout: 2000,
    keepAlive: 5000,
    // Commands of one turn of the event loop go out in one write.
    enableAutoPipelining: true,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), longestRetryMs),
  })
  client.on('error', failed)
  // The first connection may fail as any later one: the client goes on by itself.
  client.connect().catch(() => {})
  return client
}

/** Runs scripts by their digest, and sends their text where the server has forgotten them. */
export function createScripts(client: Redis) {
  const digests = new Map<string, Promise<unknown>>()
  let silent = 0
  client.on('ready', () => {
    silent = 0
  })

  async function load(script: string): Promise<string> {
    const loading = digests.get(script) ?? client.script('LOAD', script)
    digests.set(script, loading)
    try {
      return String(await loading)
    } catch (error) {
      digests.delete(script)
      throw error
    }
  }

  return async (script: string, args: readonly (string | number)[]): Promise<unknown> => {
    try {
      const digest = await load(script)
      const result = await client.evalsha(digest, 0, ...args).catch((error: unknown) => {
        if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error
        return client.eval(script, 0, ...args)
      })
      silent = 0
      return result
    } catch (error) {
      if (error instanceof Error && error.message === 'Command timed out') silent += 1
      // Once per connection: those that were sent before it was given up fail too.
      if (silent === silentCommands && client.status === 'ready') client.disconnect(true)
      throw error
    }
  }
}
