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
  readonly end?: 'leave' | 'stall' | 'finish'
  readonly status: number | null
  readonly code?: string
}

export const whole = formBytes([ticketPart, filePart(large)])
export const cases: readonly Case[] = [
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
    name: 'a caller who leaves before the body',
    bytes: Buffer.alloc(0),
    length: 1000,
    end: 'leave',
    status: null,
  },
  {
    name: 'a caller who leaves within the head of a part',
    bytes: whole.subarray(0, 60),
    length: whole.length,
    end: 'leave',
    path: '/v1/tickets',
    status: null,
  },
  {
    name: 'a caller who leaves within the ticket',
    bytes: whole.subarray(0, 150),
    length: whole.length,
    end: 'leave',
    path: '/v1/tickets',
    status: null,
  },
  {
    name: 'a caller who leaves within the file',
    bytes: whole.subarray(0, 1_000_000),
    length: whole.length,
    end: 'leave',
    path: '/v1/tickets',
    status: null,
  },
  {
    name: 'a caller who leaves before the last byte',
    bytes: whole.subarray(0, -3),
    length: whole.length,
    end: 'leave',
    path: '/v1/tickets',
    status: null,
  },
  {
    name: 'a caller who leaves within the second file',
    bytes: formBytes([ticketPart, filePart('first'), filePart(large)]).subarray(0, 900_000),
    length: 2_100_000,
    end: 'leave',
    path: '/v1/tickets',
    status: null,
  },
  {
    name: 'a caller who stops before the body',
    bytes: Buffer.alloc(0),
    length: 1000,
    end: 'stall',
    status: 408,
    code: 'request_timeout',
  },
  {
    name: 'a caller who stops within the ticket',
    bytes: whole.subarray(0, 150),
    length: whole.length,
    end: 'stall',
    path: '/v1/tickets',
    status: 408,
    code: 'request_timeout',
  },
  {
    name: 'a caller who stops within the file',
    bytes: whole.subarray(0, 1_000_000),
    length: whole.length,
    end: 'stall',
    path: '/v1/tickets',
    status: 408,
    code: 'request_timeout',
  },
  {
    name: 'a caller who stops before the last byte',
    bytes: formBytes([filePart(large)]).subarray(0, -3),
    length: formBytes([filePart(large)]).length,
    end: 'stall',
    status: 408,
    code: 'request_timeout',
  },
]
