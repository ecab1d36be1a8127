import contentDisposition from 'content-disposition'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { check, isNumeric } from './sandbox-fields.ts'
import { envelope, type Form, formOf } from './sandbox-form.ts'
import type { Desk, DeskTicket } from './sandbox-store.ts'

const priorities = ['1', '2', '3']
const closed = '3'
const pageLength = 50

/** The ticket calls of one signed-in end user, whose tickets are those that carry `email`. */
export function ticketRoutes(app: FastifyInstance, desk: Desk, email: string): void {
  const own = (): DeskTicket[] => [...desk.tickets.values()].filter((ticket) => ticket.owner === email)
  const isCategory = (id: number): boolean => desk.categories.some((category) => category.id === id)
  const isTag = (id: number): boolean => desk.tags.some((tag) => tag.id === id)

  /** A form that is refused takes its file with it. */
  const refuse = async (reply: FastifyReply, status: number, errors: object, form?: Form) => {
    if (form?.file) await desk.dropFile(form.file)
    return envelope(reply, status, errors)
  }

  app.get('/support/get/category-list/', async (_request, reply) =>
    envelope(reply, 200, {}, { CategoryList: desk.categories }),
  )

  app.get('/support/get/ticket/tags/', async (_request, reply) =>
    envelope(reply, 200, {}, { TicketTagList: desk.tags }),
  )

  app.post('/support/create/ticket/', async (request, reply) => {
    const form = await formOf(request, desk)
    const fields = check(form)
    const subject = fields.text('subject', 500)
    const comment = fields.text('comment')
    const priority = fields.choice('priority', priorities) ?? '1'
    const category = fields.key('category', isCategory, false)
    fields.file('attachment')
    if (Object.keys(fields.complaints).length > 0) return refuse(reply, 400, fields.complaints, form)
    if (own().filter((ticket) => ticket.status !== closed).length >= desk.openTicketLimit) {
      return refuse(reply, 401, { error: 'Currenly Open Ticket Limit Exceed.' }, form)
    }
    const ticket = desk.addTicket({
      owner: email,
      subject,
      comment,
      priority,
      category,
      status: '1',
      tags: [],
    })
    if (form.file) desk.attach(ticket, null, form.file)
    return envelope(reply, 200, {})
  })

  app.get<{ Querystring: Record<string, unknown> }>(
    '/support/get/ticket/history/',
    async (request, reply) => {
      const asked = (name: string): string => {
        const value = request.query[name]
        return String((Array.isArray(value) ? value.at(-1) : value) ?? '')
      }
      const errors: Record<string, readonly string[]> = {}
      if (asked('category') !== '' && !isNumeric(asked('category'))) {
        errors.category = ['Catogory id is not valid numeric']
      }
      if (asked('status') !== '' && !isNumeric(asked('status')))
        errors.status = ['Status id is not valid numeric']
      if (Object.keys(errors).length > 0) return envelope(reply, 400, errors)

      const count = (name: string, otherwise: number): number =>
        isNumeric(asked(name)) && Number(asked(name)) > 0 ? Number(asked(name)) : otherwise
      const subject = asked('subject').toLowerCase()
      const found = own()
        .reverse()
        .filter((ticket) => ticket.subject.toLowerCase().includes(subject))
        .filter((ticket) => asked('category') === '' || ticket.category === Number(asked('category')))
        .filter((ticket) => asked('status') === '' || Number(ticket.status) === Number(asked('status')))
      const offset = count('offset', 0)
      const page = found.slice(offset, offset + count('limit', pageLength))
      return envelope(reply, 200, {}, { TicketList: page.map((ticket) => listed(ticket, desk)) })
    },
  )

  app.post('/support/update/ticket/', async (request, reply) => {
    const form = await formOf(request)
    const ticket = namedTicket(form.get('ticket_id'), desk)
    if (typeof ticket === 'string') return envelope(reply, 400, { ticket })
    if (ticket.owner !== email) return envelope(reply, 400, { ticket: notOwner })
    const fields = check(form)
    const priority = fields.choice('priority', priorities)
    const tags = fields.keys('tags', isTag)
    if (Object.keys(fields.complaints).length > 0) return envelope(reply, 400, fields.complaints)
    ticket.priority = priority ?? ticket.priority
    ticket.tags = tags
    return envelope(reply, 200, {})
  })

  app.get('/support/ticket/detailed-view/', async (request, reply) => {
    const form = await formOf(request)
    const ticket = namedTicket(form.get('ticket_id'), desk)
    if (typeof ticket === 'string') return envelope(reply, 400, { ticket })
    if (ticket.owner !== email) return envelope(reply, 400, { ticket: notOwner })
    return envelope(reply, 200, {}, detailed(ticket, desk))
  })

  app.get<{ Params: { id: string } }>('/support/ticket/download/:id/', async (request, reply) => {
    const attachment = desk.attachments.get(isNumeric(request.params.id) ? Number(request.params.id) : -1)
    if (attachment === undefined || desk.tickets.get(attachment.ticketId)?.owner !== email) {
      return reply.code(404).send({ detail: 'Not found.' })
    }
    const { filename, contentType, size } = attachment.file
    return reply
      .type(contentType ?? 'application/octet-stream')
      .header('content-length', size)
      .header('content-disposition', contentDisposition(filename))
      .send(desk.openFile(attachment.file))
  })

  app.post('/support/ticket/conversation/', async (request, reply) => {
    const form = await formOf(request, desk)
    const fields = check(form)
    const id = fields.key('ticket', (candidate) => desk.tickets.has(candidate), true)
    const comment = fields.text('comment')
    fields.file('attachment')
    const ticket = desk.tickets.get(id ?? -1)
    if (ticket !== undefined && ticket.owner !== email) {
      return refuse(reply, 400, { ...fields.complaints, ticket: [`${notOwner}.`] }, form)
    }
    if (ticket === undefined || Object.keys(fields.complaints).length > 0) {
      return refuse(reply, 400, fields.complaints, form)
    }
    const conversation = desk.addConversation(ticket, email, comment)
    if (form.file) desk.attach(ticket, conversation, form.file)
    return envelope(reply, 200, {})
  })

  app.post('/support/ticket/status/', async (request, reply) => {
    const form = await formOf(request)
    const errors: Record<string, readonly string[]> = {}
    const status = String(form.get('status') ?? '').trim()
    const ticket = namedTicket(form.get('ticket'), desk)
    if (status === '') errors.status = ['Status id is required and this may not be blank.']
    else if (status !== '2' && status !== closed) errors.status = [`"${status}" is not a valid choice.`]
    if (typeof ticket === 'string') errors.ticket = [ticket]
    else if (ticket.owner !== email) errors.ticket = ["You Can't open or close this Ticket"]
    else if (errors.status === undefined && !mayBecome(status, ticket.status)) {
      errors.ticket = [`Ticket is already ${statusWords[ticket.status]}`]
    }
    if (typeof ticket === 'string' || Object.keys(errors).length > 0) return envelope(reply, 400, errors)
    ticket.status = status
    return envelope(reply, 200, {})
  })
}

const notOwner = 'You are not the owner of the requested ticket'
const statusWords: Readonly<Record<string, string>> = { '1': 'open', '2': 'processing', '3': 'closed' }

/** 2 opens again what is closed, 3 closes what is open; nothing else changes. */
function mayBecome(wanted: string, current: string): boolean {
  return wanted === closed ? current !== closed : current === closed
}

/** The ticket, or the complaint about its id. */
function namedTicket(value: unknown, desk: Desk): DeskTicket | string {
  if (value === undefined || value === null || String(value).trim() === '') {
    return 'Ticket id is required and this may not be blank.'
  }
  return desk.tickets.get(isNumeric(value) ? Number(value) : -1) ?? 'Ticket id is not valid'
}

function listed({ id, subject, priority, category, comment, status }: DeskTicket, desk: Desk): object {
  const title = desk.categories.find((candidate) => candidate.id === category)?.category ?? null
  return { id, subject, priority, category, category_title: title, comment, status }
}

function detailed(ticket: DeskTicket, desk: Desk): object {
  const { id, subject, priority, category, comment, status, tags, owner, conversations } = ticket
  return {
    ticket: { id, subject, priority, category, comment, status, tags },
    author: owner,
    conversations: conversations.map((conversation) => ({
      id: conversation.id,
      ticket: id,
      comment: conversation.comment,
      author: conversation.author,
    })),
    attachments: [...desk.attachments.values()]
      .filter((attachment) => attachment.ticketId === id)
      .map((attachment) => ({ id: attachment.id, conversation_id: attachment.conversationId })),
  }
}
