import { type Adapter, defineProvider } from '../provider.ts'
import { downloadAttachment, listAttachments } from './attachments.ts'
import { listCategories } from './catalog.ts'
import { addComment, getComment, listComments, rateComment } from './comments.ts'
import { createDesk, type Desk, explain } from './desk.ts'
import { Settings } from './settings.ts'
import { listTickets } from './ticket-list.ts'
import { closeTicket, createTicket, getTicket, rateTicket, reopenTicket, updateTicket } from './tickets.ts'
import { traits } from './traits.ts'
import { uploadFiles } from './uploads.ts'

/** Tickets API v1.1.0: https://docs.selectel.ru/api/tickets */
export const selectel = defineProvider({
  id: 'selectel',
  name: 'Selectel',
  settings: Settings,
  variants: [
    {
      role: null,
      example: {
        token: 'static-token-of-the-control-panel',
        lang: 'en',
        baseUrl: 'https://api.selectel.ru/support',
        filesBaseUrl: 'https://api.selectel.ru/files',
        uploadField: 'file',
      },
    },
  ],
  connect: (tools) => ({
    role: null,
    adapter: createAdapter(createDesk(tools.upstream({ explain }), tools.settings)),
    traits,
  }),
  sandbox: () => import('./sandbox.ts'),
})

function createAdapter(desk: Desk): Adapter {
  return {
    listTickets: (query, call) => listTickets(desk, query, call),
    getTicket: (number, include, call) => getTicket(desk, number, include, call),
    createTicket: (draft, files, call) => createTicket(desk, draft, files, call),
    updateTicket: (number, patch, call) => updateTicket(desk, number, patch, call),
    closeTicket: (number, closing, call) => closeTicket(desk, number, closing, call),
    reopenTicket: (number, reopening, files, call) => reopenTicket(desk, number, reopening, files, call),
    rateTicket: (number, rating, call) => rateTicket(desk, number, rating, call),
    listComments: (number, call) => listComments(desk, number, call),
    getComment: (number, id, call) => getComment(desk, number, id, call),
    addComment: (number, draft, files, call) => addComment(desk, number, draft, files, call),
    rateComment: (number, id, rating, call) => rateComment(desk, number, id, rating, call),
    listAttachments: (number, call) => listAttachments(desk, number, call),
    downloadAttachment: (number, id, call) => downloadAttachment(desk, number, id, call),
    uploadFiles: (files, call) => uploadFiles(desk, files, call),
    listCategories: (_query, call) => listCategories(desk, call),
  }
}
