import { expect, it } from 'vitest'
import { newId } from '../../src/store/new-id.ts'

it('gives ids that are UUIDs, unlike each other, and sort in the order of asking, also when the clock goes back', () => {
  const now = Date.now()
  const ids = Array.from({ length: 10_000 }, (_, at) => newId(now - (at % 3)))
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})
