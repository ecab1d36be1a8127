import { randomBytes } from 'node:crypto'

/** A UUIDv7 (RFC 9562): sorts by time. */
export function newId(now: number): string {
  const random = randomBytes(10)
  const time = now.toString(16).padStart(12, '0')
  const head = (0x7000 | (random.readUInt16BE(0) & 0x0fff)).toString(16)
  const variant = (0x8000 | (random.readUInt16BE(2) & 0x3fff)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-${head}-${variant}-${random.toString('hex', 4)}`
}
