/** Where the captions of a sheet stand: people put titles above them and columns between. */
import { folded } from '../domain/lists/spelling.ts'
import type { Sheet } from './read.ts'

/** Captions are looked for in so many first rows that hold something. */
const WITHIN = 20

/** `number`: of the row in which most captions stand, 0 where none do; `places`: by key, the column. */
export type Captions = { number: number; places: ReadonlyMap<string, number> }

/** @param keys by folded caption */
export function captionRow(sheet: Sheet, keys: ReadonlyMap<string, string>): Captions {
  let best: Captions = { number: 0, places: new Map() }
  for (const { number, cells } of sheet.rows.slice(0, WITHIN)) {
    const places = new Map<string, number>()
    for (const [column, { text }] of cells) {
      const key = keys.get(folded(text))
      if (key !== undefined && !places.has(key)) places.set(key, column)
    }
    if (places.size > best.places.size) best = { number, places }
  }
  return best
}
