import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../support/container.ts'
import { type DocsPage, docsPages } from '../support/docs-pages.ts'
import { withGenerated } from '../support/docs-tables.ts'

const pages = docsPages()
const byPath = new Map(pages.map((page) => [page.path, page]))

describe.each(pages)('$path', (page) => {
  it('is fresh where it is generated (npm run docs)', () => {
    expect(withGenerated(page.path, page.text)).toBe(page.text)
  })

  it('has no dead link', () => {
    expect(linksOf(page).flatMap((link) => problemOf(page, link) ?? [])).toEqual([])
  })
})

describe('the documentation', () => {
  it('has a page for every provider', () => {
    const named = pages.filter(({ text }) => text.includes('<!-- capabilities:start -->'))
    expect(named.length).toBe(5)
  })

  it('can be reached from the README', () => {
    const seen = new Set<string>()
    const visit = (path: string) => {
      const page = byPath.get(path)
      if (page === undefined || seen.has(path)) return
      seen.add(path)
      for (const link of linksOf(page)) {
        if (!/^\w+:/.test(link)) visit(normalize(join(dirname(path), link.split('#')[0] ?? '')))
      }
    }
    visit('README.md')
    expect([...byPath.keys()].filter((path) => !seen.has(path))).toEqual([])
  })
})

function linksOf({ text }: DocsPage): readonly string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '')
  const inline = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '')
  const bare = [...prose.matchAll(/<(https?:[^>\s]+)>/g)].map((match) => match[1] ?? '')
  return [...inline, ...bare]
}

function problemOf(page: DocsPage, link: string): string | null {
  if (/^https?:/.test(link)) return URL.canParse(link) ? null : `${link} is no address`
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? page.path : normalize(join(dirname(page.path), path))
  if (!existsSync(join(projectFolder, target))) return `${link}: there is no ${target}`
  if (anchor === undefined) return null
  const anchors = anchorsOf(byPath.get(target)?.text ?? '')
  return anchors.has(anchor) ? null : `${link}: ${target} has no such heading`
}

/** As GitHub makes them. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? '')
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
}
