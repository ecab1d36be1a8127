import { randomFillSync } from 'node:crypto'

let lastTime = 0
let counter = 0

/** Random bytes for some 400 ids: by itself a draw costs more than the rest of an id. */
const pool = Buffer.alloc(4096)
let used = pool.length

/** A UUIDv7 (RFC 9562): sorts by time, and within a millisecond in the order of asking. */
export function newId(now: number): string {
  const random = randomBytes(10)
  if (now > lastTime) {
    lastTime = now
    counter = random.readUInt16BE(0) & 0x07ff
  } else if (counter === 0x0fff) {
    lastTime += 1
    counter = 0
  } else counter += 1
  const time = lastTime.toString(16).padStart(12, '0')
  const head = (0x7000 | counter).toString(16)
  const variant = (0x8000 | (random.readUInt16BE(2) & 0x3fff)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-${head}-${variant}-${random.toString('hex', 4)}`
}

function randomBytes(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += length
  return pool.subarray(used - length, used)
}
