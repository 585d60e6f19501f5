/** What stands between a sheet's heading and its rows: totals or a sentence, captions of groups and of columns. */
import { workbook as words } from '../../messages/workbook.ts'
import type { Book, Sheet } from './book.ts'
import { letter, type RowStyle, type Value } from './cells.ts'
import { heightOf, linesOf, roomIn } from './lines.ts'
import { heading, type Look } from './styles.ts'

export type Column = {
  caption: string
  /** In characters. */
  width: number
  look: Look
  /** Caption over this column and its neighbours of the same group. */
  group?: string
  /** Its look in a totals row. */
  total?: Look
  /** For the screen: with it the others would be too small to read on paper. It stands behind them. */
  unprinted?: true
}

/** The row of totals: above the captions, so that it stays in view and a program that reads from the captions never meets it. */
export type Totals = {
  count: number
  values: (cells: TotalsCells) => Value[]
  /** Rows below it. */
  more?: readonly ((cells: TotalsCells) => Value[])[]
}
/** `row` is that of the totals; `range` a column's cells of the rows that they total. */
export type TotalsCells = { row: number; range: (column: number) => string }

/** One text over the whole width. */
export async function writeAcross(sheet: Sheet, text: string, styles: RowStyle, height: number): Promise<void> {
  await sheet.row([text, ...styles.slice(1).map(() => null)], styles, height)
  if (styles.length > 1) sheet.merge(`A${sheet.lastRow}:${letter(styles.length - 1)}${sheet.lastRow}`)
}

export async function writeAside(book: Book, sheet: Sheet, widths: readonly number[]): Promise<void> {
  const style = book.style(heading.aside)
  const height = heightOf(linesOf(words.aside, roomIn(...widths)))
  await writeAcross(
    sheet,
    words.aside,
    widths.map(() => style),
    height,
  )
}

export async function writeTotals(
  book: Book,
  sheet: Sheet,
  columns: readonly Column[],
  { count, values, more = [] }: Totals,
  firstRow: number,
): Promise<void> {
  const last = firstRow + Math.max(count, 1) - 1
  const range = (column: number) => `${letter(column)}${firstRow}:${letter(column)}${last}`
  for (const each of [values, ...more]) {
    await sheet.row(
      each({ row: sheet.lastRow + 1, range }),
      columns.map((column) => book.style(column.total ?? column.look)),
      20,
    )
  }
}

export async function writeGroups(book: Book, sheet: Sheet, columns: readonly Column[]): Promise<void> {
  const style = book.style(heading.group)
  const starts = columns.map((column, i) => i === 0 || column.group !== columns[i - 1]?.group)
  await sheet.row(
    columns.map((column, i) => (starts[i] ? (column.group ?? null) : null)),
    columns.map(() => style),
    18,
  )
  columns.forEach((_, i) => {
    if (!starts[i]) return
    let end = i
    while (end + 1 < columns.length && !starts[end + 1]) end++
    if (end > i) sheet.merge(`${letter(i)}${sheet.lastRow}:${letter(end)}${sheet.lastRow}`)
  })
}

/** Points that the longest caption needs when it is broken into its column's width. */
export const captionHeight = (columns: readonly Column[]): number =>
  10 + 15 * Math.max(...columns.map(({ caption, width }) => linesOf(caption, roomIn(width))))
