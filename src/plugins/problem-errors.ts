import type { FastifySchemaValidationError } from 'fastify'
import { type FieldError, GatewayError, type ProblemCode } from '../domain/problems.ts'
import { isRecord, records } from '../providers/wire.ts'
import { escapePointer } from './strict-json.ts'

const codes: Readonly<Record<string, readonly [code: ProblemCode, detail?: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['body_too_large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported_media_type'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed_request', 'The body is empty.'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['malformed_request', 'The body is not valid JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['malformed_request', 'The body’s size is not its Content-Length.'],
  FST_ERR_MAX_PARAM_LENGTH: ['uri_too_long'],
  FST_ERR_BAD_URL: ['route_not_found', 'The path is not a valid URL.'],
  FST_ERR_NOT_FOUND: ['route_not_found'],
  FST_UNDER_PRESSURE: ['overloaded'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: ['unsupported_media_type', 'The body must be multipart/form-data.'],
  FST_PARTS_LIMIT: ['too_many_attachments'],
  FST_FILES_LIMIT: ['too_many_attachments'],
  FST_FIELDS_LIMIT: ['malformed_request', 'There are too many text parts.'],
  FST_PROTO_VIOLATION: ['malformed_request', 'A part has a name that is not allowed.'],
  FST_REQ_FILE_TOO_LARGE: ['attachment_too_large'],
  FST_MP_PREMATURE_CLOSE: ['malformed_request', 'The body was cut off.'],
  FST_INVALID_JSON_FIELD_ERROR: ['malformed_request', 'The JSON part is not valid JSON.'],
  ECONNRESET: ['malformed_request', 'The body was cut off.'],
}
const statuses: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed_request',
  404: 'route_not_found',
  405: 'method_not_allowed',
  406: 'malformed_request',
  408: 'request_timeout',
  413: 'body_too_large',
  414: 'uri_too_long',
  415: 'unsupported_media_type',
  431: 'headers_too_large',
}

/** Any failure as a problem of the table; what is not expected is `internal_error`, its cause kept for the log. */
export function toGatewayError(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error
  const known = isRecord(error) ? error : {}
  if (Array.isArray(known.validation)) return validationProblem(known)
  const [code, detail] = codes[typeof known.code === 'string' ? known.code : ''] ?? []
  const status = typeof known.statusCode === 'number' ? known.statusCode : 500
  // A failing provider's socket has such codes too: only what Fastify marked as the caller's fault is.
  if (code !== undefined && (status < 500 || code === 'overloaded'))
    return new GatewayError(code, { ...(detail === undefined ? {} : { detail }), cause: error })
  const byStatus = statuses[status]
  if (byStatus !== undefined) return new GatewayError(byStatus, { cause: error })
  return new GatewayError('internal_error', { detail: 'The gateway failed.', cause: error })
}

function validationProblem(error: Readonly<Record<string, unknown>>): GatewayError {
  const context = typeof error.validationContext === 'string' ? error.validationContext : 'body'
  return invalidInput(records(error.validation).map(readError), context)
}

function readError(error: Readonly<Record<string, unknown>>): FastifySchemaValidationError {
  return {
    keyword: typeof error.keyword === 'string' ? error.keyword : '',
    instancePath: typeof error.instancePath === 'string' ? error.instancePath : '',
    schemaPath: typeof error.schemaPath === 'string' ? error.schemaPath : '',
    params: isRecord(error.params) ? error.params : {},
    message: typeof error.message === 'string' ? error.message : 'is not valid',
  }
}

const places: Readonly<Record<string, string>> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'headers',
}

/** Ajv's findings in the words of the contract. */
export function invalidInput(found: readonly FastifySchemaValidationError[], context: string): GatewayError {
  const errors = distinct(found.filter(isTelling).map((error) => fieldError(error, context)))
  return new GatewayError('validation_failed', {
    detail: `The ${places[context] ?? 'request'} is not valid.`,
    errors,
  })
}

/** `anyOf` and `if` only repeat that something inside of them failed, unless they are all there is. */
function isTelling(
  error: FastifySchemaValidationError,
  _: number,
  all: readonly FastifySchemaValidationError[],
) {
  const repeats = error.keyword === 'anyOf' || error.keyword === 'oneOf' || error.keyword === 'if'
  return !repeats || all.every((other) => other.keyword === error.keyword)
}

function distinct(errors: readonly FieldError[]): readonly FieldError[] {
  const seen = new Set<string>()
  return errors.filter((error) => {
    const key = JSON.stringify(error)
    return !seen.has(key) && seen.add(key)
  })
}

function fieldError(error: FastifySchemaValidationError, context: string): FieldError {
  const pointer = pointerOf(error)
  const detail = detailOf(error)
  if (context === 'body') return { pointer, detail }
  const name = (pointer.split('/')[1] ?? '').replace(/~1/g, '/').replace(/~0/g, '~')
  return context === 'headers' ? { header: name, detail } : { parameter: name, detail }
}

/** The member itself, also one that is missing or unknown. */
function pointerOf({ keyword, instancePath, params }: FastifySchemaValidationError): string {
  const member =
    keyword === 'required'
      ? params.missingProperty
      : keyword === 'additionalProperties'
        ? params.additionalProperty
        : keyword === 'unevaluatedProperties'
          ? params.unevaluatedProperty
          : keyword === 'propertyNames'
            ? params.propertyName
            : undefined
  return typeof member === 'string' ? `${instancePath}/${escapePointer(member)}` : instancePath
}

function detailOf({ keyword, params, message }: FastifySchemaValidationError): string {
  if (keyword === 'required') return 'is required'
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') return 'is not known'
  if (keyword === 'enum' && Array.isArray(params.allowedValues))
    return `must be one of ${params.allowedValues.filter((value) => value !== null).join(', ')}`
  if (keyword === 'pattern' && params.pattern === '\\S') return 'must not be blank'
  if (keyword === 'minProperties') return 'must have at least one member'
  return message ?? 'is not valid'
}
