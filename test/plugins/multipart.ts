export interface RawPart {
  readonly head: string
  readonly body: string | Buffer
}

/** A multipart body as bytes, so that broken ones can be made too. */
export function multipartBody(boundary: string, parts: readonly RawPart[], close = true): Buffer {
  return Buffer.concat([
    ...parts.flatMap(({ head, body }) => [
      Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`),
      Buffer.isBuffer(body) ? body : Buffer.from(body),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(close ? `--${boundary}--\r\n` : ''),
  ])
}

export function jsonPart(name: string, value: unknown, type = 'application/json'): RawPart {
  return {
    head: `Content-Disposition: form-data; name="${name}"${type === '' ? '' : `\r\nContent-Type: ${type}`}`,
    body: JSON.stringify(value),
  }
}

export function filePart(filename: string, body: string | Buffer, more = ''): RawPart {
  return {
    head: `Content-Disposition: form-data; name="files"; filename="${filename}"\r\nContent-Type: application/octet-stream${more}`,
    body,
  }
}

/** An HTTP request as bytes. */
export function rawRequest(
  path: string,
  boundary: string,
  body: Buffer,
  more = '',
  length = body.length,
): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: gateway',
    'Authorization: Bearer tgw_good',
    `Content-Type: multipart/form-data; boundary=${boundary}`,
    `Content-Length: ${length}`,
    `${more}`,
  ].filter((line) => line !== '')
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
}
