import type { FieldRule } from '../../domain/capability.ts'
import { priorities } from '../../domain/status.ts'
import type { Traits } from '../provider.ts'

const minuteMs = 60_000
const rule = (required: boolean, values: FieldRule['values'] = null): FieldRule => ({
  required,
  maxLength: null,
  values,
})

/** From the page "Attachments" of the provider's document. */
const forbiddenExtensions =
  `ade adp app asp bas bat cer chm cla class cmd cnt com cpl crt csh der exe fxp gadget grp hlp hpj hta
  inf ins isp its jar js jse ksh lnk mad maf mag mam maq mar mas mat mau mav maw mcf mda mdb mde mdt mdw mdz msc msh msh1
  msh1xml msh2 msh2xml mshxml msi msp mst ocx ops osd pcd pif pl plg prf prg ps1 ps1xml ps2 ps2xml psc1 psc2 pst reg scf
  scr sct shb shs tmp url vb vbe vbp vbs vsmacros vsw ws wsc wsf wsh xbap xnk`.split(/\s+/)

/** What Rackspace takes; an account in the settings stands in for one in the ticket. */
export function traitsFor(defaultAccount: string | undefined): Traits {
  return {
    emulated: ['getComment', 'listAttachments'],
    createFields: {
      subject: rule(true),
      body: rule(true),
      priority: rule(false, [...priorities]),
      category: rule(true),
      account: rule(defaultAccount === undefined),
      resources: rule(false),
      recipients: rule(false),
      attachments: rule(false),
    },
    updateFields: { resources: rule(false) },
    commentFields: { body: rule(true), visibility: rule(false, ['public']), attachments: rule(false) },
    // The list tells no category, so nobody can filter by it.
    filters: {
      state: 'gateway',
      status: 'gateway',
      q: 'native',
      category: 'unsupported',
      priority: 'gateway',
      updatedSince: 'gateway',
      access: 'unsupported',
      project: 'unsupported',
    },
    sorts: {
      createdAt: 'unsupported',
      updatedAt: 'unsupported',
      number: 'unsupported',
      subject: 'unsupported',
      status: 'unsupported',
    },
    priorities,
    ratings: { ticket: null, comment: null, close: null },
    attachments: { maxFiles: null, maxBytes: null, forbiddenExtensions, moment: 'before' },
    // The stricter of the two tables that the provider publishes.
    lanes: {
      read: { limit: 60, intervalMs: minuteMs },
      create: { limit: 1, intervalMs: minuteMs },
      update: { limit: 5, intervalMs: minuteMs },
      comment: { limit: 5, intervalMs: minuteMs },
    },
    providerFields: { createTicket: null, updateTicket: null, addComment: null },
  }
}
