/** The store of uploaded files as a folder: `ab/abcdef…` under the SHA-256 of each. */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Files, TooLong } from '../files.ts'
import { isCode } from './data-folder.ts'

/** What is being received; nothing in it counts. In the folder itself, so that a file moves to its place in one step. */
export const INCOMING = 'incoming'

/** @param folder made when it is first needed */
export function folderFiles(folder: string): Files {
  const incoming = join(folder, INCOMING)
  const shelfOf = (sha256: string) => join(folder, sha256.slice(0, 2))
  return {
    async put(content, most) {
      await mkdir(incoming, { recursive: true, mode: 0o700 })
      const received = join(incoming, randomUUID())
      const hash = createHash('sha256')
      let size = 0
      try {
        await pipeline(
          Readable.fromWeb(content as never),
          async function* (chunks: AsyncIterable<Uint8Array>) {
            for await (const chunk of chunks) {
              size += chunk.byteLength
              if (size > most) throw new TooLong()
              hash.update(chunk)
              yield chunk
            }
          },
          // `flush`: it is on the disk before it has its name.
          createWriteStream(received, { flags: 'wx', mode: 0o600, flush: true }),
        )
        const sha256 = hash.digest('hex')
        const shelf = shelfOf(sha256)
        if (await mkdir(shelf, { recursive: true, mode: 0o700 })) await flushed(folder)
        await rename(received, join(shelf, sha256))
        await flushed(shelf)
        return { sha256, size }
      } catch (error) {
        await rm(received, { force: true })
        throw error
      }
    },

    async get(sha256) {
      try {
        const file = await open(join(shelfOf(sha256), sha256))
        return Readable.toWeb(file.createReadStream()) as unknown as ReadableStream<Uint8Array>
      } catch (error) {
        if (isCode(error, 'ENOENT')) return null
        throw error
      }
    },
  }
}

/** Throws away what a process that was killed had not received whole. Call it with the folder claimed. */
export const forgetIncoming = (folder: string): Promise<void> =>
  rm(join(folder, INCOMING), { recursive: true, force: true })

/** A name is on the disk once its folder is. */
async function flushed(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
