import { type Static, Type } from '@sinclair/typebox'
import { enumOf, nullable, strict } from '../domain/schema.ts'
import { connectionPattern } from '../domain/ticket-id.ts'
import { scopes } from '../gateway/caller.ts'
import { ConnectionConfig } from './connection.ts'
import { keyId } from './key-id.ts'
import { longest, milliseconds } from './numbers.ts'

/**
 * The configuration file: types, checks and documentation in one place.
 * A member with a `default` may be left out of the file; after loading it is always there.
 * `expected` is what the operator reads when the value is wrong; no message ever shows a value.
 */

const port = { minimum: 0, maximum: 65535 }

export const ServerConfig = strict(
  {
    host: Type.String({ minLength: 1, default: '0.0.0.0', description: 'Address to listen on.' }),
    port: Type.Integer({ ...port, default: 8080, description: 'Port to listen on; 0: any free one.' }),
    metricsPort: nullable(Type.Integer(port), {
      default: null,
      description: 'A port of its own for `/metrics`, open to all who reach it; null: only for `admin` keys.',
    }),
    trustProxy: Type.Unsafe<boolean | string[]>({
      anyOf: [{ type: 'boolean' }, { type: 'array', minItems: 1, items: { type: 'string' } }],
      default: false,
      expected: 'true, false, or a list of addresses and networks such as 10.0.0.0/8',
      description: 'Whose `X-Forwarded-For` is believed: nobody, everybody, or these addresses and networks.',
    }),
    bodyLimitBytes: Type.Integer({
      minimum: 1024,
      maximum: longest,
      default: 1_048_576,
      description: 'Largest JSON body. Files have limits of their own.',
    }),
    requestTimeoutMs: milliseconds(
      120_000,
      'Time in which headers and JSON must arrive. File bytes do not count.',
    ),
    minBytesPerSecond: Type.Integer({
      minimum: 0,
      maximum: longest,
      default: 1024,
      description: 'A file stream slower than this over 15 s is cut.',
    }),
    drainMs: milliseconds(30_000, 'Time for running requests to end after SIGTERM.', 0),
    requireIdempotencyKey: Type.Boolean({
      default: false,
      description: 'Whether every write must carry an `Idempotency-Key`.',
    }),
  },
  { default: {}, description: 'The HTTP server.' },
)

const LogConfig = strict(
  {
    level: enumOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      default: 'info',
      description: 'Least severe entry that is written.',
    }),
  },
  { default: {}, description: 'The log: one JSON entry a line on standard output.' },
)

const sha256 = Type.String({
  pattern: '^[0-9a-fA-F]{64}$',
  expected: 'the SHA-256 of the key as 64 hex digits',
})

export const KeyConfig = strict(
  {
    id: Type.String({
      pattern: keyId.pattern,
      expected: keyId.expected,
      description: 'Names the caller in logs, and owns its operations and idempotency keys.',
    }),
    sha256: Type.Unsafe<string | string[]>({
      anyOf: [sha256, Type.Array(sha256, { minItems: 1 })],
      expected: 'the SHA-256 of the key as 64 hex digits, or a list of them',
      description: 'SHA-256 of the key in hex, or a list of them while keys are exchanged.',
    }),
    scopes: Type.Array(enumOf(scopes), {
      minItems: 1,
      uniqueItems: true,
      description: 'What the key may do; none includes another.',
    }),
    connections: Type.Array(Type.String(), {
      default: ['*'],
      uniqueItems: true,
      description: 'Connections that exist for the key; `"*"`: all, `[]`: none.',
    }),
    requestsPerMinute: nullable(Type.Integer({ minimum: 1, maximum: longest }), {
      default: null,
      description: "The key's own quota; null: none.",
    }),
  },
  { description: 'One caller.' },
)
export type KeyConfig = Static<typeof KeyConfig>

const AuthConfig = strict(
  { keys: Type.Array(KeyConfig, { minItems: 1, description: 'The API keys.' }) },
  { description: 'Who may call.' },
)

const StoreConfig = strict(
  {
    url: nullable(Type.String({ pattern: '^rediss?://[^\\s]+$' }), {
      default: null,
      writeOnly: true,
      expected: 'redis://… or rediss://…, or null',
      description: 'Redis, shared by several replicas; null: embedded.',
    }),
    path: nullable(Type.String({ minLength: 1 }), {
      default: './data',
      description:
        'Folder of the embedded store, durable; null: in memory, lost with the process (only for trying things out).',
    }),
    replicas: Type.Integer({
      minimum: 1,
      maximum: 10_000,
      default: 1,
      description: 'How many replicas share the store; their part of a quota while it is away.',
    }),
  },
  { default: {}, description: 'Where operations and idempotency keys are kept.' },
)

export const Config = strict(
  {
    server: ServerConfig,
    log: LogConfig,
    auth: AuthConfig,
    store: StoreConfig,
    connections: Type.Record(Type.String({ pattern: connectionPattern }), ConnectionConfig, {
      additionalProperties: false,
      description: 'The accounts, by the id that stands before the colon of their ticket ids.',
    }),
  },
  { description: 'The whole file.' },
)

/** What the process runs with: every default filled in, every `${…}` replaced. It holds secrets: never log it. */
export type Config = Static<typeof Config>
