/** The store of uploaded files as a bucket of R2: `files/<sha256>`, parts in `uploads/<department>/<id>/<n>`. */
import { createHash } from 'node:crypto'
import { type Files, type Parts, TooLong, type Upload } from '../files.ts'

/** What is used of a binding of R2 (https://developers.cloudflare.com/r2/api/workers/workers-api-reference/). */
export type Bucket = {
  head: (key: string) => Promise<unknown>
  get: (key: string) => Promise<{ body: ReadableStream<Uint8Array> } | null>
  put: (key: string, value: Uint8Array | ReadableStream<Uint8Array>, options?: { sha256?: string }) => Promise<unknown>
  delete: (keys: string | string[]) => Promise<void>
  list: (options: { prefix: string; cursor?: string; delimiter?: string }) => Promise<Listed>
  createMultipartUpload: (key: string) => Promise<Multipart>
}
type Listed = {
  objects: { key: string; size: number; uploaded: Date }[]
  delimitedPrefixes: string[]
  truncated: boolean
  cursor?: string
}
type Part = { partNumber: number; etag: string }
type Multipart = {
  uploadPart: (partNumber: number, value: Uint8Array) => Promise<Part>
  complete: (parts: Part[]) => Promise<unknown>
  abort: () => Promise<void>
}

/** The least that R2 takes as a part of an upload, and the most that is held of a file. */
const PART_BYTES = 5 * 1024 * 1024

const FILES = 'files/'
const UPLOADS = 'uploads/'
const keyOf = (sha256: string) => `${FILES}${sha256}`

export const bucketFiles = (bucket: Bucket): Files => ({
  /** R2 wants to know the name before the content, and the name is the content's: what is longer than a part is received under another. */
  async put(content, most, claim) {
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
      await claim?.(sha256)
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

  remove: (sha256) => bucket.delete(keyOf(sha256)),

  async *all() {
    for await (const { objects } of listed(bucket, FILES)) {
      yield objects.map(({ key, uploaded }) => ({ sha256: key.slice(FILES.length), at: uploaded }))
    }
  },

  parts: partsIn(bucket),
})

/** A page at a time. */
async function* listed(bucket: Bucket, prefix: string, delimiter?: string): AsyncGenerator<Listed> {
  let cursor: string | undefined
  do {
    const page = await bucket.list({ prefix, ...(delimiter && { delimiter }), ...(cursor && { cursor }) })
    yield page
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor)
}

function partsIn(bucket: Bucket): Parts {
  const of = (department: string) => `${UPLOADS}${department}/`
  const placeOf = ({ department, id }: Upload) => `${of(department)}${id}/`
  return {
    async put(upload, n, content, most) {
      const whole = new Uint8Array(most)
      let size = 0
      for await (const chunk of content as unknown as AsyncIterable<Uint8Array>) {
        if (size + chunk.byteLength > most) throw new TooLong()
        whole.set(chunk, size)
        size += chunk.byteLength
      }
      await bucket.put(`${placeOf(upload)}${n}`, whole.subarray(0, size))
    },

    async list(upload) {
      const place = placeOf(upload)
      const { objects } = await bucket.list({ prefix: place })
      return objects.map(({ key, size }) => ({ n: Number(key.slice(place.length)), size })).sort((a, b) => a.n - b.n)
    },

    async get(upload, n) {
      return (await bucket.get(`${placeOf(upload)}${n}`))?.body ?? null
    },

    async drop(upload) {
      const { objects } = await bucket.list({ prefix: placeOf(upload) })
      if (objects.length > 0) await bucket.delete(objects.map(({ key }) => key))
    },

    async begun(department) {
      return (await bucket.list({ prefix: of(department), delimiter: '/' })).delimitedPrefixes.length
    },

    async dropOlder(than) {
      const last = new Map<string, { at: Date; keys: string[] }>()
      for await (const { objects } of listed(bucket, UPLOADS)) {
        for (const { key, uploaded } of objects) {
          const place = key.slice(0, key.lastIndexOf('/'))
          const known = last.get(place) ?? { at: uploaded, keys: [] }
          known.keys.push(key)
          if (uploaded > known.at) known.at = uploaded
          last.set(place, known)
        }
      }
      const old = [...last.values()].filter(({ at }) => at < than)
      for (const { keys } of old) await bucket.delete(keys)
      return old.length
    },
  }
}

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
