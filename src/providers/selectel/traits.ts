import { Type } from '@sinclair/typebox'
import type { FieldRule } from '../../domain/capability.ts'
import { strict } from '../../domain/schema.ts'
import type { Traits } from '../provider.ts'

const optional: FieldRule = { required: false, maxLength: null, values: null }
const body: FieldRule = { required: true, maxLength: 50_000, values: null }
const perMinute = (limit: number) => ({ limit, intervalMs: 60_000 })

/** Fields, limits and quotas of the document; attachments and quotas: https://developers.selectel.com/docs/control-panel/attachments/ */
export const traits: Traits = {
  emulated: ['listAttachments'],
  createFields: {
    subject: { required: true, maxLength: 255, values: null },
    body,
    category: optional,
    access: optional,
    attachments: optional,
    providerFields: optional,
  },
  updateFields: { access: optional },
  commentFields: {
    body,
    visibility: { required: false, maxLength: null, values: ['public'] },
    attachments: optional,
  },
  filters: {
    state: 'native',
    status: 'gateway',
    q: 'native',
    // Neither the topic nor a priority is ever told.
    category: 'unsupported',
    priority: 'unsupported',
    updatedSince: 'gateway',
    access: 'native',
    project: 'native',
  },
  sorts: { createdAt: 'native', updatedAt: 'native', number: 'native', subject: 'native', status: 'native' },
  priorities: [],
  // Three scales, as the schemas say; the prose calls the second one "two-point".
  ratings: {
    ticket: { min: 1, max: 10, values: null },
    comment: { min: -1, max: 1, values: [-1, 1] },
    close: { min: 1, max: 5, values: null },
  },
  // "20 MB": the smaller reading is safe.
  attachments: { maxFiles: 10, maxBytes: 20_000_000, forbiddenExtensions: [], moment: 'before' },
  lanes: { create: perMinute(2), comment: perMinute(60), upload: perMinute(20) },
  providerFields: {
    createTicket: strict({
      noticeId: Type.Optional(
        Type.Integer({
          minimum: -2_147_483_648,
          maximum: 2_147_483_647,
          description: 'Notice from which the ticket is created.',
          examples: [90103],
        }),
      ),
    }),
    updateTicket: null,
    addComment: null,
  },
}
