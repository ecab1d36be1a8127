import { type Static, Type } from '@sinclair/typebox'

// The request schemas of the document, limit by limit. Unknown members are refused, so that a misspelt one is noticed.

const strict = { additionalProperties: false } as const
const int32 = { minimum: -2_147_483_648, maximum: 2_147_483_647 } as const

const Body = Type.String({ minLength: 1, maxLength: 50_000 })
const NonEmpty = Type.String({ minLength: 1 })
const FileIds = Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 10 })
const AccessLevel = Type.Union([
  Type.Literal('account_users'),
  Type.Literal('project_users'),
  Type.Literal('all_users'),
])
const KeystoneProjects = Type.Array(NonEmpty, { minItems: 1, maxItems: 1 })
// The one client seen in the wild writes `True`.
const Flag = Type.String({ pattern: '^([Tt]rue|TRUE|[Ff]alse|FALSE)$' })

export const TicketParams = Type.Object({ number: Type.Integer() })
export const CommentParams = Type.Object({ id: Type.Integer() })

export const NewTicketBody = Type.Object(
  {
    summary: Type.String({ minLength: 1, maxLength: 255 }),
    comment_body: Body,
    files: Type.Optional(FileIds),
    topic_key: Type.Optional(NonEmpty),
    notice_id: Type.Optional(Type.Integer(int32)),
    access_level: Type.Optional(AccessLevel),
    keystone_projects: Type.Optional(KeystoneProjects),
  },
  strict,
)

export const TicketListQuery = Type.Object(
  {
    only_opened: Type.Optional(Flag),
    only_closed: Type.Optional(Flag),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: int32.maximum })),
    items_per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    q: Type.Optional(NonEmpty),
    sort_by: Type.Optional(
      Type.Union([
        Type.Literal('created_at'),
        Type.Literal('updated_at'),
        Type.Literal('number'),
        Type.Literal('summary'),
        Type.Literal('status'),
      ]),
    ),
    sort_by_order: Type.Optional(Type.Union([Type.Literal('asc'), Type.Literal('desc')])),
    access_level: Type.Optional(AccessLevel),
    keystone_projects: Type.Optional(KeystoneProjects),
  },
  strict,
)
export type TicketListQuery = Static<typeof TicketListQuery>

export const AccessBody = Type.Object(
  { access_level: Type.Optional(AccessLevel), keystone_projects: Type.Optional(KeystoneProjects) },
  strict,
)

export const CloseBody = Type.Object(
  { comment: Type.Optional(NonEmpty), score: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })) },
  strict,
)

export const ReopenBody = Type.Object({ body: Body, files: Type.Optional(FileIds) }, strict)
export const CommentBody = Type.Object({ body: Type.Optional(Body), files: Type.Optional(FileIds) }, strict)

export const TicketVoteBody = Type.Object(
  { score: Type.Integer({ minimum: 1, maximum: 10 }), comment: Type.Optional(NonEmpty) },
  strict,
)
export const CommentVoteBody = Type.Object(
  { score: Type.Union([Type.Literal(1), Type.Literal(-1)]), comment: Type.Optional(NonEmpty) },
  strict,
)
