import type { Log } from '../upstream/call.ts'
import { createRedisStore } from './redis.ts'
import { createRedisClient, keyPrefix } from './redis-client.ts'
import { createSharedWindows } from './redis-windows.ts'
import type { Store } from './store.ts'

/** A Redis may be away at the start: it is connected to in the background. */
export function openRedisStore(url: string, log: Log): Store {
  let told = false
  const client = createRedisClient(url, (error) => {
    const details = { code: 'code' in error ? String(error.code) : error.name }
    if (told) log.debug(details, 'the store cannot be reached')
    else log.warn(details, 'the store cannot be reached')
    told = true
  })
  client.on('ready', () => {
    if (told) log.info({}, 'the store is back')
    told = false
  })
  return createRedisStore(client, keyPrefix)
}

export function openSharedWindows(url: string, replicas: number, log: Log) {
  const client = createRedisClient(url, (error) =>
    log.debug({ reason: error.name }, 'the quota windows are local'),
  )
  return {
    windowOf: createSharedWindows(client, keyPrefix, replicas).windowOf,
    close: () => client.disconnect(),
  }
}
