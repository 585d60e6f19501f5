/** What a workbook holds, as it is read. */

/** `text` is what its reader sees, or near to it; a formula is its stored result. */
export type Cell = { text: string } & (
  | { kind: 'text' | 'boolean' | 'error' }
  /** `asDay`: the day that the number would be, counted as its workbook counts: a pasted format may have gone from it. */
  | { kind: 'number'; asDay: string | null }
  /** `YYYY-MM-DD` */
  | { kind: 'day'; day: string }
)

/** Cells by column, from 0; only those that hold something. */
export type Row = { number: number; cells: ReadonlyMap<number, Cell> }
export type Sheet = { name: string; hidden: boolean; rows: readonly Row[] }

/** 0 for `A`. Null for what is no reference to a cell of a sheet. */
export function placeOf(address: string): { column: number; row: number } | null {
  const found = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(address)
  if (!found) return null
  let column = 0
  for (const letter of found[1] as string) column = column * 26 + letter.charCodeAt(0) - 64
  return { column: column - 1, row: Number(found[2]) }
}

export function addressOf(column: number, row: number): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  }
  return `${letters}${row}`
}
