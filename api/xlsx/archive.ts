/**
 * The parts of a zip archive by its central directory, unpacked a piece at a time and counted while they are: what is said of
 * a part's size is believed only where it is too much. fflate inflates; its own reading of archives either unpacks whole
 * parts at once or guesses where one ends, and neither is bounded.
 */
import { crc32 } from 'node:zlib'
import { Inflate } from 'fflate'
import { UPLOAD } from '../domain/limits.ts'
import { Unreadable } from './unreadable.ts'

type Part = { start: number; packed: number; size: number; stored: boolean; crc: number }

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
/** The comment at the end of an archive is at most so long. */
const COMMENT_BYTES = 0xffff
const ENCRYPTED = 1
const [STORED, DEFLATED] = [0, 8]
/** Packed bytes at a time: they are at most about a thousand times as many unpacked. */
const SLICE = 1024
/** Of a part that is not packed. */
const STORED_SLICE = 256 * 1024

export class Archive {
  readonly #bytes: Uint8Array
  readonly #parts: ReadonlyMap<string, Part>
  /** Unpacked bytes that may still come, of all parts together. */
  #left = UPLOAD.unpacked
  /** And elements of their XML. */
  elements = UPLOAD.elements

  /** @throws Unreadable */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#parts = directoryOf(bytes)
  }

  has(name: string): boolean {
    return this.#parts.has(name)
  }

  some(test: (name: string) => boolean): boolean {
    for (const name of this.#parts.keys()) if (test(name)) return true
    return false
  }

  /** A part in pieces. @throws Unreadable when it is not there, not whole, or too much */
  *pieces(name: string): Generator<Uint8Array> {
    const part = this.#parts.get(name)
    if (!part) throw new Unreadable('damaged')
    if (part.size > this.#left) throw new Unreadable('tooMuch')
    let crc = 0
    for (const piece of part.stored ? this.#stored(part) : this.#inflated(part)) {
      this.#left -= piece.length
      if (this.#left < 0) throw new Unreadable('tooMuch')
      crc = crc32(piece, crc)
      yield piece
    }
    if (crc !== part.crc) throw new Unreadable('damaged')
  }

  *#stored({ start, packed }: Part): Generator<Uint8Array> {
    for (let at = start; at < start + packed; at += STORED_SLICE) {
      yield this.#bytes.subarray(at, Math.min(at + STORED_SLICE, start + packed))
    }
  }

  *#inflated({ start, packed }: Part): Generator<Uint8Array> {
    let come: Uint8Array[] = []
    const inflate = new Inflate((piece) => come.push(piece))
    for (let at = start; at < start + packed; at += SLICE) {
      const end = Math.min(at + SLICE, start + packed)
      try {
        inflate.push(this.#bytes.subarray(at, end), end === start + packed)
      } catch (cause) {
        throw new Unreadable('damaged', { cause })
      }
      yield* come
      come = []
    }
  }
}

function directoryOf(bytes: Uint8Array): Map<string, Part> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  if (count > UPLOAD.parts) throw new Unreadable('tooMuch')
  const names = new TextDecoder()
  const parts = new Map<string, Part>()
  let at = view.getUint32(end + 16, true)
  for (let n = 0; n < count; n++) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY) throw new Unreadable('damaged')
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((o) => view.getUint16(at + o, true)) as Three
    const name = names.decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes))
    // Two of one name are two files for two readers.
    if (parts.has(name)) throw new Unreadable('damaged')
    parts.set(name, partAt(view, at, end))
    at += ENTRY_BYTES + nameBytes + extraBytes + commentBytes
  }
  return parts
}
type Three = [number, number, number]

function endOf(view: DataView): number {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - COMMENT_BYTES); at--) {
    if (view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) <= view.byteLength) return at
  }
  throw new Unreadable('damaged')
}

function partAt(view: DataView, at: number, end: number): Part {
  const method = view.getUint16(at + 10, true)
  const isEncrypted = (view.getUint16(at + 8, true) & ENCRYPTED) !== 0
  if (isEncrypted) throw new Unreadable('encrypted')
  if (method !== STORED && method !== DEFLATED) throw new Unreadable('damaged')
  const [crc, packed, size] = [16, 20, 24].map((o) => view.getUint32(at + o, true)) as Three
  const local = view.getUint32(at + 42, true)
  // What needs the larger fields of Zip64 is too large in any case, and lies beyond the end here.
  if (local + LOCAL_BYTES > end || view.getUint32(local, true) !== LOCAL) throw new Unreadable('damaged')
  const start = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (start + packed > end) throw new Unreadable('damaged')
  return { start, packed, size, stored: method === STORED, crc }
}
