/**
 * What a simulated provider is: servers on loopback that behave as the provider's own document says,
 * and the settings that a connection needs to reach them.
 */
export interface Simulator {
  /** Connection id -> the `settings` an operator would write for it; BILLmanager offers two, one per role. */
  readonly connections: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Stops every server and drops every file. */
  close(): Promise<void>
}

export interface SimulatorOptions {
  /** The provider's documented quotas are enforced with 429 unless this is false. */
  readonly enforceQuotas?: boolean
  /** Number of example tickets per connection; enough to page by default. */
  readonly tickets?: number
  /** Where the credentials come from, so that each run has its own. */
  readonly secret: () => string
}

export type CreateSimulator = (options: SimulatorOptions) => Promise<Simulator>
