import type { CommentPatch } from '../../domain/comment.ts'
import type { Warning } from '../../domain/warning.ts'
import type { Call } from '../../upstream/call.ts'
import { afterwards } from '../readback.ts'
import type { DeskComment, Outcome } from '../told.ts'
import { ask, confirmed, type Desk, type Field } from './desk.ts'
import { assignmentOf, queuedAssignments } from './queue.ts'
import { commentIn, listStaffComments } from './reading.ts'

/** "Edit a message" and "Hide a message"; the ticket in the path is checked, since hiding asks for the message alone. */
export async function updateComment(
  desk: Desk,
  number: string,
  commentId: string,
  patch: CommentPatch,
  call: Call,
): Promise<Outcome<DeskComment>> {
  const before = await commentIn(listStaffComments, desk, number, commentId, call)
  const { body } = patch
  const edit = body === undefined ? [] : [() => editMessage(desk, number, commentId, body, call)]
  const hide = patch.visibility === undefined ? [] : [() => hideMessage(desk, number, commentId, call)]
  const [first, ...later] = [...edit, ...hide]
  await first?.()
  const warnings: Warning[] = []
  for (const step of later)
    warnings.push(...(await afterwards(step, undefined, call, 'step_failed')).warnings)
  const read = await afterwards(
    () => commentIn(listStaffComments, desk, number, commentId, call),
    { ...before, body: body ?? before.body },
    call,
  )
  // The conversation does not always tell what is hidden.
  const hidden = patch.visibility === 'hidden' && warnings.length === 0
  return {
    value: hidden ? { ...read.value, visibility: 'hidden' } : read.value,
    warnings: [...warnings, ...read.warnings],
  }
}

async function editMessage(
  desk: Desk,
  number: string,
  commentId: string,
  body: string,
  call: Call,
): Promise<void> {
  const { elid } = await assignmentOf(desk, number, call)
  const target: Field[] = [
    ['plid', elid],
    ['elid', commentId],
  ]
  await change(desk, 'ticket.message.edit', [...target, ['message', body]], call)
}

async function hideMessage(desk: Desk, number: string, commentId: string, call: Call): Promise<void> {
  const [queued] = await queuedAssignments(desk, number, call)
  const parent: Field[] = queued === undefined ? [] : [['plid', queued.elid]]
  await change(desk, 'ticket.message.delete', [['elid', commentId], ...parent], call)
}

async function change(desk: Desk, func: string, fields: readonly Field[], call: Call): Promise<void> {
  const asked = { func, lane: 'comment', write: true, missing: 'comment_not_found' } as const
  await ask(desk, { ...asked, fields: [...fields, ['sok', 'ok']] }, confirmed, call)
}
