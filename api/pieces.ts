/** JSON in pieces, of which some are kept: they are written once, and copied or packed into each answer. */

import { joined } from './domain/bytes.ts'

export type Bytes = Uint8Array<ArrayBuffer>
/** A stretch of JSON: bytes where it is kept from answer to answer, which is then packed once for all of them. */
export type Piece = string | Bytes
/** An answer's pieces as its reader takes them, with the headers that say so; null where it is to be sent plain. */
export type Pack = (
  request: Request,
  pieces: readonly Piece[],
) => Promise<{ body: Bytes; headers: Record<string, string> } | null>

const encoder = new TextEncoder()

/** A piece as bytes. */
export const bytesOf = (piece: Piece): Bytes => (typeof piece === 'string' ? encoder.encode(piece) : piece)

/** JSON to be kept. @param end characters left out at its end, where something is to follow */
export const keptJson = (value: object, end = 0): Bytes => {
  const text = JSON.stringify(value)
  return encoder.encode(end === 0 ? text : text.slice(0, -end))
}

/** As one. */
export const plainOf = (pieces: readonly Piece[]): Bytes => joined(pieces.map(bytesOf))

/**
 * An object's JSON, with more fields whose JSON is at hand in pieces.
 * @example withFields({ a: 1 }, { b: ['[2', ']'] }) // as one: '{"a":1,"b":[2]}'
 */
export function withFields(object: object, more: Record<string, readonly Piece[]>): Piece[] {
  const own = JSON.stringify(object).slice(1, -1)
  const fields = Object.entries(more).map(([name, pieces]) => [`${JSON.stringify(name)}:`, ...pieces])
  const all: Piece[][] = own === '' ? fields : [[own], ...fields]
  return ['{', ...all.flatMap((each, i) => (i === 0 ? each : [',', ...each])), '}']
}
