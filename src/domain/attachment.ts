import { type Static, Type } from '@sinclair/typebox'
import { exampleOf, nullable, ref } from './schema.ts'

const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Hex of the SHA-256 of the bytes.' })

export const Attachment = Type.Object(
  {
    id: nullable(Type.String(), { description: 'Id for downloadAttachment.' }),
    filename: nullable(Type.String(), { description: 'Name of the file.' }),
    size: nullable(Type.Integer({ minimum: 0 }), { description: 'Bytes.' }),
    contentType: nullable(Type.String(), { description: 'Media type.' }),
    sha256: nullable(sha256, { description: 'Known for what passed through the gateway in this call.' }),
    commentId: nullable(Type.String(), { description: 'The comment that carries it.' }),
    downloadable: Type.Boolean({ description: 'Whether downloadAttachment works for it.' }),
  },
  {
    $id: 'Attachment',
    description: 'A file of a ticket.',
    examples: [
      {
        id: '54190f1e-0b3c-4c11-9c61-4d1a3a9b7c01',
        filename: 'server.log',
        size: 1024,
        contentType: 'text/plain',
        sha256: null,
        commentId: '18440104',
        downloadable: true,
      },
    ],
  },
)
export type Attachment = Static<typeof Attachment>

export const Upload = Type.Object(
  {
    id: Type.String({ description: 'Stands in `attachments` of a later write.' }),
    filename: Type.String({ description: 'Name of the file.' }),
    size: Type.Integer({ minimum: 0, description: 'Bytes.' }),
    sha256,
  },
  {
    $id: 'Upload',
    description: 'A file sent before the ticket or comment that will carry it.',
    examples: [
      {
        id: '5f0c5b1e-8b0e-4d53-9f3a-0f3f4ad0a1b2',
        filename: 'server.log',
        size: 1024,
        sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      },
    ],
  },
)
export type Upload = Static<typeof Upload>

export const UploadList = Type.Object(
  { items: Type.Array(ref(Upload), { description: 'In the order sent.' }) },
  {
    $id: 'UploadList',
    description: 'The uploads of this call.',
    examples: [{ items: [exampleOf(Upload)] }],
  },
)
export const AttachmentList = Type.Object(
  {
    items: Type.Array(ref(Attachment), { description: 'In the order sent.' }),
    warnings: Type.Optional(
      Type.Array(Type.Unknown({ $ref: 'Warning#' }), {
        description: 'What went wrong beside the result; only when something did.',
      }),
    ),
  },
  {
    $id: 'AttachmentList',
    description: 'The files of this call.',
    examples: [{ items: [exampleOf(Attachment)] }],
  },
)
