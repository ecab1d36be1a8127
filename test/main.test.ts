import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Running, run, start } from './support/process.ts'

// Each test starts processes of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const key = 'tgw_key-of-the-tests'
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const started: Running[] = []
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'main-'))
})
afterEach(async () => {
  await Promise.all(started.splice(0).map((running) => running.end('SIGKILL')))
})

async function fileWith(text: string): Promise<string> {
  const path = join(folder, `${hash(text).slice(0, 12)}.yaml`)
  await writeFile(path, text)
  return path
}

async function launch(...args: Parameters<typeof start>): Promise<Running> {
  const running = await start(...args)
  started.push(running)
  return running
}

const configuration = (baseUrl = 'https://restapi.plusofon.example', sha256 = hash(key)) => `
server: { host: 127.0.0.1, port: 0, drainMs: 5000 }
auth: { keys: [{ id: tests, sha256: "${sha256}", scopes: [tickets:read, tickets:write] }] }
store: { path: "${join(folder, 'store')}" }
connections:
  phone: { provider: plusofon, settings: { baseUrl: "${baseUrl}", token: "\${TOKEN:-secret-token}" } }
`

const get = (running: Running, path: string, bearer = key) =>
  fetch(running.url + path, { headers: { authorization: `Bearer ${bearer}` } })

describe('a bad configuration', () => {
  it('ends the process with 1 before it listens, with every problem on stderr', async () => {
    const file = await fileWith(
      configuration().replace('port: 0', 'port: many').replace('token:', 'tokn:').replace('drainMs', 'drain'),
    )
    const { code, stdout, stderr } = await run(['--config', file])
    expect(code).toBe(1)
    expect(stdout).toBe('')
    for (const path of ['server.port', 'server.drain', 'phone.settings.token', 'phone.settings.tokn']) {
      expect(stderr).toContain(`${path}: `)
    }
    expect(stderr).not.toContain('secret-token')
  })

  it.each([
    ['by an option', (file: string) => run(['--config', file])],
    ['by the environment', (file: string) => run([], { GATEWAY_CONFIG: file })],
  ])('named %s that cannot be read is never the sandbox', async (_how, start) => {
    const { code, stdout, stderr } = await start(join(folder, 'missing.yaml'))
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('cannot be read')
  })

  it('is found by --check-config, and a good one too', async () => {
    const good = await run(['--check-config', '--config', await fileWith(configuration())])
    expect(good).toMatchObject({ code: 0, stderr: '' })
    const bad = await run(['--check-config'], {
      GATEWAY_CONFIG: await fileWith(configuration().replace('phone', 'Phone')),
    })
    expect(bad).toMatchObject({ code: 1, stdout: '' })
    expect(bad.stderr).toContain('connections.Phone')
  })

  it('is no reason for a stack trace, nor is a wrong option', async () => {
    for (const args of [['--confg', 'x'], ['serve'], ['--check-config'], ['--new-key', 'a b']]) {
      const { code, stdout, stderr } = await run(args)
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr.trim().split('\n')).toHaveLength(1)
    }
  })
})

describe('the command line', () => {
  it('makes a key whose line in the configuration opens the gateway to it alone', async () => {
    const { code, stdout } = await run(['--new-key', 'billing-app'])
    const made = /tgw_[\w-]{43}/.exec(stdout)?.[0] ?? ''
    expect(code).toBe(0)
    expect(stdout.split(made)).toHaveLength(2)
    const line = stdout.split('\n').find((candidate) => candidate.includes('sha256')) ?? ''
    const text = configuration().replace(/auth: .*/, `auth:\n  keys:\n${line.replace('-', '  -')}`)
    const running = await launch(['--config', await fileWith(text)])
    expect((await get(running, '/v1/connections', made)).status).toBe(200)
    expect((await get(running, '/v1/connections', key)).status).toBe(401)
  })

  it('tells its version and its options', async () => {
    expect(await run(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    })
    expect((await run(['--help'])).stdout).toContain('--check-config')
  })
})

describe('the sandbox', () => {
  it('starts without a configuration, loudly, and opens to the key it prints', async () => {
    const running = await launch([], { GATEWAY_PORT: '0' })
    const printed = /tgw_[\w-]+/.exec(await running.line(/API key/))?.[0] ?? ''
    const curl = await running.line(/curl/)
    expect(curl).toContain(`${running.url}/v1/tickets`)
    for (const entry of running.lines()) expect(JSON.parse(entry)).toHaveProperty('level')

    const answer = await get(running, '/v1/connections', printed)
    expect(answer.headers.get('sandbox')).toBe('true')
    expect(await answer.json()).toMatchObject({
      items: ['selectel', 'rackspace', 'billmanager', 'billmanager-client', 'epixel', 'plusofon'].map((id) =>
        expect.objectContaining({ id, sandbox: true }),
      ),
    })
    expect(await running.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' })
  })

  it('listens on loopback only', async () => {
    const running = await launch([], { GATEWAY_PORT: '0' })
    expect(running.lines().filter((line) => line.includes('Server listening'))).toHaveLength(1)
  })
})

describe('the end', () => {
  /** A provider that answers when it is told to. */
  const held: ServerResponse[] = []
  const provider = createServer((_request, response) => {
    held.push(response)
    provider.emit('asked')
  })
  beforeAll(async () => {
    await once(provider.listen(0, '127.0.0.1'), 'listening')
  })
  afterAll(() => {
    provider.closeAllConnections()
    provider.close()
  })

  async function asked() {
    const address = provider.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const running = await launch(['--config', await fileWith(configuration(`http://127.0.0.1:${port}`))])
    const reached = once(provider, 'asked')
    const answer = get(running, '/v1/tickets/phone:1')
    await reached
    return { running, answer, response: held.at(-1) }
  }

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'comes after the running requests on %s, with 0',
    async (signal) => {
      const { running, answer, response } = await asked()
      running.process.kill(signal)
      await running.line(/draining/)
      response
        ?.writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ data: { id: 1, subject: 'Held', status: true } }))
      expect((await answer).status).toBeGreaterThan(0)
      expect(await running.end()).toMatchObject({ code: 0 })
    },
  )

  it('comes at once on a second signal', async () => {
    const { running, answer } = await asked()
    const cut = expect(answer).rejects.toThrow()
    running.process.kill('SIGTERM')
    await running.line(/draining/)
    expect(await running.end('SIGTERM')).toMatchObject({ code: 1 })
    await cut
  })

  it('comes with 1 where the port is taken', async () => {
    const running = await launch(['--config', await fileWith(configuration())])
    const text = configuration()
      .replace('port: 0', `port: ${new URL(running.url).port}`)
      .replace(/store: .*/, `store: { path: "${join(folder, 'other')}" }`)
    const { code, stderr } = await run(['--config', await fileWith(text)])
    expect(code).toBe(1)
    expect(stderr).toContain('EADDRINUSE')
  })
})
