import { Type } from '@sinclair/typebox'
import { problemCodes, problemType } from '../domain/problems.ts'
import { enumOf, nullable, ref, strict } from '../domain/schema.ts'
import { Warning } from '../domain/warning.ts'

const FieldError = strict(
  {
    pointer: Type.Optional(
      Type.String({ description: 'JSON pointer of the member, also of a missing one.' }),
    ),
    parameter: Type.Optional(Type.String({ description: 'Name of the parameter.' })),
    header: Type.Optional(Type.String({ description: 'Name of the header.' })),
    detail: Type.String({ description: 'What is wrong with it.' }),
  },
  { description: 'Where in the request the fault is.' },
)

/** The body of every failure. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: '`/problems/<code>`: what it means and what to do.' }),
    title: Type.String({ description: 'The same for every problem of this code.' }),
    status: Type.Integer({ description: 'The HTTP status.' }),
    detail: Type.String({ description: 'What happened here.' }),
    instance: Type.String({ description: 'The path that was asked for.' }),
    code: enumOf(problemCodes, { description: 'What programs should look at.' }),
    requestId: Type.String({ description: 'Also in `X-Request-Id`, and in every log line of the request.' }),
    connection: Type.Optional(Type.String({ description: 'The connection it concerns.' })),
    provider: Type.Optional(Type.String({ description: 'The provider it concerns.' })),
    operationId: Type.Optional(Type.String({ description: 'The operation that was asked for.' })),
    operation: Type.Optional(
      Type.String({ description: 'Where to follow a write whose outcome is unknown.' }),
    ),
    retryAfter: Type.Optional(Type.Integer({ description: 'Seconds until a retry makes sense.' })),
    errors: Type.Optional(Type.Array(FieldError, { description: 'Every fault that was found.' })),
    warnings: Type.Optional(Type.Array(ref(Warning), { description: 'What failed at each connection.' })),
    upstream: Type.Optional(
      Type.Object(
        {
          status: nullable(Type.Integer(), { description: 'The provider’s HTTP status.' }),
          code: nullable(Type.String(), { description: 'The provider’s own code.' }),
          message: nullable(Type.String(), { description: 'The provider’s sentence about the input.' }),
        },
        { description: 'What the provider said.' },
      ),
    ),
  },
  {
    $id: 'Problem',
    description: 'A failure (RFC 9457).',
    examples: [
      {
        type: '/problems/validation_failed',
        title: problemType('validation_failed').title,
        status: 400,
        detail: 'subject must not be blank.',
        instance: '/v1/tickets',
        code: 'validation_failed',
        requestId: '0f8fad5b-d9cb-469f-a165-70867728950e',
        operationId: 'createTicket',
        errors: [{ pointer: '/subject', detail: 'must not be blank' }],
      },
    ],
  },
)
