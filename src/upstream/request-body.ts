import type { RequestBody, StreamBody } from './upstream.ts'

/** What goes out: the bytes or their source, and the headers that describe them. */
export function encodedBody(body: RequestBody | undefined): {
  headers: Record<string, string>
  body: string | StreamBody | null
} {
  if (body === undefined) return { headers: {}, body: null }
  if ('json' in body)
    return {
      headers: { 'content-type': body.contentType ?? 'application/json' },
      body: JSON.stringify(body.json),
    }
  if ('form' in body) {
    const form = new URLSearchParams(body.form.map(([name, value]): [string, string] => [name, value]))
    return { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: form.toString() }
  }
  const { contentType, length } = body.stream
  return {
    headers: {
      ...(contentType === null ? {} : { 'content-type': contentType }),
      ...(length === null ? {} : { 'content-length': String(length) }),
    },
    body: body.stream,
  }
}
