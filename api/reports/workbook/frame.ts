/** The frame that every sheet shares: letterhead, title, period line, what stays in view and is printed. */

import { fill } from '../../domain/fill.ts'
import { dayOf, type Named } from '../../domain/period.ts'
import { provinceKind } from '../../domain/province.ts'
import { filterWords } from '../../messages/reports/filter.ts'
import { capitalised, letterWords } from '../../messages/reports/letter.ts'
import { workbook as words } from '../../messages/workbook.ts'
import { date } from '../letter/figures.ts'
import type { Book, Sheet } from './book.ts'
import { letter } from './cells.ts'
import { sheetsOf } from './depth.ts'
import { footer } from './footer.ts'
import { heightOf, linesOf, roomIn } from './lines.ts'
import type { SheetName } from './places.ts'
import type { WorkbookSource } from './source.ts'
import { heading, type Look } from './styles.ts'

/** `aside`: a list to search and filter, too long to be printed with the others. `excelTable`: its name as an Excel table. */
export type Frame = { name: SheetName; title: string; frozenColumns: number; aside?: boolean; excelTable?: string }

/** Widths that the letterhead and the empty sheet's sentence need, in characters. */
const LETTERHEAD = 44

/** `quý I năm 2024`, in every case that a text asks for. */
export const periodWords = (named: Named): { period: string; Period: string; PERIOD: string } => {
  const period = letterWords.period(named)
  return { period, Period: capitalised(period), PERIOD: period.toUpperCase() }
}

/** A text that says `{whole}`: of a whole `tỉnh` or `thành phố`, as the settings have it, or of those that pass the filter. */
export const ofProvince = (text: string, { settings, filtered }: Pick<WorkbookSource, 'settings' | 'filtered'>) => {
  const whole = filtered ? words.filtered : fill(words.whole, { province: provinceKind(settings.province) })
  return fill(text, { whole, Whole: capitalised(whole), WHOLE: whole.toUpperCase() })
}

export function periodLine({ period, rollup, madeAt, acceptedOnly, filtered, settings }: WorkbookSource): string {
  const line = fill(acceptedOnly ? words.periodLineAccepted : words.periodLine, {
    ...periodWords(period),
    day: date(dayOf(madeAt)),
    expected: rollup.filing.expected,
    counted: rollup.filing.submitted,
  })
  const said = settings.demo ? `${line} - ${words.demo}` : line
  return filtered ? `${said}\n${filterWords.counted(filtered)}` : said
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
  const told = periodLine(source)
  const height = source.filtered ? heightOf(linesOf(told, roomIn(...widths))) + PERIOD_MORE : 22
  await line(told, heading.period, height, last)
}

/** Points that the period line needs beyond its lines at the size of the rows. */
const PERIOD_MORE = 8

/** What of a sheet is printed where not all of it is: so many of its columns and rows. */
export type Printed = { columns: number; rows: number }

/** @param captions number of the row of captions; null for a sheet that is no table, and printed on one page */
export function openSheet(
  book: Book,
  source: WorkbookSource,
  frame: Frame,
  widths: readonly number[],
  captions: number | null,
  printed: Printed | null = null,
): Sheet {
  const area = frame.aside ? { columns: widths.length, rows: HEADING_ROWS + 1 } : printed
  return book.sheet({
    name: words.sheets[frame.name],
    position: sheetsOf(source.detail).indexOf(frame.name) + 1,
    widths,
    frozen: { rows: captions ?? HEADING_ROWS, columns: frame.frozenColumns },
    repeated: captions === null ? '' : `${HEADING_ROWS + 1}:${captions}`,
    // Of a list aside, its heading and the sentence that says so.
    printed: area && `A$1:${letter(area.columns - 1)}$${area.rows}`,
    onePage: captions === null,
    footer: footer(source),
  })
}

export const HEADING_ROWS = 4

/** The fewest first columns that are this wide together. */
function columnsFor(widths: readonly number[], wide: number): number {
  let sum = 0
  for (const [i, width] of widths.entries()) {
    sum += width
    if (sum >= wide) return i + 1
  }
  return widths.length
}
