import { randomBytes } from 'node:crypto'
import { DockerComposeEnvironment, type StartedDockerComposeEnvironment, Wait } from 'testcontainers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, clientOf, dockerAnswers, keyIn, projectFolder } from '../support/container.ts'
import { inspect } from '../support/container-image.ts'

const available = dockerAnswers('the tests of docker-compose.yml')

describe.skipIf(!available)('docker compose up', () => {
  let environment: StartedDockerComposeEnvironment
  let call: Client
  const gateway = () => environment.getContainer('gateway-1')

  beforeAll(async () => {
    environment = await new DockerComposeEnvironment(projectFolder, 'docker-compose.yml')
      .withProjectName(`gateway-test-${randomBytes(4).toString('hex')}`)
      // Any free port, as 8080 may be taken.
      .withEnvironment({ GATEWAY_PORT: '0' })
      .withBuild()
      .withWaitStrategy('gateway-1', Wait.forHttp('/healthz', 8080))
      .up()
    let log = ''
    for await (const chunk of (await gateway().logs()).setEncoding('utf8')) {
      log += String(chunk)
      if (/API key/.test(log)) break
    }
    call = clientOf(`http://127.0.0.1:${gateway().getMappedPort(8080)}`, keyIn(log))
  }, 600_000)
  afterAll(async () => {
    await environment?.down()
  }, 60_000)

  it('gives a sandbox with every provider', async () => {
    expect(await call('GET', '/v1/connections')).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ id: 'selectel', sandbox: true })]),
    })
  })

  it('takes a file, whose bytes go through the temporary folder of the simulator', async () => {
    const form = new FormData()
    form.append('ticket', JSON.stringify({ connection: 'selectel', subject: 'With a file', body: 'See it' }))
    form.append('files', new File(['bytes of a file'], 'note.txt'))
    expect(await call('POST', '/v1/tickets', form)).toMatchObject({
      attachments: [{ filename: 'note.txt', size: 15 }],
    })
  })

  it('gives the process no more rights than it needs', async () => {
    const { HostConfig, NetworkSettings } = await inspect(gateway().getId())
    expect(HostConfig).toMatchObject({
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges:true'],
      Memory: 256 * 1024 * 1024,
    })
    expect(NetworkSettings.Ports['8080/tcp']).toEqual([expect.objectContaining({ HostIp: '127.0.0.1' })])
    expect((await gateway().exec(['touch', '/home/node/x'])).output).toContain('Read-only file system')
  })
})
