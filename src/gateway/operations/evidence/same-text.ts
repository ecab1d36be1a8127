import { splitMarker } from '../marker.ts'

/** Whether two texts say the same, whatever a desk does to line ends, spaces and markup. */
export function sameText(one: string, other: string): boolean {
  const forms = new Set(formsOf(one))
  return formsOf(other).some((form) => forms.has(form))
}

/** As it stands, and as people see it where it is markup. */
function formsOf(text: string): string[] {
  const written = splitMarker(text).text
  const seen = squeeze(withoutMarkup(written))
  return seen === '' ? [squeeze(written)] : [squeeze(written), seen]
}

/** The same for texts that differ in spaces and line ends only. */
export function squeeze(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

function withoutMarkup(text: string): string {
  return text
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
    })
}
