import { createHash } from 'node:crypto'
import type { FileDigest, WriteRequest } from './journal.ts'

/** JSON with sorted members: the same for bodies that mean the same. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member
    return Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
  })
}

function sha256(...parts: readonly string[]): string {
  const hash = createHash('sha256')
  // The length in front keeps ("ab", "c") and ("a", "bc") apart.
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('hex')
}

/** Under which a key is found: one per caller, and never the key itself. */
export function keyOf({ caller, key }: Pick<WriteRequest, 'caller' | 'key'>): string | null {
  return key === null ? null : sha256(caller, key)
}

/** Everything that must be the same in a repeat, but for the files. */
export function fingerprintOf({ route, path, input }: WriteRequest): string {
  return sha256(route, path, canonicalJson(input ?? null))
}

/** Whether these are the files of the first time; of files that did not all arrive, those that did. */
export function sameFiles(
  first: readonly FileDigest[],
  complete: boolean,
  now: readonly FileDigest[],
): boolean {
  if (complete ? first.length !== now.length : first.length > now.length) return false
  return first.every((file, at) => {
    const other = now[at]
    return (
      other !== undefined &&
      file.filename === other.filename &&
      file.size === other.size &&
      file.sha256 === other.sha256
    )
  })
}
