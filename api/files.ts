/** The store of uploaded files: what both homes give, each in its own way. */

/**
 * Files by the SHA-256 of their content, in hex: the same content is one file, and what is kept never changes. A file that no
 * row speaks of (its row was not written, or speaks of a newer one by now) does no harm, and is swept after a day.
 */
export type Files = {
  /**
   * Keeps what the stream brings; when it answers, the file is safe. No more of it is held than a part.
   * @param most bytes
   * @param claim called when all has come, before it is kept; what it throws is thrown, and nothing is kept then
   * @throws TooLong, or what the stream throws; nothing is kept then
   */
  put: (
    content: ReadableStream<Uint8Array>,
    most: number,
    claim?: (sha256: string) => Promise<void>,
  ) => Promise<StoredFile>
  /** Null where there is none. */
  get: (sha256: string) => Promise<ReadableStream<Uint8Array> | null>
  /** Throws one away. Nobody may be keeping it: see `claim`. */
  remove: (sha256: string) => Promise<void>
  /** All that are kept, with the instant at which each was; some at a time. */
  all: () => AsyncIterable<{ sha256: string; at: Date }[]>
  /** Files that come in parts, until they are whole. */
  parts: Parts
}

/** `size` in bytes. */
export type StoredFile = { sha256: string; size: number }

/** A file that is being sent in parts, by whom and under the sender's own id (a UUID). */
export type Upload = { department: string; id: string }
export type Part = { n: number; size: number }

export type Parts = {
  /** Keeps one, in place of an earlier one. @throws TooLong, or what the stream throws */
  put: (upload: Upload, n: number, content: ReadableStream<Uint8Array>, most: number) => Promise<void>
  /** Those that have come, in order; none of an upload that nobody has begun. */
  list: (upload: Upload) => Promise<Part[]>
  get: (upload: Upload, n: number) => Promise<ReadableStream<Uint8Array> | null>
  drop: (upload: Upload) => Promise<void>
  /** How many uploads a department has begun and not finished. */
  begun: (department: string) => Promise<number>
  /** Drops all whose last part came before that. @returns how many uploads */
  dropOlder: (than: Date) => Promise<number>
}

/** The stream has brought more bytes than it may. */
export class TooLong extends Error {
  override name = 'TooLong'
}
