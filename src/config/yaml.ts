import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml'
import { ConfigError, type Path } from './problem.ts'

export interface Parsed {
  readonly value: unknown
  /** The line of a member, or of the nearest one around it that is written in the file. */
  lineOf(path: Path): number | null
}

/** The library's own messages quote the file, which holds secrets; these do not. */
const messages: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'an alias names an anchor that does not exist',
  BAD_DQ_ESCAPE: 'an escape in a double-quoted string is not valid',
  BAD_INDENT: 'the indentation is not consistent',
  BAD_SCALAR_START: 'a plain string may not start with this character; put it in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a colon where none is expected; put strings with ": " in quotes',
  DUPLICATE_KEY: 'the key is written twice',
  MISSING_CHAR: 'a quote, bracket, colon or comma is missing',
  MULTILINE_IMPLICIT_KEY: 'a key goes over several lines; is a colon missing?',
  MULTIPLE_DOCS: 'the file holds several documents',
  NON_STRING_KEY: 'a key is no string',
  TAB_AS_INDENT: 'tabs may not indent; use spaces',
  TAG_RESOLVE_FAILED: 'an unknown tag; write values without tags',
  UNEXPECTED_TOKEN: 'this cannot stand here',
}

/** Reads the text of the file, or says where its syntax is wrong. */
export function parseYaml(source: string, text: string): Parsed {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' })
  const broken = [...document.errors, ...document.warnings, ...lostAliases(document)]
  if (broken.length > 0) {
    throw new ConfigError(
      source,
      broken.map(({ code, pos }) => ({
        path: [],
        message: `not valid YAML: ${messages[code] ?? code.toLowerCase().replaceAll('_', ' ')}`,
        line: lines.linePos(pos[0]).line,
      })),
    )
  }
  return {
    value: toValue(source, document),
    lineOf: (path) => {
      for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true)
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
      }
      return null
    },
  }
}

function lostAliases(document: Document) {
  const found: { code: string; pos: readonly [number, number] }[] = []
  visit(document, {
    Alias: (_key, alias) => {
      const start = alias.range?.[0] ?? 0
      if (alias.resolve(document) === undefined) found.push({ code: 'BAD_ALIAS', pos: [start, start] })
    },
  })
  return found
}

function toValue(source: string, document: Document): unknown {
  try {
    return document.toJS()
  } catch {
    throw new ConfigError(source, [{ path: [], message: 'not valid YAML: too many aliases' }])
  }
}
