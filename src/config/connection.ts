import { type Static, Type } from '@sinclair/typebox'
import type { Lane } from '../domain/lane.ts'
import { enumOf, nullable, strict } from '../domain/schema.ts'
import type { ProviderDefinition } from '../providers/provider.ts'
import { registry } from '../providers/registry.ts'
import { longest, milliseconds } from './numbers.ts'

const LaneConfig = strict(
  {
    limit: Type.Optional(
      nullable(Type.Integer({ minimum: 1, maximum: longest }), {
        description: "Calls that may start in any window; null: no quota; left out: the provider's own.",
      }),
    ),
    intervalMs: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: longest,
        description: "Length of the window; left out: the provider's own, or a minute.",
      }),
    ),
    concurrency: nullable(Type.Integer({ minimum: 1, maximum: longest }), {
      default: null,
      description: 'Calls at the same time; null: any number.',
    }),
    queue: Type.Integer({
      minimum: 0,
      maximum: longest,
      default: 100,
      description: 'Calls that may wait for a slot.',
    }),
    maxWaitMs: milliseconds(30_000, 'Longest wait for a slot, where the caller does not say.', 0),
  },
  { default: {}, description: 'The quota of one lane.' },
)
export type LaneConfig = Static<typeof LaneConfig>

const LimitsConfig = strict(
  {
    read: { ...LaneConfig, description: 'Reads, and reading back what was written.' },
    create: { ...LaneConfig, description: 'createTicket.' },
    comment: { ...LaneConfig, description: 'addComment, updateComment, reopenTicket.' },
    upload: { ...LaneConfig, description: 'Each file.' },
    update: { ...LaneConfig, description: 'Every other write.' },
  } satisfies Record<Lane, typeof LaneConfig>,
  { default: {}, description: "Quotas per lane; they replace the provider's own member by member." },
)
export type LimitsConfig = Static<typeof LimitsConfig>

/** The built-in providers, by the id that a connection names. */
export const definitions: readonly ProviderDefinition[] = registry

/** `settings` is checked against the provider's own schema. */
export const ConnectionConfig = strict(
  {
    provider: enumOf(
      definitions.map(({ id }) => id),
      { description: 'The kind of support desk.' },
    ),
    settings: Type.Record(Type.String(), Type.Unknown(), {
      default: {},
      description: "Addresses and credentials; see the provider's table.",
    }),
    limits: LimitsConfig,
    timeouts: strict(
      {
        connectMs: milliseconds(5_000, 'Until the connection stands.'),
        headersMs: milliseconds(60_000, 'From the end of the request to the headers of the answer.'),
        bodyMs: milliseconds(60_000, 'Between two pieces of the answer.'),
        totalMs: milliseconds(90_000, 'A whole call; time in which file bytes flow does not count.'),
      },
      { default: {}, description: 'Bounds of each call to the provider.' },
    ),
    breaker: strict(
      {
        failures: Type.Integer({
          minimum: 1,
          maximum: longest,
          default: 5,
          description: 'Consecutive failures that open the circuit.',
        }),
        openMs: milliseconds(30_000, 'Time until one read may probe.'),
      },
      { default: {}, description: 'When a failing provider is left alone.' },
    ),
    settleMs: milliseconds(
      120_000,
      'How long after a write with unknown outcome the provider may still show it.',
      0,
    ),
    marker: enumOf(['none', 'footer'], {
      default: 'none',
      description: '`footer`: a `Ref:` line at the end of each text, by which a lost write is found.',
    }),
    traceparent: Type.Boolean({
      default: false,
      description: 'Whether calls tell the provider the trace they belong to (W3C `traceparent`).',
    }),
    tls: strict(
      {
        caFile: nullable(Type.String({ minLength: 1 }), {
          default: null,
          description: "PEM file with the authorities to trust, in place of Node's own.",
        }),
        rejectUnauthorized: Type.Boolean({
          default: true,
          description: "False: the provider's certificate is not checked.",
        }),
      },
      { default: {}, description: "Checks of the provider's certificate." },
    ),
    attachments: strict(
      {
        maxFiles: nullable(Type.Integer({ minimum: 0, maximum: longest }), {
          default: null,
          description: "Files in one write; null: the provider's own limit.",
        }),
        maxBytes: nullable(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }), {
          default: null,
          description: "Bytes of one file; null: the provider's own limit.",
        }),
      },
      { default: {}, description: "Limits below the provider's own." },
    ),
    allowHttp: Type.Boolean({
      default: false,
      description: 'Allows `http:` addresses beyond loopback: credentials then travel in the clear.',
    }),
  },
  { description: 'One account at a provider.' },
)
export type ConnectionConfig = Static<typeof ConnectionConfig>
