import { readFileSync } from 'node:fs'
import { isRecord, part } from '../providers/wire.ts'
import { createChecker, findProblems } from './checker.ts'
import { definitions } from './connection.ts'
import { ConfigError, type Path, type Problem, samePath } from './problem.ts'
import { type Environment, expandReferences, reasonOf } from './references.ts'
import { brokenRules } from './rules.ts'
import { Config } from './schema.ts'
import { parseYaml } from './yaml.ts'

/** Reads the file, or throws a ConfigError with everything that is wrong with it. */
export function loadConfig(file: string, environment: Environment): Config {
  return parseConfig(file, readText(file), environment)
}

function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    const reason = error instanceof TypeError ? 'it is not UTF-8' : reasonOf(error)
    throw new ConfigError(file, [{ path: [], message: `the file cannot be read (${reason})` }])
  }
}

/** `source` names the text in messages. */
export function parseConfig(source: string, text: string, environment: Environment): Config {
  const parsed = parseYaml(source, text)
  const { value, problems: references, whole } = expandReferences(parsed.value ?? {}, environment)
  const check = createChecker(Config)
  const found = [
    ...findProblems(check, value, [], whole),
    ...settingsProblems(value, whole),
    ...brokenRules(value, definitions),
  ]
  // A reference that leads nowhere left an empty string behind: what is wrong with that is no news.
  const lost = ({ path }: Problem) => references.some((reference) => samePath(reference.path, path))
  const problems = [...references, ...found.filter((problem) => !lost(problem))].map((problem) => ({
    ...problem,
    line: parsed.lineOf(problem.path),
  }))
  if (problems.length > 0 || !check(value)) {
    throw new ConfigError(
      source,
      [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    )
  }
  return value
}

/** Each connection's settings against its provider's schema; fills their defaults in. */
function settingsProblems(file: unknown, whole: readonly Path[]): readonly Problem[] {
  return Object.entries(part(part(file).connections)).flatMap(([id, connection]) => {
    const { provider, settings } = part(connection)
    const definition = definitions.find((candidate) => candidate.id === provider)
    if (definition === undefined || !isRecord(settings)) return []
    return findProblems(createChecker(definition.settings), settings, ['connections', id, 'settings'], whole)
  })
}
