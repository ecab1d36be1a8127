import { Attachment, AttachmentList, Upload, UploadList } from '../domain/attachment.ts'
import { Capabilities, Connection, Provider } from '../domain/capability.ts'
import { Account, Category, SupportResource, Tag } from '../domain/catalog.ts'
import { Comment, CommentPatch, NewComment } from '../domain/comment.ts'
import { LaneState } from '../domain/lane.ts'
import { NewTicket, Reopening, Split, TicketPatch } from '../domain/new-ticket.ts'
import { Operation, Resolution } from '../domain/operation.ts'
import { Person } from '../domain/person.ts'
import { Closing, NewRating, Rating } from '../domain/rating.ts'
import { Access, CategoryRef, Ticket } from '../domain/ticket.ts'
import { Warning } from '../domain/warning.ts'
import { DryRun } from '../gateway/dry-run.ts'
import { AttachmentPage } from './attachments.ts'
import { AccountPage, CategoryPage, SupportResourcePage, TagPage } from './catalog.ts'
import { CommentPage } from './comments.ts'
import { ConnectionPage, ProviderPage } from './connections.ts'
import { OperationPage } from './operations.ts'
import { Impersonation, NewImpersonation, NewSupportPurchase, SavedFilter, SupportPurchase } from './panel.ts'
import { TicketPage } from './tickets.ts'

/** Every schema that has a name in the OpenAPI document. */
export const componentSchemas = [
  Access,
  Account,
  AccountPage,
  Attachment,
  AttachmentList,
  AttachmentPage,
  Capabilities,
  Category,
  CategoryPage,
  CategoryRef,
  Closing,
  Comment,
  CommentPage,
  CommentPatch,
  Connection,
  ConnectionPage,
  DryRun,
  Impersonation,
  LaneState,
  NewComment,
  NewImpersonation,
  NewRating,
  NewSupportPurchase,
  NewTicket,
  Operation,
  OperationPage,
  Person,
  Provider,
  ProviderPage,
  Rating,
  Reopening,
  Resolution,
  SavedFilter,
  Split,
  SupportPurchase,
  SupportResource,
  SupportResourcePage,
  Tag,
  TagPage,
  Ticket,
  TicketPage,
  TicketPatch,
  Upload,
  UploadList,
  Warning,
]
