import { type Static, Type } from '@sinclair/typebox'
import { enumOf } from '../domain/schema.ts'
import type { Adapter } from '../providers/provider.ts'
import type { Call } from '../upstream/call.ts'
import { encodedBody } from '../upstream/request-body.ts'
import type { Reply, Upstream, UpstreamRequest } from '../upstream/upstream.ts'
import { type Asking, readCall } from './asking.ts'
import type { Desk } from './desk.ts'

const PlannedRequest = Type.Object({
  method: enumOf(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], { description: 'The HTTP method.' }),
  url: Type.String({ description: 'Where it would go.' }),
  headers: Type.Record(Type.String(), Type.String(), { description: 'Without credentials.' }),
  body: Type.Unknown({
    description: 'The JSON, the fields of a form, the text of a multipart body, or null.',
  }),
})
type PlannedRequest = Static<typeof PlannedRequest>

export const DryRun = Type.Object(
  {
    dryRun: Type.Literal(true, { description: 'Nothing was sent.' }),
    complete: Type.Boolean({
      description:
        'Whether the write itself is among the requests; false: what comes after the first depends on its answer.',
    }),
    requests: Type.Array(PlannedRequest, {
      description:
        'What would be sent, in this order, up to the write; opening a session is left out. `[redacted]` stands for credentials.',
    }),
  },
  {
    $id: 'DryRun',
    description: 'What a write would send to the provider.',
    examples: [
      {
        dryRun: true,
        complete: true,
        requests: [
          {
            method: 'POST',
            url: 'https://restapi.plusofon.ru/api/v1/technical-support',
            headers: { accept: 'application/json', authorization: 'Bearer [redacted]' },
            body: { subject: 'No incoming calls', message: 'Since this morning.' },
          },
        ],
      },
    ],
  },
)
export type DryRun = Static<typeof DryRun>

/** Why the rehearsal of a write ends: the write itself came, or something that nobody can answer for the provider. */
class RehearsalEnded extends Error {}

/** What lists and lookups may be answered with: nothing found, in one form or another. */
const nothingFound: readonly unknown[] = [undefined, {}, [], { doc: {} }]

/** Runs the adapter's own function up to the write, with a recorder in place of the network. */
export async function dryRun(
  desk: Desk,
  asking: Asking,
  perform: (adapter: Adapter, call: Call) => Promise<unknown>,
): Promise<DryRun> {
  const requests: PlannedRequest[] = []
  let reads = 0
  let complete = false

  const recorder: Upstream = {
    async request(request) {
      if (complete) throw new RehearsalEnded()
      requests.push(await planned(request))
      complete = request.write === true
      if (complete || request.lane !== 'read') throw new RehearsalEnded()
      reads += 1
      return answeredWithNothing(request)
    },
    download: () => Promise.reject(new RehearsalEnded()),
  }
  try {
    await perform(desk.rehearse(recorder), readCall({ ...asking, usage: unusedUsage() }, asking.signal))
  } catch (error) {
    // Before anything was answered in the provider's place, a refusal is a real one.
    if (!(error instanceof RehearsalEnded) && !complete && reads === 0) throw error
  }
  return { dryRun: true, complete, requests: complete ? requests : requests.slice(0, 1) }
}

const unusedUsage = (): Call['usage'] => ({ upstreamCalls: 0, waitMs: 0 })

function answeredWithNothing<T>(request: UpstreamRequest<T>): T {
  for (const data of nothingFound) {
    try {
      return request.read({ status: 200, headers: {}, text: '', data } satisfies Reply)
    } catch {
      // Another form may do.
    }
  }
  throw new RehearsalEnded()
}

async function planned({ method, url, headers, body }: UpstreamRequest<unknown>): Promise<PlannedRequest> {
  const encoded = encodedBody(body)
  return {
    method,
    url,
    headers: { ...encoded.headers, ...headers },
    body: body === undefined ? null : await shownBody(body),
  }
}

async function shownBody(body: NonNullable<UpstreamRequest<unknown>['body']>): Promise<unknown> {
  if ('json' in body) return body.json
  if ('form' in body) return fieldsOf(body.form)
  const chunks: Uint8Array[] = []
  for await (const chunk of body.stream.open()) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** A name that comes several times has a list of values. */
function fieldsOf(form: readonly (readonly [name: string, value: string])[]): Record<string, unknown> {
  const names = new Set(form.map(([name]) => name))
  return Object.fromEntries(
    [...names].map((name) => {
      const values = form.filter(([other]) => other === name).map(([, value]) => value)
      return [name, values.length === 1 ? values[0] : values]
    }),
  )
}
