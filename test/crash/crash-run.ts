import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { apiKey, startGateway } from './gateway-process.ts'
import { randomOf, startUnreliableDesk } from './unreliable-desk.ts'

export interface CrashRun {
  readonly seed: number
  readonly creates: number
  readonly callers: number
  /** False: as a caller without Idempotency-Key would do it, who tries again after every failure. */
  readonly keyed: boolean
  readonly storeUrl?: string
  /** Gateways at the same time; more than one only with a shared store. */
  readonly replicas?: number
  readonly lateMs?: number
  readonly settleMs?: number
  /** How long a gateway lives once it listens, at least and at most. */
  readonly lifeMs?: readonly [number, number]
  /** How long a caller repeats its request. */
  readonly patienceMs?: number
}

export interface CrashReport {
  readonly kills: number
  /** Subjects that stand at the desk more than once. */
  readonly twice: string[]
  /** Subjects that were answered 201 and do not stand at the desk with that number. */
  readonly missing: string[]
  /** Subjects without a definite answer. */
  readonly undecided: string[]
}

/** Callers create tickets while the gateway is killed again and again, at a desk that often does not say what it did. */
export async function crashRun(run: CrashRun): Promise<CrashReport> {
  const { replicas = 1, lateMs = 1500, settleMs = 2500, lifeMs: [least, most] = [100, 600] } = run
  const { patienceMs = 120_000 } = run
  const random = randomOf(run.seed)
  const desk = await startUnreliableDesk({ seed: run.seed * 7919, lateMs })
  const folder = await mkdtemp(join(tmpdir(), 'crash-run-'))
  const gateways = await Promise.all(
    Array.from({ length: replicas }, (_, index) =>
      startGateway({ folder, index, deskUrl: desk.url, settleMs, storeUrl: run.storeUrl, replicas }),
    ),
  )
  const answered = new Map<string, string>()
  const undecided: string[] = []
  let next = 0
  let finished = false
  let endKilling = (): void => {}
  const end = new Promise<void>((resolve) => {
    endKilling = resolve
  })
  let kills = 0

  async function killer(): Promise<void> {
    while (!finished) {
      await Promise.race([sleep(least + random() * (most - least)), end])
      const gateway = gateways[Math.floor(random() * gateways.length)]
      if (finished || gateway === undefined) break
      await gateway.crash()
      kills += 1
    }
  }

  async function caller(): Promise<void> {
    for (;;) {
      const index = next++
      if (index >= run.creates) return
      const subject = `crash ${run.seed}-${index}`
      const id = await createUntilAnswered(
        subject,
        () => gateways[index % gateways.length]?.url() ?? '',
        run.keyed,
        patienceMs,
      )
      if (id === null) undecided.push(subject)
      else answered.set(subject, id)
    }
  }

  const killing = killer()
  await Promise.all(Array.from({ length: run.callers }, caller))
  finished = true
  endKilling()
  await killing
  await sleep(lateMs + 200)
  const created = desk.created()
  await Promise.all(gateways.map((gateway) => gateway.stop()))
  await desk.close()
  await rm(folder, { recursive: true, force: true })
  return {
    kills,
    twice: [...created].filter(([, numbers]) => numbers.length > 1).map(([subject]) => subject),
    missing: [...answered]
      .filter(([subject, id]) => !(created.get(subject) ?? []).some((number) => id === `desk:${number}`))
      .map(([subject]) => subject),
    undecided,
  }
}

/** Repeats the request until the answer is definite: its ticket's id, or null when patience ends. */
async function createUntilAnswered(
  subject: string,
  url: () => string,
  keyed: boolean,
  patienceMs: number,
): Promise<string | null> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    try {
      const response = await fetch(`${url()}/v1/tickets`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${apiKey}`,
          'content-type': 'application/json',
          ...(keyed ? { 'idempotency-key': subject } : {}),
        },
        body: JSON.stringify({ connection: 'desk', subject, body: `Text of ${subject}` }),
        signal: AbortSignal.timeout(10_000),
      })
      const body: unknown = await response.json()
      if (response.status === 201 && typeof body === 'object' && body !== null && 'id' in body)
        return String(body.id)
    } catch {
      // The gateway was killed: try again.
    }
    await sleep(100)
  }
  return null
}
