import { type Static, Type } from '@sinclair/typebox'
import { nullable, nullableRef } from './schema.ts'
import { Priority } from './status.ts'
import { CategoryRef } from './ticket.ts'

export const Category = Type.Object(
  {
    id: Type.String({ description: 'Stands in `category` of a ticket.' }),
    name: nullable(Type.String(), { description: 'Name for people.' }),
    parent: nullableRef(CategoryRef, { description: 'The category above, if any.' }),
    description: nullable(Type.String(), { description: 'What belongs here.' }),
    classification: nullable(Type.String(), {
      description: 'Rackspace: Service Request, Change or Incident.',
    }),
    products: Type.Array(Type.String(), { description: 'Rackspace: products it is for.' }),
    assignable: Type.Boolean({ description: 'Whether it may stand in a ticket.' }),
  },
  {
    $id: 'Category',
    description: 'What tickets may be about.',
    examples: [
      {
        id: '2',
        name: 'Technical',
        parent: null,
        description: null,
        classification: null,
        products: [],
        assignable: true,
      },
    ],
  },
)
export type Category = Static<typeof Category>

export const Tag = Type.Object(
  {
    id: Type.String({ description: 'Stands in `tags` of a ticket.' }),
    name: Type.String({ description: 'Name for people.' }),
    keyword: nullable(Type.String(), { description: 'Short word for it.' }),
  },
  { $id: 'Tag', description: 'A tag (Epixel).', examples: [{ id: '3', name: 'refund', keyword: 'refund' }] },
)
export type Tag = Static<typeof Tag>

export const SupportResource = Type.Object(
  {
    id: Type.String({ description: 'The provider’s id.' }),
    name: nullable(Type.String(), { description: 'Name for people.' }),
    url: nullable(Type.String(), { description: 'Stands in `resources` of a Rackspace ticket.' }),
    type: nullable(Type.String(), { description: 'Kind of resource.' }),
    account: nullable(Type.String(), { description: 'Id of the account that owns it.' }),
  },
  {
    $id: 'SupportResource',
    description: 'A server, service or line that a ticket may concern.',
    examples: [
      {
        id: 'dedicated:00001',
        name: 'web-1',
        url: 'https://resources.api.rackspace.com/resources/dedicated:00001',
        type: 'server',
        account: 'hybrid:12345',
      },
    ],
  },
)
export type SupportResource = Static<typeof SupportResource>

export const Account = Type.Object(
  {
    id: Type.String({ description: 'Stands in `account` of a ticket.' }),
    name: nullable(Type.String(), { description: 'Name for people.' }),
    type: nullable(Type.String(), { description: 'Kind of account.' }),
    priorities: Type.Array(Priority, { description: 'Priorities that tickets of this account may have.' }),
    permission: nullable(Type.String(), { description: 'What we may do there.' }),
  },
  {
    $id: 'Account',
    description: 'An account that tickets are filed under (Rackspace).',
    examples: [
      {
        id: 'hybrid:12345',
        name: 'Example Ltd',
        type: 'hybrid',
        priorities: ['low', 'normal', 'high', 'urgent'],
        permission: 'admin',
      },
    ],
  },
)
export type Account = Static<typeof Account>
