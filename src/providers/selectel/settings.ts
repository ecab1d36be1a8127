import { type Static, Type } from '@sinclair/typebox'
import { enumOf, strict } from '../../domain/schema.ts'
import { defaultRoutes, type RouteName, routePattern } from './routes.ts'

const route = (name: RouteName) =>
  Type.Optional(
    Type.String({
      pattern: routePattern,
      description: `Method and path of ${name}, where it is not "${defaultRoutes[name]}".`,
      examples: [defaultRoutes[name]],
    }),
  )

export const Settings = strict({
  token: Type.String({
    minLength: 1,
    writeOnly: true,
    description: 'Static token of a control panel user, sent as X-Token.',
    examples: ['static-token-of-the-control-panel'],
  }),
  lang: enumOf(['en', 'ru'], {
    default: 'en',
    description: 'Language of status labels and of category names.',
    examples: ['en'],
  }),
  baseUrl: Type.String({
    format: 'uri',
    default: 'https://api.selectel.ru/support',
    description: 'Address of the Tickets API.',
    examples: ['https://api.selectel.ru/support'],
  }),
  filesBaseUrl: Type.String({
    format: 'uri',
    default: 'https://api.selectel.ru/files',
    description: 'Address of the files service.',
    examples: ['https://api.selectel.ru/files'],
  }),
  uploadField: Type.String({
    pattern: '^[A-Za-z0-9_.-]+(\\[\\])?$',
    default: 'file',
    description: 'Form field of an uploaded file; the provider documents none.',
    examples: ['file'],
  }),
  routes: Type.Optional(
    strict(
      {
        listTickets: route('listTickets'),
        createTicket: route('createTicket'),
        getTicket: route('getTicket'),
        updateTicket: route('updateTicket'),
        closeTicket: route('closeTicket'),
        reopenTicket: route('reopenTicket'),
        rateTicket: route('rateTicket'),
        listComments: route('listComments'),
        addComment: route('addComment'),
        getComment: route('getComment'),
        rateComment: route('rateComment'),
        listCategories: route('listCategories'),
        uploadFiles: route('uploadFiles'),
        downloadAttachment: route('downloadAttachment'),
      },
      {
        description: 'Replaces paths that the provider does not document.',
        examples: [{ rateTicket: 'POST /tickets/{number}/rate' }],
      },
    ),
  ),
})
export type Settings = Static<typeof Settings>
