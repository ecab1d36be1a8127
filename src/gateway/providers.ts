import type { Provider } from '../domain/capability.ts'
import type { ProviderDefinition, ProviderTools } from '../providers/provider.ts'
import { capabilitiesOf, documentedLimits } from './capabilities.ts'

/** Every built-in provider and what it can do, in each role; read off its adapter, which is never called here. */
export function describeProviders(definitions: readonly ProviderDefinition[]): Provider[] {
  return definitions.map((definition) => ({
    id: definition.id,
    name: definition.name,
    variants: definition.variants.map(({ role, example }) => {
      const { adapter, traits } = definition.connect(inert(definition.id, example))
      return { role, capabilities: capabilitiesOf(adapter, traits, documentedLimits(traits)) }
    }),
  }))
}

/** Tools that lead nowhere: connecting does no I/O, so nothing of it is ever used. */
function inert<Settings>(connection: string, settings: Settings): ProviderTools<Settings> {
  const unused = (): never => {
    throw new Error('not connected')
  }
  return {
    connection,
    settings,
    upstream: () => ({ request: unused, download: unused }),
    session: () => ({ use: unused }),
  }
}
