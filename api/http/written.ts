/** Answers whose JSON is kept as text. */
import type { Context, TypedResponse } from 'hono'
import type { JSONParsed } from 'hono/utils/types'
import { breathe } from '../breathe.ts'
import type { AppEnv } from '../deps.ts'

/** The same as `c.json` of the value that `text` was written from. */
export const written = <T>(c: Context<AppEnv>, text: string) =>
  c.body(text, 200, { 'content-type': 'application/json' }) as unknown as Response &
    TypedResponse<JSONParsed<T>, 200, 'json'>

/** Rows written before others have their turn. */
const PIECE = 500

/** The JSON of a long list. */
export async function inPieces(rows: readonly object[]): Promise<string> {
  const pieces: string[] = []
  for (let from = 0; from < rows.length; from += PIECE) {
    pieces.push(JSON.stringify(rows.slice(from, from + PIECE)).slice(1, -1))
    await breathe()
  }
  return `[${pieces.join(',')}]`
}

/** An object's JSON, with more fields whose JSON is kept. @example withFields({ a: 1 }, { b: '[2]' }) // '{"a":1,"b":[2]}' */
export function withFields(object: object, kept: Record<string, string>): string {
  const own = JSON.stringify(object).slice(1, -1)
  const more = Object.entries(kept).map(([name, text]) => `${JSON.stringify(name)}:${text}`)
  return `{${[own, ...more].filter((each) => each !== '').join(',')}}`
}
