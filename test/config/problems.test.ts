import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config/load.ts'
import { folder, good, hash, keys, problems, selectel } from './setup.ts'

describe('problems', () => {
  it.each([
    ['an unknown key', `${good}\nservr: {}`, 'servr: is not known; is server meant? (line 3)'],
    [
      'an unknown key deep inside',
      `${keys}\n${selectel(', limits: { crate: { limit: 1 } }')}`,
      'connections.desk.limits.crate: is not known; is create meant? (line 2)',
    ],
    [
      'a key in another spelling',
      `${keys}\nconnections: { desk: { provider: selectel, settings: { token: x, base_url: "https://a.example" } } }`,
      'connections.desk.settings.base_url: is not known; is baseUrl meant? (line 2)',
    ],
    ['a wrong type', `${good}\nlog: { level: 5 }`, 'log.level: must be a string; put it in quotes (line 3)'],
    [
      'a number out of range',
      `${good}\nserver: { port: 70000 }`,
      'server.port: must be at most 65535 (line 3)',
    ],
    ['a fraction', `${good}\nserver: { drainMs: 1.5 }`, 'server.drainMs: must be a whole number (line 3)'],
    [
      'a word that does not exist',
      `${good}\nlog: { level: loud }`,
      'log.level: must be one of fatal, error, warn, info, debug, trace, silent (line 3)',
    ],
    [
      'a hash that is none',
      good.replace(hash, 'abc'),
      'auth.keys[0].sha256: must be the SHA-256 of the key as 64 hex digits, or a list of them (line 1)',
    ],
    ['no scopes', good.replace('[tickets:read]', '[]'), 'auth.keys[0].scopes: must not be empty (line 1)'],
    [
      'a scope that does not exist',
      good.replace('[tickets:read]', '[tickets:rule]'),
      'auth.keys[0].scopes[0]: must be one of tickets:read, tickets:write, admin (line 1)',
    ],
    [
      'a key for a connection that does not exist',
      good.replace('scopes', 'connections: [other], scopes'),
      'auth.keys[0].connections[0]: names no connection of this file (line 1)',
    ],
    [
      'a connection id that is none',
      good.replace('desk:', 'Desk_1:'),
      'connections.Desk_1: is no valid id: lower-case letters, digits and hyphens, a letter first, at most 63 characters (line 2)',
    ],
    [
      'an unknown provider',
      good.replace('selectel', 'zendesk'),
      expect.stringMatching(/^connections\.desk\.provider: must be one of selectel, /),
    ],
    [
      'a missing credential',
      good.replace('token: secret-token', ''),
      expect.stringMatching(/^connections\.desk\.settings\.token: is missing\. .+ \(line 2\)$/),
    ],
    [
      'an address without encryption',
      good.replace('token:', 'baseUrl: "http://desk.example/api", token:'),
      'connections.desk.settings.baseUrl: must be https:; http: beyond loopback needs allowHttp: true beside settings (line 2)',
    ],
    [
      'an address with a password',
      good.replace('token:', 'baseUrl: "https://user:hidden-password@desk.example", token:'),
      'connections.desk.settings.baseUrl: must not hold a user name or password (line 2)',
    ],
    [
      'an address that is none',
      good.replace('token:', 'baseUrl: desk.example, token:'),
      'connections.desk.settings.baseUrl: must be an absolute URL (line 2)',
    ],
    [
      'an offset beyond the earth',
      `${keys}\nconnections: { desk: { provider: plusofon, settings: { token: x, utcOffset: "+25:00" } } }`,
      'connections.desk.settings.utcOffset: must be an offset from UTC between -14:00 and +14:00 (line 2)',
    ],
    [
      'an authority that cannot be read',
      `${keys}\n${selectel(', tls: { caFile: /no/such.pem }')}`,
      'connections.desk.tls.caFile: the file cannot be read (ENOENT) (line 2)',
    ],
    [
      'a proxy that is no address',
      `${good}\nserver: { trustProxy: [10.0.0.0/8, nonsense] }`,
      'server.trustProxy[1]: must be an address, a network such as 10.0.0.0/8, loopback, linklocal or uniquelocal (line 3)',
    ],
    [
      'a number of proxies, which proves nothing',
      `${good}\nserver: { trustProxy: 1 }`,
      'server.trustProxy: must be true, false, or a list of addresses and networks such as 10.0.0.0/8 (line 3)',
    ],
    [
      'one port for two servers',
      `${good}\nserver: { metricsPort: 8080 }`,
      'server.metricsPort: must not be the port of the API (line 3)',
    ],
    [
      'another kind of store',
      `${good}\nstore: { url: "mysql://db" }`,
      'store.url: must be redis://… or rediss://…, or null (line 3)',
    ],
    ['a list in place of the file', '- a\n- b', 'must be a mapping'],
  ])('name %s', (_what, file, expected) => {
    expect(problems(file)).toContainEqual(expected)
  })

  it('name both sides of a key that two callers share', () => {
    const other = `{ id: app, sha256: ["${hash.toUpperCase()}"], scopes: [admin] }`
    expect(problems(good.replace(' }] }', ` }, ${other}] }`))).toEqual([
      'auth.keys[1].id: is already the id of auth.keys[0] (line 1)',
      'auth.keys[1].sha256[0]: is already a key of auth.keys[0] (line 1)',
    ])
  })

  it('say what an empty file needs', () => {
    expect(problems('')).toEqual([
      expect.stringMatching(/^auth: is missing/),
      expect.stringMatching(/^connections: is missing/),
    ])
  })

  it('come all at once, in the order of the lines', () => {
    const found = problems(`server: { port: no, colour: red }
auth: { keys: [{ id: a b, sha256: x, scopes: [all], connections: [nowhere] }] }
store: { replicas: 0 }
connections:
  Bad: { provider: selectel, settings: { token: x } }
  one: { provider: nobody }
  two: { provider: selectel, settings: { baseUrl: "http://desk.example", tokn: y } }
  three: { provider: rackspace, settings: { username: u, apiKey: "\${MISSING}" }, breaker: { failures: 0 } }`)
    expect(found.map((line) => line.split(': ')[0])).toEqual([
      'server.colour',
      'server.port',
      'auth.keys[0].id',
      'auth.keys[0].sha256',
      'auth.keys[0].scopes[0]',
      'auth.keys[0].connections[0]',
      'store.replicas',
      'connections.Bad',
      'connections.one.provider',
      'connections.two.settings.token',
      'connections.two.settings.tokn',
      'connections.two.settings.baseUrl',
      'connections.three.settings.apiKey',
      'connections.three.breaker.failures',
    ])
  })

  it.each([
    ['a tab', 'auth:\n\tkeys: []', 2],
    ['a duplicate key', `${good}\nlog: {}\nlog: {}`, 4],
    ['an open bracket', 'auth: { keys: [', 1],
    ['an unknown tag', 'auth: !secret x', 1],
    ['an alias without anchor', 'auth: *nowhere', 1],
  ])('give the line of %s', (_what, file, line) => {
    expect(problems(file)[0]).toMatch(new RegExp(`^not valid YAML: .+ \\(line ${line}\\)$`))
  })

  it('tell a file that cannot be read from a sandbox', () => {
    expect(() => loadConfig(join(folder, 'missing.yaml'), {})).toThrow(/cannot be read \(ENOENT\)/)
    expect(() => loadConfig(folder, {})).toThrow(/cannot be read \(EISDIR\)/)
    const binary = join(folder, 'binary.yaml')
    writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00]))
    expect(() => loadConfig(binary, {})).toThrow(/cannot be read \(it is not UTF-8\)/)
  })

  it('never show a value of the file, its references or its secrets', () => {
    const canary = 'CANARY-4711'
    const files = [
      good.replace(hash, canary),
      good.replace('secret-token', `[${canary}]`),
      good.replace('token: secret-token', `token: secret-token, lang: ${canary}`),
      good.replace('token:', `baseUrl: "http://${canary}@desk.example", token:`),
      good.replace('selectel', canary),
      good.replace('secret-token', `"\${file:/tmp}", lang: "\${SECRET}"`),
      good.replace('scopes', `connections: [${canary}], scopes`),
      `${good}\nstore: { url: "${canary}" }`,
      `${good}\nlog: { level: "\${SECRET}" }`,
      `${good}\nstore: { url: "redis://:${canary} @host" }`,
      `auth: "${canary}" "${canary}"`,
      `auth: {${canary}: [`,
      `auth: *${canary}`,
      `auth: !${canary} x`,
    ]
    for (const file of files) {
      const found = problems(file, { SECRET: canary })
      expect(found, file).not.toEqual([])
      expect(found.join('\n'), file).not.toContain(canary)
    }
  })
})
