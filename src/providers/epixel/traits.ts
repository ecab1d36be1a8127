import type { FieldRule } from '../../domain/capability.ts'
import type { Traits } from '../provider.ts'

const free: FieldRule = { required: false, maxLength: null, values: null }
const required: FieldRule = { ...free, required: true }
const priorities = ['low', 'normal', 'high'] as const

/** One file of 2 MiB per message, a subject of 500 characters; no quota is documented. */
export const traits: Traits = {
  emulated: ['getComment', 'listAttachments'],
  createFields: {
    subject: { ...required, maxLength: 500 },
    body: required,
    priority: { ...required, values: [...priorities] },
    category: required,
  },
  updateFields: { priority: { ...free, values: [...priorities] }, tags: free },
  commentFields: { body: required, visibility: { ...free, values: ['public'] } },
  filters: {
    state: 'native',
    status: 'native',
    q: 'native',
    category: 'native',
    priority: 'gateway',
    updatedSince: 'unsupported',
    access: 'unsupported',
    project: 'unsupported',
  },
  // The list has no dates and no order to choose; it is paged, so the gateway cannot sort it either.
  sorts: {
    createdAt: 'unsupported',
    updatedAt: 'unsupported',
    number: 'unsupported',
    subject: 'unsupported',
    status: 'unsupported',
  },
  priorities,
  ratings: { ticket: null, comment: null, close: null },
  attachments: { maxFiles: 1, maxBytes: 2 * 1024 * 1024, forbiddenExtensions: [], moment: 'within' },
  lanes: {},
  providerFields: { createTicket: null, updateTicket: null, addComment: null },
}
