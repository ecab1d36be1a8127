// Generates a client from the document that is the first argument, and opens tickets with files through it.
import { createClient } from '@hey-api/openapi-ts'

const [document, origin, key] = process.argv.slice(2)
await createClient({
  input: document,
  output: 'generated',
  logs: { level: 'silent' },
  plugins: ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch'],
})
const { client } = await import('./generated/client.gen.ts')
const { addComment, createTicket, uploadFiles } = await import('./generated/sdk.gen.ts')
client.setConfig({ baseUrl: origin, auth: key, throwOnError: true })

const file = new File(['bytes of a file'], 'note.txt', { type: 'text/plain' })

// Ahead of the ticket.
const { data: uploads } = await uploadFiles({ path: { connection: 'selectel' }, body: { files: [file] } })
const { data: ahead } = await createTicket({
  body: {
    connection: 'selectel',
    subject: 'Sent ahead',
    body: 'See the file',
    attachments: uploads.items.map(({ id }) => id),
  },
})

// With the ticket: of two media types the generator knows the first, so the form is made by hand.
const form = new FormData()
form.append('ticket', JSON.stringify({ connection: 'plusofon', subject: 'With a file', body: 'See it' }))
form.append('files', file)
const { data: within } = await createTicket({
  body: form,
  bodySerializer: null,
  headers: { 'Content-Type': null },
})
const { data: comment } = await addComment({ path: { ticketId: within.id }, body: { body: 'Any news?' } })

console.log(JSON.stringify({ ahead: ahead.id, within: within.attachments, comment: comment.body }))
