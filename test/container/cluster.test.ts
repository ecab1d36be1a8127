import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DockerComposeEnvironment, type StartedDockerComposeEnvironment, Wait } from 'testcontainers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record, text } from '../../src/providers/wire.ts'
import { dockerAnswers, keyIn, projectFolder } from '../support/container.ts'

const available = dockerAnswers('the tests of the profile cluster')
const replicas = [8101, 8102, 8103] as const

describe.skipIf(!available)('docker compose --profile cluster', () => {
  let environment: StartedDockerComposeEnvironment
  let folder: string
  let key: string
  const desks = () => environment.getContainer('desks-1')

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cluster-'))
    // The replicas are asked one by one here, so the balancer is left out and their ports are opened instead.
    const opened = join(folder, 'ports.json')
    const ports = replicas.map((port) => `127.0.0.1:0:${port}`)
    await writeFile(opened, JSON.stringify({ services: { desks: { ports } } }))
    environment = await new DockerComposeEnvironment(projectFolder, ['docker-compose.yml', opened])
      .withProjectName(`cluster-test-${randomBytes(4).toString('hex')}`)
      .withProfiles('cluster')
      .withBuild()
      .withDefaultWaitStrategy(Wait.forHealthCheck())
      .up(['gateway-1', 'gateway-2', 'gateway-3'])
    let log = ''
    for await (const chunk of (await desks().logs()).setEncoding('utf8')) {
      log += String(chunk)
      if (/API key/.test(log)) break
    }
    key = keyIn(log)
  }, 600_000)
  afterAll(async () => {
    await environment?.down()
    await rm(folder, { recursive: true, force: true })
  }, 60_000)

  async function create(replica: number, idempotencyKey: string) {
    const port = desks().getMappedPort(replicas[replica % replicas.length] ?? replicas[0])
    const answer = await fetch(`http://127.0.0.1:${port}/v1/tickets`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
      },
      body: JSON.stringify({ connection: 'selectel', subject: idempotencyKey, body: 'One of many' }),
    })
    const body = record(await answer.json())
    return {
      status: answer.status,
      id: text(body.id),
      code: text(body.code),
      replayed: answer.headers.get('idempotent-replayed') === 'true',
    }
  }

  it('creates one ticket for one key, whoever is asked', async () => {
    const idempotencyKey = randomUUID()
    const first = await Promise.all(Array.from({ length: 30 }, (_, at) => create(at, idempotencyKey)))
    const created = first.filter(({ status, replayed }) => status === 201 && !replayed)
    expect(created).toHaveLength(1)
    for (const { status, id, code, replayed } of first) {
      if (status === 201) expect(id).toBe(created[0]?.id)
      else
        expect({ status, code, replayed }).toEqual({
          status: 409,
          code: 'idempotency_in_progress',
          replayed: false,
        })
    }
    for (const replica of replicas.keys()) {
      expect(await create(replica, idempotencyKey)).toEqual({
        status: 201,
        id: created[0]?.id,
        code: null,
        replayed: true,
      })
    }
  })

  it('goes on when one of them is killed', async () => {
    const idempotencyKey = randomUUID()
    const { id } = await create(0, idempotencyKey)
    await environment.getContainer('gateway-1-1').stop({ timeout: 0, remove: false })
    for (const replica of [1, 2])
      expect(await create(replica, idempotencyKey)).toMatchObject({ id, replayed: true })
  })
})
