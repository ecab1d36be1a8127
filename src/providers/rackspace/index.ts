import { defineProvider } from '../provider.ts'
import { downloadAttachment, listAttachments, uploadFiles } from './attachments.ts'
import { listAccounts, listCategories, listResources } from './catalog.ts'
import { addComment, getComment, listComments } from './comments.ts'
import { openDesk } from './session.ts'
import { settings } from './settings.ts'
import { closeTicket, createTicket, getTicket, listTickets, updateTicket } from './tickets.ts'
import { traitsFor } from './traits.ts'

/** https://docs.rackspace.com/reference/ticketing-general-api-information */
export const rackspace = defineProvider({
  id: 'rackspace',
  name: 'Rackspace',
  settings,
  variants: [
    {
      role: null,
      example: {
        baseUrl: 'https://ticketing.api.rackspace.com',
        identityUrl: 'https://identity.api.rackspacecloud.com',
        resourcesUrl: 'https://resources.api.rackspace.com',
        storageHosts: [],
        username: 'northwind-api',
        apiKey: 'a-key-of-that-user',
        accountId: 'hybrid:12345',
      },
    },
  ],
  connect(tools) {
    const desk = openDesk(tools)
    return {
      role: null,
      traits: traitsFor(desk.defaultAccount),
      adapter: {
        listTickets: (query, call) => listTickets(desk, query, call),
        getTicket: (number, include, call) => getTicket(desk, number, include, call),
        createTicket: (draft, files, call) => createTicket(desk, draft, files, call),
        updateTicket: (number, patch, call) => updateTicket(desk, number, patch, call),
        closeTicket: (number, _closing, call) => closeTicket(desk, number, call),
        listComments: (number, call) => listComments(desk, number, call),
        getComment: (number, commentId, call) => getComment(desk, number, commentId, call),
        addComment: (number, draft, files, call) => addComment(desk, number, draft, files, call),
        uploadFiles: (files, call) => uploadFiles(desk, files, call),
        listAttachments: (number, call) => listAttachments(desk, number, call),
        downloadAttachment: (number, id, call) => downloadAttachment(desk, number, id, call),
        listCategories: (query, call) => listCategories(desk, query, call),
        listResources: (query, call) => listResources(desk, query, call),
        listAccounts: (query, call) => listAccounts(desk, query, call),
      },
    }
  },
  sandbox: () => import('./sandbox.ts'),
})
