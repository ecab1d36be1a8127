import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { rootCertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parseConfig } from '../../src/config/load.ts'
import { keyIn } from '../support/container.ts'
import { type Block, blocksOf, docsPages } from '../support/docs-pages.ts'
import { shell } from '../support/docs-shell.ts'
import { run, start } from '../support/process.ts'

const blocks = docsPages().flatMap(blocksOf)

/** Blocks that something else runs, and what. */
const runElsewhere = {
  start: 'test/docs/newcomer.test.ts',
  newcomer: 'test/docs/newcomer.test.ts',
  ci: '.ci/run',
  docker: 'test/container/compose.test.ts',
  adapter: 'test/docs/adding-a-provider.test.ts',
  simulator: 'test/docs/adding-a-provider.test.ts',
} as const
const runHere = ['config', 'config-connection', 'configured', 'redis']

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docs-'))
  await writeFile(join(folder, 'ca.pem'), rootCertificates[0] ?? '')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('every block is run by a test', () => {
  for (const { page, language, marker, code } of blocks) {
    if (marker === null) expect(language, `${page}: ${code}`).toBe('sh')
    else expect([...Object.keys(runElsewhere), ...runHere], page).toContain(marker)
  }
})

it('what CI runs is what people are told to run', () => {
  const told = blocks
    .filter(({ marker }) => marker === 'ci')
    .flatMap(({ code }) => code.trim().split(/\n| && /))
  expect(new Set(told)).toEqual(new Set(['npm ci', 'npm run lint', 'npm test']))
})

describe('commands for the sandbox', () => {
  const pages = [...new Set(unmarked(blocks).map(({ page }) => page))]

  it.each(pages)('%s', { timeout: 120_000 }, async (page) => {
    const gateway = await start([], { GATEWAY_PORT: '0' })
    const script = unmarked(blocks)
      .filter((block) => block.page === page)
      .map(({ code }) => code)
      .join('\n')
      .replaceAll('http://127.0.0.1:8080', gateway.url)
      .replaceAll('tgw_...', keyIn(await gateway.line(/API key/).then(() => gateway.lines().join('\n'))))
    try {
      expect(await shell(script, folder)).toEqual({ code: 0, failed: '' })
    } finally {
      await gateway.end('SIGTERM')
    }
  })
})

describe('configurations', () => {
  const files = blocks.filter(({ marker }) => marker === 'config')
  const connections = blocks.filter(({ marker }) => marker === 'config-connection')

  it.each(files)('of $page', ({ code }) => {
    expect(() => load(code)).not.toThrow()
  })

  it.each(connections)('of $page', ({ code }) => {
    const keys = [{ id: 'docs', sha256: '0'.repeat(64), scopes: ['tickets:read'], connections: ['*'] }]
    expect(() => load(JSON.stringify({ auth: { keys }, connections: { one: parse(code) } }))).not.toThrow()
  })

  it('are checked and started as written', async () => {
    const [block] = blocks.filter(({ marker }) => marker === 'configured')
    const [check, serve] = block?.code.trim().split('\n') ?? []
    expect(check).toBe(`${serve} --check-config`)
    const missing = await run(['--config', join(folder, 'gateway.yaml'), '--check-config'])
    expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('gateway.yaml') })
  })
})

const hasRedis = spawnSync('redis-server', ['--version']).status === 0
if (!hasRedis) process.stderr.write('skipped: the redis-server of docs/operating.md, as there is none\n')
it.runIf(hasRedis).each(blocks.filter(({ marker }) => marker === 'redis'))(
  '$page starts a Redis that keeps everything',
  async ({ code }) => {
    const [command = '', ...options] = code.trim().split(' ')
    const socket = ['--port', '0', '--unixsocket', join(folder, 'redis.sock'), '--dir', folder]
    const redis = spawn(command, [...options, ...socket], { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(redis, 'exit')
    for await (const line of createInterface({ input: redis.stdout })) {
      if (/ready to accept connections/i.test(line)) redis.kill('SIGTERM')
    }
    expect(await ended).toEqual([0, null])
  },
)

function unmarked(all: readonly Block[]): readonly Block[] {
  return all.filter(({ marker, language }) => marker === null && language === 'sh')
}

/** Every variable is set, and every file is there. */
function load(text: string) {
  const environment = Object.fromEntries(
    [...text.matchAll(/\$\{(\w+)\}/g)].map((match) => [match[1] ?? '', 'set']),
  )
  const readable = text
    .replace(/\$\{file:[^}]+\}/g, 'from-a-file')
    .replace(/caFile: [^\s}]+/, `caFile: ${join(folder, 'ca.pem')}`)
  return parseConfig('docs', readable, environment)
}
