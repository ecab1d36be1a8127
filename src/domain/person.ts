import { type Static, Type } from '@sinclair/typebox'
import { enumOf, nullable } from './schema.ts'

export const Person = Type.Object(
  {
    id: nullable(Type.String(), { description: 'The provider’s id of this person.' }),
    name: nullable(Type.String(), { description: 'Name as the provider shows it.' }),
    email: nullable(Type.String(), { description: 'E-mail address, where the provider tells it.' }),
    role: enumOf(['customer', 'agent', 'system', 'unknown'], {
      description: 'Which side of the desk this person is on.',
    }),
  },
  {
    $id: 'Person',
    description: 'Somebody who wrote or handles a ticket.',
    examples: [{ id: '9740', name: 'Anna Petrova', email: 'anna@example.com', role: 'customer' }],
  },
)
export type Person = Static<typeof Person>
