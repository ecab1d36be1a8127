import { expect } from 'vitest'
import type { ProblemCode } from '../../src/domain/problems.ts'
import type { CheckAnswer } from './answer-check.ts'

export interface Ask {
  /** Sent as JSON; a FormData as it is. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

export interface Answer<T = unknown> {
  readonly status: number
  readonly headers: Headers
  /** Undefined where the answer has no JSON. */
  readonly body: T
  readonly text: string
}

export interface ProblemBody {
  readonly code: ProblemCode
  readonly status: number
  readonly detail: string
  readonly retryAfter?: number
  readonly connection?: string
  readonly provider?: string
  readonly operationId?: string
  readonly errors?: readonly { readonly pointer?: string; readonly parameter?: string }[]
  readonly warnings?: readonly { readonly code: string; readonly connection: string | null }[]
  readonly upstream?: { readonly status: number | null; readonly message: string | null }
}

/** What a caller does; every JSON answer is held against the published document. */
export interface Client {
  ask<T>(method: string, path: string, ask?: Ask): Promise<Answer<T>>
  /** The body of a 200. */
  read<T>(path: string): Promise<T>
  /** The body of a 2xx. */
  write<T>(method: string, path: string, body?: unknown): Promise<T>
  /** The bytes of a 200. */
  download(path: string): Promise<{ readonly headers: Headers; readonly bytes: Uint8Array }>
  /** The problem of a call that must fail with this code. */
  problem(code: ProblemCode, method: string, path: string, ask?: Ask): Promise<ProblemBody>
}

export function createClient(origin: string, apiKey: string | null, check: CheckAnswer): Client {
  async function ask<T>(
    method: string,
    path: string,
    { body, headers, signal }: Ask = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
    const text = await response.text()
    const type = (response.headers.get('content-type') ?? '').split(';', 1)[0] ?? ''
    const json = /[/+]json$/.test(type) && text !== ''
    const parsed = json ? JSON.parse(text) : undefined
    if (json) check(method, new URL(path, origin).pathname, response.status, type, parsed)
    return { status: response.status, headers: response.headers, body: parsed, text }
  }

  async function expectSuccess<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await ask<T>(method, path, body === undefined ? {} : { body })
    if (answer.status < 200 || answer.status > 299) {
      expect.fail(`${method} ${path} answered ${answer.status}: ${answer.text.slice(0, 1000)}`)
    }
    return answer.body
  }

  return {
    ask,
    async download(path) {
      const response = await fetch(`${origin}${path}`, { headers: { authorization: `Bearer ${apiKey}` } })
      expect(response.status).toBe(200)
      return { headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
    },
    read: (path) => expectSuccess('GET', path),
    write: expectSuccess,
    async problem(code, method, path, options) {
      const answer = await ask<ProblemBody>(method, path, options)
      expect(answer.body, `${method} ${path}: ${answer.status} ${answer.text.slice(0, 500)}`).toMatchObject({
        code,
        status: answer.status,
      })
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(answer.headers.get('x-request-id')).not.toBeNull()
      return answer.body
    },
  }
}
