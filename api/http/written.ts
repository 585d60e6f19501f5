/** Answers whose JSON is kept, or written piece by piece. */
import type { Context, TypedResponse } from 'hono'
import type { JSONParsed } from 'hono/utils/types'
import { breathe } from '../breathe.ts'
import type { AppEnv } from '../deps.ts'
import { type Piece, plainOf } from '../pieces.ts'

/** The same as `c.json` of the value that the pieces are written from. */
export async function written<T>(c: Context<AppEnv>, pieces: readonly Piece[]) {
  const packed = await c.var.pack?.(c.req.raw, pieces)
  return c.body(packed?.body ?? plainOf(pieces), 200, {
    'content-type': 'application/json',
    ...packed?.headers,
  }) as unknown as Response & TypedResponse<JSONParsed<T>, 200, 'json'>
}

/**
 * A list that may be long, as JSON: written and sent a piece at a time, so that neither its length nor who reads it slowly is
 * anything to the others. What fails once it has begun cuts the answer off.
 */
export const streamed = <R extends object>(c: Context<AppEnv>, pieces: AsyncIterable<readonly R[]>) =>
  streamedText<R[]>(c, jsonOf('[', pieces, ']'))

/** An object of which one field, told last, is such a list. */
export const streamedIn = <O extends object, F extends string, R extends object>(
  c: Context<AppEnv>,
  object: O,
  field: F,
  pieces: AsyncIterable<readonly R[]>,
) => {
  const own = JSON.stringify(object).slice(0, -1)
  return streamedText<O & Record<F, R[]>>(c, jsonOf(`${own},${JSON.stringify(field)}:[`, pieces, ']}'))
}

/** What is written piece by piece, as bytes; no faster than it is read, and no further once its reader has gone. */
export function textBody(text: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await text.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await text.return(undefined)
    },
  })
}

/** The same of JSON that is written by somebody else, piece by piece. */
export function streamedText<T>(c: Context<AppEnv>, text: AsyncGenerator<string, void>) {
  return c.body(textBody(text), 200, { 'content-type': 'application/json' }) as unknown as Response &
    TypedResponse<JSONParsed<T>, 200, 'json'>
}

async function* jsonOf(
  head: string,
  pieces: AsyncIterable<readonly object[]>,
  tail: string,
): AsyncGenerator<string, void> {
  let before = head
  for await (const piece of pieces) {
    if (piece.length === 0) continue
    yield before + JSON.stringify(piece).slice(1, -1)
    before = ','
  }
  yield (before === head ? head : '') + tail
}

/** A list in pieces, with everybody else's turn between. */
export async function* inPieces<R>(rows: readonly R[]): AsyncGenerator<readonly R[]> {
  for (let from = 0; from < rows.length; from += PIECE) {
    if (from > 0) await breathe()
    yield rows.slice(from, from + PIECE)
  }
}

/** Rows written before others have their turn. */
const PIECE = 200
