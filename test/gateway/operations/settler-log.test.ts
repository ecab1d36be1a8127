import { afterEach, expect, it } from 'vitest'
import { GatewayError } from '../../../src/domain/problems.ts'
import type { Log } from '../../../src/upstream/call.ts'
import { openInMemory } from '../../support/stores.ts'
import { openJournal, render, run } from './bench.ts'
import { createFakeDesk, type FakeDesk, quiet } from './fake-desk.ts'
import { lost } from './settling.ts'

let close = async (): Promise<void> => {}
afterEach(() => close())

/** A lost write at a desk whose reading fails with this error; what the log was told of each attempt. */
async function attemptsOf(failure: Error): Promise<{ level: string; err: unknown }[]> {
  const told: { level: string; err: unknown }[] = []
  const note = (level: string) => (details: object, message: string) => {
    if (message !== 'an operation could not be settled yet') return
    told.push({ level, err: 'err' in details ? details.err : undefined })
  }
  const log: Log = { ...quiet, debug: note('debug'), error: note('error') }
  const desk: FakeDesk = {
    ...createFakeDesk(),
    call() {
      throw failure
    },
  }
  const opened = await openInMemory()
  const made = openJournal(opened.store, desk, undefined, log)
  close = async () => {
    await made.journal.close()
    await opened.close()
  }
  const operation = await run(made)
  await operation.beforeSend()
  await operation.fail(lost(), render)
  await expect.poll(() => told.length, { timeout: 10_000 }).toBeGreaterThan(1)
  return told
}

it('tells of a fault of its own while settling, with its stack, and only once', async () => {
  const fault = new TypeError('a fault of ours')
  const [first, ...others] = await attemptsOf(fault)
  expect(first).toEqual({ level: 'error', err: fault })
  expect(new Set(others.map(({ level }) => level))).toEqual(new Set(['debug']))
})

it('tells nobody of a provider that cannot be asked', async () => {
  const told = await attemptsOf(new GatewayError('upstream_unreachable', { effect: 'nothing' }))
  expect(new Set(told.map(({ level }) => level))).toEqual(new Set(['debug']))
})
