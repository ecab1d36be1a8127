/** Members and indexes from the root of the file. */
export type Path = readonly (string | number)[]

/** What is wrong with the file, and where. Never holds a value of the file. */
export interface Problem {
  readonly path: Path
  readonly message: string
  /** Line of the file, from 1; null: no line of it. */
  readonly line?: number | null
}

/** The configuration cannot be used; all that is wrong with it, at once. */
export class ConfigError extends Error {
  readonly problems: readonly Problem[]

  constructor(source: string, problems: readonly Problem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
    super(`${source}: ${count} in the configuration\n${problems.map(line).join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

function line({ path, message, line: number }: Problem): string {
  const where = typeof number === 'number' ? ` (line ${number})` : ''
  return path.length === 0 ? `  ${message}${where}` : `  ${written(path)}: ${message}${where}`
}

/** `auth.keys[0].sha256`; members that need quotes have them. */
export function written(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`
      if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step.slice(0, 100))}]`
      return index === 0 ? step : `.${step}`
    })
    .join('')
}

export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, index) => String(step) === String(b[index]))
}
