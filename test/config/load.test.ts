import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config/load.ts'
import { fileWith, good, hash, keys, load, problems, selectel } from './setup.ts'

describe('a good file', () => {
  it('gets every default of the contract', () => {
    const config = load(good)
    expect(config.server).toEqual({
      host: '0.0.0.0',
      port: 8080,
      metricsPort: null,
      trustProxy: false,
      bodyLimitBytes: 1_048_576,
      requestTimeoutMs: 120_000,
      minBytesPerSecond: 1024,
      drainMs: 30_000,
      requireIdempotencyKey: false,
    })
    expect(config.log).toEqual({ level: 'info' })
    expect(config.store).toEqual({ url: null, path: './data', replicas: 1 })
    expect(config.auth.keys).toEqual([
      { id: 'app', sha256: hash, scopes: ['tickets:read'], connections: ['*'], requestsPerMinute: null },
    ])
    const lane = { concurrency: null, queue: 100, maxWaitMs: 30_000 }
    expect(config.connections.desk).toEqual({
      provider: 'selectel',
      settings: expect.objectContaining({ token: 'secret-token', lang: 'en' }),
      limits: { read: lane, create: lane, comment: lane, upload: lane, update: lane },
      timeouts: { connectMs: 5000, headersMs: 60_000, bodyMs: 60_000, totalMs: 90_000 },
      breaker: { failures: 5, openMs: 30_000 },
      settleMs: 120_000,
      marker: 'none',
      tls: { caFile: null, rejectUnauthorized: true },
      attachments: { maxFiles: null, maxBytes: null },
      allowHttp: false,
      traceparent: false,
    })
  })

  it('keeps what it says, next to the defaults', () => {
    const config = load(
      `${keys}\n${selectel(', limits: { create: { limit: null }, read: { limit: 5, intervalMs: 100, queue: 0 } }, breaker: { failures: 1 }')}`,
    )
    expect(config.connections.desk?.limits.create.limit).toBeNull()
    expect(config.connections.desk?.limits.read).toEqual({
      limit: 5,
      intervalMs: 100,
      concurrency: null,
      queue: 0,
      maxWaitMs: 30_000,
    })
    expect(config.connections.desk?.breaker).toEqual({ failures: 1, openMs: 30_000 })
  })

  it('is read from a file', () => {
    expect(loadConfig(fileWith('good.yaml', good), {}).auth.keys[0]?.id).toBe('app')
  })
})

describe('references', () => {
  it('stand in any string, with defaults, files and an escape', () => {
    const secret = fileWith('secret', 'from a file\n')
    const config = load(
      `${keys}
connections:
  a: { provider: selectel, settings: { token: "\${TOKEN}" } }
  b: { provider: selectel, settings: { token: "\${UNSET:-a default}" } }
  c: { provider: selectel, settings: { token: "\${file:${secret}}" } }
  d: { provider: selectel, settings: { token: "x-\${TOKEN}-\${TOKEN}" } }
  e: { provider: selectel, settings: { token: "$\${TOKEN}" } }
  f: { provider: selectel, settings: { token: "\${EMPTY:-taken}" } }`,
      { TOKEN: `\${OTHER}`, EMPTY: '' },
    )
    const tokens = Object.values(config.connections).map(({ settings }) => settings.token)
    expect(tokens).toEqual([
      `\${OTHER}`,
      'a default',
      'from a file',
      `x-\${OTHER}-\${OTHER}`,
      `\${TOKEN}`,
      'taken',
    ])
  })

  it('fill numbers, booleans and null where the schema wants them, but no other string does', () => {
    const file = `${good}
server: { port: "\${PORT}", metricsPort: "\${METRICS:-}", requireIdempotencyKey: "\${STRICT}", trustProxy: "\${PROXY}" }
store: { url: "\${REDIS:-}" }`
    const { server, store } = load(file, { PORT: '9090', STRICT: 'true', PROXY: 'true' })
    expect(server).toMatchObject({
      port: 9090,
      metricsPort: null,
      requireIdempotencyKey: true,
      trustProxy: true,
    })
    expect(store.url).toBeNull()
    expect(problems(`${good}\nserver: { port: "9090" }`)).toEqual([
      'server.port: must be a whole number (line 3)',
    ])
    expect(problems(file, { PORT: 'many', STRICT: 'true', PROXY: 'true' })).toEqual([
      'server.port: must be a whole number (line 3)',
    ])
  })

  it('that lead nowhere are told once each, with the name', () => {
    const file = `${keys}
connections:
  a: { provider: selectel, settings: { token: "\${NO_SUCH_TOKEN}" } }
  b: { provider: selectel, settings: { token: "\${file:/no/such/file}" } }
  c: { provider: selectel, settings: { token: "\${not a name}" } }
  d: { provider: selectel, settings: { token: "\${UNFINISHED" } }`
    expect(problems(file)).toEqual([
      'connections.a.settings.token: the environment variable NO_SUCH_TOKEN is not set (line 3)',
      'connections.b.settings.token: the file /no/such/file cannot be read (ENOENT) (line 4)',
      expect.stringMatching(/^connections\.c\.settings\.token: a reference is written/),
      expect.stringMatching(/^connections\.d\.settings\.token: a reference is written/),
    ])
  })
})
