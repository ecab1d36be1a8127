import { getHeapStatistics } from 'node:v8'
import underPressure from '@fastify/under-pressure'
import plugin from 'fastify-plugin'
import { GatewayError } from '../domain/problems.ts'

export interface OverloadOptions {
  /** Mean delay of the event loop within five seconds, above which new requests are refused. */
  readonly maxEventLoopDelayMs?: number
  readonly maxHeapUsedBytes?: number
}

/** Long enough that one slow moment, such as the start, is no overload. */
const sampleMs = 5000
const retryAfterMs = sampleMs
/** Probes must be answered even then: a restart would make it worse. */
const probes = new Set(['/healthz', '/readyz', '/metrics'])

/** Refuses new work while the process cannot keep up with what it has. */
export const overload = plugin<OverloadOptions>(
  async (app, options) => {
    const {
      maxEventLoopDelayMs = 1000,
      maxHeapUsedBytes = Math.floor(getHeapStatistics().heap_size_limit * 0.92),
    } = options
    await app.register(underPressure, {
      maxEventLoopDelay: maxEventLoopDelayMs,
      maxHeapUsedBytes,
      sampleInterval: sampleMs,
      pressureHandler: (request) => {
        if (!probes.has(request.routeOptions.url ?? ''))
          throw new GatewayError('overloaded', { retryAfterMs })
      },
    })
  },
  { name: 'overload', dependencies: ['problem-details'] },
)
