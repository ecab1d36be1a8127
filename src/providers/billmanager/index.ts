import { type Adapter, defineProvider } from '../provider.ts'
import { downloadAttachment, listAttachments } from './attachments.ts'
import { listCategories, listResources } from './catalog.ts'
import { updateComment } from './comment-changes.ts'
import { addOwnComment, addStaffComment } from './comments.ts'
import { createOwnTicket, createStaffTicket } from './creating.ts'
import { createDesk, type Desk } from './desk.ts'
import {
  archiveTicket,
  closeTicket,
  impersonate,
  purchaseSupport,
  unblockTicket,
  updateTicket,
} from './handling.ts'
import { commentIn, getOwnTicket, getStaffTicket, listOwnComments, listStaffComments } from './reading.ts'
import {
  getSavedFilter,
  resetOwnFilter,
  resetStaffFilter,
  setOwnFilter,
  setStaffFilter,
} from './saved-filter.ts'
import { settings } from './settings.ts'
import { splitTicket } from './splitting.ts'
import { listOwnTickets, listStaffTickets } from './ticket-list.ts'
import { clientTraits, staffTraits } from './traits.ts'

const example = {
  baseUrl: 'https://panel.example.com:1500/billmgr',
  username: 'gateway@example.com',
  password: 'password-of-the-login',
  utcOffset: '+03:00',
  lang: 'en',
}

/** BILLmanager 6, "Support tickets": https://www.ispsystem.com/docs/b6c/developer-section/billmanager-api/support-tickets-ticket */
export const billmanager = defineProvider({
  id: 'billmanager',
  name: 'BILLmanager',
  settings,
  variants: [
    { role: 'staff', example: { ...example, role: 'staff' } },
    { role: 'client', example: { ...example, username: 'client@example.com', role: 'client' } },
  ],
  connect(tools) {
    const { role } = tools.settings
    const desk = createDesk(tools)
    return role === 'staff'
      ? { role, adapter: staffAdapter(desk), traits: staffTraits }
      : { role, adapter: clientAdapter(desk), traits: clientTraits }
  },
  sandbox: () => import('./sandbox.ts'),
})

function staffAdapter(desk: Desk): Adapter {
  return {
    listTickets: (query, call) => listStaffTickets(desk, query, call),
    getTicket: (number, include, call) => getStaffTicket(desk, number, include, call),
    createTicket: (draft, files, call) => createStaffTicket(desk, draft, files, call),
    updateTicket: (number, patch, call) => updateTicket(desk, number, patch, call),
    closeTicket: (number, _closing, call) => closeTicket(desk, number, call),
    unblockTicket: (number, call) => unblockTicket(desk, number, call),
    splitTicket: (number, commentId, call) => splitTicket(desk, number, commentId, call),
    listComments: (number, call) => listStaffComments(desk, number, call),
    getComment: (number, id, call) => commentIn(listStaffComments, desk, number, id, call),
    addComment: (number, draft, files, call) => addStaffComment(desk, number, draft, files, call),
    updateComment: (number, id, patch, call) => updateComment(desk, number, id, patch, call),
    listAttachments: (number, call) => listAttachments(listStaffComments, desk, number, call),
    downloadAttachment: (number, id, call) => downloadAttachment(listStaffComments, desk, number, id, call),
    listCategories: (_query, call) => listCategories(desk, 'ticket.edit', call),
    listResources: (query, call) => listResources(desk, 'ticket.edit', query, call),
    getSavedFilter: (call) => getSavedFilter(desk, 'ticket.filter', call),
    setSavedFilter: (filter, call) => setStaffFilter(desk, filter, call),
    resetSavedFilter: (call) => resetStaffFilter(desk, call),
    impersonate: (number, call) => impersonate(desk, number, call),
  }
}

function clientAdapter(desk: Desk): Adapter {
  return {
    listTickets: (query, call) => listOwnTickets(desk, query, call),
    getTicket: (number, include, call) => getOwnTicket(desk, number, include, call),
    createTicket: (draft, files, call) => createOwnTicket(desk, draft, files, call),
    archiveTicket: (number, call) => archiveTicket(desk, number, call),
    listComments: (number, call) => listOwnComments(desk, number, call),
    getComment: (number, id, call) => commentIn(listOwnComments, desk, number, id, call),
    addComment: (number, draft, files, call) => addOwnComment(desk, number, draft, files, call),
    listAttachments: (number, call) => listAttachments(listOwnComments, desk, number, call),
    downloadAttachment: (number, id, call) => downloadAttachment(listOwnComments, desk, number, id, call),
    listCategories: (_query, call) => listCategories(desk, 'clientticket.edit', call),
    listResources: (query, call) => listResources(desk, 'clientticket.edit', query, call),
    getSavedFilter: (call) => getSavedFilter(desk, 'clientticket.filter', call),
    setSavedFilter: (filter, call) => setOwnFilter(desk, filter, call),
    resetSavedFilter: (call) => resetOwnFilter(desk, call),
    purchaseSupport: (purchase, call) => purchaseSupport(desk, purchase, call),
  }
}
