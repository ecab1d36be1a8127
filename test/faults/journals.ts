import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { expect } from 'vitest'
import { startRedis } from '../support/redis.ts'

/** Where the journal is kept, and all that stands there. */
export interface Journal {
  readonly store: object
  contents(): Promise<(readonly [where: string, bytes: Buffer])[]>
  stop(): Promise<void>
}

export function journalInFolder(): Journal {
  const folder = mkdtempSync(join(tmpdir(), 'canary-'))
  return {
    store: { path: folder },
    contents: async () => filesIn(folder).map((file) => [file, readFileSync(file)]),
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Null where there is no Redis. */
export async function journalInRedis(): Promise<Journal | null> {
  const redis = await startRedis()
  if (redis === null) return null
  const client = new Redis(redis.url)
  return {
    store: { url: redis.url },
    async contents() {
      const keys = await client.keysBuffer('*')
      return await Promise.all(
        keys.map(
          async (key) => [`key ${key}`, Buffer.concat([key, ...(await valuesOf(client, key))])] as const,
        ),
      )
    },
    async stop() {
      client.disconnect()
      await redis.stop()
    },
  }
}

async function valuesOf(client: Redis, key: Buffer): Promise<Buffer[]> {
  const type = await client.type(key)
  if (type === 'string') return [(await client.getBuffer(key)) ?? Buffer.alloc(0)]
  if (type === 'set') return await client.smembersBuffer(key)
  if (type === 'list') return await client.lrangeBuffer(key, 0, -1)
  if (type === 'zset') return await client.zrangeBuffer(key, 0, -1)
  // Gone since it was listed, or of a kind that this test does not know.
  if (type !== 'hash') return type === 'none' ? [] : expect.fail(`${key} is a ${type}`)
  return Object.entries(await client.hgetallBuffer(key)).flatMap(([name, value]) => [
    Buffer.from(name),
    value,
  ])
}

function filesIn(path: string): string[] {
  return readdirSync(path).flatMap((name) => {
    const file = join(path, name)
    return statSync(file).isDirectory() ? filesIn(file) : [file]
  })
}
