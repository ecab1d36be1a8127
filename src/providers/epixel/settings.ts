import { type Static, Type } from '@sinclair/typebox'
import { strict } from '../../domain/schema.ts'
import { RouteSettings } from './routes.ts'

function secret(description: string) {
  return Type.String({ minLength: 1, writeOnly: true, description, examples: ['secret'] })
}

/** What an operator writes; the member signs in by name, or the installation hands out a token. */
export const EpixelSettings = strict(
  {
    baseUrl: Type.String({
      format: 'uri',
      description: 'Address of the installation, with API prefix and version.',
      examples: ['https://mlm.example.com/api/v1'],
    }),
    apiKey: secret('Key of the registered application, sent with every call.'),
    username: Type.Optional(
      Type.String({ minLength: 1, description: 'The member who owns the tickets.', examples: ['maria'] }),
    ),
    password: Type.Optional(secret('Password of the member.')),
    accessToken: Type.Optional(secret('A long-lived access token, instead of `username` and `password`.')),
    refreshPath: Type.String({
      default: 'user/token/refresh/',
      minLength: 1,
      description: 'Where a session is refreshed, below `baseUrl`; if that fails, the member signs in again.',
      examples: ['user/token/refresh/'],
    }),
    routes: Type.Optional(RouteSettings),
  },
  {
    description: 'Settings of an Epixel connection.',
    anyOf: [{ required: ['username', 'password'] }, { required: ['accessToken'] }],
  },
)
export type EpixelSettings = Static<typeof EpixelSettings>
