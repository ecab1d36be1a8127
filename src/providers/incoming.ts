import type { Readable } from 'node:stream'

/** A file on its way from the caller. Its bytes flow only while they are read; read it to its end before the next. */
export interface IncomingFile {
  /** Cleaned: no path, no control characters, never empty. */
  readonly filename: string
  readonly contentType: string | null
  /** Bytes, where the caller told them; never trusted as a limit. */
  readonly size: number | null
  /** Fails loudly when the file is too large, cut off or too slow. */
  readonly stream: Readable
  /** What has passed; complete once the stream has ended. */
  passed(): { readonly size: number; readonly sha256: string }
}

/** The files of a write, in order, one after another. A write without files has none to give. */
export interface Files {
  /** False for JSON writes and for multipart ones that ended: nothing will come. */
  readonly expected: boolean
  /** The next file, or null after the last; throws the problem when a limit is broken. */
  next(): Promise<IncomingFile | null>
}
