import { expect } from 'vitest'
import { isProblemCode, problemType } from '../../src/domain/problems.ts'
import { authorization } from './edge-app.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
}

/** One request with a good key, as JSON unless the headers say otherwise. */
export async function send(
  origin: string,
  method: string,
  path: string,
  body?: string | Buffer,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(origin + path, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: {
      ...authorization,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) }
}

/** Every failure looks like this, whatever it is. */
export function expectProblem({ status, headers, body }: Answer, code: string) {
  expect(body).toMatchObject({
    code,
    status,
    type: `/problems/${code}`,
    requestId: headers.get('x-request-id'),
  })
  expect(isProblemCode(code) && problemType(code).status).toBe(status)
  expect(headers.get('content-type')).toContain('application/problem+json')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('sandbox')).toBe('true')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|FST_|Ajv/)
}
