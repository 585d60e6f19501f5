/** A framework document as a workbook: a guide, and a sheet for each list of it, with drop-downs of its words; or an empty one to fill in. */
import type { Writable } from 'node:stream'
import {
  ABOUT,
  type CellHolds,
  type CellValue,
  columnsOf,
  EDITION_SHEET_NAMES,
  type EditionDocument,
  type EditionSheet,
  type EditionTables,
  type SheetColumn,
  tablesOf,
} from '../../domain/edition-sheets.ts'
import { fill } from '../../domain/fill.ts'
import type { Vocabulary } from '../../domain/framework.ts'
import { enumWords, editions as words } from '../../messages/editions.ts'
import { Book, type SheetOptions } from '../workbook/book.ts'
import { dayNumber, letter, type Value } from '../workbook/cells.ts'
import { heightOf, linesOf, roomIn } from '../workbook/lines.ts'
import { data, field, heading } from '../workbook/styles.ts'

export type EditionSource = {
  /** Null: an empty one. */
  document: EditionDocument | null
  /** The keys of the vocabulary, of which an empty one asks the words. */
  vocabulary: readonly (keyof Vocabulary)[]
  madeAt: Date
  madeBy: string
}

/** Rows that have drop-downs, filled or not. */
const ROOM = 1000
/** The longest list that a drop-down holds in itself. */
const LIST = 255
const plain = { frozen: { rows: 0, columns: 0 }, repeated: '', printed: null, onePage: false } as const

/** Writes the workbook to `out` and ends it; on a failure `out` is destroyed. */
export async function writeEdition(source: EditionSource, out: Writable): Promise<void> {
  const book = new Book(out, { at: source.madeAt, by: source.madeBy, title: words.title })
  const tables = source.document ? tablesOf(source.document) : emptyTables(source.vocabulary)
  try {
    await writeGuide(book)
    await writeAbout(book, tables.about)
    for (const [i, sheet] of EDITION_SHEET_NAMES.entries()) await writeSheet(book, tables, sheet, i + 3)
    await book.close()
  } catch (error) {
    book.abort(error as Error)
    throw error
  }
}

function emptyTables(vocabulary: EditionSource['vocabulary']): EditionTables {
  const about = Object.fromEntries([...ABOUT.map(({ key }) => [key, null]), ['titleEn', null]])
  const rows = Object.fromEntries(EDITION_SHEET_NAMES.map((sheet) => [sheet, []]))
  return { about, rows: { ...rows, vocabulary: vocabulary.map((key) => ({ key })) } } as unknown as EditionTables
}

const captionOf = (sheet: EditionSheet, { key }: SheetColumn): string =>
  (words.captions[sheet] as Record<string, string>)[key] ?? key

const sheetOf = (book: Book, options: Pick<SheetOptions, 'name' | 'position' | 'widths'> & Partial<SheetOptions>) =>
  book.sheet({ ...plain, footer: '&R&P/&N', ...options })

const GUIDE_WIDTHS = [26, 34, 52]

async function writeGuide(book: Book): Promise<void> {
  const sheet = sheetOf(book, { name: words.guideSheet, position: 1, widths: GUIDE_WIDTHS, portrait: true, footer: '' })
  const across = async (text: string, look: Parameters<Book['style']>[0], height: number) => {
    await sheet.row([text], [book.style(look)], height)
    sheet.merge(`A${sheet.lastRow}:C${sheet.lastRow}`)
  }
  await across(words.heading, heading.title, 30)
  for (const [i, step] of words.steps.entries()) {
    const text = `${i + 1}. ${step}`
    await across(text, field.guide, heightOf(linesOf(text, roomIn(...GUIDE_WIDTHS))) + 4)
  }
  await sheet.row([], [], 8)
  const caption = book.style(heading.caption)
  await sheet.row([words.table.sheet, words.table.column, words.table.holds], [caption, caption, caption], 20)
  const styles = [data.name, data.name, data.name].map((look) => book.style(look))
  for (const name of EDITION_SHEET_NAMES) {
    for (const column of columnsOf(name)) {
      const of = captionOf(name, column)
      const cells = [
        words.sheets[name],
        column.needed ? fill(words.needed, { caption: of }) : of,
        sayHolds(column.holds),
      ]
      const lines = cells.map((text, i) => linesOf(text, roomIn(GUIDE_WIDTHS[i] ?? 0)))
      await sheet.row(cells, styles, heightOf(Math.max(...lines)))
    }
  }
  await sheet.close()
}

/** What a column may hold, in a sentence. */
function sayHolds(holds: CellHolds): string {
  switch (holds.type) {
    case 'text':
      return fill(words.holds.text, { n: holds.max })
    case 'word':
    case 'words':
      return fill(words.holds[holds.type], { values: Object.values(enumWords(holds.of)).join('; ') })
    default:
      return words.holds[holds.type]
  }
}

const ABOUT_WIDTHS = [46, 60, 60]

async function writeAbout(book: Book, about: EditionTables['about']): Promise<void> {
  const looks = [data.name, field.text, field.text]
  const sheet = sheetOf(book, {
    ...{ name: words.aboutSheet, position: 2, widths: ABOUT_WIDTHS, gridLines: true, portrait: true },
    frozen: { rows: 1, columns: 1 },
  })
  const caption = book.style(heading.caption)
  const { what, value, english } = words.aboutCaptions
  await sheet.row([what, value, english], [caption, caption, caption], 20)
  const styles = looks.map((look) => book.style(look))
  for (const { key, needed } of ABOUT) {
    const name = needed ? fill(words.needed, { caption: words.about[key] }) : words.about[key]
    const cells = [name, about[key], key === 'title' ? about.titleEn : null]
    const lines = cells.map((text, i) => linesOf(text ?? '', roomIn(ABOUT_WIDTHS[i] ?? 0)))
    await sheet.row(cells, styles, heightOf(Math.max(...lines)))
  }
  await sheet.close()
}

async function writeSheet(book: Book, tables: EditionTables, name: EditionSheet, position: number): Promise<void> {
  const columns = columnsOf(name)
  const rows = tables.rows[name]
  const looks = columns.map(({ holds }) => (holds.type === 'day' ? field.day : field.text))
  const sheet = sheetOf(book, {
    ...{ name: words.sheets[name], position, widths: columns.map(({ width }) => width), gridLines: true },
    frozen: { rows: 1, columns: 1 },
    repeated: '1:1',
    columns: looks,
  })
  const rooms = columns.map(({ width }) => roomIn(width))
  const captions = columns.map((column) => captionOf(name, column))
  const most = (cells: readonly Value[]) =>
    Math.max(...cells.map((cell, i) => (typeof cell === 'string' ? linesOf(cell, rooms[i] ?? 0) : 1)))
  const caption = book.style(heading.caption)
  await sheet.row(
    captions,
    captions.map(() => caption),
    heightOf(most(captions)) + 6,
  )
  const styles = looks.map((look) => book.style(look))
  for (const row of rows) {
    const cells = columns.map(({ key, holds }) => shown(row[key] ?? null, holds))
    await sheet.row(cells, styles, heightOf(most(cells)))
  }
  const last = Math.max(ROOM, rows.length + 200) + 1
  for (const [i, column] of columns.entries()) {
    sheet.validate(`${letter(i)}2:${letter(i)}${last}`, {
      ...{ list: listOf(column.holds), title: captionOf(name, column), prompt: sayHolds(column.holds), refusal: null },
    })
  }
  await sheet.close()
}

function shown(value: CellValue, holds: CellHolds): Value {
  if (value === null || value === false) return null
  switch (holds.type) {
    case 'flag':
      return words.yes
    case 'word':
      return enumWords(holds.of)[String(value)] ?? String(value)
    case 'words':
      return (value as readonly string[]).map((each) => enumWords(holds.of)[each] ?? each).join('; ')
    case 'ids':
    case 'wholes':
      return (value as readonly (string | number)[]).join(', ')
    case 'day':
      return DAY.test(String(value)) ? dayNumber(String(value)) : String(value)
    case 'whole':
    case 'number':
      return Number(value)
    case 'text':
      return String(value)
  }
}
const DAY = /^\d{4}-\d\d-\d\d$/

/** What a drop-down offers. Whatever else is typed is let pass: reading it says what is wrong. */
function listOf(holds: CellHolds): string | null {
  if (holds.type === 'flag') return `"${words.yes}"`
  if (holds.type !== 'word') return null
  const list = Object.values(enumWords(holds.of)).join(',')
  return list.length < LIST ? `"${list}"` : null
}
