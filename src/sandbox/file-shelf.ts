import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A file that a simulator was given. */
export interface ShelvedFile {
  readonly id: string
  readonly filename: string
  readonly contentType: string | null
  readonly size: number
  readonly sha256: string
}

/** Keeps what was uploaded to a simulator in a temporary folder, so that memory stays flat whatever the size. */
export interface FileShelf {
  /** Rejects, and keeps nothing, when the stream breaks or grows beyond `maxBytes`. */
  put(
    stream: Readable,
    file: { filename: string; contentType?: string | null; id?: string; maxBytes?: number },
  ): Promise<ShelvedFile>
  get(id: string): ShelvedFile | undefined
  open(id: string): Readable
  delete(id: string): Promise<void>
  close(): Promise<void>
}

export class FileTooLarge extends Error {}

export async function createFileShelf(): Promise<FileShelf> {
  const folder = await mkdtemp(join(tmpdir(), 'ticket-gateway-sandbox-'))
  const files = new Map<string, ShelvedFile>()
  const names = new Map<string, string>()
  const pathOf = (id: string): string => join(folder, names.get(id) ?? 'missing')

  return {
    async put(
      stream,
      { filename, contentType = null, id = randomUUID(), maxBytes = Number.POSITIVE_INFINITY },
    ) {
      const hash = createHash('sha256')
      const name = randomUUID()
      let size = 0
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length
          if (size > maxBytes) return done(new FileTooLarge())
          hash.update(chunk)
          done(null, chunk)
        },
      })
      try {
        await pipeline(stream, meter, createWriteStream(join(folder, name), { mode: 0o600 }))
      } catch (error) {
        await rm(join(folder, name), { force: true })
        throw error
      }
      const file = { id, filename, contentType, size, sha256: hash.digest('hex') }
      files.set(id, file)
      names.set(id, name)
      return file
    },
    get: (id) => files.get(id),
    open: (id) => (files.has(id) ? createReadStream(pathOf(id)) : Readable.from([])),
    async delete(id) {
      files.delete(id)
      await rm(pathOf(id), { force: true })
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}
