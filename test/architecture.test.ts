import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Module {
  /** Below the root, with slashes. */
  readonly path: string
  readonly lines: number
  readonly code: string
  readonly imports: readonly Import[]
}
interface Import {
  /** A file below the root, or the name of a package. */
  readonly target: string
  /** Gone at run time. */
  readonly typeOnly: boolean
}

function modulesIn(folder: string): Module[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => moduleAt(join(folder, name)))
}

function moduleAt(path: string): Module {
  const text = readFileSync(join(root, path), 'utf8')
  const imports = [
    ...text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm),
    ...text.matchAll(/(\0)?import\('([^']+)'\)/g),
  ].map(([, type, from = '']) => ({ target: resolved(path, from), typeOnly: type !== undefined }))
  return { path, lines: text.split('\n').length - 1, code: withoutComments(text), imports }
}

function resolved(path: string, from: string): string {
  if (from.startsWith('.')) return relative(root, join(root, dirname(path), from))
  const [scope = '', name = ''] = from.split('/')
  return from.startsWith('@') ? `${scope}/${name}` : scope
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

/** Types and names, without what is said to people. */
function withoutTexts(code: string): string {
  return code.replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''")
}

const modules = modulesIn('src')
const all = [...modules, ...modulesIn('test'), ...modulesIn('bench')]
const isSandbox = (path: string): boolean => /(^|\/)sandbox(\/|-|(\.test)?\.ts$)/.test(path)
const inside = (folder: string): Module[] => modules.filter(({ path }) => path.startsWith(folder))

/** "file -> target" of every import that is not allowed. */
function offending(of: readonly Module[], allowed: (target: string, module: Module) => boolean): string[] {
  return of.flatMap((module) =>
    module.imports
      .filter(({ target }) => !allowed(target, module))
      .map(({ target }) => `${module.path} -> ${target}`),
  )
}

describe('packages stay behind their door', () => {
  it.each<[string, RegExp]>([
    ['undici', /^src\/upstream\//],
    ['bottleneck', /^src\/upstream\/limiter\.ts$/],
    ['classic-level', /^src\/store\//],
    ['memory-level', /^src\/store\//],
    ['ioredis', /^src\/store\//],
    ['prom-client', /^src\/plugins\//],
  ])('%s', (name, door) => {
    const importers = modules.filter(({ imports }) => imports.some(({ target }) => target === name))
    expect(importers.length, `${name} is not used any more`).toBeGreaterThan(0)
    expect(importers.map(({ path }) => path).filter((path) => !door.test(path) && !isSandbox(path))).toEqual(
      [],
    )
  })
})

describe('arrows', () => {
  it('lead from the domain nowhere but to TypeBox', () => {
    const fine = (target: string): boolean =>
      target.startsWith('src/domain/') || target === '@sinclair/typebox'
    expect(offending(inside('src/domain/'), fine)).toEqual([])
  })

  it('lead from an adapter to the network only through src/upstream', () => {
    const adapters = inside('src/providers/').filter(({ path }) => !isSandbox(path))
    const fine = (target: string, { path }: Module): boolean =>
      target.startsWith('src/upstream/') ||
      target.startsWith('src/domain/') ||
      /^src\/providers\/[^/]+\.ts$/.test(target) ||
      target.startsWith(`${dirname(path)}/`) ||
      target === 'src/sandbox/simulator.ts' ||
      target === '@sinclair/typebox' ||
      ['node:buffer', 'node:crypto', 'node:stream', 'node:path'].includes(target) ||
      path === 'src/providers/registry.ts'
    expect(offending(adapters, fine)).toEqual([])
  })

  it('lead from an adapter to no other adapter', () => {
    const adapters = inside('src/providers/').filter(({ path }) => path.split('/').length > 3)
    const fine = (target: string, { path }: Module): boolean =>
      !/^src\/providers\/[^/]+\//.test(target) || target.startsWith(`${dirname(path)}/`)
    expect(offending(adapters, fine)).toEqual([])
  })

  it('lead from the upstream side to nothing above it', () => {
    const fine = (target: string): boolean =>
      !target.startsWith('src/') || target.startsWith('src/upstream/') || target.startsWith('src/domain/')
    expect(offending(inside('src/upstream/'), fine)).toEqual([])
  })

  it('lead from the store to nothing above it', () => {
    const fine = (target: string): boolean =>
      !/^src\/(routes|plugins|providers|gateway(?!\/operations\/))\//.test(target)
    expect(offending(inside('src/store/'), fine)).toEqual([])
  })

  it('lead from the gateway neither to routes nor to one provider', () => {
    const fine = (target: string): boolean =>
      !/^src\/(routes|app\.ts|main\.ts)/.test(target) && !/^src\/providers\/[^/]+\//.test(target)
    expect(offending(inside('src/gateway/'), fine)).toEqual([])
  })

  it('lead from routes neither to the network nor to one provider', () => {
    const fine = (target: string): boolean => !/^src\/(providers\/[^/]+\/|app\.ts|main\.ts)/.test(target)
    expect(offending(inside('src/routes/'), fine)).toEqual([])
    const values = inside('src/routes/').flatMap(({ path, imports }) =>
      imports
        .filter(({ target, typeOnly }) => target.startsWith('src/upstream/') && !typeOnly)
        .map(({ target }) => `${path} -> ${target}`),
    )
    expect(values).toEqual([])
  })

  it('lead to the list of providers only from the configuration', () => {
    const importers = modules.filter(({ imports }) =>
      imports.some(({ target }) => target === 'src/providers/registry.ts'),
    )
    expect(importers.map(({ path }) => path)).toEqual(['src/config/connection.ts'])
  })

  it('lead to simulators only from the lazy import of their provider', () => {
    const importers = modules.filter(
      ({ path, imports }) =>
        !isSandbox(path) && imports.some(({ target }) => /^src\/providers\/.*\/sandbox/.test(target)),
    )
    expect(importers.map(({ path }) => path).filter((path) => !path.endsWith('/index.ts'))).toEqual([])
    for (const { path, code } of importers) expect(code, path).toMatch(/sandbox: \(\) => import\(/)
  })
})

describe('house rules', () => {
  it('keep files short', () => {
    const long = all
      .filter(({ path }) => !isSandbox(path) && !/\/fixtures\/|\/openapi-types\.ts$/.test(path))
      .filter(({ lines }) => lines > 250)
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })

  it('allow no `any`, no cast, no silenced compiler and no silenced linter', () => {
    const banned = /:\s*any\b|<any\b|\bany\[\]|\bas (?!const\b)\w|@ts-|biome-ignore/
    const found = modules.flatMap(({ path, code }) =>
      withoutTexts(code)
        .split('\n')
        .filter((line) => banned.test(line) && !/^\s*(import|export|type)\b.*\bas\b/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    )
    expect(found).toEqual([])
  })

  it('leave the process to main.ts', () => {
    const touching = modules.filter(({ code }) => /process\.(env|exit\b|on\(|argv)/.test(code))
    expect(touching.map(({ path }) => path)).toEqual(['src/main.ts'])
  })

  it('have no barrel files and no classes but errors', () => {
    const barrels = modules.filter(({ code }) => /^export \* from/m.test(code))
    expect(barrels.map(({ path }) => path)).toEqual([])
    const classes = modules.flatMap(({ path, code }) =>
      [...code.matchAll(/^(?:export )?class (\w+)(?: extends (\w+))?/gm)]
        .filter(([, , base = '']) => !base.endsWith('Error'))
        .map(([text]) => `${path}: ${text}`),
    )
    expect(classes).toEqual([])
  })

  it('name files in kebab-case', () => {
    const odd = all.map(({ path }) => path).filter((path) => !/^[a-z0-9-./]+\.ts$/.test(path))
    expect(odd).toEqual([])
  })
})
