/** Which methods a path has, for 405 and its `Allow`. Asked only when no route was found. */
export function createRouteTable() {
  const patterns = new Map<string, { readonly matches: RegExp; readonly methods: Set<string> }>()
  return {
    add(url: string, method: string | readonly string[]) {
      const entry = patterns.get(url) ?? { matches: expressionOf(url), methods: new Set<string>() }
      patterns.set(url, entry)
      for (const name of typeof method === 'string' ? [method] : method) entry.methods.add(name)
    },
    methodsOf(path: string): readonly string[] {
      const found = [...patterns.values()].filter(({ matches }) => matches.test(path))
      return [...new Set(found.flatMap(({ methods }) => [...methods]))].sort()
    },
  }
}

/** `/a/:id/b` and `/a/*`; parameters hold no slash and are never empty. */
function expressionOf(url: string): RegExp {
  const source = url
    .split('/')
    .map((segment) => (segment.startsWith(':') ? '[^/]+' : literal(segment).replace(/\\\*/g, '.*')))
    .join('/')
  return new RegExp(`^${source}$`)
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
