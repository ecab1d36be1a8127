import type { TSchema } from '@sinclair/typebox'
import type { ConnectionConfig, LimitsConfig } from '../config/connection.ts'
import type { Capabilities, Connection } from '../domain/capability.ts'
import type { Lane } from '../domain/lane.ts'
import type { Adapter, ProviderDefinition, Traits } from '../providers/provider.ts'
import { createAddresses } from '../upstream/addresses.ts'
import { createBreaker } from '../upstream/breaker.ts'
import type { Call } from '../upstream/call.ts'
import { createUpstream } from '../upstream/client.ts'
import type { Observe } from '../upstream/client-options.ts'
import { createDispatchers } from '../upstream/dispatchers.ts'
import type { Traffic } from '../upstream/exchange.ts'
import { createLane, type LaneGate, type LaneLimits } from '../upstream/limiter.ts'
import { type Redactor, redactedMark } from '../upstream/redactor.ts'
import { createSession } from '../upstream/session.ts'
import type { CallTrace, Traced } from '../upstream/trace.ts'
import type { Upstream } from '../upstream/upstream.ts'
import type { Window } from '../upstream/window.ts'
import { type ActionsOf, createActions } from './actions.ts'
import { readCall } from './asking.ts'
import { capabilitiesOf, documentedLimits, perLane } from './capabilities.ts'

/** A connection at work: one account at one provider, with its quotas, its circuit and its sockets. */
export interface Desk {
  readonly id: string
  readonly provider: string
  readonly role: string | null
  readonly adapter: Adapter
  readonly traits: Traits
  readonly capabilities: Capabilities
  readonly actionsOf: ActionsOf
  readonly lanes: Readonly<Record<Lane, LaneGate>>
  readonly settleMs: number
  /** How long one call to the provider may take at most. */
  readonly totalMs: number
  readonly marker: 'none' | 'footer'
  /** Identical reads in flight; a write answered since makes a new generation. */
  generation: number
  readonly traffic: Readonly<Traffic>
  /** The same adapter with another way to the network, and marks in place of secrets. */
  rehearse(upstream: Upstream): Adapter
  /** The connection as callers see it. */
  describe(): Connection
  close(): Promise<void>
}

/** What every connection shares. */
export interface DeskTools {
  readonly redactor: Redactor
  readonly sandbox: boolean
  readonly minBytesPerSecond: number
  /** Length of the window in which the pace of files is measured; shorter only in tests. */
  readonly paceWindowMs?: number
  /** A quota window of this connection and lane; shared between replicas where there is a shared store. */
  readonly makeWindow?: (
    connection: string,
    lane: Lane,
  ) => ((limit: number, intervalMs: number) => Window) | undefined
  readonly observe?: (connection: string) => Observe
  readonly tokenRenewed?: (connection: string) => void
  readonly traceOf?: ((about: Traced) => CallTrace) | undefined
}

const neverEnds = new AbortController().signal

export function createDesk(
  id: string,
  definition: ProviderDefinition,
  config: ConnectionConfig,
  tools: DeskTools,
): Desk {
  const { settings } = config
  for (const secret of secretsOf(definition.settings, settings)) tools.redactor.add(secret)
  const dispatchers = createDispatchers(config.timeouts.connectMs, config.tls)
  // Where only writes come, none of them may probe: one ticket is read instead.
  const breaker = createBreaker(config.breaker, () =>
    adapter.listTickets({ limit: 1, position: null }, backgroundCall(config.timeouts.totalMs)),
  )
  // The lanes need the traits, and the adapter needs the lanes: the adapter reaches them only when it is called.
  const gates: Partial<Record<Lane, LaneGate>> = {}
  const traffic: Traffic = { sent: 0, received: 0 }
  const upstream = createUpstream({
    laneOf: (lane) => {
      const gate = gates[lane]
      if (gate === undefined) throw new Error(`lane ${lane} is not ready`)
      return gate
    },
    breaker,
    dispatchers,
    addresses: createAddresses(addressesOf(definition.settings, settings), storageHostsOf(settings)),
    redactor: tools.redactor,
    timeouts: config.timeouts,
    minBytesPerSecond: tools.minBytesPerSecond,
    ...(tools.paceWindowMs === undefined ? {} : { paceWindowMs: tools.paceWindowMs }),
    observe: tools.observe?.(id) ?? (() => {}),
    traffic,
    trace: tools.traceOf?.({ connection: id, provider: definition.id, propagate: config.traceparent }),
  })

  const {
    adapter,
    traits: documented,
    role,
  } = definition.connect({
    connection: id,
    settings,
    upstream,
    session: (open) =>
      createSession(
        async (call, previous) => {
          const opened = await open(call, previous)
          for (const token of stringsIn(opened.token)) tools.redactor.addToken(token)
          return opened
        },
        (call): Call => ({ ...call, signal: neverEnds, beforeWrite: null }),
        () => tools.tokenRenewed?.(id),
      ),
  })
  const traits = withLowerLimits(documented, config.attachments)
  const limits = mergedLimits(documentedLimits(traits), config.limits)
  const laneGates = perLane((lane) => createLane(lane, limits[lane], tools.makeWindow?.(id, lane)))
  Object.assign(gates, laneGates)
  const capabilities = capabilitiesOf(adapter, traits, limits)

  return {
    id,
    provider: definition.id,
    role,
    adapter,
    traits,
    capabilities,
    actionsOf: createActions(adapter, traits),
    lanes: laneGates,
    settleMs: config.settleMs,
    totalMs: config.timeouts.totalMs,
    marker: config.marker,
    generation: 0,
    traffic,
    rehearse: (recorder) =>
      definition.connect({
        connection: id,
        settings: withoutSecrets(definition.settings, settings),
        upstream: () => recorder,
        session: (_open, mark) => ({ use: (_call, work) => work(mark) }),
      }).adapter,
    describe: () => ({
      id,
      provider: definition.id,
      role,
      sandbox: tools.sandbox,
      capabilities,
      lanes: perLane((lane) => laneGates[lane].state()),
      circuit: breaker.state(),
    }),
    close: () => dispatchers.close(),
  }
}

/** A read that nobody has asked for, and nobody waits for. */
function backgroundCall(totalMs: number): Call {
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  return readCall(
    { log, maxWaitMs: null, usage: { upstreamCalls: 0, waitMs: 0 } },
    AbortSignal.timeout(totalMs),
  )
}

/** The provider's quotas, with the operator's on top, member by member. */
function mergedLimits(
  documented: Record<Lane, LaneLimits>,
  configured: LimitsConfig,
): Record<Lane, LaneLimits> {
  return perLane((lane) => {
    const { limit, intervalMs, concurrency, queue, maxWaitMs } = configured[lane]
    const base = documented[lane]
    return {
      limit: limit === undefined ? base.limit : limit,
      intervalMs: intervalMs ?? base.intervalMs,
      concurrency,
      queue,
      maxWaitMs,
    }
  })
}

function withLowerLimits(traits: Traits, lower: ConnectionConfig['attachments']): Traits {
  if (traits.attachments === null) return traits
  return {
    ...traits,
    attachments: {
      ...traits.attachments,
      maxFiles: least(traits.attachments.maxFiles, lower.maxFiles),
      maxBytes: least(traits.attachments.maxBytes, lower.maxBytes),
    },
  }
}

function least(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other
  return Math.min(one, other)
}

type Members = Readonly<Record<string, TSchema>>

type Settings = ConnectionConfig['settings']

function membersWith(
  schema: { properties: Members },
  settings: Settings,
  test: (member: TSchema) => boolean,
): string[] {
  return Object.entries(schema.properties)
    .filter(([, member]) => test(member))
    .flatMap(([name]) => stringsIn(settings[name]))
}

function addressesOf(schema: { properties: Members }, settings: Settings): string[] {
  return membersWith(schema, settings, (member) => member.format === 'uri')
}

function secretsOf(schema: { properties: Members }, settings: Settings): string[] {
  return membersWith(schema, settings, (member) => member.writeOnly === true)
}

/** Marks in place of what nobody may see. */
function withoutSecrets(schema: { properties: Members }, settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      schema.properties[name]?.writeOnly === true && typeof value === 'string' ? redactedMark : value,
    ]),
  )
}

function storageHostsOf(settings: Settings): string[] {
  return stringsIn(settings.storageHosts)
}

/** Every string in a value, however deep. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}
