import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Change, createCommitter } from '../../src/store/committer.ts'
import { openEmbeddedStore } from '../../src/store/embedded.ts'
import { createLevelStore } from '../../src/store/level-store.ts'
import { newId } from '../../src/store/new-id.ts'
import { claimLifeMs, type Entry } from '../../src/store/store.ts'
import { becomes } from '../support/stores.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function entry(key: string | null = null): Entry {
  const id = newId(Date.now())
  return { id, version: 1, caller: 'c', connection: 'd', state: 'running', key, expiresAt: null, content: {} }
}

describe('the embedded store', () => {
  it('keeps its folder to this user', async () => {
    await chmod(folder, 0o755)
    const store = await openEmbeddedStore(folder)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    await store.close()
  })

  it('says clearly that another process uses the folder, or that it is no folder', async () => {
    const store = await openEmbeddedStore(folder)
    await expect(openEmbeddedStore(folder)).rejects.toThrow('in use by another process')
    await store.close()
    const file = join(folder, 'file')
    await writeFile(file, '')
    await expect(openEmbeddedStore(file)).rejects.toThrow('store.path')
  })

  it('finds everything again after it was closed', async () => {
    const first = await openEmbeddedStore(folder)
    const one = entry('key')
    await first.create(one)
    await first.close()
    const second = await openEmbeddedStore(folder)
    expect(await second.byKey('key')).toEqual(one)
    expect(second.replica).not.toBe(first.replica)
    await second.close()
  })

  it('forgets claims after their time', async () => {
    const store = await openEmbeddedStore(folder)
    await store.claim('desk:1', 'a')
    await store.prune(Date.now() + claimLifeMs - 60_000)
    expect(await store.claim('desk:1', 'b')).toBe(false)
    await store.prune(Date.now() + claimLifeMs + 60_000)
    expect(await store.claim('desk:1', 'b')).toBe(true)
    await store.close()
  })

  it('has lost nothing that was acknowledged when its process is killed', async () => {
    const script = fileURLToPath(new URL('./writer-process.ts', import.meta.url))
    for (let round = 0; round < 3; round += 1) {
      const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const ended = new Promise((resolve) => child.once('exit', resolve))
      const acknowledged: string[] = []
      for await (const id of createInterface({ input: child.stdout })) {
        acknowledged.push(id)
        if (acknowledged.length === 300) child.kill('SIGKILL')
      }
      await ended
      const store = await openEmbeddedStore(folder)
      for (const id of acknowledged) {
        expect(await store.get(id)).toMatchObject({ version: 2, state: 'sent' })
        expect((await store.byKey(id))?.id).toBe(id)
      }
      expect(await store.claimants(acknowledged.map((id) => `d:${id}`))).toEqual(acknowledged)
      await store.close()
    }
  }, 60_000)

  it('lets writes that wait share one synced write of the disk', async () => {
    let commits = 0
    const kept = new Map<string, string>()
    const committer = createCommitter(
      (key) => kept.get(key),
      async (changes) => {
        commits += 1
        await new Promise((resolve) => setImmediate(resolve))
        for (const change of changes) if (change.type === 'put') kept.set(change.key, change.value)
      },
      () => {},
    )
    const results = await Promise.all(
      Array.from({ length: 200 }, () =>
        committer.run((read) => {
          const value = String(Number(read('count') ?? 0) + 1)
          return { result: value, changes: [{ type: 'put' as const, key: 'count', value }], durable: true }
        }),
      ),
    )
    expect(new Set(results).size).toBe(200)
    expect(kept.get('count')).toBe('200')
    expect(commits).toBeLessThan(5)
  })
})

describe('a disk that fails', () => {
  it('refuses with store_unavailable, says so, and is used again once it works', async () => {
    const kept = new Map<string, string>()
    let broken = false
    const store = createLevelStore(
      {
        read: (key) => kept.get(key),
        async *keys() {},
        async commit(changes: readonly Change[]) {
          if (broken) throw new Error('no space left')
          for (const change of changes) {
            if (change.type === 'put') kept.set(change.key, change.value)
            else kept.delete(change.key)
          }
        },
        reopen: async () => {},
        close: async () => {},
      },
      'replica',
    )
    broken = true
    await expect(store.create(entry())).rejects.toMatchObject({
      code: 'store_unavailable',
      details: { effect: 'nothing' },
    })
    expect(store.healthy()).toBe(false)
    broken = false
    await becomes(store, true)
    expect(await store.create(entry())).toEqual({ created: true })
    await store.close()
  })

  it('ends every call within about a second when it hangs, and never runs what it gave up before it began', async () => {
    let release = (): void => {}
    const hanging = new Promise<void>((resolve) => {
      release = resolve
    })
    let ran = 0
    const failures: unknown[] = []
    const committer = createCommitter(
      () => undefined,
      () => hanging,
      (failure) => failures.push(failure),
    )
    const write = () =>
      committer.run(() => {
        ran += 1
        return { result: 1, changes: [{ type: 'put' as const, key: 'a', value: '' }], durable: true }
      })
    const first = write()
    await Promise.resolve().then(() => {})
    const second = first.catch(() => {})
    const third = new Promise((resolve) => setImmediate(resolve)).then(write)
    await expect(first).rejects.toMatchObject({ code: 'store_unavailable' })
    await expect(third).rejects.toMatchObject({ code: 'store_unavailable' })
    await second
    release()
    await committer.idle()
    expect(ran).toBe(1)
    expect(failures.filter((failure) => failure !== null).length).toBeGreaterThan(0)
  })
})
