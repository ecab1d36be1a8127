/** What a search for the next delimiter found; up to `at` the bytes belong to what comes before it. */
export interface Found {
  /** `more`: nothing that is certain yet. */
  readonly kind: 'more' | 'part' | 'end'
  readonly at: number
  /** Where to go on. */
  readonly next: number
}

export type FindDelimiter = (bytes: Buffer, ended: boolean) => Found

const maxPadding = 100

/** Looks for the line that separates parts (RFC 2046, 5.1.1); a line that only begins like it is content. */
export function createDelimiter(boundary: string): FindDelimiter {
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  return (bytes, ended) => {
    for (let from = 0; ; ) {
      const at = bytes.indexOf(delimiter, from)
      if (at < 0) return more(bytes.length - heldBack(bytes, delimiter))
      const after = at + delimiter.length
      const line = bytes.toString('latin1', after, after + maxPadding + 2)
      if (line.startsWith('--')) return { kind: 'end', at, next: after + 2 }
      const padding = /^[ \t]*/.exec(line)?.[0].length ?? 0
      if (line.startsWith('\r\n', padding)) return { kind: 'part', at, next: after + padding }
      const undecided = padding < maxPadding && ['', '\r', '-'].includes(line.slice(padding))
      if (undecided && !ended) return more(at)
      from = at + 1
    }
  }
}

function more(at: number): Found {
  return { kind: 'more', at, next: at }
}

/** How many bytes at the end may be the beginning of a delimiter. */
function heldBack(bytes: Buffer, delimiter: Buffer): number {
  const start = Math.max(0, bytes.length - delimiter.length + 1)
  for (let at = bytes.indexOf(13, start); at >= 0; at = bytes.indexOf(13, at + 1)) {
    if (bytes.subarray(at).equals(delimiter.subarray(0, bytes.length - at))) return bytes.length - at
  }
  return 0
}
