/** The store of uploaded files as a bucket of R2: `files/<sha256>`. */
import { createHash } from 'node:crypto'
import { type Files, TooLong } from '../files.ts'

/** What is used of a binding of R2 (https://developers.cloudflare.com/r2/api/workers/workers-api-reference/). */
export type Bucket = {
  head: (key: string) => Promise<unknown>
  get: (key: string) => Promise<{ body: ReadableStream<Uint8Array> } | null>
  put: (key: string, value: Uint8Array | ReadableStream<Uint8Array>, options?: { sha256?: string }) => Promise<unknown>
  delete: (key: string) => Promise<void>
  createMultipartUpload: (key: string) => Promise<Multipart>
}
type Part = { partNumber: number; etag: string }
type Multipart = {
  uploadPart: (partNumber: number, value: Uint8Array) => Promise<Part>
  complete: (parts: Part[]) => Promise<unknown>
  abort: () => Promise<void>
}

/** The least that R2 takes as a part of an upload, and the most that is held of a file. */
const PART_BYTES = 5 * 1024 * 1024

const keyOf = (sha256: string) => `files/${sha256}`

export const bucketFiles = (bucket: Bucket): Files => ({
  /** R2 wants to know the name before the content, and the name is the content's: what is longer than a part is received under another. */
  async put(content, most) {
    const hash = createHash('sha256')
    const received = new Received(bucket)
    let size = 0
    try {
      for await (const chunk of content as unknown as AsyncIterable<Uint8Array>) {
        size += chunk.byteLength
        if (size > most) throw new TooLong()
        hash.update(chunk)
        await received.take(chunk)
      }
      const sha256 = hash.digest('hex')
      await received.keepAs(keyOf(sha256), sha256)
      return { sha256, size }
    } catch (error) {
      await received.drop()
      throw error
    }
  },

  async get(sha256) {
    return (await bucket.get(keyOf(sha256)))?.body ?? null
  },
})

/** What has come of one file. */
class Received {
  readonly #bucket: Bucket
  readonly #key = `incoming/${crypto.randomUUID()}`
  #part = new Uint8Array(0)
  #held = 0
  #upload: Multipart | null = null
  readonly #parts: Part[] = []

  constructor(bucket: Bucket) {
    this.#bucket = bucket
  }

  async take(chunk: Uint8Array): Promise<void> {
    for (let from = 0; from < chunk.byteLength; ) {
      if (this.#held === PART_BYTES) await this.#send()
      const to = Math.min(chunk.byteLength, from + PART_BYTES - this.#held)
      this.#hold(chunk.subarray(from, to))
      from = to
    }
  }

  async keepAs(key: string, sha256: string): Promise<void> {
    const rest = this.#part.subarray(0, this.#held)
    if (!this.#upload) return void (await this.#bucket.put(key, rest, { sha256 }))
    await this.#send()
    await this.#upload.complete(this.#parts)
    this.#upload = null
    if (!(await this.#bucket.head(key))) {
      const whole = await this.#bucket.get(this.#key)
      if (!whole) throw new Error(`${this.#key} is not in the bucket any more`)
      await this.#bucket.put(key, whole.body, { sha256 })
    }
    await this.#bucket.delete(this.#key)
  }

  async drop(): Promise<void> {
    await this.#upload?.abort()
    if (this.#parts.length > 0) await this.#bucket.delete(this.#key)
  }

  /** Room is made as it is needed, so that a small file takes little. */
  #hold(bytes: Uint8Array): void {
    const needed = this.#held + bytes.byteLength
    if (needed > this.#part.byteLength) {
      const larger = new Uint8Array(Math.min(PART_BYTES, Math.max(needed, 2 * this.#part.byteLength)))
      larger.set(this.#part.subarray(0, this.#held))
      this.#part = larger
    }
    this.#part.set(bytes, this.#held)
    this.#held = needed
  }

  async #send(): Promise<void> {
    this.#upload ??= await this.#bucket.createMultipartUpload(this.#key)
    const part = this.#part.subarray(0, this.#held)
    this.#parts.push(await this.#upload.uploadPart(this.#parts.length + 1, part))
    this.#held = 0
  }
}
