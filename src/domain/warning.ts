import { type Static, Type } from '@sinclair/typebox'
import { nullable } from './schema.ts'

/** Something that went wrong beside a result. */
export const Warning = Type.Object(
  {
    code: Type.String({
      description:
        'A problem code, or `readback_failed` `step_failed` `attachment_failed` `split_target_unknown` `comments_unavailable` `list_incomplete`.',
    }),
    title: Type.String({ description: 'The same for every warning of this code.' }),
    detail: Type.String({ description: 'What happened here.' }),
    connection: nullable(Type.String(), { description: 'The connection it concerns.' }),
    filename: nullable(Type.String(), { description: 'The file it concerns.' }),
    retryAfter: nullable(Type.Integer(), { description: 'Seconds until a retry makes sense.' }),
  },
  {
    $id: 'Warning',
    description: 'Something that went wrong beside a result.',
    examples: [
      {
        code: 'upstream_timeout',
        title: 'The provider did not answer in time',
        detail: 'Nothing of this connection is in the page; the next page asks it again.',
        connection: 'selectel',
        filename: null,
        retryAfter: null,
      },
    ],
  },
)
export type Warning = Static<typeof Warning>
