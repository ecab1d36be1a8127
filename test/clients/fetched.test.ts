import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../support/container.ts'
import { documentPath } from '../support/openapi-document.ts'
import { startSandboxApp } from '../support/sandbox-app.ts'

const run = promisify(execFile)
const required = process.env.REQUIRE_CONTAINERS === '1'
if (!required) {
  process.stderr.write(
    'skipped: @hey-api/openapi-ts and swagger-client, fetched only with REQUIRE_CONTAINERS=1\n',
  )
}

describe.runIf(required)('clients made by generators', { timeout: 300_000 }, () => {
  let folder = ''
  let sandbox: Awaited<ReturnType<typeof startSandboxApp>>
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clients-'))
    await cp(fileURLToPath(new URL('fetched', import.meta.url)), folder, { recursive: true })
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder })
    sandbox = await startSandboxApp()
  }, 300_000)
  afterAll(async () => {
    await sandbox?.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function speak(script: string): Promise<unknown> {
    const tsx = join(projectFolder, 'node_modules', '.bin', 'tsx')
    const { stdout } = await run(tsx, [script, documentPath, sandbox.origin, sandbox.apiKey], { cwd: folder })
    return JSON.parse(stdout)
  }

  it('@hey-api/openapi-ts opens tickets with files', async () => {
    expect(await speak('hey-api.mjs')).toEqual({
      ahead: expect.stringMatching(/^selectel:\d+$/),
      within: [expect.objectContaining({ filename: 'note.txt', size: 15 })],
      comment: 'Any news?',
    })
  })

  it('swagger-client opens a ticket with a file', async () => {
    expect(await speak('swagger-client.mjs')).toEqual({
      within: [expect.objectContaining({ filename: 'note.txt', size: 15 })],
      comment: 'Any news?',
      listed: 3,
    })
  })
})
