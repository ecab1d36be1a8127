import type { Capabilities } from '../domain/capability.ts'
import { type Lane, lanes } from '../domain/lane.ts'
import { type OperationName, operations } from '../domain/operation-name.ts'
import type { Adapter, Traits } from '../providers/provider.ts'
import type { LaneLimits } from '../upstream/limiter.ts'

const names = Object.keys(operations)

export function isOperation(name: string): name is OperationName {
  return name in operations
}

/** The capability document, read off the functions and data that do the work. */
export function capabilitiesOf(
  adapter: Adapter,
  traits: Traits,
  limits: Readonly<Record<Lane, Pick<LaneLimits, 'limit' | 'intervalMs' | 'concurrency'>>>,
): Capabilities {
  const emulated = new Set<string>(traits.emulated)
  const offered = new Set(Object.keys(adapter))
  return {
    operations: Object.fromEntries(
      names.map((name) => [
        name,
        offered.has(name) ? (emulated.has(name) ? 'emulated' : 'native') : 'unsupported',
      ]),
    ),
    createFields: { ...traits.createFields },
    updateFields: { ...traits.updateFields },
    commentFields: { ...traits.commentFields },
    filters: { ...traits.filters },
    sorts: { ...traits.sorts },
    priorities: [...traits.priorities],
    ratings: traits.ratings,
    attachments:
      traits.attachments === null
        ? null
        : { ...traits.attachments, forbiddenExtensions: [...traits.attachments.forbiddenExtensions] },
    lanes: perLane((lane) => shown(limits[lane])),
    providerFields: traits.providerFields,
  }
}

function shown({ limit, intervalMs, concurrency }: Pick<LaneLimits, 'limit' | 'intervalMs' | 'concurrency'>) {
  return { limit, intervalMs: limit === null ? null : intervalMs, concurrency }
}

export function perLane<T>(make: (lane: Lane) => T): Record<Lane, T> {
  const [read, create, update, comment, upload] = lanes
  return {
    read: make(read),
    create: make(create),
    update: make(update),
    comment: make(comment),
    upload: make(upload),
  }
}

/** A lane of a provider as its document has it, before the operator's `limits`. */
export function documentedLimits(traits: Traits): Record<Lane, LaneLimits> {
  return perLane((lane) => ({
    limit: traits.lanes[lane]?.limit ?? null,
    intervalMs: traits.lanes[lane]?.intervalMs ?? 60_000,
    concurrency: null,
    queue: 100,
    maxWaitMs: 30_000,
  }))
}
