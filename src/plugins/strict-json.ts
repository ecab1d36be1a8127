import { isUtf8 } from 'node:buffer'
import type { FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import secureJson from 'secure-json-parse'
import { GatewayError } from '../domain/problems.ts'

/** Stands in `request.body` of a multipart write: its JSON part is validated when it is read. */
export const multipartBody = Object.freeze({ multipart: true })

const maxDepth = 32
/** Control characters but tab, LF and CR; halves of surrogate pairs. */
const badText = /(?![\t\n\r])\p{Cc}|\p{Cs}/u

export function hasBadText(text: string): boolean {
  return badText.test(text)
}

/** JSON as this gateway takes it; undefined for no bytes at all. Throws the problem. */
export function parseStrictJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined
  if (!isUtf8(bytes)) throw malformed('The JSON is not valid UTF-8.')
  const value = parse(bytes.toString('utf8'))
  checkText(value)
  return value
}

function parse(text: string): unknown {
  try {
    return secureJson.parse(text, null, { protoAction: 'error', constructorAction: 'error' })
  } catch {
    throw malformed('The body is not valid JSON, or has a member that is not allowed (`__proto__`).')
  }
}

function malformed(detail: string): GatewayError {
  return new GatewayError('malformed_request', { detail })
}

interface Node {
  readonly value: unknown
  readonly pointer: string
  readonly depth: number
}

/** Walks without recursion, so that no input can exhaust the stack. */
function checkText(root: unknown): void {
  const waiting: Node[] = [{ value: root, pointer: '', depth: 0 }]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const { value, pointer, depth } = node
    if (typeof value === 'string') {
      if (hasBadText(value)) throw invalid(pointer, 'must not hold control characters or broken Unicode')
    } else if (typeof value === 'object' && value !== null) {
      if (depth >= maxDepth) throw invalid(pointer, `must not be nested deeper than ${maxDepth} levels`)
      for (const [name, member] of Object.entries(value)) {
        if (hasBadText(name))
          throw invalid(pointer, 'has a member whose name holds control characters or broken Unicode')
        waiting.push({ value: member, pointer: `${pointer}/${escapePointer(name)}`, depth: depth + 1 })
      }
    }
  }
}

/** A name as it stands in a JSON pointer (RFC 6901). */
export function escapePointer(name: string): string {
  return name.includes('~') || name.includes('/') ? name.replace(/~/g, '~0').replace(/\//g, '~1') : name
}

function invalid(pointer: string, detail: string): GatewayError {
  return new GatewayError('validation_failed', {
    detail: 'The body is not valid.',
    errors: [{ pointer, detail }],
  })
}

/** `application/json` is the only body; no body, an empty one and `{}` are the same. */
export const strictJson = plugin(
  async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser<Buffer>(
      'application/json',
      { parseAs: 'buffer' },
      async (request: FastifyRequest, bytes: Buffer) => {
        if (!isUtf8Charset(request.headers['content-type'] ?? ''))
          throw new GatewayError('unsupported_media_type', { detail: 'JSON must be encoded in UTF-8.' })
        return parseStrictJson(bytes)
      },
    )
    app.addContentTypeParser('*', async (request: FastifyRequest) => {
      if (hasBody(request)) throw new GatewayError('unsupported_media_type')
      return undefined
    })
    app.addHook('preValidation', (request, _reply, done) => {
      const { method, body } = request
      const takesBody = request.routeOptions.schema?.body !== undefined
      if (body === undefined && takesBody && method !== 'GET' && method !== 'HEAD')
        request.body = request.mediaType === 'multipart/form-data' ? multipartBody : {}
      done()
    })
  },
  { name: 'strict-json' },
)

export function hasBody(request: FastifyRequest): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
  return encoding !== undefined || (length !== undefined && length !== '0')
}

function isUtf8Charset(contentType: string): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)"?/i.exec(contentType)?.[1]
  return charset === undefined || /^utf-?8$/i.test(charset)
}
