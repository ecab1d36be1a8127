import { type Static, Type } from '@sinclair/typebox'
import { enumOf, strict } from '../../domain/schema.ts'

export const settings = strict({
  baseUrl: Type.String({
    format: 'uri',
    description: 'Address of the panel, `/billmgr` included.',
    examples: ['https://panel.example.com:1500/billmgr'],
  }),
  username: Type.String({
    minLength: 1,
    description: 'Login of the employee or of the client.',
    examples: ['gateway@example.com'],
  }),
  password: Type.String({
    minLength: 1,
    writeOnly: true,
    description: 'Password of that login.',
    examples: ['password-of-the-login'],
  }),
  role: enumOf(['staff', 'client'], {
    description: 'Which side of the desk that login is on: it decides what the connection can do.',
    examples: ['staff'],
  }),
  utcOffset: Type.String({
    pattern: '^[+-]\\d\\d:\\d\\d$',
    default: '+00:00',
    description: 'Zone of the local times that the panel shows to that login.',
    examples: ['+03:00'],
  }),
  lang: Type.String({
    pattern: '^[a-z]{2}$',
    default: 'en',
    description: 'Language of the panel’s messages and labels.',
    examples: ['en'],
  }),
})
export type Settings = Static<typeof settings>
