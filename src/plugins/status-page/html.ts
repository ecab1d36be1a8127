/** Markup; everything else that goes into a page is text. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | readonly Html[] | null

/** A template whose holes take text, which is escaped, or markup, which is not. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = strings.reduce(
    (text, literal, index) => `${text}${shown(parts[index - 1] ?? null)}${literal}`,
  )
  return { markup }
}

function shown(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
