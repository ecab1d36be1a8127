// Makes a client from the document that is the first argument, and opens a ticket with a file through it.
import { readFileSync } from 'node:fs'
import SwaggerClient from 'swagger-client'

const [document, origin, key] = process.argv.slice(2)
const client = await new SwaggerClient({
  spec: JSON.parse(readFileSync(document, 'utf8')),
  authorizations: { bearer: { value: key } },
  requestInterceptor: (request) => ({ ...request, url: new URL(request.url, origin).href }),
})

const { body: within } = await client.apis.Tickets.createTicket(
  {},
  {
    requestContentType: 'multipart/form-data',
    requestBody: {
      ticket: JSON.stringify({ connection: 'plusofon', subject: 'With a file', body: 'See it' }),
      files: [new File(['bytes of a file'], 'note.txt', { type: 'text/plain' })],
    },
  },
)
const { body: comment } = await client.apis.Comments.addComment(
  { ticketId: within.id },
  { requestContentType: 'application/json', requestBody: { body: 'Any news?' } },
)
const { body: page } = await client.apis.Tickets.listTickets({
  connection: ['plusofon', 'selectel'],
  limit: 3,
})

console.log(JSON.stringify({ within: within.attachments, comment: comment.body, listed: page.items.length }))
