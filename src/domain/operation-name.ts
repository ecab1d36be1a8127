import type { Lane } from './lane.ts'

/** Every operation that reaches a provider, by its operationId, with whether it writes and what lanes it spends. */
export const operations = {
  listTickets: { write: false },
  getTicket: { write: false },
  createTicket: { write: true, lane: 'create' },
  updateTicket: { write: true, lane: 'update' },
  closeTicket: { write: true, lane: 'update' },
  reopenTicket: { write: true, lane: 'comment' },
  archiveTicket: { write: true, lane: 'update' },
  unblockTicket: { write: true, lane: 'update' },
  splitTicket: { write: true, lane: 'update' },
  rateTicket: { write: true, lane: 'update' },
  listComments: { write: false },
  getComment: { write: false },
  addComment: { write: true, lane: 'comment' },
  updateComment: { write: true, lane: 'comment' },
  rateComment: { write: true, lane: 'update' },
  attachToComment: { write: true, lane: 'upload' },
  listAttachments: { write: false },
  downloadAttachment: { write: false },
  uploadFiles: { write: true, lane: 'upload' },
  listCategories: { write: false },
  listTags: { write: false },
  listResources: { write: false },
  listAccounts: { write: false },
  getSavedFilter: { write: false },
  setSavedFilter: { write: true, lane: 'update' },
  resetSavedFilter: { write: true, lane: 'update' },
  impersonate: { write: true, lane: 'update' },
  purchaseSupport: { write: true, lane: 'update' },
} as const satisfies Record<string, { write: false } | { write: true; lane: Lane }>
export type OperationName = keyof typeof operations
export type WriteName = {
  [K in OperationName]: (typeof operations)[K]['write'] extends true ? K : never
}[OperationName]
