import { type Adapter, defineProvider } from '../provider.ts'
import { createApi } from './api.ts'
import { downloadAttachment, listAttachments } from './attachments.ts'
import { listCategories, listTags } from './catalog.ts'
import { addComment, getComment, listComments } from './comments.ts'
import { createTicket } from './create.ts'
import { EpixelSettings } from './settings.ts'
import { closeTicket, getTicket, listTickets, reopenTicket, updateTicket } from './tickets.ts'
import { traits } from './traits.ts'

/** Epixel MLM Software: the support tickets of one member of an installation. */
export const epixel = defineProvider({
  id: 'epixel',
  name: 'Epixel',
  settings: EpixelSettings,
  variants: [
    {
      role: null,
      example: {
        baseUrl: 'https://mlm.example.com/api/v1',
        apiKey: 'key',
        username: 'maria',
        password: 'password',
        refreshPath: 'user/token/refresh/',
      },
    },
  ],
  connect(tools) {
    const api = createApi(tools)
    return {
      role: null,
      traits,
      adapter: {
        listTickets: (query, call) => listTickets(api, query, call),
        getTicket: async (number, include, call) => ({ value: await getTicket(api, number, include, call) }),
        createTicket: (draft, files, call) => createTicket(api, draft, files, call),
        updateTicket: (number, patch, call) => updateTicket(api, number, patch, call),
        closeTicket: (number, _closing, call) => closeTicket(api, number, call),
        reopenTicket: (number, reopening, files, call) => reopenTicket(api, number, reopening, files, call),
        listComments: (number, call) => listComments(api, number, call),
        getComment: (number, commentId, call) => getComment(api, number, commentId, call),
        addComment: (number, draft, files, call) => addComment(api, number, draft, files, call),
        listAttachments: (number, call) => listAttachments(api, number, call),
        downloadAttachment: (number, attachmentId, call) =>
          downloadAttachment(api, number, attachmentId, call),
        listCategories: (_query, call) => listCategories(api, call),
        listTags: (_query, call) => listTags(api, call),
      } satisfies Adapter,
    }
  },
  sandbox: () => import('./sandbox.ts'),
})
