import type { SandboxFile, SandboxPost, SandboxTicket } from './sandbox-account.ts'

/** An error in the provider's words: `{"message", "code"}`, `code` being the HTTP status. */
export class Refusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** The 404 of the desk behind the API comes out as a 500 whose message is that desk's whole HTTP response. */
export function hiddenNotFound(what: string): Refusal {
  const head = [
    'HTTP/1.1 404 Not Found',
    'Server: nginx',
    `Date: ${new Date().toUTCString()}`,
    'Content-Type: text/xml;charset=UTF-8',
    'Transfer-Encoding: chunked',
    'Connection: keep-alive',
    'Vary: Accept-Encoding',
    'X-Frame-Options: SAMEORIGIN',
    'X-XSS-Protection: 1',
    'X-Content-Type-Options: nosniff',
  ]
  return new Refusal(500, `${head.join('\r\n')}\r\n\r\n${what} not Found`)
}

/** XML turned into JSON: no ticket is an empty array, one is an object, several are an array. */
export function listReply(tickets: readonly SandboxTicket[]): unknown {
  const items = tickets.map(listItem)
  if (items.length === 0) return []
  return { ticket: items.length === 1 ? items[0] : items }
}

/** An empty XML element becomes an empty array. */
const element = (value: string): string | never[] => (value === '' ? [] : value)

function listItem(ticket: SandboxTicket): Record<string, unknown> {
  const last = ticket.posts.at(-1)
  const lastOf = (staff: boolean): number =>
    ticket.posts.findLast((post) => post.author.staff === staff)?.at ?? 0
  return {
    '@attributes': { id: String(ticket.id), flagtype: ticket.flagType },
    displayid: String(ticket.id),
    departmentid: ticket.departmentId,
    statusid: ticket.open ? '4' : '6',
    priorityid: '2',
    typeid: ticket.typeId,
    userid: String(ticket.contact.id),
    userorganization: '57599',
    userorganizationid: '25',
    ownerstaffid: ticket.owner === null ? '0' : String(ticket.owner.id),
    ownerstaffname: element(ticket.owner?.name ?? ''),
    fullname: ticket.contact.name,
    email: ticket.contact.email,
    lastreplier: last?.author.staff ? 'Оператор' : (last?.author.name ?? ''),
    subject: element(ticket.subject),
    creationtime: String(ticket.createdAt),
    lastactivity: String(last?.at ?? ticket.createdAt),
    laststaffreply: String(lastOf(true)),
    lastuserreply: String(lastOf(false)),
    slaplanid: '3',
    nextreplydue: ticket.open && !last?.author.staff ? String((last?.at ?? 0) + 14_400) : '0',
    resolutiondue: String(ticket.createdAt + 259_200),
    replies: String(ticket.posts.length - 1),
    ipaddress: '192.0.2.124',
    creator: '2',
    creationmode: ticket.creationMode,
    creationtype: '1',
    isescalated: ticket.escalated ? '1' : '0',
    escalationruleid: ticket.escalated ? '3' : '0',
    templategroupid: '4',
    tags: element(ticket.tags),
    templategroupname: 'Plusofon',
  }
}

/** The other model: what get, create and answer give. */
export function ticketReply(ticket: SandboxTicket): Record<string, unknown> {
  return {
    id: String(ticket.id),
    subject: ticket.subject,
    date: moscowTime(ticket.createdAt),
    status: ticket.open,
    unread_messages: ticket.unread,
    posts: ticket.posts.map(postReply),
  }
}

function postReply(post: SandboxPost): Record<string, unknown> {
  return {
    id: String(post.id),
    date: moscowTime(post.at),
    text: post.text,
    author: { id: String(post.author.id), name: post.author.name },
    attachments: post.files.map((file) => attachmentReply(file, post)),
  }
}

function attachmentReply(file: SandboxFile, post: SandboxPost): Record<string, unknown> {
  return {
    id: String(file.id),
    ticketid: String(post.ticketId),
    ticketpostid: String(post.id),
    filename: file.filename,
    filesize: String(file.size),
    filetype: 'application/octet-stream',
    dateline: String(file.at),
  }
}

/** Local time without a zone, as the provider writes it. */
function moscowTime(seconds: number): string {
  return new Date((seconds + 10_800) * 1000).toISOString().slice(0, 19).replace('T', ' ')
}

/** What tests may look at: everything but secrets. */
export function stateReply(tickets: readonly SandboxTicket[]): Record<string, unknown> {
  const posts = tickets.flatMap((ticket) => ticket.posts)
  return {
    tickets: tickets.map(({ id, subject, open, unread, createdAt }) => ({
      id,
      subject,
      open,
      unread,
      createdAt,
    })),
    comments: posts.map(({ id, ticketId, at, text, author }) => ({ id, ticketId, at, text, author })),
    files: posts.flatMap((post) =>
      post.files.map(({ id, filename, size, sha256 }) => ({
        id,
        ticketId: post.ticketId,
        postId: post.id,
        filename,
        size,
        sha256,
      })),
    ),
  }
}
