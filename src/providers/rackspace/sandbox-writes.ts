import type { FastifyReply, FastifyRequest } from 'fastify'
import { badRequest, Fault, isJson, type Json, ticketNotFound } from './sandbox-answers.ts'
import { categories, people } from './sandbox-data.ts'
import {
  accountById,
  allowedSubcategory,
  classificationOf,
  detail,
  type SandboxComment,
  type SandboxTicket,
  type World,
} from './sandbox-world.ts'

/** The ticket of the path; `forWriting` hides those of an account that may only be observed, as the real service does. */
export function ticketOf(world: World, request: FastifyRequest, forWriting: boolean): SandboxTicket {
  const id = isJson(request.params) ? request.params.ticketId : undefined
  const ticket = typeof id === 'string' ? world.tickets.get(id) : undefined
  if (ticket === undefined) throw ticketNotFound()
  if (forWriting && accountById(ticket.accountId)?.permission !== 'admin') throw ticketNotFound()
  return ticket
}

function bodyOf(request: FastifyRequest): Json {
  if (!isJson(request.body)) throw badRequest('Request body provided is invalid')
  return request.body
}

function required(body: Json, name: string, label: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value.trim() === '') throw badRequest(`${label} provided is invalid`)
  return value
}

function strings(value: unknown, label: string): string[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw badRequest(`${label} provided is invalid`)
  return value.map((entry: unknown) => {
    if (typeof entry !== 'string' || entry === '') throw badRequest(`${label} provided is invalid`)
    return entry
  })
}

function resourceUrls(value: unknown): string[] {
  const urls = strings(value, 'Resources')
  if (urls.some((url) => !/^https?:\/\/[^/]+\/resources\/[^/\s]+$/.test(url)))
    throw badRequest('Resources provided is invalid')
  return urls
}

const toRecipient = (value: string): Record<string, string> =>
  value.includes('@') ? { type: 'email', value } : { type: 'contact', value }

/** The table says object, the example says array: both are taken. Without a uuid a place to upload to is reserved. */
function attachmentsOf(world: World, value: unknown, mayReserve: boolean): SandboxComment['attachments'] {
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]).map((entry: unknown) => {
    if (!isJson(entry) || typeof entry.filename !== 'string' || entry.filename === '')
      throw badRequest('Attachment provided is invalid')
    if (entry.uuid === undefined && mayReserve)
      return { uuid: world.files.reserve(entry.filename), filename: entry.filename }
    if (typeof entry.uuid !== 'string' || !world.files.isStored(entry.uuid))
      throw badRequest('Attachment provided has not been uploaded')
    return { uuid: entry.uuid, filename: entry.filename }
  })
}

function newComment(world: World, body: Json, mayReserve: boolean, at: Date): SandboxComment {
  const comment = body.comment
  if (!isJson(comment)) throw badRequest('Comment provided is invalid')
  const text = required(comment, 'text', 'Comment text')
  const attachments = attachmentsOf(world, comment.attachments, mayReserve)
  return {
    id: world.nextCommentId(at),
    text,
    created: at.toISOString(),
    author: people.integration,
    attachments,
  }
}

/** "Post tickets": answers 200 with the whole ticket. */
export function postTicket(world: World, request: FastifyRequest): object {
  const body = bodyOf(request)
  const account = accountById(required(body, 'accountId', 'Account'))
  if (account === undefined) throw badRequest('Account provided is invalid')
  if (account.permission !== 'admin')
    throw new Fault(403, 'forbidden', 'You are not allowed to create tickets for this account')
  const subject = required(body, 'subject', 'Subject')
  const category = categories.find((entry) => entry.name === body.category)
  if (category === undefined) throw badRequest('Category provided is invalid')
  if (category.subcategories.every((entry) => entry.name !== body.subcategory))
    throw badRequest('Subcategory provided is invalid')
  const severity = body.severity ?? 'Normal'
  if (typeof severity !== 'string' || !account.severities.includes(severity))
    throw badRequest('Severity provided is invalid')
  const resources = resourceUrls(body.resources)
  const recipients = strings(body.recipients, 'Recipients').map(toRecipient)
  const now = new Date()
  const comments = body.comment === undefined ? [] : [newComment(world, body, true, now)]
  const ticket: SandboxTicket = {
    ticketId: world.nextTicketId(now),
    accountId: account.id,
    subject,
    status: 'Pending Rackspace',
    severity,
    resources,
    category: category.name,
    // The service puts its own word for the account's product in place of one that does not fit.
    subcategory: allowedSubcategory(account.type.id),
    classification: classificationOf(category.name),
    created: now.toISOString(),
    modified: now.toISOString(),
    createdBy: people.integration,
    modifiedBy: people.integration,
    comments,
    recipients,
    favorite: false,
  }
  world.tickets.set(ticket.ticketId, ticket)
  return detail(ticket, world.files)
}

function touch(ticket: SandboxTicket, at: Date): void {
  ticket.modified = at.toISOString()
  ticket.modifiedBy = people.integration
}

/** "Patch tickets": closes, or replaces the resources; PUT is an alias with the same meaning. */
export function patchTicket(world: World, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const ticket = ticketOf(world, request, true)
  const body = bodyOf(request)
  if (body.status === undefined && body.resources === undefined)
    throw badRequest('Request body provided is invalid')
  if (body.status !== undefined && body.status !== 'Closed') throw badRequest('Status provided is invalid')
  if (ticket.status === 'Closed') throw badRequest('Ticket is already closed')
  if (body.resources !== undefined) ticket.resources = resourceUrls(body.resources)
  if (body.status !== undefined) ticket.status = 'Closed'
  touch(ticket, new Date())
  return noContent(reply)
}

/** "Post ticket comment": the id of the new comment is not told. */
export function postComment(world: World, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const ticket = ticketOf(world, request, true)
  const now = new Date()
  const comment = newComment(world, bodyOf(request), false, now)
  if (ticket.status === 'Closed') throw badRequest('Ticket is closed')
  ticket.comments.push(comment)
  touch(ticket, now)
  return noContent(reply)
}

const noContent = (reply: FastifyReply): FastifyReply => reply.code(204).type('application/json').send()
