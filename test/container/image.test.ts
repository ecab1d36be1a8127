import { createHash } from 'node:crypto'
import { GenericContainer, getContainerRuntimeClient, type StartedTestContainer, Wait } from 'testcontainers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, clientOf, dockerAnswers, keyIn } from '../support/container.ts'
import { buildImage, imageName, inspect } from '../support/container-image.ts'

const available = dockerAnswers('the tests of the container image')
const healthy = Wait.forHttp('/healthz', 8080)

async function logOf(container: StartedTestContainer): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of (await container.logs()).setEncoding('utf8')) {
    chunks.push(Buffer.from(chunk))
    if (/API key/.test(String(chunk))) break
  }
  return Buffer.concat(chunks).toString()
}

describe.skipIf(!available)('the image', () => {
  beforeAll(buildImage, 600_000)

  describe('without a configuration', () => {
    let container: StartedTestContainer
    let url = ''
    let call: Client
    beforeAll(async () => {
      container = await new GenericContainer(imageName)
        .withExposedPorts(8080)
        .withDroppedCapabilities('ALL')
        .withSecurityOpt('no-new-privileges')
        .withWaitStrategy(healthy)
        .start()
      url = `http://127.0.0.1:${container.getMappedPort(8080)}`
      call = clientOf(url, keyIn(await logOf(container)))
    }, 120_000)
    afterAll(async () => {
      await container?.stop()
    })

    it('creates, reads, comments, closes and lists tickets in the sandbox', async () => {
      const draft = { connection: 'selectel', subject: 'From a container', body: 'Первое сообщение' }
      const created = await call('POST', '/v1/tickets', draft)
      expect(created).toMatchObject({ subject: draft.subject, state: 'open' })
      const path = `/v1/tickets/${Reflect.get(Object(created), 'id')}`
      expect(await call('GET', path)).toMatchObject({ subject: draft.subject })
      expect(await call('POST', `${path}/comments`, { body: 'Second' })).toMatchObject({ body: 'Second' })
      expect(await call('POST', `${path}/close`)).toMatchObject({ state: 'closed' })
      expect(await call('GET', '/v1/tickets?limit=5')).toMatchObject({
        items: expect.any(Array),
        warnings: [],
      })
    })

    it('offers Swagger UI and says that it is a sandbox', async () => {
      const page = await fetch(`${url}/docs`)
      expect(page.status).toBe(200)
      expect(page.headers.get('sandbox')).toBe('true')
      expect(await page.text()).toContain('swagger-ui')
    })

    it('runs as an ordinary user that cannot change the program', async () => {
      expect((await container.exec(['id', '-u'])).output.trim()).toBe('1000')
      expect((await container.exec(['touch', '/app/dist/main.js', '/app/new'])).exitCode).not.toBe(0)
    })

    it('holds nothing that only development needs', async () => {
      const { output } = await container.exec(['ls', '/app', '/app/node_modules'])
      for (const name of ['typescript', 'vitest', 'testcontainers', 'src', 'test', 'package-lock.json']) {
        expect(output.split('\n')).not.toContain(name)
      }
    })

    it('ends on SIGTERM within its time, with 0', async () => {
      const id = container.getId()
      await container.stop({ remove: false, timeout: 20_000 })
      expect((await inspect(id)).State).toMatchObject({ ExitCode: 0, OOMKilled: false })
      const { container: containers } = await getContainerRuntimeClient()
      await containers.getById(id).remove({ v: true })
    })
  })

  it('is called healthy by the engine', async () => {
    const container = await new GenericContainer(imageName)
      .withExposedPorts(8080)
      .withWaitStrategy(Wait.forHealthCheck())
      .withStartupTimeout(60_000)
      .start()
    await container.stop()
  }, 90_000)

  it('runs with a configuration, its secrets in files and its store in a folder', async () => {
    const key = 'tgw_of-the-container-tests'
    const hash = createHash('sha256').update(key).digest('hex')
    const container = await new GenericContainer(imageName)
      .withExposedPorts(8080)
      .withEnvironment({ GATEWAY_CONFIG: '/etc/gateway.yaml' })
      .withCopyContentToContainer([
        { target: '/run/secrets/token', content: 'token-of-the-desk\n', mode: 0o444 },
        {
          target: '/etc/gateway.yaml',
          content: `auth: { keys: [{ id: tests, sha256: "${hash}", scopes: [tickets:read] }] }
connections: { desk: { provider: plusofon, settings: { token: "\${file:/run/secrets/token}" } } }`,
        },
      ])
      .withWaitStrategy(healthy)
      .start()
    try {
      const call = clientOf(`http://127.0.0.1:${container.getMappedPort(8080)}`, key)
      expect(await call('GET', '/v1/connections')).toMatchObject({ items: [{ id: 'desk', sandbox: false }] })
      expect((await container.exec(['stat', '-c', '%a %U', '/app/data'])).output.trim()).toBe('700 node')
    } finally {
      await container.stop()
    }
  }, 90_000)

  it('ends with 1 and the problems when the configuration is bad', async () => {
    const { container } = await getContainerRuntimeClient()
    const created = await container.create({ Image: imageName, Env: ['GATEWAY_CONFIG=/no/such.yaml'] })
    try {
      await created.start()
      expect(await created.wait()).toMatchObject({ StatusCode: 1 })
      const log = await created.logs({ stdout: true, stderr: true })
      expect(log.toString()).toContain('/no/such.yaml: 1 problem in the configuration')
    } finally {
      await created.remove({ force: true, v: true })
    }
  }, 60_000)
})
