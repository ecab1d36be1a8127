import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { GatewayError } from '../domain/problems.ts'
import { strict } from '../domain/schema.ts'
import type { Asking } from '../gateway/asking.ts'
import type { Desk } from '../gateway/desk.ts'
import { dryRun } from '../gateway/dry-run.ts'
import type { Adapter } from '../providers/provider.ts'
import type { Call } from '../upstream/call.ts'
import type { Redactor } from '../upstream/redactor.ts'

export const DryRunQuerystring = strict({
  dryRun: Type.Optional(
    Type.Boolean({
      description:
        '`true`: checks all that can be checked here, and answers 200 with what would be sent. Nothing is sent, no quota is spent, nothing is kept. JSON only.',
      examples: [true],
    }),
  ),
})

/** Whether only a dry run is wanted; it takes no files. */
export function wantsDryRun(request: FastifyRequest, { dryRun: wanted }: { dryRun?: boolean }): boolean {
  if (wanted !== true) return false
  if (request.mediaType !== 'multipart/form-data') return true
  throw new GatewayError('validation_failed', {
    detail: 'A dry run takes JSON.',
    errors: [{ parameter: 'dryRun', detail: 'is for JSON only' }],
    effect: 'nothing',
  })
}

/** Answers with what would be sent; what still looks like a credential is taken out. */
export async function answerDryRun(
  reply: FastifyReply,
  redactor: Redactor,
  desk: Desk,
  asking: Asking,
  perform: (adapter: Adapter, call: Call) => Promise<unknown>,
): Promise<unknown> {
  const shown: unknown = JSON.parse(redactor.text(JSON.stringify(await dryRun(desk, asking, perform))))
  reply.code(200)
  return shown
}
