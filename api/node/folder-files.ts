/** The store of uploaded files as a folder: `ab/abcdef…` under the SHA-256 of each, parts in `uploads/<department>/<id>/<n>`. */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Files, type Parts, TooLong, type Upload } from '../files.ts'
import { isCode } from './data-folder.ts'

/** What is being received; nothing in it counts. In the folder itself, so that a file moves to its place in one step. */
export const INCOMING = 'incoming'
/** Parts of files that are not whole yet. */
export const UPLOADS = 'uploads'

const SHELF = /^[0-9a-f]{2}$/
const SHA256 = /^[0-9a-f]{64}$/

/** @param folder made when it is first needed */
export function folderFiles(folder: string): Files {
  const incoming = join(folder, INCOMING)
  const shelfOf = (sha256: string) => join(folder, sha256.slice(0, 2))

  /** Takes a stream in, on the disk when it answers, under a passing name. */
  async function receive(content: ReadableStream<Uint8Array>, most: number, see: (chunk: Uint8Array) => void) {
    await mkdir(incoming, { recursive: true, mode: 0o700 })
    const received = join(incoming, randomUUID())
    let size = 0
    try {
      await pipeline(
        Readable.fromWeb(content as never),
        async function* (chunks: AsyncIterable<Uint8Array>) {
          for await (const chunk of chunks) {
            size += chunk.byteLength
            if (size > most) throw new TooLong()
            see(chunk)
            yield chunk
          }
        },
        // `flush`: it is on the disk before it has its name.
        createWriteStream(received, { flags: 'wx', mode: 0o600, flush: true }),
      )
      return { received, size }
    } catch (error) {
      await rm(received, { force: true })
      throw error
    }
  }

  return {
    async put(content, most, claim) {
      const hash = createHash('sha256')
      const { received, size } = await receive(content, most, (chunk) => hash.update(chunk))
      try {
        const sha256 = hash.digest('hex')
        await claim?.(sha256)
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

    get: (sha256) => read(join(shelfOf(sha256), sha256)),

    remove: (sha256) => rm(join(shelfOf(sha256), sha256), { force: true }),

    async *all() {
      for (const shelf of (await namesIn(folder)).filter((name) => SHELF.test(name))) {
        const names = (await namesIn(join(folder, shelf))).filter((name) => SHA256.test(name))
        for (let from = 0; from < names.length; from += PAGE) {
          const page = names.slice(from, from + PAGE)
          const found = page.map(async (sha256) => {
            // Another sweep may have taken it out meanwhile.
            const there = await stat(join(folder, shelf, sha256)).catch((error) => {
              if (error.code === 'ENOENT') return null
              throw error
            })
            return there ? [{ sha256, at: there.mtime }] : []
          })
          yield (await Promise.all(found)).flat()
        }
      }
    },

    parts: partsIn(join(folder, UPLOADS), receive),
  }
}
const PAGE = 100

type Receive = (
  content: ReadableStream<Uint8Array>,
  most: number,
  see: (chunk: Uint8Array) => void,
) => Promise<{ received: string }>

function partsIn(folder: string, receive: Receive): Parts {
  const placeOf = ({ department, id }: Upload) => join(folder, department, id)
  return {
    async put(upload, n, content, most) {
      const { received } = await receive(content, most, () => {})
      const place = placeOf(upload)
      try {
        await mkdir(place, { recursive: true, mode: 0o700 })
        await rename(received, join(place, String(n)))
      } catch (error) {
        await rm(received, { force: true })
        throw error
      }
    },

    async list(upload) {
      const place = placeOf(upload)
      const parts = (await namesIn(place)).map(async (n) => ({ n: Number(n), size: (await stat(join(place, n))).size }))
      return (await Promise.all(parts)).sort((a, b) => a.n - b.n)
    },

    get: (upload, n) => read(join(placeOf(upload), String(n))),

    drop: (upload) => rm(placeOf(upload), { recursive: true, force: true }),

    begun: async (department) => (await namesIn(join(folder, department))).length,

    async dropOlder(than) {
      let dropped = 0
      for (const department of await namesIn(folder)) {
        for (const id of await namesIn(join(folder, department))) {
          const place = placeOf({ department, id })
          // A folder is as old as the last that came into it.
          if ((await stat(place)).mtime >= than) continue
          await rm(place, { recursive: true, force: true })
          dropped++
        }
      }
      return dropped
    },
  }
}

async function read(file: string): Promise<ReadableStream<Uint8Array> | null> {
  try {
    const opened = await open(file)
    return Readable.toWeb(opened.createReadStream()) as unknown as ReadableStream<Uint8Array>
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

/** What is in a folder; nothing where there is none. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return []
    throw error
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
