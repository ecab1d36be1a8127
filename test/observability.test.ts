import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { samplesOf } from './support/prometheus.ts'
import { startSandboxApp } from './support/sandbox-app.ts'

const folder = fileURLToPath(new URL('../observability', import.meta.url))
const read = (path: string) => readFileSync(join(folder, path), 'utf8')

interface Panel {
  readonly title: string
  readonly targets: readonly { readonly expr: string }[]
}
const dashboard: { panels: Panel[]; templating: { list: { query: { query: string } }[] } } = JSON.parse(
  read('grafana/dashboards/ticket-gateway.json'),
)
const rules: { groups: { rules: { alert: string; expr: string }[] }[] } = parse(read('alerts.yml'))

const queries = [
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ title, expr }))),
  ...dashboard.templating.list.map(({ query }) => ({ title: 'variables', expr: query.query })),
  ...rules.groups.flatMap((group) => group.rules.map(({ alert, expr }) => ({ title: alert, expr }))),
]

/** Labels that Prometheus itself adds to what it scrapes. */
const added = new Set(['instance', 'job'])

let types: ReadonlyMap<string, string>
let samples: ReturnType<typeof samplesOf>

/** A gateway that has met a bit of everything, so that every metric has a series. */
beforeAll(async () => {
  const gateway = await startSandboxApp()
  const { call, config } = gateway
  const rackspace = String(config.connections.rackspace?.settings.baseUrl)
  const armed = await fetch(`${new URL(rackspace).origin}/__faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ match: '^GET ', kind: 'status', status: 503 }),
  })
  expect(armed.status).toBe(204)
  expect((await call('GET', '/v1/tickets?connection=rackspace')).status).toBe(200)
  await call('POST', '/v1/tickets', { connection: 'plusofon', subject: 'One', body: 'Two' })
  await call('GET', '/v1/tickets/selectel:0')
  const { text } = await call('GET', '/metrics')
  samples = samplesOf(text)
  types = new Map(
    [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type]),
  )
  await gateway.close()
})

/** Names that the query takes values from, each with the labels it is asked for by. */
function selectorsIn(expr: string) {
  const selectors = expr.matchAll(/\b((?:gateway|process|nodejs)_\w+)(?:\{([^}]*)\})?/g)
  return [...selectors].map(([, name = '', labels = '']) => ({
    name,
    labels: [...labels.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label),
  }))
}

function groupedBy(expr: string): string[] {
  return [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.split(/,\s*/))
}

describe.each(queries)('the query of $title: $expr', ({ expr }) => {
  it('asks for metrics and labels that there are', () => {
    const selectors = selectorsIn(expr)
    if (selectors.length === 0) expect(expr).toMatch(/^up\{/)
    for (const { name, labels } of selectors) {
      expect([...types.keys()], name).toContain(name.replace(/_(bucket|count|sum)$/, ''))
      const found = samples.all.find((sample) => sample.name === name)
      expect(found, `${name} has a series`).toBeDefined()
      const there = Object.keys(found?.labels ?? {})
      const variable = /label_values\(\w+, (\w+)\)/.exec(expr)?.[1] ?? []
      for (const label of [...labels, ...groupedBy(expr)].concat(variable))
        if (!added.has(label)) expect(there, `${name} by ${label}`).toContain(label)
    }
  })
  it('takes rates of counters and of nothing else', () => {
    for (const [, name = ''] of expr.matchAll(/\b(?:rate|increase)\((\w+)/g))
      expect(['counter', 'histogram'], name).toContain(types.get(name.replace(/_(bucket|count|sum)$/, '')))
    for (const { name } of selectorsIn(expr)) {
      if (types.get(name) === 'counter') expect(expr).toMatch(new RegExp(`(rate|increase)\\(${name}\\b`))
    }
  })
})

describe('the files', () => {
  let copies: string
  beforeAll(() => {
    copies = mkdtempSync(join(tmpdir(), 'observability-'))
  })
  afterAll(() => rmSync(copies, { recursive: true, force: true }))

  it('are what promtool accepts', () => {
    const config = join(copies, 'prometheus.yml')
    const here = read('prometheus.yml').replace('/etc/prometheus/alerts.yml', join(folder, 'alerts.yml'))
    writeFileSync(config, here)
    const { error, status, stdout, stderr } = spawnSync('promtool', ['check', 'config', config])
    if (error !== undefined) {
      process.stderr.write('skipped: promtool check config, as there is no promtool\n')
      return
    }
    expect(status, `${stdout}${stderr}`).toBe(0)
  })
  it('give every panel a place of its own and a description', () => {
    const { panels } = parse(read('grafana/dashboards/ticket-gateway.json'))
    const places = panels.map(
      ({ gridPos }: { gridPos: { x: number; y: number } }) => `${gridPos.x} ${gridPos.y}`,
    )
    expect(new Set(places).size).toBe(panels.length)
    for (const { description } of panels) expect(description).toMatch(/\.$/)
  })
})
