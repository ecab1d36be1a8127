import type { FastifyRequest } from 'fastify'
import type { Files } from '../providers/incoming.ts'

/** Name of the first part of a multipart write; null: files only, at least one. */
export type JsonPart = 'ticket' | 'comment' | 'reopen' | null

export interface MultipartShape {
  readonly part: JsonPart
  /** What the JSON part must be; without it the part is any JSON object. */
  readonly schema?: { readonly [keyword: string]: unknown }
}

/** What the connection takes; null: no limit known. */
export interface FileLimits {
  readonly maxFiles: number | null
  readonly maxBytes: number | null
  /** With or without a dot, any case. */
  readonly forbiddenExtensions: readonly string[]
}

export interface FileDigest {
  readonly filename: string
  readonly size: number
  readonly sha256: string
}

/** The caller's files; a handler that got them must call `finish` or `release`, whatever happens. */
export interface CallerFiles extends Files {
  /** Given before the first `next`, as soon as the connection is known; throws what is already known to be too much. */
  limit(limits: FileLimits): void
  /** Files that passed to their end, in order. */
  passed(): readonly FileDigest[]
  /** Reads what is left without forwarding it, for the comparison of a repeated request. */
  digests(): Promise<readonly FileDigest[]>
  /** After the write: throws if something illegal follows, and frees everything. */
  finish(): Promise<void>
  /** Gives up what was not read; the connection closes after the answer. Safe to call twice. */
  release(): void
}

export interface MultipartWrite {
  /** The validated JSON part; an empty object where there is none. */
  readonly json: unknown
  readonly files: CallerFiles
}

export type ReadMultipart = (request: FastifyRequest, shape: MultipartShape) => Promise<MultipartWrite>

/** The files of a JSON write. */
export const noFiles: CallerFiles = {
  expected: false,
  next: async () => null,
  limit: () => undefined,
  passed: () => [],
  digests: async () => [],
  finish: async () => undefined,
  release: () => undefined,
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes multipart/form-data of this shape (beside JSON, where `part` is not null). */
    multipart?: MultipartShape
  }
}
