/** The frame that every sheet shares: letterhead, title, period line, captions, footer; and the rows of a table in it. */
import { dayOf, quarterOf } from '../../domain/period.ts'
import { fill } from '../../messages/index.ts'
import { workbook as words } from '../../messages/workbook.ts'
import { date } from '../letter/figures.ts'
import type { Book, Sheet } from './book.ts'
import { letter, type RowStyle, type Value } from './cells.ts'
import { footer } from './footer.ts'
import { heightOf, isCut, linesOf, roomIn } from './lines.ts'
import type { WorkbookSource } from './source.ts'
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
}

export type Frame = { name: keyof typeof words.sheets; title: string; frozenColumns: number }

/** Texts of a column whose lines are remembered: every criterion of a framework, and more. */
const REMEMBERED = 1000

/** Widths that the letterhead and the empty sheet's sentence need, in characters. */
const LETTERHEAD = 44

/** `Quý I năm 2024`, in two parts. */
export const quarterWords = (period: string): { quarter: string; year: number } => {
  const { quarter, year } = quarterOf(period)
  return { quarter: words.quarters[quarter] ?? '', year }
}

export function periodLine({ period, rollup, madeAt, acceptedOnly, settings }: WorkbookSource): string {
  const line = fill(acceptedOnly ? words.periodLineAccepted : words.periodLine, {
    ...quarterWords(period.id),
    day: date(dayOf(madeAt)),
    expected: rollup.filing.expected,
    counted: rollup.filing.submitted,
  })
  return settings.demo ? `${line} - ${words.demo}` : line
}

/** The first rows of a sheet `columns` wide: letterhead, title, period line. */
export async function writeHeading(
  book: Book,
  sheet: Sheet,
  source: WorkbookSource,
  title: string,
  widths: readonly number[],
): Promise<void> {
  const { coordinator } = source.settings
  const last = letter(widths.length - 1)
  const letterhead = letter(columnsFor(widths, LETTERHEAD) - 1)
  const line = async (text: string, look: Look, height: number, to: string) => {
    await sheet.row([text], [book.style(look)], height)
    if (to !== 'A') sheet.merge(`A${sheet.lastRow}:${to}${sheet.lastRow}`)
  }
  await line(coordinator.parent, heading.parent, 17, letterhead)
  await line(coordinator.name.toUpperCase(), heading.issuer, 17, letterhead)
  await line(title, heading.title, 26, last)
  await line(periodLine(source), heading.period, 22, last)
}

export function openSheet(
  book: Book,
  source: WorkbookSource,
  frame: Frame,
  widths: readonly number[],
  captionRows: 0 | 1 | 2,
): Sheet {
  const rows = HEADING_ROWS + captionRows
  return book.sheet({
    name: words.sheets[frame.name],
    position: Object.keys(words.sheets).indexOf(frame.name) + 1,
    widths,
    frozen: { rows, columns: frame.frozenColumns },
    repeated: captionRows === 0 ? '' : `${HEADING_ROWS + 1}:${rows}`,
    onePage: captionRows === 0,
    footer: footer(source),
  })
}

export const HEADING_ROWS = 4

/** A sheet that is one table. */
export class Table {
  readonly sheet: Sheet
  /** Row numbers: the captions, and the first row of data. */
  readonly captionRow: number
  readonly firstRow: number
  /** Rows whose text is longer than a row can be high. */
  cut = 0
  readonly #book: Book
  readonly #columns: readonly Column[]
  readonly #style: RowStyle
  /** The columns that break their text, in what room, and the lines of texts met there: most come again. */
  readonly #breaks: readonly { column: number; room: number; known: Map<string, number> }[]

  private constructor(book: Book, sheet: Sheet, columns: readonly Column[], captionRow: number) {
    this.#book = book
    this.sheet = sheet
    this.#columns = columns
    this.#style = columns.map((column) => book.style(column.look))
    this.#breaks = columns.flatMap(({ look, width }, column) =>
      look.alignment?.wrapText ? [{ column, room: roomIn(width), known: new Map() }] : [],
    )
    this.captionRow = captionRow
    this.firstRow = captionRow + 1
  }

  static async open(book: Book, source: WorkbookSource, frame: Frame, columns: readonly Column[]): Promise<Table> {
    const widths = columns.map((column) => column.width)
    const grouped = columns.some((column) => column.group)
    const sheet = openSheet(book, source, frame, widths, grouped ? 2 : 1)
    await writeHeading(book, sheet, source, frame.title, widths)
    if (grouped) await writeGroups(book, sheet, columns)
    const caption = book.style(heading.caption)
    await sheet.row(
      columns.map((column) => column.caption),
      columns.map(() => caption),
      captionHeight(columns),
    )
    return new Table(book, sheet, columns, sheet.lastRow)
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

  #height(values: readonly Value[]): number {
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
    if (isCut(most)) this.cut++
    return heightOf(most)
  }

  /** The cells of one column, from the first row of data to the last: `F7:F21`. */
  range(column: number, to = column): string {
    return `${letter(column)}${this.firstRow}:${letter(to)}${this.sheet.lastRow}`
  }

  /** Closes the data: the filter, or the sentence that says there is none. */
  async end(empty: string | null): Promise<void> {
    if (this.count > 0) {
      this.sheet.filter(`A${this.captionRow}:${letter(this.#columns.length - 1)}${this.sheet.lastRow}`)
      return
    }
    if (empty === null) return
    const style = this.#book.style(heading.empty)
    const rest = this.#columns.slice(1)
    await this.sheet.row(
      [empty, ...rest.map(() => null)],
      this.#columns.map(() => style),
      24,
    )
    this.sheet.merge(`A${this.sheet.lastRow}:${letter(rest.length)}${this.sheet.lastRow}`)
  }

  totals(values: readonly Value[]): Promise<void> | undefined {
    return this.sheet.row(
      values,
      this.#columns.map((column) => this.#book.style(column.total ?? column.look)),
      20,
    )
  }
}

async function writeGroups(book: Book, sheet: Sheet, columns: readonly Column[]): Promise<void> {
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
const captionHeight = (columns: readonly Column[]): number =>
  10 + 15 * Math.max(...columns.map(({ caption, width }) => linesOf(caption, roomIn(width))))

/** The fewest first columns that are this wide together. */
function columnsFor(widths: readonly number[], wide: number): number {
  let sum = 0
  for (const [i, width] of widths.entries()) {
    sum += width
    if (sum >= wide) return i + 1
  }
  return widths.length
}
