import { fileURLToPath } from 'node:url'
import { configurationReference } from '../../src/config/reference.ts'

export const readmePath = fileURLToPath(new URL('../../README.md', import.meta.url))

const start = '<!-- config:start -->'
const end = '<!-- config:end -->'

/** The README with the configuration tables of now between its markers. */
export function withReference(readme: string): string {
  const from = readme.indexOf(start)
  const to = readme.indexOf(end)
  if (from < 0 || to < from) throw new Error(`README.md has no ${start} … ${end}`)
  return `${readme.slice(0, from + start.length)}\n\n${configurationReference()}\n\n${readme.slice(to)}`
}
