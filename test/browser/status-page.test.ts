import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserIsThere, openBrowser, openPage, picture } from '../support/browser.ts'
import { connections } from '../support/gateway.ts'
import { type Running, start } from '../support/process.ts'

const run = promisify(execFile)
const available = browserIsThere('the browser tests of the status page')

describe.skipIf(!available)('the status page in the sandbox', { timeout: 120_000 }, () => {
  let gateway: Running
  let browser: Browser
  beforeAll(async () => {
    gateway = await start([], { GATEWAY_PORT: '0' })
    browser = await openBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await gateway?.end('SIGTERM')
  })

  it.each(['light', 'dark'] as const)('shows every connection, %s', async (scheme) => {
    const { page, faults } = await openPage(browser, gateway.url, scheme)
    await page.goto(gateway.url)
    for (const connection of connections) {
      expect(await page.getByText(connection, { exact: true }).count(), connection).toBeGreaterThan(0)
    }
    if (scheme === 'light') await picture(page, 'status-page-light.png')
    expect(faults()).toEqual([])
  })

  it('can be walked through with the keyboard', async () => {
    const { page, faults } = await openPage(browser, gateway.url)
    await page.goto(gateway.url)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.locator(':focus').getAttribute('id')).toBe('connections')
    expect(faults()).toEqual([])
  })

  it('copies lines that work', async () => {
    const { page, faults } = await openPage(browser, gateway.url)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(gateway.url)
    const buttons = page.getByRole('button', { name: /^Copy/ })
    expect(await buttons.count()).toBeGreaterThan(3)
    for (const button of await buttons.all()) {
      await button.click()
      await page.getByText('Copied', { exact: true }).first().waitFor()
      const line = String(await page.evaluate('navigator.clipboard.readText()'))
      expect(line).toMatch(/curl/)
      await run('bash', ['-c', line.replace('curl -sS', 'curl -sS --fail-with-body')])
    }
    expect(faults()).toEqual([])
  })

  it('leads to the page that tries the API', async () => {
    const { page, faults } = await openPage(browser, gateway.url)
    await page.goto(gateway.url)
    await page.getByRole('link', { name: 'Try the API' }).click()
    await page.locator('#operations-Tickets-listTickets').waitFor()
    expect(faults()).toEqual([])
  })
})
