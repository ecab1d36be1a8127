import type { Static, TObject, TSchema } from '@sinclair/typebox'
import type { Upload } from '../domain/attachment.ts'
import type { FieldRule, FilterName, Scale } from '../domain/capability.ts'
import type { Account, Category, SupportResource, Tag } from '../domain/catalog.ts'
import type { CommentPatch, NewComment } from '../domain/comment.ts'
import type { Lane } from '../domain/lane.ts'
import type { NewTicket, Reopening, TicketPatch } from '../domain/new-ticket.ts'
import type { OperationName } from '../domain/operation-name.ts'
import type { Closing, NewRating, Rating } from '../domain/rating.ts'
import type { Priority, SortKey, TicketState, TicketStatus } from '../domain/status.ts'
import type { Warning } from '../domain/warning.ts'
import type { CreateSimulator } from '../sandbox/simulator.ts'
import type { Call } from '../upstream/call.ts'
import type { OpenSession, Session } from '../upstream/session.ts'
import type { Download, Upstream, UpstreamOptions } from '../upstream/upstream.ts'
import type { Files } from './incoming.ts'
import type { DeskAttachment, DeskComment, DeskTicket, Outcome } from './told.ts'

export type Position = string | number | { readonly [key: string]: Position | null } | readonly Position[]

/** A page of the provider, at one position; the same position gives the same items while nothing changes. */
export interface UpstreamPage<T> {
  readonly items: readonly T[]
  /** Where the next page starts; null: this was the last. */
  readonly next: Position | null
  /** Items in all pages under the native filters; null: not told. */
  readonly total: number | null
  readonly warnings?: readonly Warning[]
}

export interface PageQuery {
  /** 1 to 200. A page may hold more or fewer; the gateway cuts and goes on. */
  readonly limit: number
  /** Where the page starts; null: at the beginning. */
  readonly position: Position | null
}

/** The adapter applies what its traits call `native`; the gateway does the rest on what comes back. */
export interface TicketQuery extends PageQuery {
  readonly state?: TicketState | undefined
  readonly status?: readonly TicketStatus[] | undefined
  readonly q?: string | undefined
  readonly category?: readonly string[] | undefined
  readonly priority?: readonly Priority[] | undefined
  /** UTC instant, inclusive. */
  readonly updatedSince?: string | undefined
  readonly access?: string | undefined
  readonly project?: string | undefined
  /** Only keys that the traits do not call `unsupported`; left out: the provider's own order. */
  readonly sort?: { readonly key: SortKey; readonly descending: boolean } | undefined
}

export interface ResourceQuery extends PageQuery {
  readonly q?: string
  readonly status?: 'online' | 'offline' | 'all'
  readonly sort?: { readonly key: 'id' | 'name'; readonly descending: boolean }
}

export interface SavedFilter {
  readonly clients?: readonly string[]
  readonly fields?: Readonly<Record<string, string>>
}

export interface Impersonation {
  readonly session: string
  readonly panelUrl: string
}

/**
 * What a connected account can do. An adapter is a map from operationId to a function: presence is the capability.
 * `number`, comment and attachment ids are the provider's own. Every function returns domain values or throws GatewayError.
 * A write that the provider accepted never throws afterwards: what fails then is a warning (`readback_failed`, `step_failed`, `attachment_failed`).
 */
export interface Adapter {
  listTickets(query: TicketQuery, call: Call): Promise<UpstreamPage<DeskTicket>>
  getTicket(number: string, include: { readonly comments: boolean }, call: Call): Promise<Outcome<DeskTicket>>
  /** Null value: created, but its number is not known. */
  createTicket(draft: NewTicket, files: Files, call: Call): Promise<Outcome<DeskTicket | null>>
  updateTicket?(number: string, patch: TicketPatch, call: Call): Promise<Outcome<DeskTicket>>
  closeTicket?(number: string, closing: Closing, call: Call): Promise<Outcome<DeskTicket>>
  reopenTicket?(number: string, reopening: Reopening, files: Files, call: Call): Promise<Outcome<DeskTicket>>
  archiveTicket?(number: string, call: Call): Promise<Outcome<DeskTicket>>
  unblockTicket?(number: string, call: Call): Promise<Outcome<DeskTicket>>
  /** `moved: false`: the value is the old ticket, with warning `split_target_unknown`. */
  splitTicket?(
    number: string,
    commentId: string,
    call: Call,
  ): Promise<Outcome<DeskTicket> & { readonly moved: boolean }>
  rateTicket?(number: string, rating: NewRating, call: Call): Promise<Outcome<Rating>>
  /** The whole conversation, oldest first. */
  listComments?(number: string, call: Call): Promise<readonly DeskComment[]>
  getComment?(number: string, commentId: string, call: Call): Promise<DeskComment>
  addComment?(number: string, draft: NewComment, files: Files, call: Call): Promise<Outcome<DeskComment>>
  updateComment?(
    number: string,
    commentId: string,
    patch: CommentPatch,
    call: Call,
  ): Promise<Outcome<DeskComment>>
  rateComment?(number: string, commentId: string, rating: NewRating, call: Call): Promise<Outcome<Rating>>
  attachToComment?(
    number: string,
    commentId: string,
    files: Files,
    call: Call,
  ): Promise<Outcome<readonly DeskAttachment[]>>
  listAttachments?(number: string, call: Call): Promise<readonly DeskAttachment[]>
  downloadAttachment?(number: string, attachmentId: string, call: Call): Promise<Download>
  uploadFiles?(files: Files, call: Call): Promise<Outcome<readonly Upload[]>>
  listCategories?(query: PageQuery, call: Call): Promise<UpstreamPage<Category>>
  listTags?(query: PageQuery, call: Call): Promise<UpstreamPage<Tag>>
  listResources?(query: ResourceQuery, call: Call): Promise<UpstreamPage<SupportResource>>
  listAccounts?(query: PageQuery, call: Call): Promise<UpstreamPage<Account>>
  getSavedFilter?(call: Call): Promise<SavedFilter>
  setSavedFilter?(filter: SavedFilter, call: Call): Promise<Outcome<SavedFilter>>
  resetSavedFilter?(call: Call): Promise<void>
  impersonate?(number: string, call: Call): Promise<Impersonation>
  purchaseSupport?(
    purchase: { readonly count: number; readonly account?: string },
    call: Call,
  ): Promise<{ readonly count: number }>
}

export type Support = 'native' | 'gateway' | 'unsupported'

/** Differences of degree, as data; with the adapter's functions they make the capability document. */
export interface Traits {
  /** Operations that are made from other calls of the provider. */
  readonly emulated: readonly OperationName[]
  /** Accepted members of the bodies; a member that is not listed is 422 `field_not_supported`. `connection` is not listed. */
  readonly createFields: Readonly<Record<string, FieldRule>>
  readonly updateFields: Readonly<Record<string, FieldRule>>
  readonly commentFields: Readonly<Record<string, FieldRule>>
  readonly filters: Readonly<Record<FilterName, Support>>
  /** `gateway`: the adapter's list is never paged and comes whole, so that it can be sorted. */
  readonly sorts: Readonly<Record<SortKey, Support>>
  readonly priorities: readonly Priority[]
  /** Closed statuses in which a ticket still takes comments; left out: none. */
  readonly commentsWhenClosed?: readonly TicketStatus[]
  readonly ratings: { readonly ticket: Scale; readonly comment: Scale; readonly close: Scale }
  readonly attachments: {
    readonly maxFiles: number | null
    readonly maxBytes: number | null
    readonly forbiddenExtensions: readonly string[]
    readonly moment: 'before' | 'within' | 'after'
  } | null
  /** Documented quotas; a lane that is left out has none. */
  readonly lanes: Partial<Record<Lane, { readonly limit: number; readonly intervalMs: number }>>
  /** A property with `'x-scope': 'admin'` wants that scope. */
  readonly providerFields: {
    readonly createTicket: TSchema | null
    readonly updateTicket: TSchema | null
    readonly addComment: TSchema | null
  }
}

/** What a connection's adapter gets: typed settings, and a way to the network that keeps quota, deadline and journal. */
export interface ProviderTools<Settings> {
  readonly connection: string
  readonly settings: Settings
  /** The connection's `utcOffset` etc. are settings; the language of its people too. */
  upstream(options?: UpstreamOptions): Upstream
  /**
   * A token or session that is opened once for all callers, and renewed once when it is refused.
   * The mark stands in its place where requests are only shown.
   */
  session<Token>(open: OpenSession<Token>, mark: Token): Session<Token>
}

/** Everything known before any secret or socket exists. */
export interface ProviderDefinition<Id extends string = string, Settings extends TObject = TObject> {
  readonly id: Id
  /** As people write it. */
  readonly name: string
  /** Part of the config schema and of its docs. Secrets carry `writeOnly: true`, addresses `format: 'uri'`. */
  readonly settings: Settings
  /** One per role (most have one, with role null): settings as an operator would write them. */
  readonly variants: readonly { readonly role: string | null; readonly example: Static<Settings> }[]
  /** Makes the adapter; does no I/O. */
  connect(tools: ProviderTools<Static<Settings>>): {
    readonly role: string | null
    readonly adapter: Adapter
    readonly traits: Traits
  }
  /** The provider simulated on loopback; imported lazily, so it costs nothing in production. */
  sandbox(): Promise<{ default: CreateSimulator }>
}

export function defineProvider<const Id extends string, Settings extends TObject>(
  definition: ProviderDefinition<Id, Settings>,
): ProviderDefinition<Id, Settings> {
  return definition
}
