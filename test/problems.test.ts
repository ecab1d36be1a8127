import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemCodes, problemType } from '../src/domain/problems.ts'
import { warningTitles } from '../src/domain/warnings.ts'
import { list, part, records, text } from '../src/providers/wire.ts'
import { startGateway, type TestGateway } from './support/gateway.ts'

/** The contract's table: status and code. */
const contract: Readonly<Record<number, string>> = {
  400: 'malformed_request validation_failed invalid_cursor fields_must_come_first',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'route_not_found connection_not_found ticket_not_found comment_not_found attachment_not_found operation_not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  409: 'conflict idempotency_in_progress',
  413: 'body_too_large attachment_too_large',
  414: 'uri_too_long',
  415: 'unsupported_media_type',
  422: 'field_required field_not_supported value_not_supported filter_not_supported sort_not_supported too_many_attachments upstream_rejected idempotency_key_reused',
  429: 'rate_limited queue_full upstream_rate_limited',
  431: 'headers_too_large',
  500: 'internal_error',
  501: 'operation_not_supported',
  502: 'upstream_error upstream_unreachable upstream_invalid_response upstream_auth_failed outcome_unknown',
  503: 'circuit_open overloaded shutting_down store_unavailable',
  504: 'upstream_timeout',
}

let gateway: TestGateway
let document: Readonly<Record<string, unknown>>
beforeAll(async () => {
  gateway = await startGateway({ tickets: 1, only: ['plusofon'] })
  document = part(await (await fetch(`${gateway.origin}/openapi.json`)).json())
})
afterAll(() => gateway.close())

describe('problem codes', () => {
  it('are those of the contract, with its statuses', () => {
    const ours = problemCodes.map((code) => `${problemType(code).status} ${code}`)
    const theirs = Object.entries(contract).flatMap(([status, codes]) =>
      codes.split(' ').map((code) => `${status} ${code}`),
    )
    expect([...ours].sort()).toEqual([...theirs].sort())
  })

  it('are those of the document, and the other way round', () => {
    const schemas = part(part(document.components).schemas)
    const named = list(part(part(part(schemas.Problem).properties).code).enum).map(String)
    expect([...named].sort()).toEqual([...problemCodes].sort())
    const told = new Set(
      Object.values(part(document.paths)).flatMap((path) =>
        Object.values(part(path)).flatMap((operation) =>
          Object.entries(part(part(operation).responses)).flatMap(([status, response]) => {
            const { examples } = part(part(part(response).content)['application/problem+json'])
            return Object.keys(part(examples)).map((code) => `${status} ${code}`)
          }),
        ),
      ),
    )
    const known = new Set(problemCodes.map((code) => `${problemType(code).status} ${code}`))
    // An unknown outcome has three statuses.
    for (const status of [409, 504]) known.add(`${status} outcome_unknown`)
    expect([...told].filter((code) => !known.has(code))).toEqual([])
  })

  it('are each thrown somewhere', () => {
    const source = sourceOf('src')
    expect(problemCodes.filter((code) => !source.includes(`'${code}'`))).toEqual([])
    const warnings = Object.keys(warningTitles)
    expect(warnings.filter((code) => !source.includes(`'${code}'`))).toEqual([])
  })

  it('are each explained to whoever follows `type`', async () => {
    const listed = records(part(await (await fetch(`${gateway.origin}/problems`)).json()).items)
    if (listed.length > 0) expect(listed.map(({ code }) => text(code))).toEqual([...problemCodes])
    for (const code of problemCodes) {
      const answer = await gateway.noKey.ask<{ code: string; title: string }>('GET', `/problems/${code}`)
      expect([answer.status, answer.text.includes(problemType(code).title)]).toEqual([200, true])
    }
    await gateway.noKey.problem('route_not_found', 'GET', '/problems/nothing')
  })
})

/** Everything but the table itself. */
function sourceOf(folder: string): string {
  const root = fileURLToPath(new URL(`../${folder}/`, import.meta.url))
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && name !== 'domain/problems.ts')
    .map((name) => readFileSync(`${root}${name}`, 'utf8'))
    .join('\n')
}
