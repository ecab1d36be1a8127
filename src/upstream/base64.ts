import type { Readable } from 'node:stream'
import type { RequestBody } from './upstream.ts'

/** A JSON object whose last member is a file as Base64, made while the file is read. */
export function jsonWithBase64(
  members: Readonly<Record<string, unknown>>,
  name: string,
  file: Readable,
): RequestBody {
  const head = JSON.stringify(members)
  const start = `${head.slice(0, -1)}${head === '{}' ? '' : ','}${JSON.stringify(name)}:"`
  return {
    stream: {
      contentType: 'application/json',
      length: null,
      repeatable: false,
      async *open() {
        yield Buffer.from(start)
        yield* encode(file)
        yield Buffer.from('"}')
      },
    },
  }
}

/** Base64 of a stream: whole groups of three bytes are encoded natively, the rest is carried over. */
export async function* encode(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let carried = Buffer.alloc(0)
  for await (const chunk of source) {
    const missing = carried.length === 0 ? 0 : 3 - carried.length
    const first = Buffer.concat([carried, chunk.subarray(0, missing)])
    const end = chunk.length - ((chunk.length - missing) % 3)
    if (first.length % 3 !== 0 || end <= 0) {
      carried = Buffer.concat([carried, chunk])
      continue
    }
    carried = Buffer.from(chunk.subarray(end))
    yield joined(first.toString('base64'), chunk.toString('base64', missing, end))
  }
  if (carried.length > 0) yield Buffer.from(carried.toString('base64'), 'latin1')
}

/** Joined where they are written: a piece of the file is never copied for the sake of the two bytes before it. */
function joined(first: string, rest: string): Buffer {
  const bytes = Buffer.allocUnsafe(first.length + rest.length)
  bytes.write(first, 0, 'latin1')
  bytes.write(rest, first.length, 'latin1')
  return bytes
}
