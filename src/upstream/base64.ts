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
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk])
    const whole = bytes.length - (bytes.length % 3)
    carried = Buffer.from(bytes.subarray(whole))
    if (whole > 0) yield Buffer.from(bytes.toString('base64', 0, whole), 'latin1')
  }
  if (carried.length > 0) yield Buffer.from(carried.toString('base64'), 'latin1')
}
