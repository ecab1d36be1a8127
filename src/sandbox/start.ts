import { randomBytes } from 'node:crypto'
import { hashOf, newKey } from '../cli/key.ts'
import { createChecker, findProblems } from '../config/checker.ts'
import { definitions } from '../config/connection.ts'
import { ConfigError } from '../config/problem.ts'
import { Config } from '../config/schema.ts'
import { scopes } from '../gateway/caller.ts'
import type { Simulator, SimulatorOptions } from './simulator.ts'

export interface Sandbox {
  /** Every simulated account, one key, and a store in memory. */
  readonly config: Config
  /** Made anew at every start; opens everything. */
  readonly apiKey: string
  /** Stops the simulators and drops their files. */
  close(): Promise<void>
}

export interface SandboxOptions extends Partial<Pick<SimulatorOptions, 'enforceQuotas' | 'tickets'>> {
  readonly host: string
  readonly port: number
}

/** Boots the simulator of every provider on loopback, and says how to reach them. */
export async function startSandbox({ host, port, ...options }: SandboxOptions): Promise<Sandbox> {
  const started = await startSimulators({ ...options, secret: () => randomBytes(24).toString('base64url') })
  const apiKey = newKey()
  const file: unknown = {
    server: { host, port },
    auth: {
      keys: [{ id: 'sandbox', sha256: hashOf(apiKey), scopes: [...scopes], connections: ['*'] }],
    },
    store: { path: null },
    connections: Object.fromEntries(
      started.flatMap(({ provider, simulator }) =>
        Object.entries(simulator.connections).map(([id, settings]) => [id, { provider, settings }]),
      ),
    ),
  }
  const check = createChecker(Config)
  if (!check(file)) throw new ConfigError('sandbox', findProblems(check, file, [], []))
  return {
    config: file,
    apiKey,
    close: async () => {
      await Promise.all(started.map(({ simulator }) => simulator.close()))
    },
  }
}

interface Started {
  readonly provider: string
  readonly simulator: Simulator
}

/** All at once; if one cannot start, none stays behind. */
async function startSimulators(options: SimulatorOptions): Promise<readonly Started[]> {
  const outcomes = await Promise.allSettled(
    definitions.map(async ({ id, sandbox }): Promise<Started> => {
      const { default: createSimulator } = await sandbox()
      return { provider: id, simulator: await createSimulator(options) }
    }),
  )
  const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed === undefined) return started
  await Promise.allSettled(started.map(({ simulator }) => simulator.close()))
  throw failed.reason
}
