export function median(values: readonly number[]): number {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((one, other) => one - other)
  const middle = sorted.length / 2
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return (low + high) / 2
}

/** Three digits that count; a dash where nothing was measured. */
export function show(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) >= 100) return String(Math.round(value))
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2)
}

/** A table as Markdown wants it; the first column is text, all others are numbers. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map((cell) => (typeof cell === 'number' ? show(cell) : cell)).join(' | ')} |`
  const rule = heads.map((_head, index) => (index === 0 ? '---' : '--:'))
  return [line(heads), line(rule), ...rows.map(line)].join('\n')
}

export interface Goal {
  readonly what: string
  readonly measured: number
  readonly atLeast?: number
  readonly atMost?: number
}

/** Goals and what became of them; a miss is told, not hidden. */
export function goalTable(goals: readonly Goal[]): string {
  return table(
    ['Goal', 'Wanted', 'Measured', ''],
    goals.map(({ what, measured, atLeast, atMost }) => {
      const held =
        (atLeast === undefined || measured >= atLeast) && (atMost === undefined || measured <= atMost)
      const wanted = atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`
      return [
        what,
        wanted,
        measured,
        Number.isFinite(measured) ? (held ? 'held' : '**missed**') : 'not measured',
      ]
    }),
  )
}
