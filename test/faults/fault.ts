import type { Behaviour, Exchange } from '../support/fake-upstream.ts'

/** In every text of the broken server; no caller may ever see it. */
export const leak = 'LEAK-7f3a91'

/** What each kind of call ends with: a problem code, a code of several, or the status of a success. */
export interface Fault {
  readonly name: string
  readonly behaviour: Behaviour
  readonly read: Outcome
  readonly create: Outcome
  readonly upload: Outcome
  /** The upload is larger than all buffers on its way. */
  readonly large?: boolean
}
export type Outcome = number | string | readonly string[]

export const json = 'content-type: application/json\r\n'
export const okHead = `HTTP/1.1 200 ${leak}\r\nx-inside: ${leak}\r\n${json}`
export const page = `<html><head><title>${leak}</title></head><body>at com.example.${leak}(Main.java:12)</body></html>`

/** The answer that would have been right, so that only the fault is wrong with it. */
export function rightBody({ method, path }: Exchange): string {
  const ticket = { number: 7, summary: 'Subject', is_closed: false, status: { en: 'Open' } }
  return JSON.stringify(method === 'POST' && path.startsWith('/files') ? { uuid: 'file-1' } : ticket)
}

export const lost = { read: 'upstream_unreachable', create: 'outcome_unknown', upload: 'outcome_unknown' }
export const unreadable = {
  read: 'upstream_invalid_response',
  create: 'outcome_unknown',
  upload: 'outcome_unknown',
}
export const late = { read: 'upstream_timeout', create: 'outcome_unknown 504', upload: 'outcome_unknown 504' }
export const failed = { read: 'upstream_error', create: 'outcome_unknown', upload: 'outcome_unknown' }
export const fine = { read: 200, create: 201, upload: 201 }
export const all = (code: string) => ({ read: code, create: code, upload: code })

/** Waits for the whole request first, as an honest server would. */
export const after =
  (then: (exchange: Exchange) => void): Behaviour =>
  async (exchange) => {
    await exchange.body()
    then(exchange)
  }
export const raw = (bytes: string | Buffer) => after(({ write }) => write(bytes))
export const rawEnd = (bytes: string | Buffer) => after(({ socket }) => void socket.end(bytes))
export const rawReset = (bytes: string) =>
  after(({ socket }) => void socket.write(bytes, () => setImmediate(() => socket.resetAndDestroy())))
export const answers = (status: number, body: string | Buffer, headers: Record<string, string> = {}) =>
  after(({ answer }) => answer(status, body, headers))
export const drip = (bytes: string, everyMs: number) =>
  after(({ socket }) => {
    let at = 0
    const timer = setInterval(() => {
      socket.write(bytes[at % bytes.length] ?? '')
      at += 1
    }, everyMs)
    socket.once('close', () => clearInterval(timer))
  })
/** Writes as long as somebody reads. */
export const flood = (head: string, piece: Buffer) =>
  after(({ socket }) => {
    const more = (): void => {
      while (!socket.destroyed && socket.write(piece)) {
        // Until the socket is full.
      }
    }
    socket.write(head)
    socket.on('drain', more)
    more()
  })
