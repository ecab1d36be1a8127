import type { Static, TSchema } from '@sinclair/typebox'
import { Ajv, type ValidateFunction } from 'ajv'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { operations, type WriteName } from '../domain/operation-name.ts'
import { GatewayError } from '../domain/problems.ts'
import type { Asking } from '../gateway/asking.ts'
import type { Desk } from '../gateway/desk.ts'
import { type Gateway, offered } from '../gateway/gateway.ts'
import type { Running } from '../gateway/operations/journal.ts'
import type { Answer, Done, Write } from '../gateway/write.ts'
import { type CallerFiles, noFiles, type ReadMultipart } from '../plugins/multipart-write.ts'
import { problemOf } from '../plugins/problem-details.ts'
import type { Call } from '../upstream/call.ts'
import { about } from './context.ts'

/** What a write route adds to the common part. */
export interface RouteWrite {
  readonly asking: Asking
  readonly desk: Desk
  readonly action: WriteName
  readonly input: unknown
  readonly files?: CallerFiles
  readonly target?: { readonly ticket: string; readonly comment?: string }
  readonly perform: (call: Call, operation: Running) => Promise<Done | null>
}

export type Writer = (write: Write) => Promise<Answer>

/** Runs a write and answers it: status, Location, Operation-Id, and the mark of a replay. */
export async function answerWrite(
  writer: Writer,
  request: FastifyRequest,
  reply: FastifyReply,
  { asking, desk, action, input, files = noFiles, target, perform }: RouteWrite,
): Promise<unknown> {
  about(request, desk, operations[action].lane)
  let running: Running | null = null
  try {
    const answer = await writer({
      asking,
      desk,
      action,
      key: request.idempotencyKey,
      route: `${request.method} ${request.routeOptions.url}`,
      path: pathOf(request),
      input,
      files,
      target: { ticket: target?.ticket ?? null, comment: target?.comment ?? null },
      perform,
      render: (problem) => problemOf(problem, request),
      begun(operation) {
        running = operation
      },
    })
    return send(reply, answer)
  } catch (error) {
    tellOperation(reply, running)
    throw error
  } finally {
    files.release()
  }
}

/** Only what may have reached the provider is an operation to show. */
function tellOperation(reply: FastifyReply, operation: Running | null): void {
  if (operation?.sent() === true) reply.header('operation-id', operation.id)
}

function send(reply: FastifyReply, answer: Answer): unknown {
  reply.code(answer.status)
  if (answer.operationId !== null) reply.header('operation-id', answer.operationId)
  if (answer.location !== null) reply.header('location', answer.location)
  if (answer.replayed) reply.header('idempotent-replayed', 'true')
  if (answer.problem) {
    reply.header('content-type', 'application/problem+json')
    return reply.send(JSON.stringify(answer.body))
  }
  return answer.status === 204 ? reply.send() : answer.body
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? ''
}

/** The connection that a write is for, and its function for it; from here on the answer is about that connection. */
export function writeDesk<Name extends WriteName>(
  gateway: Gateway,
  request: FastifyRequest,
  id: string,
  action: Name,
) {
  const desk = gateway.desk(request.caller, id)
  about(request, desk, operations[action].lane)
  return { desk, operation: offered(desk, action) }
}

/** The ticket that a write is for, and its connection's function for it. */
export function writeTarget<Name extends WriteName>(
  gateway: Gateway,
  request: FastifyRequest,
  ticketId: string,
  action: Name,
) {
  const located = gateway.locate(request.caller, ticketId)
  about(request, located.desk, operations[action].lane)
  return { ...located, operation: offered(located.desk, action) }
}

const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false })

/** Whether a JSON part is what the route takes: reading it has checked that, this says so to the compiler. */
export function guardOf<S extends TSchema>(schema: S): (value: unknown) => value is Static<S> {
  let validate: ValidateFunction<Static<S>> | null = null
  return (value): value is Static<S> => {
    validate ??= ajv.compile<Static<S>>(schema)
    return validate(value)
  }
}

/** The validated body of a write, and its files where it is multipart. */
export async function bodyOf<T>(
  request: FastifyRequest,
  body: T,
  readMultipart: ReadMultipart,
  isBody: (value: unknown) => value is T,
): Promise<{ body: T; files: CallerFiles }> {
  const shape = request.routeOptions.config.multipart
  if (shape === undefined || request.mediaType !== 'multipart/form-data') return { body, files: noFiles }
  const { json, files } = await readMultipart(request, shape)
  if (isBody(json)) return { body: json, files }
  files.release()
  throw new GatewayError('validation_failed', { detail: 'The JSON part is not valid.' })
}

/** The connection's limits hold for these files; throws what is known to be too much, and then frees them. */
export function limitFiles(desk: Desk, files: CallerFiles, uploads: readonly string[] = []): void {
  const limits = desk.traits.attachments
  const { maxFiles = 0 } = limits ?? {}
  if (maxFiles !== null && uploads.length > maxFiles) {
    throw new GatewayError('too_many_attachments', {
      detail: `At most ${maxFiles} files may go along.`,
      errors: [{ pointer: '/attachments', detail: `at most ${maxFiles}` }],
      effect: 'nothing',
    })
  }
  if (!files.expected) return
  files.limit(
    limits === null
      ? { maxFiles: 0, maxBytes: null, forbiddenExtensions: [] }
      : { ...limits, maxFiles: maxFiles === null ? null : maxFiles - uploads.length },
  )
}
