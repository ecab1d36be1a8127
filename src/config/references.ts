import { readFileSync } from 'node:fs'
import { isRecord } from '../providers/wire.ts'
import type { Path, Problem } from './problem.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface Expanded {
  readonly value: unknown
  readonly problems: readonly Problem[]
  /** Strings that are one reference and nothing else: they may stand for a number, a boolean or null. */
  readonly whole: readonly Path[]
}

/** `$${` is a literal `${`. */
const reference = /\$\$\{|\$\{([^{}]*)\}|\$\{/g
const named = /^([A-Za-z_][A-Za-z0-9_]*)(?::-([\s\S]*))?$/
const malformed = `a reference is written \${NAME}, \${NAME:-default} or \${file:/path}; a literal \${ is $\${`

class Unresolved extends Error {}

/** Replaces `${…}` in every string; what it brings in is not read again for references. */
export function expandReferences(input: unknown, environment: Environment): Expanded {
  const problems: Problem[] = []
  const whole: Path[] = []

  function expand(value: unknown, path: Path): unknown {
    if (typeof value === 'string') return expandString(value, path)
    if (Array.isArray(value)) return value.map((item: unknown, index) => expand(item, [...path, index]))
    if (!isRecord(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, expand(member, [...path, name])]),
    )
  }

  function expandString(text: string, path: Path): string {
    if (!text.includes('${')) return text
    if (/^\$\{[^{}]*\}$/.test(text)) whole.push(path)
    return text.replace(reference, (match: string, body: string | undefined) => {
      if (match === '$${') return '${'
      try {
        return resolve(body, environment)
      } catch (error) {
        if (!(error instanceof Unresolved)) throw error
        problems.push({ path, message: error.message })
        return ''
      }
    })
  }

  return { value: expand(input, []), problems, whole }
}

function resolve(body: string | undefined, environment: Environment): string {
  if (body?.startsWith('file:')) return readSecret(body.slice('file:'.length))
  const match = named.exec(body ?? '')
  if (match === null) throw new Unresolved(malformed)
  const [, name = '', fallback] = match
  const value = Object.hasOwn(environment, name) ? environment[name] : undefined
  // As in a shell: a default also takes the place of an empty variable.
  if (fallback !== undefined) return value === undefined || value === '' ? fallback : value
  if (value === undefined) throw new Unresolved(`the environment variable ${name} is not set`)
  return value
}

/** The text of a file without the newlines that editors put at its end. */
function readSecret(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)).replace(/[\r\n]+$/, '')
  } catch (error) {
    throw new Unresolved(`the file ${path} cannot be read (${reasonOf(error)})`)
  }
}

/** `ENOENT` and the like; the message of a system error may quote more than it should. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}
