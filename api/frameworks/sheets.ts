/** A framework document from a workbook by the template: its sheets found by name, their columns by caption, each fault at its cell. */
import { breathe } from '../breathe.ts'
import {
  ABOUT,
  type About,
  type CellHolds,
  type CellValue,
  columnsOf,
  documentFrom,
  EDITION_SHEET_NAMES,
  type EditionSheet,
  type Place,
  type PlacedRow,
} from '../domain/edition-sheets.ts'
import { fill } from '../domain/fill.ts'
import { COUNTS } from '../domain/limits.ts'
import { folded } from '../domain/lists/spelling.ts'
import { cleanProse } from '../domain/text.ts'
import { typedDay } from '../domain/typed-day.ts'
import { Problem } from '../http/problem.ts'
import { enumWords, editions as words } from '../messages/editions.ts'
import type { Messages } from '../messages/index.ts'
import { captionRow } from '../xlsx/captions.ts'
import { shown } from '../xlsx/meaning.ts'
import { addressOf, type Cell, type Sheet } from '../xlsx/read.ts'

export type PlacedFault = { path: string; message: string; sheet?: string; cell?: string }
export type FromSheets = {
  document: Record<string, unknown>
  /** What cells themselves are wrong in. */
  faults: PlacedFault[]
  /** Where a part of the document is: that of the longest path that leads to it. */
  placeOf: (path: string) => Place | null
}

/** Rows read between two breaths. */
const PIECE = 100

/** @throws Problem notAForm, fileTooLarge */
export async function editionFrom(sheets: readonly Sheet[], messages: Messages): Promise<FromSheets> {
  const find = (name: string) => sheets.find((sheet) => folded(sheet.name) === folded(name))
  const needed = [words.aboutSheet, words.sheets.levels, words.sheets.sections, words.sheets.criteria]
  const lacking = needed.filter((name) => !find(name))
  if (lacking.length > 0) {
    const names = lacking.map((name) => `“${name}”`).join(', ')
    throw new Problem('notAForm', {
      values: ({ frameworks }) => ({ why: fill(frameworks.noSheets, { sheets: names }) }),
    })
  }
  const faults: PlacedFault[] = []
  const tell = (message: string, { sheet, cell }: Place) =>
    faults.push({ path: `${sheet}!${cell}`, message, sheet, cell })
  const rows = {} as Record<EditionSheet, PlacedRow[]>
  for (const name of EDITION_SHEET_NAMES) {
    const sheet = find(words.sheets[name])
    rows[name] = sheet ? await rowsOf(sheet, name, messages, tell) : []
  }
  const about = aboutOf(find(words.aboutSheet) as Sheet, messages, tell)
  await breathe()
  const { document, places, orphans } = documentFrom(about, rows)
  for (const { place, id, of } of orphans) {
    tell(fill(messages.fields[of === 'criterion' ? 'noCriterion' : 'noParent'], { id }), place)
  }
  return { document, faults, placeOf: (path) => nearest(places, path) }
}

function nearest(places: ReadonlyMap<string, Place>, path: string): Place | null {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const place = places.get(at)
    if (place && place.sheet !== '') return place
  }
  return null
}

type Tell = (message: string, place: Place) => void

/** @throws Problem notAForm where a column that every row needs is not there */
async function rowsOf(sheet: Sheet, name: EditionSheet, messages: Messages, tell: Tell): Promise<PlacedRow[]> {
  const columns = columnsOf(name)
  const captions = words.captions[name] as Record<string, string>
  const { number, places } = captionRow(sheet, new Map(columns.map(({ key }) => [folded(captions[key] ?? key), key])))
  const lacking = columns.filter(({ key, needed }) => needed && !places.has(key))
  const said = sheet.rows.filter((row) => row.number > number)
  if (lacking.length > 0 && sheet.rows.length > 0) {
    const missing = lacking.map(({ key }) => `“${captions[key] ?? key}”`).join(', ')
    throw new Problem('notAForm', {
      values: ({ lists }) => ({ why: fill(lists.noColumns, { sheet: sheet.name, columns: missing }) }),
    })
  }
  if (said.length > COUNTS.editionRows) {
    throw new Problem('fileTooLarge', { values: { size: 2, rows: COUNTS.editionRows, cells: COUNTS.editionRows * 20 } })
  }
  const found: PlacedRow[] = []
  for (const [i, row] of said.entries()) {
    if (i % PIECE === PIECE - 1) await breathe()
    const values: PlacedRow['values'] = {}
    const at = new Map<string, Place>()
    for (const { key, holds } of columns) {
      const column = places.get(key)
      if (column === undefined) continue
      const place = { sheet: sheet.name, cell: addressOf(column, row.number) }
      at.set(key, place)
      const cell = row.cells.get(column)
      if (cell && cleanProse(cell.text).trim() !== '')
        values[key] = meant(cell, holds, messages, (message) => tell(message, place))
    }
    if (Object.keys(values).length === 0) continue
    const first = at.values().next().value
    if (first) at.set('', first)
    found.push({ values, places: at })
  }
  return found
}

/** What the sheet of the document itself says: a row each, by what its first column calls it. */
function aboutOf(sheet: Sheet, messages: Messages, tell: Tell) {
  const { what, value, english } = words.aboutCaptions
  const { places } = captionRow(sheet, new Map([what, value, english].map((caption) => [folded(caption), caption])))
  const [of, first, second] = [places.get(what) ?? 0, places.get(value) ?? 1, places.get(english) ?? 2]
  const keys = new Map(ABOUT.map(({ key }) => [folded(words.about[key]), key]))
  const values: Partial<Record<About | 'titleEn', string>> = {}
  const at = new Map<string, Place>()
  const read = (key: About | 'titleEn', cell: Cell | undefined, place: Place) => {
    at.set(key, place)
    if (!cell || cleanProse(cell.text).trim() === '') return
    const holds: CellHolds = DAYS.has(key) ? { type: 'day' } : { type: 'text', max: 0 }
    const said = String(meant(cell, holds, messages, (message) => tell(message, place)) ?? '')
    // Excel makes a day of this year of `12-15`.
    values[key] = MONTH_DAYS.has(key) && /^\d{4}-/.test(said) ? said.slice(5) : said
  }
  for (const { number, cells } of sheet.rows) {
    const key = keys.get(folded(cells.get(of)?.text ?? ''))
    if (!key) continue
    read(key, cells.get(first), { sheet: sheet.name, cell: addressOf(first, number) })
    if (key === 'title') read('titleEn', cells.get(second), { sheet: sheet.name, cell: addressOf(second, number) })
  }
  return { values, places: at }
}
const MONTH_DAYS: ReadonlySet<string> = new Set(['windowFrom', 'windowTo', 'unitBefore', 'ownerBefore'])
const DAYS: ReadonlySet<string> = new Set(['inForceFrom', ...MONTH_DAYS])

/** What a cell means by what its column holds; what it does not mean is told, and left as it is written. */
function meant(cell: Cell, holds: CellHolds, { lists }: Messages, tell: (message: string) => void): CellValue {
  const text = cleanProse(cell.text).trim()
  const read = shown(text)
  if (cell.kind === 'error') {
    tell(fill(lists.formulaError, { read }))
    return text
  }
  if (cell.kind === 'day') {
    if (holds.type === 'day') return cell.day
    tell(fill(lists.becameDay, { read }))
    return text
  }
  const parts = (between = /[,;\n]/) => text.split(between).flatMap((part) => part.trim() || [])
  switch (holds.type) {
    case 'text':
      return text
    case 'day':
      return (WHOLE_DAY.test(text) && typedDay(text)) || text
    case 'flag': {
      if (!FLAGS.has(folded(text))) tell(fill(lists.word, { read, values: words.yes }))
      return !NO.has(folded(text))
    }
    case 'word':
      return wordOf(holds.of, text, lists, tell)
    case 'words':
      // Words have commas of their own.
      return parts(/[;\n]/).map((part) => wordOf(holds.of, part, lists, tell))
    case 'ids':
      return parts()
    case 'wholes':
      return parts().map(numbered)
    case 'whole':
    case 'number':
      return numbered(text)
  }
}
/** A year, or a month and a day, stays as it is written. */
const WHOLE_DAY = /^\d{1,2}[/.]\d{1,2}[/.]\d{4}$/
const NO: ReadonlySet<string> = new Set(['khong', 'no', 'false', '0'])
const FLAGS: ReadonlySet<string> = new Set(['x', 'co', 'yes', 'true', '1', ...NO])

/** The number that a text is; the text where it is none, for whoever checks it. */
const numbered = (text: string): string | number => {
  const plain = text.normalize('NFKC').replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}

/** `folded` makes nothing of signs, and a sign is a word of its own. */
const bare = (text: string): string => folded(text) || text.trim()

function wordOf(
  of: Extract<CellHolds, { of: unknown }>['of'],
  text: string,
  lists: Messages['lists'],
  tell: (message: string) => void,
): string {
  const all = Object.entries(enumWords(of))
  const found = all.find(([value, said]) => bare(said) === bare(text) || value === text)
  if (found) return found[0]
  tell(fill(lists.word, { read: shown(text), values: all.map(([, said]) => said).join('; ') }))
  return text
}
