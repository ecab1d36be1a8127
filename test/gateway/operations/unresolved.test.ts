import { expect, it } from 'vitest'
import { GatewayError } from '../../../src/domain/problems.ts'
import { fromEntry, next } from '../../../src/gateway/operations/record.ts'
import { createUnresolved } from '../../../src/gateway/operations/unresolved.ts'
import { openInMemory } from '../../support/stores.ts'
import { onTicket, openJournal, render, run } from './bench.ts'
import { quiet } from './fake-desk.ts'

it('does not count again what was settled while the whole store was being read', async () => {
  const { store, close } = await openInMemory()
  const made = openJournal(store)
  const operation = await run(made, onTicket('splitTicket', '7', {}))
  await operation.beforeSend()
  await operation.fail(new GatewayError('outcome_unknown', { status: 504, effect: 'unknown' }), render)
  const entry = await store.get(operation.id)
  await made.journal.close()
  await close()
  if (entry === null) throw new Error('nothing was stored')
  const open = fromEntry(entry)

  const unresolved = createUnresolved(quiet)
  unresolved.see(open)
  expect(unresolved.counts()).toEqual(new Map([['desk', 1]]))
  unresolved.see(next(open, { state: 'succeeded' }, open.updatedAt))
  unresolved.replace([open])
  expect(unresolved.counts()).toEqual(new Map())
})
