import { GatewayError } from '../../domain/problems.ts'
import { fingerprintOf, sameFiles } from './fingerprint.ts'
import type { Begun, Replay, WriteRequest } from './journal.ts'
import type { OperationRecord } from './record.ts'
import { operationUrl, viewOf } from './view.ts'

const askAgainMs = { running: 1000, unknown: 5000, needs_resolution: 60_000 }

/** A key belongs to one request. */
export function checkSameRequest(record: OperationRecord, request: WriteRequest): void {
  if (record.fingerprint !== fingerprintOf(request)) throw keyReused('another route, path or body')
}

/** The answer of a finished operation, once it is known that the files are the same. */
export function repeatOf(record: OperationRecord, request: WriteRequest): Begun {
  if (!request.files) {
    if (record.digests.length > 0) throw keyReused('other files')
    return replayOf(record)
  }
  return {
    kind: 'compare',
    operationId: record.id,
    compare(digests) {
      if (!sameFiles(record.digests, record.digestsComplete, digests)) throw keyReused('other files')
      return replayOf(record)
    },
  }
}

function replayOf(record: OperationRecord): Replay {
  const operationId = record.id
  if (record.answer?.kind === 'stored') {
    const { status, body, location, problem } = record.answer
    return { kind: 'replay', operationId, status, body, location, problem }
  }
  if (record.answer !== null) return { operationId, ...record.answer }
  return {
    kind: 'replay',
    operationId,
    status: 202,
    body: viewOf(record),
    location: operationUrl(operationId),
    problem: false,
  }
}

function keyReused(what: string): GatewayError {
  return new GatewayError('idempotency_key_reused', {
    detail: `This Idempotency-Key was used with ${what}.`,
    errors: [{ header: 'Idempotency-Key', detail: `used before with ${what}` }],
    effect: 'nothing',
  })
}

/** Why a repeat has no answer yet. */
export function notFinished(record: OperationRecord): GatewayError {
  const { id, connection, state } = record
  const common = { connection, operation: operationUrl(id), effect: 'nothing' } as const
  if (state === 'running') {
    return new GatewayError('idempotency_in_progress', { ...common, retryAfterMs: askAgainMs.running })
  }
  const person = state === 'needs_resolution'
  return new GatewayError('outcome_unknown', {
    ...common,
    status: 409,
    detail: person
      ? 'The answer to the first request was lost, and a person must find out whether the provider did it.'
      : 'The answer to the first request was lost; the gateway is finding out whether the provider did it.',
    retryAfterMs: person ? askAgainMs.needs_resolution : askAgainMs.unknown,
  })
}
