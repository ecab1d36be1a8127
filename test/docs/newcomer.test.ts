import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { part } from '../../src/providers/wire.ts'
import { browserIsThere, openBrowser, openPage } from '../support/browser.ts'
import { keyIn, projectFolder } from '../support/container.ts'
import { blocksOf, docsPages } from '../support/docs-pages.ts'
import { shell } from '../support/docs-shell.ts'
import { addFile, contentType, execute, jsonPart, open } from '../support/swagger-ui.ts'

const run = promisify(execFile)
const required = process.env.REQUIRE_CONTAINERS === '1'
if (!required) process.stderr.write('skipped: the newcomer’s run, done only with REQUIRE_CONTAINERS=1\n')

const blocks = docsPages()
  .filter(({ path }) => path === 'README.md')
  .flatMap(blocksOf)
const marked = (word: string | null) =>
  blocks.filter(({ marker, language }) => marker === word && language === (word === 'config' ? 'yaml' : 'sh'))

/** Everything in one go, as each step needs the one before; under five minutes together. */
describe.runIf(required)('a newcomer who follows the README', { timeout: 300_000 }, () => {
  const began = Date.now()
  let folder = ''
  let clone = ''
  let url = ''
  let key = ''
  let stop = async () => {}

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'newcomer-'))
    clone = join(folder, 'clone')
    await run('git', ['clone', '--quiet', projectFolder, clone])
  }, 60_000)
  afterAll(async () => {
    await stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('starts the sandbox with one command', async () => {
    const [command] = marked('start')
    // The only difference: 8080 may be taken here.
    const port = await freePort()
    const sandbox = spawn('bash', ['-c', command?.code ?? ''], {
      cwd: clone,
      env: { ...process.env, GATEWAY_PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    })
    const ended = once(sandbox, 'exit')
    stop = async () => {
      if (sandbox.pid !== undefined && sandbox.exitCode === null) process.kill(-sandbox.pid, 'SIGTERM')
      await ended
    }
    url = `http://127.0.0.1:${port}`
    key = await keyOf(sandbox.stdout)
  })

  it('opens, reads, comments, closes and lists with curl, also with a file', async () => {
    const script = marked(null)
      .map(({ code }) => code)
      .join('\n')
      .replaceAll('http://127.0.0.1:8080', url)
      .replaceAll('tgw_...', key)
    expect(await shell(script, folder)).toEqual({ code: 0, failed: '' })
  })

  it('opens a ticket with a file in the browser', async () => {
    expect(browserIsThere('the newcomer’s browser')).toBe(true)
    const browser = await openBrowser()
    try {
      const { page, faults } = await openPage(browser, url)
      await page.goto(`${url}/docs`)
      const operation = await open(page, 'Tickets', 'createTicket')
      await contentType(operation).selectOption('multipart/form-data')
      const draft = { connection: 'plusofon', subject: 'From the browser', body: 'See the file' }
      await jsonPart(operation, 'ticket').fill(JSON.stringify(draft, null, 2))
      await addFile(operation, 'browser.txt')
      const answer = await execute(operation)
      expect(answer.status, answer.body).toBe('201')
      expect(part(JSON.parse(answer.body)).attachments).toMatchObject([{ filename: 'browser.txt' }])
      expect(faults()).toEqual([])
    } finally {
      await browser.close()
    }
  })

  it('makes a key and checks a configuration', async () => {
    const [makeKey] = marked('newcomer')
    const [config] = marked('config')
    const [configured] = marked('configured')
    const check = configured?.code.split('\n')[0] ?? ''
    await writeFile(join(clone, 'gateway.yaml'), config?.code ?? '')
    const secrets = 'export SELECTEL_TOKEN=a RACKSPACE_USERNAME=b RACKSPACE_API_KEY=c'
    expect(await shell([secrets, makeKey?.code, check].join('\n'), clone)).toEqual({ code: 0, failed: '' })
  })

  it('needs less than five minutes', () => {
    expect(Date.now() - began).toBeLessThan(300_000)
  })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Reads on, so that the process is never held up by a full pipe. */
function keyOf(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: output })
      .on('line', (line) => {
        if (/API key tgw_/.test(line)) resolve(keyIn(line))
      })
      .on('close', () => reject(new Error('the sandbox ended')))
  })
}
