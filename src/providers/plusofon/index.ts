import { Type } from '@sinclair/typebox'
import { strict } from '../../domain/schema.ts'
import { defineProvider, type Traits } from '../provider.ts'
import { attachToComment, listAttachments } from './attachments.ts'
import { addComment } from './comments.ts'
import { getComment, listComments } from './conversation.ts'
import { createDesk } from './desk.ts'
import { createTicket, getTicket, listTickets } from './tickets.ts'

const headerText = '^[\\x21-\\x7E]+$'

const settings = strict({
  baseUrl: Type.String({
    format: 'uri',
    default: 'https://restapi.plusofon.ru',
    description: 'Address of the REST API.',
    examples: ['https://restapi.plusofon.ru'],
  }),
  clientId: Type.String({
    pattern: headerText,
    default: '10553',
    description: 'Application code, sent in the header `Client`.',
    examples: ['10553'],
  }),
  token: Type.String({
    pattern: headerText,
    writeOnly: true,
    description: 'User token of the customer cabinet (menu “Developers”, “API”).',
    examples: ['token-of-the-cabinet'],
  }),
  utcOffset: Type.String({
    pattern: '^[+-]\\d\\d:\\d\\d$',
    default: '+03:00',
    description: 'Zone of the local times in tickets and messages.',
    examples: ['+03:00'],
  }),
})

const needed = { required: true, maxLength: null, values: null } as const

/** No limit and no quota is documented. */
const traits: Traits = {
  emulated: ['getComment', 'listAttachments'],
  createFields: { subject: needed, body: needed },
  updateFields: {},
  commentFields: { body: needed, visibility: { required: false, maxLength: null, values: ['public'] } },
  filters: {
    state: 'native',
    status: 'gateway',
    q: 'gateway',
    updatedSince: 'gateway',
    category: 'unsupported',
    priority: 'unsupported',
    access: 'unsupported',
    project: 'unsupported',
  },
  sorts: {
    createdAt: 'gateway',
    updatedAt: 'gateway',
    number: 'gateway',
    subject: 'gateway',
    status: 'gateway',
  },
  priorities: [],
  commentsWhenClosed: ['closed'],
  ratings: { ticket: null, comment: null, close: null },
  attachments: { maxFiles: null, maxBytes: null, forbiddenExtensions: [], moment: 'after' },
  lanes: {},
  providerFields: { createTicket: null, updateTicket: null, addComment: null },
}

export const plusofon = defineProvider({
  id: 'plusofon',
  name: 'Plusofon',
  settings,
  variants: [
    {
      role: null,
      example: {
        baseUrl: 'https://restapi.plusofon.ru',
        clientId: '10553',
        token: 'token-of-the-cabinet',
        utcOffset: '+03:00',
      },
    },
  ],
  connect(tools) {
    const desk = createDesk(tools)
    return {
      role: null,
      traits,
      adapter: {
        listTickets: (query, call) => listTickets(desk, query, call),
        getTicket: (number, include, call) => getTicket(desk, number, include, call),
        createTicket: (draft, files, call) => createTicket(desk, draft, files, call),
        listComments: (number, call) => listComments(desk, number, call),
        getComment: (number, commentId, call) => getComment(desk, number, commentId, call),
        addComment: (number, draft, files, call) => addComment(desk, number, draft, files, call),
        attachToComment: (number, commentId, files, call) =>
          attachToComment(desk, number, commentId, files, call),
        listAttachments: (number, call) => listAttachments(desk, number, call),
      },
    }
  },
  sandbox: () => import('./sandbox.ts'),
})
