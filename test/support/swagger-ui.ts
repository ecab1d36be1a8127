import type { Locator, Page } from 'playwright-core'

/** Opens an operation of Swagger UI, ready to be tried. */
export async function open(page: Page, tag: string, name: string): Promise<Locator> {
  const operation = page.locator(`#operations-${tag}-${name}`)
  const summary = operation.locator('.opblock-summary-control')
  // It is open still where the test before failed.
  if ((await summary.getAttribute('aria-expanded')) !== 'true') await summary.click()
  await operation.locator('button.execute').waitFor()
  return operation
}

export async function close(operation: Locator): Promise<void> {
  await operation.locator('.opblock-summary-control').click()
  await operation.locator('.opblock-body').waitFor({ state: 'detached' })
}

export function contentType(operation: Locator): Locator {
  return operation.locator('.opblock-section-request-body .body-param-content-type select')
}

export function parameter(operation: Locator, name: string): Locator {
  return operation.locator(`[data-param-name="${name}"] input`)
}

export function jsonPart(operation: Locator, name: string): Locator {
  return operation.locator(`[data-property-name="${name}"] textarea`)
}

/** As people do: a click opens the file chooser. */
export async function addFile(operation: Locator, name: string): Promise<void> {
  const files = operation.locator('[data-property-name="files"]')
  // The form remembers what was sent before.
  const remembered = files.locator('.json-schema-form-item-remove')
  while ((await remembered.count()) > 0) await remembered.first().click()
  await files.locator('button', { hasText: 'Add' }).click()
  const chosen = operation.page().waitForEvent('filechooser')
  await files.locator('input[type=file]').click()
  await (await chosen).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from('bytes of a file') })
}

/** One click, and what it shows. */
export async function execute(operation: Locator) {
  // The answer of the time before is still shown.
  const clear = operation.locator('.btn-clear')
  if ((await clear.count()) > 0) await clear.click()
  await operation.locator('button.execute').click()
  const live = operation.locator('.live-responses-table')
  const status = live.locator('tbody .response-col_status').first()
  await status.waitFor()
  const code = /^\d+/.exec(await status.innerText())?.[0] ?? ''
  const body = live.locator('.response-col_description .highlight-code code').first()
  return {
    status: code,
    body: (await body.count()) === 0 ? '' : ((await body.textContent()) ?? ''),
    url: await operation.locator('.request-url pre').innerText(),
  }
}
