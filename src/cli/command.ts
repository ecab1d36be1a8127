import { parseArgs } from 'node:util'
import { keyId } from '../config/key-id.ts'
import type { Environment } from '../config/references.ts'
import { version } from '../version.ts'
import { introduceKey } from './key.ts'

export type Command =
  | { readonly name: 'print'; readonly text: string }
  | { readonly name: 'check'; readonly file: string }
  | { readonly name: 'desks'; readonly file: string }
  | ServeCommand

export interface ServeCommand {
  readonly name: 'serve'
  /** Null: the sandbox, on this host and port. */
  readonly file: string | null
  readonly host: string
  readonly port: number
}

const help = `One REST ticket API in front of many support desks.

Usage: ticket-gateway [--config FILE]

  --config FILE    the configuration, a YAML file; also GATEWAY_CONFIG
  --check-config   only check the configuration: exit code 0 or 1
  --new-key [ID]   make an API key and the line for the configuration
  --desks FILE     only the simulated desks of the sandbox; writes the
                   configuration of gateways that share this machine's loopback
  --version        print the version
  --help           print this

Without a configuration it starts in sandbox mode: simulated support desks with
example data, on GATEWAY_HOST (127.0.0.1) and GATEWAY_PORT (8080).
`

/** The command line cannot be understood. */
export class UsageError extends Error {}

export function readCommand(args: readonly string[], environment: Environment): Command {
  const { values, positionals } = parse(args)
  if (values.help) return { name: 'print', text: help }
  if (values.version) return { name: 'print', text: `${version}\n` }
  if (values['new-key']) return { name: 'print', text: introduceKey(idOf(positionals)) }
  if (values.desks !== undefined) return { name: 'desks', file: values.desks }
  if (positionals.length > 0) throw new UsageError('Only --new-key takes a word. See --help.')
  const file = values.config ?? (environment.GATEWAY_CONFIG || null)
  if (values['check-config']) {
    if (file === null) throw new UsageError('--check-config needs --config FILE or GATEWAY_CONFIG.')
    return { name: 'check', file }
  }
  return {
    name: 'serve',
    file,
    host: environment.GATEWAY_HOST || '127.0.0.1',
    port: portOf(environment.GATEWAY_PORT || '8080'),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        config: { type: 'string' },
        'check-config': { type: 'boolean' },
        'new-key': { type: 'boolean' },
        desks: { type: 'string' },
        version: { type: 'boolean', short: 'v' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new UsageError(
      `${error instanceof Error ? error.message.split('. ')[0] : 'Unknown option'}. See --help.`,
    )
  }
}

function idOf(positionals: readonly string[]): string {
  const [id = 'my-app', ...others] = positionals
  if (others.length > 0 || !new RegExp(keyId.pattern).test(id)) {
    throw new UsageError(`The id of a key must be ${keyId.expected}.`)
  }
  return id
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65535)) throw new UsageError('GATEWAY_PORT must be a number from 0 to 65535.')
  return port
}
