import { Counter, Histogram, type Registry } from 'prom-client'
import type { Observe } from '../../upstream/client-options.ts'
import { batched } from '../batched.ts'
import type { RequestEnded } from '../request-end.ts'

/** What is counted when it happens. Every label has few values: patterns, statuses, codes, and what is configured. */
export interface Instruments {
  readonly requestEnded: RequestEnded
  readonly observe: (connection: string) => Observe
  readonly tokenRenewed: (connection: string) => void
}

const seconds = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
const waitSeconds = [0.1, 1, 5, 10, 30, 60, 120, 300, 600]

export function createInstruments(
  registry: Registry,
  providerOf: (connection: string) => string,
): Instruments {
  const registers = [registry]
  const ofCall = ['connection', 'provider', 'lane'] as const
  new Counter({
    name: 'gateway_http_requests_total',
    help: 'Requests of callers; status 499: the caller left before the answer.',
    labelNames: ['method', 'route', 'status'],
    registers,
    // The histogram of durations has counted them.
    async collect() {
      this.reset()
      for (const { metricName, labels, value } of (await durations.get()).values)
        if (metricName?.endsWith('_count')) this.inc(labels, value)
    },
  })
  const durations = new Histogram({
    name: 'gateway_http_request_duration_seconds',
    help: 'From the head of a request to the end of its answer, waits in lanes included.',
    labelNames: ['method', 'route', 'status'],
    buckets: seconds,
    registers,
  })
  const problems = new Counter({
    name: 'gateway_problems_total',
    help: 'Problems that were answered, by code.',
    labelNames: ['code'],
    registers,
  })
  const calls = new Counter({
    name: 'gateway_upstream_calls_total',
    help: 'Calls to providers, each try counted; the outcome is ok or a problem code, lane session means tokens.',
    labelNames: [...ofCall, 'outcome'],
    registers,
  })
  const retries = new Counter({
    name: 'gateway_upstream_retries_total',
    help: 'Calls to providers that were second or later tries.',
    labelNames: ofCall,
    registers,
  })
  const callDurations = new Histogram({
    name: 'gateway_upstream_call_duration_seconds',
    help: 'A call to a provider, until its answer is read or its file begins; waits in lanes do not count.',
    labelNames: ofCall,
    buckets: seconds,
    registers,
  })
  const waits = new Histogram({
    name: 'gateway_lane_wait_seconds',
    help: 'Waits for a slot of a lane, of calls that have a quota.',
    labelNames: ofCall,
    buckets: waitSeconds,
    registers,
  })
  const renewals = new Counter({
    name: 'gateway_session_renewals_total',
    help: 'Sessions and tokens that were opened or renewed.',
    labelNames: ['connection', 'provider'],
    registers,
  })

  return {
    requestEnded({ request, route, status, durationMs }) {
      const labels = { method: request.method, route, status }
      durations.observe(labels, durationMs / 1000)
      if (request.problemCode !== null) problems.inc({ code: request.problemCode })
    },
    observe(connection) {
      const provider = providerOf(connection)
      const count: Observe = ({ lane, outcome, durationMs, attempt, waitMs }) => {
        const labels = { connection, provider, lane: lane ?? 'session' }
        calls.inc({ connection, provider, lane: labels.lane, outcome })
        callDurations.observe(labels, durationMs / 1000)
        if (attempt > 1) retries.inc(labels)
        if (waitMs !== null) waits.observe(labels, waitMs / 1000)
      }
      return batched((ended) => ended.forEach(count))
    },
    tokenRenewed: (connection) => renewals.inc({ connection, provider: providerOf(connection) }),
  }
}
