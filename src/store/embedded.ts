import { randomUUID } from 'node:crypto'
import { chmod, mkdir } from 'node:fs/promises'
import { ClassicLevel } from 'classic-level'
import { MemoryLevel } from 'memory-level'
import { createLevelStore, type Level, type Range } from './level-store.ts'
import type { Store } from './store.ts'

/** Durable under a folder that only this process may use. Throws a sentence for the operator. */
export async function openEmbeddedStore(path: string): Promise<Store> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    await chmod(path, 0o700)
  } catch (error) {
    throw new Error(`store.path: ${path} cannot be used as a folder (${codeOf(error)})`)
  }
  const db = new ClassicLevel(path)
  await openOrExplain(db, path)
  return createLevelStore(
    levelOf(db, (changes, durable) => {
      const batch = db.batch()
      for (const change of changes) {
        if (change.type === 'put') batch.put(change.key, change.value)
        else batch.del(change.key)
      }
      return batch.write({ sync: durable })
    }),
    randomUUID(),
  )
}

/** The same in memory: gone with the process. */
export async function openMemoryStore(): Promise<Store> {
  const db = new MemoryLevel()
  await db.open()
  const level = levelOf(db, (changes) => db.batch([...changes]))
  return createLevelStore({ ...level, reopen: async () => {} }, randomUUID())
}

interface Database {
  getSync(key: string): string | undefined
  keys(range: Range): AsyncIterable<string>
  open(): Promise<void>
  close(): Promise<void>
}

function levelOf(db: Database, commit: Level['commit']): Level {
  return {
    read: (key) => db.getSync(key),
    keys: (range) => db.keys(range),
    commit,
    async reopen() {
      await db.close()
      await db.open()
    },
    close: () => db.close(),
  }
}

async function openOrExplain(db: ClassicLevel, path: string): Promise<void> {
  try {
    await db.open()
  } catch (error) {
    const code = codeOf(error instanceof Error ? error.cause : error)
    throw new Error(
      code === 'LEVEL_LOCKED'
        ? `store.path: ${path} is in use by another process; give each its own folder, or all one store.url`
        : `store.path: the store in ${path} cannot be opened (${code})`,
    )
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
