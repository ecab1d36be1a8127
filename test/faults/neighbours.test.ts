import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { politeDesk } from '../support/fake-desk.ts'
import { type FakeGateway, selectelAt, startInFrontOf } from '../support/fake-gateway.ts'
import { type Behaviour, type FakeUpstream, startFake } from '../support/fake-upstream.ts'

const neighbours = ['one', 'two', 'three', 'four']
const perSecond = 25
const soak = process.env.SOAK === '1'
const [roundMs, leastRounds, mostRounds] = soak ? [2000, 30, 45] : [1050, 3, 12]
/**
 * All of this happens on one event loop, whose timers count whole milliseconds: what a call takes is known to about
 * one at its start, one at the desk and one at its end.
 */
const allowanceMs = 3
/** So that a round with an ill desk ends soon. The well ones have the usual time: a busy machine may stand still for a while. */
const brief = { connectMs: 200, headersMs: 300, bodyMs: 300, totalMs: 400 }
const unlimited = Object.fromEntries(
  ['read', 'create', 'update', 'comment', 'upload'].map((lane) => [lane, { limit: null }]),
)
const desk = ({ origin }: FakeUpstream, timeouts = {}): object => ({
  ...selectelAt(origin, { timeouts }),
  limits: unlimited,
})

let well: FakeUpstream
let sound: FakeGateway
const agent = new Agent()

/** A gateway with four well desks, and the one that is looked at beside them. */
const besides = (fifth: FakeUpstream): Promise<FakeGateway> =>
  startInFrontOf(
    Object.fromEntries([
      ...neighbours.map((name) => [name, desk(well)]),
      ['fifth', desk(fifth, fifth === well ? {} : brief)],
    ]),
  )

beforeAll(async () => {
  well = await startFake(politeDesk)
  sound = await besides(well)
})
afterAll(async () => {
  await sound.close()
  await well.close()
  await agent.close()
})

async function ask({ origin, key }: FakeGateway, connection: string, number: number): Promise<number> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ connection, subject: `Subject ${number}`, body: 'Body' })
  // Every read is about another ticket: those of one ticket would share a call.
  const answer =
    number % 4 === 0
      ? await request(`${origin}/v1/tickets`, { method: 'POST', headers, body, dispatcher: agent })
      : await request(`${origin}/v1/tickets/${connection}:${number}`, { headers, dispatcher: agent })
  await answer.body.dump()
  return answer.statusCode
}

/** Requests at their times, whatever became of those before; what a late start costs is part of how long they take. */
async function round(gateway: FakeGateway) {
  const took: number[] = []
  const statuses = new Map<string, Set<number>>()
  const desks = [...neighbours, 'fifth']
  const start = performance.now()
  const count = Math.floor((roundMs / 1000) * perSecond) * desks.length
  const calls: Promise<void>[] = []
  for (let index = 0; index < count; index += 1) {
    const at = start + (index * 1000) / (perSecond * desks.length)
    const early = at - performance.now()
    if (early > 0) await sleep(early)
    const name = desks[index % desks.length] ?? ''
    const call = ask(gateway, name, Math.floor(index / desks.length) + 1).then((status) => {
      statuses.set(name, (statuses.get(name) ?? new Set()).add(status))
      if (name !== 'fifth') took.push(performance.now() - at)
    })
    calls.push(call)
  }
  await Promise.all(calls)
  took.sort((a, b) => a - b)
  const errors = neighbours.flatMap((name) =>
    [...(statuses.get(name) ?? [])].filter((status) => status > 201),
  )
  return {
    p99: took[Math.ceil(took.length * 0.99) - 1] ?? 0,
    errors,
    fifth: [...(statuses.get('fifth') ?? [])],
  }
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const sicknesses: readonly (readonly [name: string, behaviour: Behaviour])[] = [
  ['is dead', ({ socket }) => void socket.resetAndDestroy()],
  ['hangs', () => undefined],
  [
    'drips',
    ({ socket }) => {
      const timer = setInterval(() => socket.write('H'), 200)
      socket.once('close', () => clearInterval(timer))
    },
  ],
  ['lies', ({ answer }) => answer(200, `<html>${'lie'.repeat(1000)}</html>`)],
]

interface Patient {
  readonly name: string
  readonly sick: FakeUpstream
  readonly gateway: FakeGateway
  readonly p99s: number[]
}

async function admit([name, behaviour]: (typeof sicknesses)[number]): Promise<Patient> {
  const sick = await startFake(behaviour)
  const patient = { name, sick, gateway: await besides(sick), p99s: [] }
  // The first requests of a process are slow, and so are the first failures.
  await round(patient.gateway)
  return patient
}

it(
  'makes no neighbour fail or wait, whatever a provider is ill with',
  async () => {
    const patients: Patient[] = []
    for (const sickness of sicknesses) patients.push(await admit(sickness))
    const calm: number[] = []
    const limitMs = (): number => median(calm) * 1.3 + allowanceMs
    const isOpen = ({ p99s }: Patient): boolean => p99s.length < leastRounds || median(p99s) > limitMs()
    // The slowest calls of a short round are mostly noise. Noise goes away with more rounds, a disturbance does not.
    for (let open = patients; open.length > 0 && calm.length < mostRounds; open = open.filter(isOpen)) {
      const undisturbed = await round(sound)
      calm.push(undisturbed.p99)
      expect([...undisturbed.errors, ...undisturbed.fifth.filter((status) => status > 201)]).toEqual([])
      for (const { name, gateway, p99s } of open) {
        const { p99, errors, fifth } = await round(gateway)
        p99s.push(p99)
        expect(errors, name).toEqual([])
        expect(fifth.filter((status) => status !== 502 && status !== 504)).toEqual([])
      }
    }
    await Promise.all(patients.map(({ gateway }) => gateway.close()))
    await Promise.all(patients.map(({ sick }) => sick.close()))
    for (const { name, p99s } of patients)
      expect(median(p99s), `${name}: ${p99s} against ${calm}`).toBeLessThanOrEqual(limitMs())
  },
  soak ? 900_000 : 180_000,
)
