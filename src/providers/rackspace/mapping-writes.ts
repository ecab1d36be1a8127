import type { NewTicket } from '../../domain/new-ticket.ts'
import { categoryName, severityOf } from './mapping.ts'

/** `<category>/<subcategory>` as the provider wants it; null where it is not of that form. */
export function fromCategory(id: string): { category: string; subcategory: string } | null {
  const slash = id.lastIndexOf('/')
  const category = categoryName(id.slice(0, Math.max(slash, 0)))
  const subcategory = id.slice(slash + 1).trim()
  return category === '' || subcategory === '' ? null : { category, subcategory }
}

/** A file that was uploaded before, as a ticket or comment refers to it. */
export interface UploadedFile {
  readonly uuid: string
  readonly filename: string
}

export const fromComment = (body: string, attachments: readonly UploadedFile[]): object => ({
  text: body,
  ...(attachments.length === 0
    ? {}
    : { attachments: attachments.map(({ uuid, filename }) => ({ filename, uuid })) }),
})

/** The body of POST /tickets. */
export function fromNewTicket(
  draft: NewTicket,
  filing: { accountId: string; category: string; subcategory: string },
  resources: readonly string[],
  attachments: readonly UploadedFile[],
): object {
  return {
    accountId: filing.accountId,
    subject: draft.subject,
    category: filing.category,
    subcategory: filing.subcategory,
    ...(draft.priority === undefined ? {} : { severity: severityOf(draft.priority) }),
    comment: fromComment(draft.body, attachments),
    ...(draft.recipients === undefined ? {} : { recipients: draft.recipients }),
    ...(draft.resources === undefined ? {} : { resources }),
  }
}

/** An upload id of ours holds what a later write has to say: the provider's id and the file's name. */
export const toUploadId = ({ uuid, filename }: UploadedFile): string =>
  `${uuid.replace(/[%/]/g, encodeURIComponent)}/${filename}`

export function fromUploadId(id: string): UploadedFile | null {
  const slash = id.indexOf('/')
  const filename = id.slice(slash + 1)
  if (slash < 1 || filename === '') return null
  const uuid = id.slice(0, slash).replace(/%(2F|25)/gi, decodeURIComponent)
  return { uuid, filename }
}
