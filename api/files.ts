/** The store of uploaded files: what both homes give, each in its own way. */

/**
 * Files by the SHA-256 of their content, in hex: the same content is one file, and what is kept never changes. A file that no
 * row speaks of (its row was not written, or speaks of a newer one by now) does no harm.
 */
export type Files = {
  /**
   * Keeps what the stream brings; when it answers, the file is safe. No more of it is held than a part.
   * @param most bytes
   * @throws TooLong, or what the stream throws; nothing is kept then
   */
  put: (content: ReadableStream<Uint8Array>, most: number) => Promise<StoredFile>
  /** Null where there is none. */
  get: (sha256: string) => Promise<ReadableStream<Uint8Array> | null>
}

/** `size` in bytes. */
export type StoredFile = { sha256: string; size: number }

/** The stream has brought more bytes than it may. */
export class TooLong extends Error {
  override name = 'TooLong'
}
