import type { TicketPatch } from '../../domain/new-ticket.ts'
import { type FieldError, GatewayError } from '../../domain/problems.ts'
import { accessLevels } from './mapping.ts'

type Access = NonNullable<TicketPatch['access']>

export const isAccessLevel = (level: string): boolean => accessLevels.some((known) => known === level)

/** What the document says of the two access members, before anything is sent. */
export function assertAccess({ level, projects }: Access, write: 'create' | 'update'): void {
  if (!isAccessLevel(level)) {
    refuse('value_not_supported', {
      pointer: '/access/level',
      detail: `Must be one of ${accessLevels.join(', ')}.`,
    })
  }
  if ((projects?.length ?? 0) > 1) {
    refuse('value_not_supported', {
      pointer: '/access/projects',
      detail: 'Exactly one project can be named.',
    })
  }
  // A ticket that exists may have its project already.
  const missing = write === 'create' ? (projects?.length ?? 0) === 0 : projects?.length === 0
  if (level === 'project_users' && missing) {
    refuse('field_required', { pointer: '/access/projects', detail: 'project_users needs one project.' })
  }
}

function refuse(code: 'value_not_supported' | 'field_required', error: FieldError): never {
  throw new GatewayError(code, { detail: error.detail, errors: [error], effect: 'nothing' })
}
