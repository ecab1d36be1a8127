import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GatewayError } from '../../../src/domain/problems.ts'
import { type OpenedStore, openInMemory } from '../../support/stores.ts'
import { created, type Opened, openJournal, render, run, writing } from './bench.ts'

describe('a repeat', () => {
  let opened: OpenedStore
  let made: Opened
  beforeEach(async () => {
    opened = await openInMemory()
    made = openJournal(opened.store)
  })
  afterEach(async () => {
    await made.journal.close()
    await opened.close()
  })
  const begin = (changes = {}) => made.journal.begin(writing({ key: 'k', ...changes }))

  it('never replays or stores an impersonation', async () => {
    const request = writing({ action: 'impersonate', key: 'k', keep: false })
    const operation = await run(made, request)
    await operation.beforeSend()
    await operation.succeed({ ...created, body: { session: 'very-secret' } })
    const entries = await opened.store.list({ limit: 10 })
    expect(JSON.stringify(entries)).not.toContain('very-secret')
    expect((await made.journal.begin(request)).kind).toBe('run')
  })

  it('compares files before it replays', async () => {
    const digest = { filename: 'a.log', size: 3, sha256: 'f'.repeat(64) }
    const operation = await run(made, writing({ key: 'k', files: true }))
    await operation.beforeSend()
    await operation.succeed({ ...created, digests: [digest] })
    const again = await begin({ files: true })
    if (again.kind !== 'compare') throw new Error(`expected compare, got ${again.kind}`)
    expect(again.compare([digest])).toMatchObject({ kind: 'replay', status: 201 })
    for (const other of [[], [digest, digest], [{ ...digest, size: 4 }], [{ ...digest, filename: 'b' }]]) {
      expect(() => again.compare(other)).toThrowError(
        expect.objectContaining({ code: 'idempotency_key_reused' }),
      )
    }
    await expect(begin({ files: false })).rejects.toMatchObject({ code: 'idempotency_key_reused' })
  })

  it('of a failed request compares the files that had arrived', async () => {
    const digest = { filename: 'a.log', size: 3, sha256: 'f'.repeat(64) }
    const operation = await run(made, writing({ key: 'k', files: true }))
    await operation.beforeSend()
    const refusal = new GatewayError('upstream_rejected', { effect: 'refused' })
    await operation.fail(refusal, render, [digest])
    const again = await begin({ files: true })
    if (again.kind !== 'compare') throw new Error(`expected compare, got ${again.kind}`)
    expect(again.compare([digest, { ...digest, filename: 'b.log' }])).toMatchObject({ status: 422 })
    expect(() => again.compare([])).toThrowError(expect.objectContaining({ code: 'idempotency_key_reused' }))
  })
})
