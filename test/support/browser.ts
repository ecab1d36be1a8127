import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { projectFolder } from './container.ts'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** Whether there is a browser. Without one the tests say in one line what they skip; REQUIRE_CONTAINERS=1 makes that a failure. */
export function browserIsThere(what: string): boolean {
  if (existsSync(executablePath)) return true
  if (process.env.REQUIRE_CONTAINERS === '1') throw new Error(`${what}: there is no ${executablePath}`)
  process.stderr.write(`skipped: ${what}, as there is no ${executablePath}\n`)
  return false
}

/** A browser of its own, with a fresh profile that it throws away. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export interface WatchedPage {
  readonly page: Page
  /** What should not be: errors on the console, and requests to other hosts. */
  faults(): readonly string[]
}

/** A page that is watched; what it asks of other hosts is told and not sent. */
export async function openPage(
  browser: Browser,
  origin: string,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme })
  const faults: string[] = []
  await context.route(
    (url) => url.origin !== origin && url.protocol.startsWith('http'),
    (route) => {
      faults.push(`asked ${route.request().url()}`)
      return route.abort()
    },
  )
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  return { page, faults: () => faults }
}

/** Takes a picture for the documentation where UPDATE_IMAGES=1 asks for it. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.UPDATE_IMAGES !== '1') return
  await page.screenshot({ path: join(projectFolder, 'docs', 'images', name), animations: 'disabled' })
}
