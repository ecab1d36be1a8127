import { Type } from '@sinclair/typebox'
import { strict } from '../../domain/schema.ts'

/** Settings of a Rackspace connection; the demo environment is another `baseUrl`. */
export const settings = strict({
  baseUrl: Type.String({
    format: 'uri',
    default: 'https://ticketing.api.rackspace.com',
    description: 'The ticketing service.',
    examples: ['https://demo.ticketing.api.rackspace.com'],
  }),
  identityUrl: Type.String({
    format: 'uri',
    default: 'https://identity.api.rackspacecloud.com',
    description: 'The identity service, version 2.0, that hands out tokens.',
    examples: ['https://identity.api.rackspacecloud.com'],
  }),
  resourcesUrl: Type.String({
    format: 'uri',
    default: 'https://resources.api.rackspace.com',
    description: 'The service that lists resources.',
    examples: ['https://resources.api.rackspace.com'],
  }),
  storageHosts: Type.Array(Type.String({ pattern: '^[^/@\\s]+$' }), {
    default: [],
    description: 'Hosts (`host` or `host:port`) that files may go to although they are not public.',
    examples: [['127.0.0.1:8085']],
  }),
  username: Type.String({ minLength: 1, description: 'User of the API key.', examples: ['northwind-api'] }),
  apiKey: Type.String({
    minLength: 1,
    writeOnly: true,
    description: 'API key of that user.',
    examples: ['a-key-of-that-user'],
  }),
  accountId: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 1000,
      description: 'Account of a new ticket that names none.',
      examples: ['hybrid:12345'],
    }),
  ),
})
