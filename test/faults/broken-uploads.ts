import { boundary, type FormPart, formBytes } from '../support/raw-caller.ts'

export const ticketPart: FormPart = {
  name: 'ticket',
  body: JSON.stringify({ connection: 'desk', subject: 'Subject', body: 'Body' }),
}
export const filePart = (body: Buffer | string, filename = 'log.txt'): FormPart => ({
  name: 'files',
  filename,
  body,
})
export const uploads = '/v1/connections/desk/uploads'
export const large = Buffer.alloc(2_000_000, 'gateway')

export interface Case {
  readonly name: string
  readonly path?: string
  /** The bytes of the body that are sent, of a body of `length`. */
  readonly bytes: Buffer
  readonly length?: number
  /** `cut`: the caller says that nothing more will come, too early. */
  readonly end?: 'leave' | 'stall' | 'cut' | 'finish'
  /** The bytes are sent as they are, as a body in chunks. */
  readonly chunked?: boolean
  readonly status: number | null
  readonly code?: string
}

export const whole = formBytes([ticketPart, filePart(large)])
/** Bodies that are not as they should be. */
export const brokenBodies: readonly Case[] = [
  {
    name: 'no boundary at its start',
    bytes: Buffer.from('something else'),
    status: 400,
    code: 'malformed_request',
  },
  { name: 'nothing in it', bytes: Buffer.alloc(0), status: 400, code: 'malformed_request' },
  {
    name: 'only the closing boundary',
    bytes: Buffer.from(`--${boundary}--\r\n`),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'no closing boundary',
    bytes: formBytes([filePart(large)], false),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'another boundary than it says',
    bytes: Buffer.from('--other\r\n\r\n--other--\r\n'),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'a text part among the files',
    bytes: formBytes([filePart('a'), { name: 'note', body: 'text' }]),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'a part with a head of 20 kB',
    bytes: Buffer.from(`--${boundary}\r\nx-long: ${'a'.repeat(20_000)}\r\n\r\n`),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'the file before the ticket',
    path: '/v1/tickets',
    bytes: formBytes([filePart('a'), ticketPart]),
    status: 400,
    code: 'fields_must_come_first',
  },
  {
    name: 'no ticket',
    path: '/v1/tickets',
    bytes: formBytes([filePart(large)]),
    status: 400,
    code: 'fields_must_come_first',
  },
  {
    name: 'a ticket that is no JSON',
    path: '/v1/tickets',
    bytes: formBytes([{ name: 'ticket', body: '{' }, filePart(large)]),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'a ticket without subject',
    path: '/v1/tickets',
    bytes: formBytes([{ name: 'ticket', body: '{"connection":"desk"}' }, filePart(large)]),
    status: 400,
    code: 'validation_failed',
  },
  {
    name: 'a ticket for another desk',
    path: '/v1/tickets',
    bytes: formBytes([
      { name: 'ticket', body: '{"connection":"none","subject":"a","body":"b"}' },
      filePart(large),
    ]),
    status: 404,
    code: 'connection_not_found',
  },
  {
    name: 'a file of more than 20 MB',
    bytes: formBytes([filePart(Buffer.alloc(20_000_001))]),
    status: 413,
    code: 'attachment_too_large',
  },
  {
    name: 'a second file that is too large',
    path: '/v1/tickets',
    bytes: formBytes([ticketPart, filePart('a'), filePart(Buffer.alloc(20_000_001))]),
    status: 413,
    code: 'attachment_too_large',
  },
  {
    name: 'a text part after a file, and a ticket',
    path: '/v1/tickets',
    bytes: formBytes([ticketPart, filePart(large), { name: 'note', body: 'text' }]),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'eleven files',
    bytes: formBytes(Array.from({ length: 11 }, () => filePart('a'))),
    status: 422,
    code: 'too_many_attachments',
  },
  {
    name: 'a ticket and eleven files',
    path: '/v1/tickets',
    bytes: formBytes([ticketPart, ...Array.from({ length: 11 }, () => filePart('a'))]),
    status: 422,
    code: 'too_many_attachments',
  },
  {
    name: 'a ticket of 2 MB',
    path: '/v1/tickets',
    bytes: formBytes([{ name: 'ticket', body: JSON.stringify({ body: 'b'.repeat(2_000_000) }) }]),
    status: 413,
    code: 'body_too_large',
  },
  {
    name: 'a second ticket after the file',
    path: '/v1/tickets',
    bytes: formBytes([ticketPart, filePart(large), ticketPart]),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'a part of no name',
    bytes: Buffer.from(`--${boundary}\r\nContent-Type: text/plain\r\n\r\nx\r\n--${boundary}--\r\n`),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'chunks that are none after the first',
    path: '/v1/tickets',
    chunked: true,
    bytes: Buffer.concat([chunk(whole.subarray(0, 500_000)), Buffer.from('no size of a chunk\r\n')]),
    status: 400,
    code: 'malformed_request',
  },
  {
    name: 'a last chunk before the end of the file',
    path: '/v1/tickets',
    chunked: true,
    bytes: Buffer.concat([chunk(whole.subarray(0, 500_000)), Buffer.from('0\r\n\r\n')]),
    status: 400,
    code: 'malformed_request',
  },
]

function chunk(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
}
