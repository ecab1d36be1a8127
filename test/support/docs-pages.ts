import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './container.ts'

export interface DocsPage {
  /** From the top of the project, such as `docs/operating.md`. */
  readonly path: string
  readonly text: string
}

/** Every page of the documentation. */
export function docsPages(): readonly DocsPage[] {
  const top = readdirSync(projectFolder).filter((name) => name.endsWith('.md'))
  const docs = readdirSync(join(projectFolder, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name))
  return [...top, ...docs]
    .sort()
    .map((path) => ({ path, text: readFileSync(join(projectFolder, path), 'utf8') }))
}

export interface Block {
  readonly page: string
  readonly language: string
  /** The word of `<!-- test: word -->` on the line above, or null. */
  readonly marker: string | null
  readonly code: string
}

/** The fenced blocks of a page, in order. */
export function blocksOf({ path, text }: DocsPage): readonly Block[] {
  const fence = /(?:^<!-- test: ([\w-]+) -->\n)?^```(\w*)\n([\s\S]*?)^```$/gm
  return [...text.matchAll(fence)].map(([, marker, language, code]) => ({
    page: path,
    language: language ?? '',
    marker: marker ?? null,
    code: code ?? '',
  }))
}
