import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleNewTickets } from '../../src/domain/examples.ts'
import { part, text } from '../../src/providers/wire.ts'
import { browserIsThere, openBrowser, openPage, picture, type WatchedPage } from '../support/browser.ts'
import { type Running, start } from '../support/process.ts'
import { addFile, close, contentType, execute, jsonPart, open, parameter } from '../support/swagger-ui.ts'

const available = browserIsThere('the browser tests of /docs')

describe.skipIf(!available)('Swagger UI in the sandbox', { timeout: 180_000 }, () => {
  let gateway: Running
  let browser: Browser
  let watched: WatchedPage
  let page: Page

  beforeAll(async () => {
    gateway = await start([], { GATEWAY_PORT: '0' })
    browser = await openBrowser()
    watched = await openPage(browser, gateway.url)
    page = watched.page
    await page.goto(`${gateway.url}/docs`)
    await page.locator('#operations-Tickets-listTickets').waitFor()
    await picture(page, 'swagger-ui.png')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await gateway?.end('SIGTERM')
  })

  it('lists tickets with one click, as the key is filled in', async () => {
    const operation = await open(page, 'Tickets', 'listTickets')
    const answer = await execute(operation)
    expect(answer.status).toBe('200')
    expect(answer.body).toContain('"items"')
    expect(answer.url).toBe(`${gateway.url}/v1/tickets?limit=50`)
    await close(operation)
  })

  it('reads the ticket of the example with one click', async () => {
    const operation = await open(page, 'Tickets', 'getTicket')
    const answer = await execute(operation)
    expect(answer.status).toBe('200')
    expect(part(JSON.parse(answer.body)).id).toBe('selectel:3281043')
    await close(operation)
  })

  it('shows an example for every desk', async () => {
    const operation = await open(page, 'Tickets', 'createTicket')
    await contentType(operation).selectOption('application/json')
    const names = await operation
      .locator('.opblock-section-request-body .examples-select option')
      .allInnerTexts()
    expect(names).toEqual(exampleNewTickets.map(({ connection }) => connection))
    await close(operation)
  })

  it.each(exampleNewTickets)('opens a ticket with a file at $connection', async (draft) => {
    const operation = await open(page, 'Tickets', 'createTicket')
    await contentType(operation).selectOption('multipart/form-data')
    await jsonPart(operation, 'ticket').fill(JSON.stringify(draft, null, 2))
    await addFile(operation, `${draft.connection}.txt`)
    const answer = await execute(operation)
    expect(answer.status, answer.body).toBe('201')
    expect(part(JSON.parse(answer.body)).attachments).toMatchObject([
      { filename: `${draft.connection}.txt`, size: 15 },
    ])
    if (draft.connection === 'selectel') await picture(page, 'create-with-file.png')
    await close(operation)
  })

  it('downloads a file', async () => {
    const created = await open(page, 'Tickets', 'createTicket')
    await contentType(created).selectOption('multipart/form-data')
    const draft = { connection: 'billmanager-client', subject: 'With a file', body: 'See it' }
    await jsonPart(created, 'ticket').fill(JSON.stringify(draft))
    await addFile(created, 'to-fetch.txt')
    const ticket = text(part(JSON.parse((await execute(created)).body)).id) ?? ''
    await close(created)

    const listed = await open(page, 'Attachments', 'listAttachments')
    await parameter(listed, 'ticketId').fill(ticket)
    const list = part(JSON.parse((await execute(listed)).body))
    const [file] = Array.isArray(list.items) ? list.items.map(part) : []
    await close(listed)

    const fetched = await open(page, 'Attachments', 'downloadAttachment')
    await parameter(fetched, 'ticketId').fill(ticket)
    await parameter(fetched, 'attachmentId').fill(text(part(file).id) ?? '')
    const answer = await execute(fetched)
    expect(answer.status).toBe('200')
    const link = fetched.locator('.live-responses-table a[download]')
    expect(await link.getAttribute('download')).toBe('to-fetch.txt')
  })

  it('makes no error and asks no other host', () => {
    expect(watched.faults()).toEqual([])
  })
})
