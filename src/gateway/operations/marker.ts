import { createHash } from 'node:crypto'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** What stands behind `Ref: ` at the end of a body, so that the ticket is found without any store; the same for every attempt. */
export function markerOf(operationId: string): string {
  const digest = createHash('sha256').update(operationId).digest()
  return `gw-${Array.from(digest.subarray(0, 12), (byte) => alphabet[byte & 31]).join('')}`
}

/** The body with its marker as the last line. */
export function withMarker(body: string, operationId: string): string {
  return `${body}\n\nRef: ${markerOf(operationId)}`
}

/** The marker in a body, and the body without it. */
export function splitMarker(body: string): { readonly text: string; readonly marker: string | null } {
  const match = /\s*(?:<[^>]*>\s*)*\bRef: (gw-[a-z2-7]{12})\b/.exec(body)
  if (match === null) return { text: body, marker: null }
  const text = body.slice(0, match.index) + body.slice(match.index + match[0].length)
  return { text, marker: match[1] ?? null }
}
