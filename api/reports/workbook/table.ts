/** A sheet that is one table: its frame, its captions, and its rows as they come. */
import type { Book, Sheet } from './book.ts'
import {
  type Column,
  captionHeight,
  type Totals,
  writeAcross,
  writeAside,
  writeGroups,
  writeTotals,
} from './captions.ts'
import { letter, type RowStyle, type Value } from './cells.ts'
import type { Control } from './control.ts'
import { type Frame, HEADING_ROWS, openSheet, writeHeading } from './frame.ts'
import { heightOf, isCut, linesOf, roomIn } from './lines.ts'
import type { WorkbookSource } from './source.ts'
import { heading, type Look } from './styles.ts'

export type { Column, TotalsCells } from './captions.ts'

/** Texts of a column whose lines are remembered: every criterion of a framework, and more. */
const REMEMBERED = 1000

/** A sheet that is one table. */
export class Table {
  readonly sheet: Sheet
  /** Row numbers: the captions, and the first row of data. */
  readonly captionRow: number
  readonly firstRow: number
  /** Rows whose text is longer than a row can be high. */
  #cut = 0
  readonly #book: Book
  readonly #frame: Frame
  readonly #columns: readonly Column[]
  readonly #style: RowStyle
  /** The columns that break their text, in what room, and the lines of texts met there: most come again. */
  readonly #breaks: readonly { column: number; room: number; known: Map<string, number> }[]

  private constructor(book: Book, sheet: Sheet, frame: Frame, columns: readonly Column[]) {
    this.#book = book
    this.sheet = sheet
    this.#frame = frame
    this.#columns = columns
    this.#style = columns.map((column) => book.style(column.look))
    this.#breaks = columns.flatMap(({ look, width }, column) =>
      look.alignment?.wrapText ? [{ column, room: roomIn(width), known: new Map() }] : [],
    )
    this.captionRow = sheet.lastRow
    this.firstRow = sheet.lastRow + 1
  }

  static async open(
    book: Book,
    source: WorkbookSource,
    frame: Frame,
    columns: readonly Column[],
    totals?: Totals,
  ): Promise<Table> {
    const widths = columns.map((column) => column.width)
    const grouped = columns.some((column) => column.group)
    const captions =
      HEADING_ROWS + (totals || frame.aside ? 1 : 0) + (totals?.more?.length ?? 0) + (grouped ? 1 : 0) + 1
    const printed = columns.filter(({ unprinted }) => !unprinted).length
    const area =
      printed < columns.length ? { columns: printed, rows: captions + Math.max(totals?.count ?? 0, 1) } : null
    const sheet = openSheet(book, source, frame, widths, captions, area)
    await writeHeading(book, sheet, source, frame.title, widths.slice(0, printed))
    if (totals) await writeTotals(book, sheet, columns, totals, captions + 1)
    if (frame.aside) await writeAside(book, sheet, widths)
    if (grouped) await writeGroups(book, sheet, columns)
    const caption = book.style(heading.caption)
    await sheet.row(
      columns.map(({ caption }) => (frame.excelTable ? book.shared(caption) : caption)),
      columns.map(() => caption),
      captionHeight(columns),
    )
    return new Table(book, sheet, frame, columns)
  }

  /** How many rows of data there are, once all are written. */
  get count(): number {
    return this.sheet.lastRow - this.captionRow
  }

  /** A row in the columns' own looks; `looks` replaces some by column number. */
  row(values: readonly Value[], looks?: Record<number, Look>): Promise<void> | undefined {
    const height = this.#height(values)
    if (!looks) return this.sheet.row(values, this.#style, height)
    const styles = this.#style.map((style, i) => (looks[i] ? this.#book.style(looks[i]) : style))
    return this.sheet.row(values, styles, height)
  }

  /** Undefined where no column breaks its text: the reader's own height. */
  #height(values: readonly Value[]): number | undefined {
    if (this.#breaks.length === 0) return undefined
    let most = 1
    for (const { column, room, known } of this.#breaks) {
      const text = values[column]
      if (typeof text !== 'string') continue
      let lines = known.get(text)
      if (lines === undefined) {
        lines = linesOf(text, room)
        if (known.size === REMEMBERED) known.clear()
        known.set(text, lines)
      }
      if (lines > most) most = lines
    }
    if (isCut(most)) this.#cut++
    return heightOf(most)
  }

  /** The cells of one column, from the first row of data to the last: `F7:F21`. */
  range(column: number, to = column): string {
    return `${letter(column)}${this.firstRow}:${letter(to)}${this.sheet.lastRow}`
  }

  /**
   * Closes the data: the filter, or the sentence that says there is none.
   * @returns the number of rows, which the control totals are told the place of
   */
  async end(control: Control, empty: string): Promise<number> {
    const { count, captionRow, firstRow } = this
    const { lastRow } = this.sheet
    control.places.note(this.#frame.name, { captions: captionRow, first: firstRow, last: lastRow })
    control.cut += this.#cut
    if (count > 0) {
      const ref = `A${captionRow}:${letter(this.#columns.length - 1)}${lastRow}`
      const { excelTable } = this.#frame
      if (excelTable) this.sheet.table({ name: excelTable, ref, columns: this.#columns.map(({ caption }) => caption) })
      else this.sheet.filter(ref)
      return count
    }
    const style = this.#book.style(heading.empty)
    await writeAcross(
      this.sheet,
      empty,
      this.#columns.map(() => style),
      24,
    )
    return count
  }
}
