import { type BareAnswer, type BareRequest, serve } from './bare-server.ts'
import { page, ticket } from './selectel-answers.ts'
import { sinkAnswer } from './sink-answers.ts'

/**
 * Every desk at once, as fast as Node lets it: `/20ms/…` answers after 20 ms, `/quota/…` notes when calls start,
 * `/sink/…` takes files, `/slow/…` takes them at 1 MiB/s.
 */
const port = Number(process.argv[2])
const slowBytesPerSecond = 1024 * 1024
let taken = 0
let created = 100_000
let starts: number[] = []

serve(port, {
  answer,
  took: (bytes) => {
    taken += bytes
  },
  paceOf: (path) => (path.startsWith('/slow/') ? slowBytesPerSecond : null),
})

function answer(request: BareRequest): BareAnswer {
  const { method, path } = request
  if (path === '/taken') return { body: JSON.stringify({ bytes: taken }) }
  if (path === '/starts') return told()
  if (path.startsWith('/sink/') || path.startsWith('/slow/')) return { body: sinkAnswer(request, port) }
  if (path.startsWith('/quota/')) starts.push(performance.now())
  const delayMs = path.startsWith('/20ms/') ? 20 : 0
  if (method === 'POST') {
    created += 1
    return { body: ticket(created, 0), delayMs }
  }
  const number = /\/tickets\/(\d+)/.exec(path)?.[1]
  if (number !== undefined) return { body: ticket(Number(number), 0), delayMs }
  return { body: page(Number(/items_per_page=(\d+)/.exec(path)?.[1] ?? 50)), delayMs }
}

/** How many calls started, and how many of them at most within one second. */
function told(): BareAnswer {
  let most = 0
  let first = 0
  for (const [index, at] of starts.entries()) {
    while (at - (starts[first] ?? at) >= 1000) first += 1
    most = Math.max(most, index - first + 1)
  }
  const body = JSON.stringify({ count: starts.length, most })
  starts = []
  return { body }
}
