import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProviderDefinition } from '../../src/providers/provider.ts'
import { isRecord } from '../../src/providers/wire.ts'
import { connectDesk, noFiles, type TestDesk } from '../support/desk.ts'
import { blocksOf, docsPages } from '../support/docs-pages.ts'

const page = docsPages().find(({ path }) => path === 'docs/adding-a-provider.md')
const blocks = page === undefined ? [] : blocksOf(page).filter(({ language }) => language === 'ts')
const files = blocks.map(({ code }) => ({ name: nameOf(code), code }))

/** The first line names the file. */
function nameOf(code: string): string {
  return /^\/\/ src\/providers\/deskly\/([\w-]+\.ts)$/m.exec(code)?.[1] ?? 'unnamed'
}

let folder = ''
beforeAll(async () => {
  // As deep below the project as a provider's own folder, so that only the names above it differ.
  const parent = fileURLToPath(new URL('.example', import.meta.url))
  await mkdir(parent, { recursive: true })
  folder = await mkdtemp(join(parent, 'deskly-'))
  for (const { name, code } of files) {
    const moved = code.replace(/'(\.\.\/\.\.|\.\.)\//g, (_whole, up: string) =>
      up === '..' ? "'../../../../src/providers/" : "'../../../../src/",
    )
    await writeFile(join(folder, name), moved)
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the worked example', () => {
  it('is two files of under 150 lines together', () => {
    expect(files.map(({ name }) => name)).toEqual(['index.ts', 'sandbox.ts'])
    const lines = files.flatMap(({ code }) => code.trimEnd().split('\n'))
    expect(lines.length).toBeLessThan(150)
  })

  it('compiles as strictly as the project', { timeout: 120_000 }, () => {
    const configPath = fileURLToPath(new URL('../../tsconfig.json', import.meta.url))
    const { config } = ts.readConfigFile(configPath, ts.sys.readFile)
    const { options } = ts.parseJsonConfigFileContent(
      config,
      ts.sys,
      fileURLToPath(new URL('../..', import.meta.url)),
    )
    const program = ts.createProgram(
      files.map(({ name }) => join(folder, name)),
      options,
    )
    const problems = ts.getPreEmitDiagnostics(program).filter(({ file }) => file?.fileName.startsWith(folder))
    expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([])
  })
})

describe('the provider it makes', () => {
  let desk: TestDesk
  let close = async () => {}
  beforeAll(async () => {
    const definition = definitionIn(await import(pathToFileURL(join(folder, 'index.ts')).href))
    const { default: createSimulator } = await definition.sandbox()
    const simulator = await createSimulator({ secret: () => 'secret' })
    desk = connectDesk(definition, simulator.connections.deskly ?? {})
    close = async () => {
      await desk.close()
      await simulator.close()
    }
  })
  afterAll(() => close())

  it('reads back the ticket it opened, with its comments', async () => {
    const { adapter } = desk
    const draft = { connection: 'deskly', subject: 'Нет сигнала', body: 'С утра' }
    const { value } = await adapter.createTicket(draft, noFiles, desk.call())
    const number = value?.number ?? ''
    const comment = await adapter.addComment?.(number, { body: 'Any news?' }, noFiles, desk.call())
    expect(comment?.value).toMatchObject({ id: '2', body: 'Any news?' })
    const read = await adapter.getTicket(number, { comments: true }, desk.call())
    expect(read.value).toMatchObject({
      subject: 'Нет сигнала',
      status: 'open',
      createdAt: '2026-11-20T09:30:00.000Z',
    })
    expect(read.value.comments?.map(({ body }) => body)).toEqual(['С утра', 'Any news?'])
  })

  it('pages', async () => {
    const first = await desk.adapter.listTickets({ limit: 10, position: null }, desk.call())
    const second = await desk.adapter.listTickets({ limit: 10, position: first.next }, desk.call())
    expect([first.items.length, first.next, second.items[0]?.number]).toEqual([10, 2, '11'])
  })

  it('names a ticket that is not there', async () => {
    await expect(desk.adapter.getTicket('999', { comments: false }, desk.call())).rejects.toMatchObject({
      code: 'ticket_not_found',
    })
  })

  it('says what it cannot do', () => {
    expect(desk.describe().capabilities.operations).toMatchObject({
      createTicket: 'native',
      closeTicket: 'unsupported',
    })
  })
})

function definitionIn(module: unknown): ProviderDefinition {
  const found = isRecord(module) ? module.deskly : undefined
  if (isDefinition(found)) return found
  throw new Error('the example exports no provider')
}

function isDefinition(value: unknown): value is ProviderDefinition {
  return isRecord(value) && typeof value.connect === 'function' && typeof value.sandbox === 'function'
}
