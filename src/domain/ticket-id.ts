/** Ids as they stand in URLs: `<connection>:<number>`, and the escaping of the providers' own ids. */

export const connectionPattern = '^[a-z][a-z0-9-]{0,62}$'
const connectionExpression = new RegExp(connectionPattern)
/** Escaped ids: at most 1000 characters, `~` only as the start of an escape of a byte that needs one. */
const idExpression = /^(?:[A-Za-z0-9._-]|~[0-9A-F]{2}){1,1000}$/
const plain = /^[A-Za-z0-9._-]$/

/** A provider's id as it stands in a path: every other byte is `~` and two hex digits. */
export function escapeId(id: string): string {
  if (/^[A-Za-z0-9._-]*$/.test(id)) return id
  return Array.from(Buffer.from(id, 'utf8'), (byte) => {
    const character = String.fromCharCode(byte)
    return plain.test(character) ? character : `~${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')
}

/** The provider's id behind a path segment; null where no escaping of ours leads to it. */
export function unescapeId(segment: string): string | null {
  if (segment.length > 1000 || !idExpression.test(segment)) return null
  if (!segment.includes('~')) return segment
  const bytes: number[] = []
  for (let at = 0; at < segment.length; at += 1) {
    if (segment[at] === '~') {
      bytes.push(Number.parseInt(segment.slice(at + 1, at + 3), 16))
      at += 2
    } else bytes.push(segment.charCodeAt(at))
  }
  const id = Buffer.from(bytes).toString('utf8')
  return escapeId(id) === segment ? id : null
}

export function ticketId(connection: string, number: string): string {
  return `${connection}:${escapeId(number)}`
}

export interface TicketKey {
  readonly connection: string
  readonly number: string
}

export function parseTicketId(id: string): TicketKey | null {
  const colon = id.indexOf(':')
  if (colon < 1) return null
  const connection = id.slice(0, colon)
  const number = unescapeId(id.slice(colon + 1))
  return connectionExpression.test(connection) && number !== null ? { connection, number } : null
}
