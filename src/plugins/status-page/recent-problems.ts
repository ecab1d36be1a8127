import type { ProblemCode } from '../../domain/problems.ts'
import type { RequestEnded } from '../request-end.ts'

/** A problem as operators see it: nothing of what the caller sent is in it. */
export interface RecentProblem {
  readonly at: Date
  readonly code: ProblemCode
  readonly status: number
  readonly method: string
  /** Pattern of the path. */
  readonly route: string
  readonly connection: string | null
  readonly requestId: string
}

export interface RecentProblems {
  readonly add: RequestEnded
  /** Newest first. */
  list(): readonly RecentProblem[]
}

const kept = 25
/** Whoever tries doors would push everything else out. */
const strangers: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'unauthenticated',
  'route_not_found',
  'method_not_allowed',
  'malformed_request',
])

/** The last problems that were answered. */
export function createRecentProblems(): RecentProblems {
  const problems: RecentProblem[] = []
  return {
    add({ request, route, status }) {
      const { problemCode: code, problemContext } = request
      if (code === null || strangers.has(code)) return
      problems.unshift({
        at: new Date(),
        code,
        status,
        method: request.method,
        route,
        connection: problemContext?.connection ?? null,
        requestId: request.id,
      })
      problems.length = Math.min(problems.length, kept)
    },
    list: () => [...problems],
  }
}
