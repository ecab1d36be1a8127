import type { Lane } from '../../domain/lane.ts'
import { GatewayError, type ProblemCode } from '../../domain/problems.ts'
import type { Call } from '../../upstream/call.ts'
import { formDataWithFiles } from '../../upstream/multipart.ts'
import type { Session } from '../../upstream/session.ts'
import { type Reply, type RequestBody, type Upstream, WrongShape } from '../../upstream/upstream.ts'
import { asFormFiles } from '../files.ts'
import type { Files, IncomingFile } from '../incoming.ts'
import type { ProviderTools } from '../provider.ts'
import type { Wire } from '../wire.ts'
import { explain, refusalFor } from './refusal.ts'
import { type Credentials, createPanelSession } from './session.ts'
import type { Settings } from './settings.ts'
import { documentOf } from './wire.ts'

/** One connected account: the way to its panel, and what every call shares. */
export interface Desk {
  readonly upstream: Upstream
  readonly session: Session<Credentials>
  readonly url: string
  readonly lang: string
  readonly utcOffset: string
  /** The panel counts a session's hour from its last request. */
  readonly used: () => void
}

export type Field = readonly [name: string, value: string]

export function createDesk(tools: ProviderTools<Settings>): Desk {
  const { baseUrl, username, password, utcOffset, lang } = tools.settings
  const upstream = tools.upstream({ explain })
  const { session, used } = createPanelSession(tools, upstream, { url: baseUrl, username, password })
  return { upstream, session, url: baseUrl, lang, utcOffset, used }
}

/** One function of the panel. */
export interface Ask {
  readonly func: string
  readonly fields?: readonly Field[]
  readonly lane: Lane
  readonly write?: boolean
  /** What it means when `elid` names nothing. */
  readonly missing?: ProblemCode
}

/** Everything is one address: https://www.ispsystem.com/docs/b6c/developer-section/guide-to-ispsystem-software-api */
export function ask<T>(
  desk: Desk,
  { fields = [], ...asked }: Ask,
  read: (document: Wire) => T,
  call: Call,
): Promise<T> {
  return desk.session.use(call, (credentials) =>
    send(desk, asked, { form: parameters(desk, asked.func, credentials, fields) }, read, call),
  )
}

/** The same with the caller's files as `file_1`, `file_2` …; `sent` is told of each. */
export function askWithFiles<T>(
  desk: Desk,
  { fields = [], ...asked }: Ask,
  files: Files,
  sent: IncomingFile[],
  read: (document: Wire) => T,
  call: Call,
): Promise<T> {
  if (!files.expected) return ask(desk, { fields, ...asked }, read, call)
  const parts = asFormFiles(files, (index) => `file_${index + 1}`, sent)
  return desk.session.use(
    call,
    (credentials) =>
      send(
        desk,
        asked,
        formDataWithFiles(parameters(desk, asked.func, credentials, fields), parts),
        read,
        call,
      ),
    { once: true },
  )
}

function send<T>(
  desk: Desk,
  { lane, write = false, missing }: Omit<Ask, 'fields'>,
  body: RequestBody,
  read: (document: Wire) => T,
  call: Call,
): Promise<T> {
  return desk.upstream.request(
    {
      lane,
      method: 'POST',
      url: desk.url,
      body,
      write,
      refusal: refusalFor(missing),
      read: (reply: Reply) => {
        desk.used()
        return read(documentOf(reply.data))
      },
    },
    call,
  )
}

/** `sjson` is the dialect that prints the code beside a translated label. */
function parameters(desk: Desk, func: string, credentials: Credentials, fields: readonly Field[]): Field[] {
  return [
    ['func', func],
    ['out', 'sjson'],
    ['lang', desk.lang],
    ['sfrom', 'ajax'],
    ...Object.entries(credentials),
    ...fields,
  ]
}

/** A write worked when the document says so: no error, and an `ok`, whatever is in it. */
export function confirmed(document: Wire): Wire {
  if (!('ok' in document)) throw new WrongShape('expected ok')
  return document
}

/** What the panel may forbid to a login, and what is then done without. */
export async function unlessRefused<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (error instanceof GatewayError && refusals.has(error.code)) return null
    throw error
  }
}
const refusals: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['upstream_auth_failed', 'upstream_rejected'])
