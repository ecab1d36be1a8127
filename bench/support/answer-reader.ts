const headEnd = Buffer.from('\r\n\r\n')
const lastChunk = Buffer.from('0\r\n\r\n')

/** Finds the end of each answer on a connection, and tells its status; just enough HTTP to be cheap. */
export function createAnswerReader(tell: (status: number) => void): (chunk: Buffer) => void {
  let pending: Buffer = Buffer.alloc(0)
  let status = 0
  /** Bytes of the body still to come; null: in chunks; undefined: the head is not complete. */
  let left: number | null | undefined

  return (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    if (left === undefined) {
      const end = pending.indexOf(headEnd)
      if (end < 0) return
      const head = pending.toString('latin1', 0, end)
      status = Number(head.slice(9, 12))
      left = bodyLength(head)
      pending = pending.subarray(end + headEnd.length)
    }
    if (left === null) {
      if (!pending.subarray(-lastChunk.length).equals(lastChunk)) return
    } else {
      left -= pending.length
      pending = Buffer.alloc(0)
      if (left > 0) return
    }
    left = undefined
    pending = Buffer.alloc(0)
    tell(status)
  }
}

function bodyLength(head: string): number | null {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined) return Number(length)
  return /\r\ntransfer-encoding: *chunked/i.test(head) ? null : 0
}
