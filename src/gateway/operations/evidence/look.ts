import { findCreated } from './created-ticket.ts'
import { type Finding, type Looking, unclear } from './finding.ts'
import { compareComment, compareFilter, compareTicket } from './state-as-read.ts'
import { findWritten } from './written-comment.ts'

/** Looks at the provider for what the operation did; reads only. */
export async function look(looking: Looking): Promise<Finding> {
  switch (looking.record.action) {
    case 'createTicket':
      return await findCreated(looking)
    case 'addComment':
    case 'reopenTicket':
      return await findWritten(looking)
    case 'updateTicket':
    case 'closeTicket':
    case 'archiveTicket':
    case 'unblockTicket':
    case 'rateTicket':
      return await compareTicket(looking)
    case 'updateComment':
    case 'rateComment':
      return await compareComment(looking)
    case 'setSavedFilter':
    case 'resetSavedFilter':
      return await compareFilter(looking)
    default:
      return unclear('it leaves nothing to look for')
  }
}
