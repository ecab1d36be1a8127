import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { GatewayError } from '../../../src/domain/problems.ts'
import type { Running } from '../../../src/gateway/operations/journal.ts'
import { retentionMs } from '../../../src/gateway/operations/record.ts'
import { openEmbeddedStore, openMemoryStore } from '../../../src/store/embedded.ts'
import {
  callerOf,
  created,
  draft,
  type Opened,
  openJournal,
  render,
  replay,
  run,
  running,
  writing,
} from './bench.ts'
import { createFakeDesk } from './fake-desk.ts'
import { type SwitchableStore, switchable } from './switchable-store.ts'

const lost = () => new GatewayError('outcome_unknown', { status: 504, effect: 'unknown' })
const caller = callerOf('billing')
const keyed = (key: string) => writing({ key })

function settled(made: Opened, operation: Running, state: string) {
  return expect
    .poll(async () => (await made.operations.get(caller, operation.id)).state, {
      timeout: 15_000,
      interval: 20,
    })
    .toBe(state)
}

async function onSwitch(work: (store: SwitchableStore, made: Opened) => Promise<void>): Promise<void> {
  const store = switchable(await openMemoryStore())
  const made = openJournal(store)
  try {
    await work(store, made)
  } finally {
    await made.journal.close()
    await store.close()
  }
}

describe('after a restart', () => {
  it('what was being sent is found out, and what was not runs again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'journal-'))
    const desk = createFakeDesk()
    const first = await openEmbeddedStore(folder)
    const before = openJournal(first, desk)
    const sent = await run(before, keyed('sent'))
    await sent.beforeSend()
    const number = desk.create(draft)
    const lostOne = await run(before, writing({ key: 'lost', input: { ...draft, subject: 'Never arrived' } }))
    await lostOne.beforeSend()
    await run(before, keyed('queued'))
    await before.journal.close()
    await first.close()

    const second = await openEmbeddedStore(folder)
    const after = openJournal(second, desk)
    expect((await after.journal.begin(keyed('queued'))).kind).toBe('run')
    await settled(after, sent, 'succeeded')
    expect(replay(await after.journal.begin(keyed('sent')))).toMatchObject({ status: 201, ticket: number })
    await settled(after, lostOne, 'not_created')
    await after.journal.close()
    await second.close()
    await rm(folder, { recursive: true, force: true })
  })
})

describe('a replica that is held to be dead', () => {
  it('loses its unsent operations: they are never sent', async () => {
    const inner = await openMemoryStore()
    const paused = openJournal(switchable(inner, 'paused'))
    const operation = await run(paused, keyed('k'))
    const other = openJournal(switchable(inner, 'other'))
    const again = running(await other.journal.begin(keyed('k')))
    await expect(operation.beforeSend()).rejects.toMatchObject({ code: 'store_unavailable' })
    expect(operation.sent()).toBe(false)
    await operation.fail(new GatewayError('store_unavailable', { effect: 'nothing' }), render)
    await again.beforeSend()
    await again.succeed(created)
    expect(replay(await paused.journal.begin(keyed('k'))).operationId).toBe(again.id)
    await Promise.all([paused.journal.close(), other.journal.close()])
    await inner.close()
  })

  it('is believed when it comes back with the provider’s answer', async () => {
    const inner = await openMemoryStore()
    const desk = createFakeDesk()
    desk.down = true
    const paused = openJournal(switchable(inner, 'paused', ['other']), desk)
    const operation = await run(paused, keyed('k'))
    await operation.beforeSend()
    const other = openJournal(switchable(inner, 'other'), desk)
    await settled(other, operation, 'unknown')
    await operation.succeed(created)
    expect(replay(await other.journal.begin(keyed('k')))).toMatchObject({
      kind: 'replay',
      body: created.body,
    })
    await Promise.all([paused.journal.close(), other.journal.close()])
    await inner.close()
  })
})

describe('while the store is away', () => {
  it('nothing begins and nothing is sent', () =>
    onSwitch(async (store, made) => {
      const refused = { code: 'store_unavailable', status: 503, details: { effect: 'nothing' } }
      const operation = await run(made, keyed('k'))
      store.away = true
      await expect(made.journal.begin(keyed('other'))).rejects.toMatchObject(refused)
      await expect(operation.beforeSend()).rejects.toMatchObject(refused)
      expect(operation.sent()).toBe(false)
      const problem = await operation.fail(
        new GatewayError('store_unavailable', { effect: 'nothing' }),
        render,
      )
      expect(problem.code).toBe('store_unavailable')
      store.away = false
      // The key is free as soon as the withdrawal has been written.
      await expect
        .poll(async () => (await made.journal.begin(keyed('k')).catch(() => null))?.kind)
        .toBe('run')
    }))

  it('an accepted write is not reported as failed, and is written as soon as it can be', () =>
    onSwitch(async (store, made) => {
      const operation = await run(made, keyed('k'))
      await operation.beforeSend()
      store.away = true
      await operation.succeed(created)
      store.away = false
      await settled(made, operation, 'succeeded')
      expect(replay(await made.journal.begin(keyed('k'))).status).toBe(201)
    }))

  it('a lost answer is remembered and settled later', () =>
    onSwitch(async (store, made) => {
      const operation = await run(made, keyed('k'))
      await operation.beforeSend()
      const number = made.desk.create(draft)
      store.away = true
      expect(await operation.fail(lost(), render)).toMatchObject({ code: 'outcome_unknown' })
      store.away = false
      await settled(made, operation, 'succeeded')
      expect((await made.operations.get(caller, operation.id)).ticketId).toBe(`desk:${number}`)
    }))
})

describe('a store whose answers are lost', () => {
  it('never leaves a key locked by a request that was refused', () =>
    onSwitch(async (store, made) => {
      store.deaf = true
      await expect(made.journal.begin(keyed('k'))).rejects.toMatchObject({ code: 'store_unavailable' })
      store.deaf = false
      await expect
        .poll(async () => (await made.journal.begin(keyed('k')).catch(() => null))?.kind, { timeout: 5000 })
        .toBe('run')
    }))

  it('never lets a write go out twice: what may have been marked as sent was not', () =>
    onSwitch(async (store, made) => {
      const operation = await run(made, keyed('k'))
      store.deaf = true
      await expect(operation.beforeSend()).rejects.toMatchObject({ code: 'store_unavailable' })
      store.deaf = false
      expect(operation.sent()).toBe(false)
      await operation.fail(new GatewayError('store_unavailable', { effect: 'nothing' }), render)
      expect((await made.journal.begin(keyed('k'))).kind).toBe('run')
    }))
})

describe('a store that was emptied', () => {
  it('gets back what this process knows to be unsettled', () =>
    onSwitch(async (store, made) => {
      made.desk.down = true
      const operation = await run(made, keyed('k'))
      await operation.beforeSend()
      await operation.fail(lost(), render)
      store.inner = await openMemoryStore()
      await settled(made, operation, 'unknown')
      await expect(made.journal.begin(keyed('k'))).rejects.toMatchObject({ code: 'outcome_unknown' })
    }))

  it('gets back an answer that came after it', () =>
    onSwitch(async (store, made) => {
      const operation = await run(made, keyed('k'))
      await operation.beforeSend()
      store.inner = await openMemoryStore()
      await operation.succeed(created)
      expect(replay(await made.journal.begin(keyed('k'))).status).toBe(201)
    }))
})

describe('retention', () => {
  it('keeps answers for 72 hours after the end, and what is not settled for ever', async () => {
    const store = await openMemoryStore()
    const desk = createFakeDesk()
    desk.down = true
    const made = openJournal(store, desk)
    const done = await run(made, keyed('done'))
    await done.beforeSend()
    await done.succeed(created)
    const unknown = await run(made, keyed('unknown'))
    await unknown.beforeSend()
    await unknown.fail(lost(), render)
    await store.prune(Date.now() + retentionMs - 60_000)
    expect(replay(await made.journal.begin(keyed('done'))).status).toBe(201)
    await store.prune(Date.now() + 10 * retentionMs)
    expect((await made.journal.begin(keyed('done'))).kind).toBe('run')
    await settled(made, unknown, 'unknown')
    expect(retentionMs).toBe(72 * 3_600_000)
    await made.journal.close()
    await store.close()
  })
})
