import { describe, expect, it } from 'vitest'
import { definitions } from '../../src/config/connection.ts'
import { configurationReference } from '../../src/config/reference.ts'

describe('the configuration reference', () => {
  it('has a meaning and a type for every member', () => {
    const rows = configurationReference()
      .split('\n')
      .filter((line) => line.startsWith('| `'))
    expect(rows.length).toBeGreaterThan(50)
    for (const row of rows) expect(row).toMatch(/^\| `[^`]+` \| .*\S.* \| \S.* \| \S.* \|$/)
  })

  it('has a table for each provider', () => {
    for (const { id } of definitions) expect(configurationReference()).toContain(`provider: ${id}`)
  })
})
