/**
 * Hands on together what comes within one turn of the event loop, or within the given time. Under load many requests
 * end in one turn: what follows on each of them costs half as much when the same code runs for all of them at once.
 */
export function batched<T>(take: (items: readonly T[]) => void, withinMs = 0): (item: T) => void {
  let items: T[] = []
  const flush = (): void => {
    const taken = items
    items = []
    waiting.delete(flush)
    take(taken)
    taken.length = 0
  }
  return (item) => {
    if (items.length === 0) {
      waiting.add(flush)
      if (withinMs === 0) setImmediate(flush)
      else setTimeout(flush, withinMs)
    }
    items.push(item)
  }
}

/** An orderly end of the process loses nothing; what one batch leads to is flushed after it. */
const waiting = new Set<() => void>()
process.once('exit', () => {
  for (const flush of waiting) flush()
})
