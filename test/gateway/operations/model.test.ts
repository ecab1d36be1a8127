import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OperationState } from '../../../src/domain/operation.ts'
import { GatewayError } from '../../../src/domain/problems.ts'
import type { Running } from '../../../src/gateway/operations/journal.ts'
import { openMemoryStore } from '../../../src/store/embedded.ts'
import type { Store } from '../../../src/store/store.ts'
import { admin, callerOf, created, type Opened, openJournal, render, writing } from './bench.ts'
import { createFakeDesk } from './fake-desk.ts'
import { switchable } from './switchable-store.ts'

const steps = [
  'begin',
  'begin another body',
  'send',
  'succeed',
  'refuse',
  'prove nothing done',
  'lose',
  'crash',
  'resolve created',
  'resolve not created',
] as const
type Step = (typeof steps)[number]

type Expected = OperationState | 'none'

/** One key, one process at a time, at a desk that cannot be read: what the journal must say after every step. */
interface Model {
  /** What the key finds. */
  state: Expected
  /** What its last operation shows; differs from `state` where the key was let go. */
  shown: Expected
  sent: boolean
  /** It is a new attempt of an operation that was called not created. */
  rerun: boolean
  /** A person said that it was created, so repeats read the ticket. */
  byHand: boolean
  /** Sent, without proof that it had no effect. */
  atLarge: number
}

/** The journal on this store, by one process after another, under one key. */
function openReal(store: Store) {
  const desk = createFakeDesk()
  desk.down = true
  let replicas = 0
  let made = open()
  let operation: Running | null = null
  let id = ''

  function open(): Opened {
    replicas += 1
    return openJournal(switchable(store, `replica-${replicas}`), desk)
  }
  const codeOf = (error: unknown): string =>
    error instanceof GatewayError ? `${error.code} ${error.status}` : String(error)

  return {
    async begin(body: unknown): Promise<string> {
      try {
        const begun = await made.journal.begin(writing({ key: 'k', input: body }))
        if (begun.kind !== 'run') return begun.kind === 'replay' ? `replay ${begun.status}` : begun.kind
        operation = begun.operation
        id = operation.id
        return 'run'
      } catch (error) {
        return codeOf(error)
      }
    },
    send: async () => await operation?.beforeSend(),
    async end(error: GatewayError | null): Promise<void> {
      if (error === null) await operation?.succeed(created)
      else await operation?.fail(error, render)
      operation = null
    },
    /** Its running operation is never heard of again. */
    async crash(): Promise<void> {
      await made.journal.close()
      operation = null
      made = open()
    },
    async resolve(outcome: 'created' | 'not_created'): Promise<string> {
      const resolution = outcome === 'created' ? { outcome, ticketId: 'desk:7' } : { outcome }
      return await made.operations.resolve(admin, id, resolution).then(() => 'resolved', codeOf)
    },
    async state(): Promise<string> {
      if (id === '') return 'none'
      return await made.operations.get(callerOf('billing'), id).then(
        ({ state }) => state,
        () => 'none',
      )
    },
    async close(): Promise<void> {
      await made.journal.close()
      await store.close()
    },
  }
}
type Real = ReturnType<typeof openReal>

const input = { text: 'the first body' }

async function take(step: Step, model: Model, real: Real): Promise<void> {
  switch (step) {
    case 'begin':
      return await begin(model, real)
    case 'begin another body':
      if (model.state !== 'none') {
        expect(await real.begin({ text: 'other' })).toBe('idempotency_key_reused 422')
      }
      return
    case 'resolve created':
      return await resolve('created', model, real)
    case 'resolve not created':
      return await resolve('not_created', model, real)
    case 'crash':
      await real.crash()
      if (model.state === 'running') end(model, 'unknown')
      return
    default:
      if (model.state === 'running') await goOn(step, model, real)
  }
}

async function begin(model: Model, real: Real): Promise<void> {
  const answer = await real.begin(input)
  expect(answer).toBe(answerTo(model))
  if (answer !== 'run') return
  model.rerun = model.state === 'not_created'
  Object.assign(model, { state: 'running', shown: 'running', sent: false, byHand: false })
}

async function goOn(
  step: 'send' | 'succeed' | 'refuse' | 'prove nothing done' | 'lose',
  model: Model,
  real: Real,
): Promise<void> {
  if (step === 'send') {
    await real.send()
    if (!model.sent) model.atLarge += 1
    model.sent = true
    // The promise of the journal: never a second one before the first is proved void.
    expect(model.atLarge).toBe(1)
  } else if (step === 'succeed') {
    if (!model.sent) return
    await real.end(null)
    end(model, 'succeeded')
  } else if (step === 'refuse') {
    await real.end(new GatewayError('upstream_rejected', { effect: 'refused' }))
    end(model, 'failed')
  } else if (step === 'lose') {
    await real.end(new GatewayError('outcome_unknown', { status: 504, effect: 'unknown' }))
    end(model, 'unknown')
  } else {
    await real.end(new GatewayError('upstream_rate_limited', { effect: 'nothing' }))
    end(model, 'failed')
    if (model.sent) Object.assign(model, { state: 'none', atLarge: 0 })
  }
}

/** What was never sent leaves no trace, but for the operation that it was a new attempt of. */
function end(model: Model, state: Expected): void {
  model.state = model.sent ? state : model.rerun ? 'not_created' : 'none'
  model.shown = model.state
}

async function resolve(outcome: 'created' | 'not_created', model: Model, real: Real): Promise<void> {
  if (model.shown === 'none') return
  const answer = await real.resolve(outcome)
  expect(answer).toBe(model.shown === 'unknown' ? 'resolved' : 'conflict 409')
  if (answer !== 'resolved') return
  model.state = outcome === 'created' ? 'succeeded' : 'not_created'
  model.shown = model.state
  model.byHand = outcome === 'created'
  if (outcome === 'not_created') model.atLarge = 0
}

function answerTo({ state, byHand }: Model): string {
  switch (state) {
    case 'none':
    case 'not_created':
      return 'run'
    case 'running':
      return 'idempotency_in_progress 409'
    case 'failed':
      return 'replay 422'
    case 'succeeded':
      return byHand ? 'read' : 'replay 201'
    default:
      return 'outcome_unknown 409'
  }
}

describe('the journal’s states', () => {
  it('follow the model, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...steps), { maxLength: 25 }), async (sequence) => {
        const model: Model = {
          state: 'none',
          shown: 'none',
          sent: false,
          rerun: false,
          byHand: false,
          atLarge: 0,
        }
        const real = openReal(await openMemoryStore())
        try {
          for (const step of sequence) {
            await take(step, model, real)
            await expect.poll(() => real.state(), { interval: 5, timeout: 10_000 }).toBe(model.shown)
          }
        } finally {
          await real.close()
        }
      }),
      { numRuns: 100 },
    )
  }, 120_000)
})
