import type { Wire } from '../wire.ts'

/** What is known of one ticket: its rows in the lists, the first being trusted most, and its form. */
export interface TicketSources {
  readonly number: string
  readonly role: 'staff' | 'client'
  /** The ticket's row of `ticket`, the employee's own queue. */
  readonly queued?: Wire | null
  /** Its row of `ticket_all`, `clientticket` or `clientticket_archive`. */
  readonly listed?: Wire | null
  readonly form?: Wire | null
  /** The list that the row is from holds archived tickets only. */
  readonly archived?: boolean
}
