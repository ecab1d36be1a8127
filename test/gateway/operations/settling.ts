import { afterEach, beforeEach, expect } from 'vitest'
import { GatewayError } from '../../../src/domain/problems.ts'
import type { Running, WriteRequest } from '../../../src/gateway/operations/journal.ts'
import { type OpenedStore, openInMemory } from '../../support/stores.ts'
import { callerOf, type Opened, openJournal, render, run } from './bench.ts'
import { createFakeDesk, type FakeOptions } from './fake-desk.ts'

export const lost = () => new GatewayError('outcome_unknown', { status: 504, effect: 'unknown' })

/** A journal and a desk for each test, and writes whose answers are lost. */
export function settling() {
  let opened: OpenedStore
  let made: Opened
  async function open(options: FakeOptions = {}): Promise<void> {
    opened = await openInMemory()
    made = openJournal(opened.store, createFakeDesk(options))
  }
  async function close(): Promise<void> {
    await made.journal.close()
    await opened.close()
  }
  beforeEach(() => open())
  afterEach(close)
  const view = (operation: Running) => made.operations.get(callerOf('billing'), operation.id)

  return {
    journal: () => made.journal,
    desk: () => made.desk,
    view,
    run: (request?: WriteRequest) => run(made, request),
    async reopen(options: FakeOptions): Promise<void> {
      await close()
      await open(options)
    },
    settled: (operation: Running, state: string) =>
      expect.poll(async () => (await view(operation)).state, { timeout: 15_000, interval: 20 }).toBe(state),
    /** A write whose answer is lost after `meanwhile` happened at the desk. */
    async lose(request: WriteRequest, meanwhile: (operation: Running) => void = () => {}): Promise<Running> {
      const operation = await run(made, request)
      await operation.beforeSend()
      meanwhile(operation)
      await operation.fail(lost(), render)
      return operation
    },
  }
}
