import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GatewayError } from '../../../src/domain/problems.ts'
import { startRedis } from '../../support/redis.ts'
import { type OpenedStore, openInMemory, openOnRedis } from '../../support/stores.ts'
import { admin, callerOf, created, type Opened, openJournal, render, replay, run, writing } from './bench.ts'

const redis = await startRedis()
afterAll(() => redis?.stop())
const kinds: [string, () => Promise<OpenedStore>][] = [['the store in memory', openInMemory]]
if (redis !== null) kinds.push(['Redis', () => openOnRedis(redis)])

const lost = () => new GatewayError('outcome_unknown', { status: 504, effect: 'unknown' })
const caller = callerOf('billing')

describe.each(kinds)('operations on %s', (_name, open) => {
  let opened: OpenedStore
  let made: Opened
  beforeEach(async () => {
    opened = await open()
    made = openJournal(opened.store)
  })
  afterEach(async () => {
    await made.journal.close()
    await opened.close()
  })

  it('shows operations to their caller and to admins of the connection, to nobody else', async () => {
    const ids: string[] = []
    for (let at = 0; at < 5; at += 1) {
      const operation = await run(made, writing())
      await operation.beforeSend()
      if (at % 2 === 0) await operation.succeed(created)
      ids.unshift(operation.id)
    }
    const [newest = ''] = ids
    await expect(made.operations.get(callerOf('other'), newest)).rejects.toMatchObject({
      code: 'operation_not_found',
    })
    await expect(made.operations.get({ ...admin, sees: () => false }, newest)).rejects.toMatchObject({
      code: 'operation_not_found',
    })
    await expect(made.operations.get(caller, '../x')).rejects.toMatchObject({ code: 'operation_not_found' })
    expect((await made.operations.list(callerOf('other'), { limit: 10, before: null })).items).toEqual([])
    for (const who of [caller, admin]) {
      const first = await made.operations.list(who, { limit: 2, before: null })
      const second = await made.operations.list(who, { limit: 2, before: first.next })
      const third = await made.operations.list(who, { limit: 2, before: second.next })
      expect([first, second, third].flatMap(({ items }) => items.map(({ id }) => id))).toEqual(ids)
      expect(third.next).toBeNull()
      const done = await made.operations.list(who, { limit: 9, before: null, state: 'succeeded' })
      expect(done.items).toHaveLength(3)
      expect(
        (await made.operations.list(who, { limit: 9, before: null, connection: 'other' })).items,
      ).toEqual([])
    }
  })

  it('resolves only what is not settled, and only with a ticket of the connection', async () => {
    made.desk.down = true
    const operation = await run(made)
    await expect(
      made.operations.resolve(admin, operation.id, { outcome: 'not_created' }),
    ).rejects.toMatchObject({ code: 'conflict' })
    await operation.beforeSend()
    await operation.fail(lost(), render)
    await expect(
      made.operations.resolve(admin, operation.id, { outcome: 'created', ticketId: 'other:7' }),
    ).rejects.toMatchObject({ code: 'value_not_supported' })
    await made.operations.resolve(admin, operation.id, { outcome: 'created', ticketId: 'desk:7' })
    expect(replay(await made.journal.begin(writing({ key: 'k' })))).toMatchObject({
      kind: 'read',
      status: 201,
      ticket: '7',
    })
    await expect(
      made.operations.resolve(admin, operation.id, { outcome: 'not_created' }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })
})
