import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { LaneState } from '../../domain/lane.ts'
import { lanes } from '../../domain/lane.ts'
import type { Desk } from '../../gateway/desk.ts'

/** Where the values of a scrape come from. */
export interface MetricSources {
  readonly version: string
  readonly desks: ReadonlyMap<string, Desk>
  /** Writes whose outcome is not known, by connection. */
  readonly unresolved: () => ReadonlyMap<string, number>
  readonly storeHealthy: () => boolean
}

/** What is read only when somebody asks for it. */
export function addGauges(registry: Registry, sources: MetricSources): void {
  const desks = [...sources.desks.values()].map((desk) => ({
    desk,
    labels: { connection: desk.id, provider: desk.provider },
  }))
  const registers = [registry]
  const ofDesk = ['connection', 'provider'] as const

  new Gauge({
    name: 'gateway_build_info',
    help: 'Always 1; the labels tell the version.',
    labelNames: ['version'],
    registers,
  }).set({ version: sources.version }, 1)
  new Gauge({
    name: 'gateway_store_up',
    help: 'Whether the store takes writes: 1 or 0.',
    registers,
    collect() {
      this.set(sources.storeHealthy() ? 1 : 0)
    },
  })
  new Gauge({
    name: 'gateway_operations_unresolved',
    help: 'Writes whose outcome is not known, or that need a person.',
    labelNames: ofDesk,
    registers,
    collect() {
      const counts = sources.unresolved()
      for (const { desk, labels } of desks) this.set(labels, counts.get(desk.id) ?? 0)
    },
  })
  new Gauge({
    name: 'gateway_circuit_state',
    help: 'The circuit breaker of a connection: 1 for the state it is in.',
    labelNames: [...ofDesk, 'state'],
    registers,
    collect() {
      for (const { desk, labels } of desks) {
        const now = desk.describe().circuit.state
        for (const state of ['closed', 'half_open', 'open'])
          this.set({ ...labels, state }, state === now ? 1 : 0)
      }
    },
  })
  for (const [name, help, measured] of laneGauges) {
    new Gauge({
      name,
      help,
      labelNames: [...ofDesk, 'lane'],
      registers,
      collect() {
        for (const { desk, labels } of desks) {
          for (const lane of lanes) {
            const value = measured(desk.lanes[lane].state())
            if (value !== null) this.set({ ...labels, lane }, value)
          }
        }
      },
    })
  }
  for (const [name, help, direction] of traffic) {
    new Counter({
      name,
      help,
      labelNames: ofDesk,
      registers,
      collect() {
        this.reset()
        for (const { desk, labels } of desks) this.inc(labels, desk.traffic[direction])
      },
    })
  }
}

const laneGauges: readonly (readonly [
  name: string,
  help: string,
  measured: (lane: LaneState) => number | null,
])[] = [
  ['gateway_lane_waiting', 'Calls that wait for a slot of a lane.', ({ waiting }) => waiting],
  ['gateway_lane_running', 'Calls of a lane that run.', ({ running }) => running],
  [
    'gateway_lane_quota_limit',
    'Calls that may start in a window; lanes without quota have no series.',
    ({ limit }) => limit,
  ],
  [
    'gateway_lane_quota_remaining',
    'Calls that may start now; lanes without quota have no series.',
    ({ remaining }) => remaining,
  ],
  [
    'gateway_lane_pause_seconds',
    'How long a lane still rests because its provider asked for it.',
    ({ pausedUntil }) =>
      pausedUntil === null ? 0 : Math.max(0, Date.parse(pausedUntil) - Date.now()) / 1000,
  ],
]

const traffic = [
  ['gateway_upstream_sent_bytes_total', 'Bytes of bodies sent to providers.', 'sent'],
  ['gateway_upstream_received_bytes_total', 'Bytes of bodies received from providers.', 'received'],
] as const

let process: Registry | null = null

/** Memory, processor, event loop, garbage collection: one set for the process, whatever it serves. */
export function processMetrics(): Registry {
  if (process !== null) return process
  process = new Registry()
  collectDefaultMetrics({ register: process })
  // Gauges whose names Prometheus keeps for counters; the same numbers are there by type.
  for (const type of ['handles', 'requests', 'resources'])
    process.removeSingleMetric(`nodejs_active_${type}_total`)
  return process
}
