import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { GatewayError } from '../domain/problems.ts'
import type { Position } from '../providers/provider.ts'

/** Where a list goes on at one connection: a page of the provider, and how many of its items are spent. */
export interface Place {
  readonly position: Position | null
  readonly skip: number
}

export interface CursorContent {
  /** Items that each connection was asked for; the same for all pages. */
  readonly size: number
  /** Connection -> where it goes on; null: its list has ended. */
  readonly places: Readonly<Record<string, Place | null>>
  /** Connection -> the items that its first page promised in all; null: not told. */
  readonly totals: Readonly<Record<string, number | null>>
}

/**
 * Cursors are sealed: opaque, tamper-proof, bound to one caller and one query, and valid on every replica. The same
 * content has the same cursor, so that a page that did not change keeps its ETag.
 */
export interface Cursors {
  seal(content: CursorContent, boundTo: readonly unknown[]): string
  /** Throws `invalid_cursor`. */
  open(cursor: string, boundTo: readonly unknown[]): CursorContent
}

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16
const maxLength = 6000

/** `secret` must be the same on every replica, and unknown to callers. */
export function createCursors(secret: string | Buffer): Cursors {
  const keyFor = (purpose: string): Buffer => createHmac('sha256', secret).update(purpose).digest()
  const [key, nonceKey] = [keyFor('cursor'), keyFor('cursor nonce')]
  return {
    seal(content, boundTo) {
      const [bound, text] = [bytesOf(boundTo), JSON.stringify(content)]
      // Made of all that is sealed, so that different cursors have different ones.
      const made = createHmac('sha256', nonceKey).update(bound).update(text).digest()
      const nonce = made.subarray(0, nonceBytes)
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(bound)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(cursor, boundTo) {
      if (cursor.length > maxLength || !/^[A-Za-z0-9_-]+$/.test(cursor))
        throw new GatewayError('invalid_cursor')
      const bytes = Buffer.from(cursor, 'base64url')
      if (bytes.length <= nonceBytes + tagBytes || bytes.toString('base64url') !== cursor)
        throw new GatewayError('invalid_cursor')
      try {
        const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
          .setAAD(bytesOf(boundTo))
          .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
        const text =
          decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
        // Only this gateway could seal it, so it is what was sealed.
        const content: CursorContent = JSON.parse(text)
        return content
      } catch (cause) {
        throw new GatewayError('invalid_cursor', { cause })
      }
    },
  }
}

function bytesOf(boundTo: readonly unknown[]): Buffer {
  return Buffer.from(JSON.stringify(boundTo))
}

export function firstPage(size: number): CursorContent {
  return { size, places: {}, totals: {} }
}
