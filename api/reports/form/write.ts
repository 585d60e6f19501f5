/** The Excel form of a department for a period: a guide, a sheet for each group of items, and a hidden one that remembers. */
import type { Writable } from 'node:stream'
import { fill } from '../../domain/fill.ts'
import type { Figure } from '../../domain/framework.ts'
import type { Kind } from '../../domain/items/index.ts'
import { dayOf, timeOf } from '../../domain/period.ts'
import { type FormFile, type Remembered, SHEET_COLUMNS, type SheetColumn } from '../../domain/sheet.ts'
import { vi as vocabulary } from '../../domain/words/vi.ts'
import { form as words } from '../../messages/form.ts'
import { date } from '../letter/figures.ts'
import { Book, type Sheet } from '../workbook/book.ts'
import { dayNumber, letter, type Value } from '../workbook/cells.ts'
import { heightOf, linesOf, roomIn } from '../workbook/lines.ts'
import { field, heading } from '../workbook/styles.ts'

/** `section`: the heading of those that follow. `unit`: of what its figure is a number. */
export type FormRow =
  | { section: string }
  | { cells: Record<string, string | null>; carried: boolean; unit?: Figure['unit'] }
export type FormSheet = { name: string; kind: Kind; rows: readonly FormRow[] }
export type FormSource = {
  file: FormFile
  /** `quý I năm 2024`, and the day it is due. */
  quarter: string
  /** `an ninh mạng`, in the words of the period. */
  subject: string
  dueOn: string
  department: string
  sheets: readonly FormSheet[]
  remembered: readonly Remembered[]
  madeAt: Date
  madeBy: string
}

/** Rows for recommendations beyond those that are there. */
const ROOM = 30
const CHOICES = { status: 'A', category: 'B' } as const

/** Writes the workbook to `out` and ends it; on a failure `out` is destroyed. */
export async function writeForm(source: FormSource, out: Writable): Promise<void> {
  const { quarter, department } = source
  const title = fill(words.title, { quarter, department, subject: source.subject })
  const book = new Book(out, { at: source.madeAt, by: source.madeBy, title })
  try {
    await writeGuide(book, source)
    for (const [i, sheet] of source.sheets.entries()) await writeSheet(book, source, sheet, i + 2)
    await writeOwn(book, source)
    await book.close()
  } catch (error) {
    book.abort(error as Error)
    throw error
  }
}

const plain = { frozen: { rows: 0, columns: 0 }, repeated: '', printed: null, onePage: false, footer: '' }
// LibreOffice draws characters wider than Excel, and does not scale a single column down to the page.
const GUIDE_WIDTH = 78

async function writeGuide(book: Book, source: FormSource): Promise<void> {
  const sheet = book.sheet({ ...plain, name: words.sheets.guide, position: 1, widths: [GUIDE_WIDTH], portrait: true })
  const { department, quarter } = source
  await sheet.row([fill(words.heading, { SUBJECT: source.subject.toUpperCase() })], [book.style(heading.title)], 30)
  const under = fill(words.subheading, { department, quarter, due: date(source.dueOn) })
  await sheet.row([under], [book.style(heading.period)], 24)
  const statuses = fill(words.statuses, { values: Object.values(vocabulary.status).join('; ') })
  const made = fill(words.rows, { at: `${timeOf(source.madeAt)} ${date(dayOf(source.madeAt))}`, by: source.madeBy })
  const style = book.style(field.guide)
  for (const [i, step] of [...words.steps, statuses, made].entries()) {
    const text = i < words.steps.length ? `${i + 1}. ${step}` : step
    await sheet.row([text], [style], heightOf(linesOf(text, roomIn(GUIDE_WIDTH))) + 4)
  }
  await sheet.close()
}

async function writeSheet(book: Book, source: FormSource, { name, kind, rows }: FormSheet, position: number) {
  const columns = SHEET_COLUMNS[kind]
  const captions = words.captions[kind]
  const content = columns.findIndex(({ key }) => key === 'content')
  const sheet = book.sheet({
    name,
    position,
    widths: columns.map(({ width }) => width),
    frozen: { rows: 1, columns: content + 1 },
    repeated: '1:1',
    printed: null,
    onePage: false,
    footer: fill(words.footer, { department: source.department.replaceAll('&', '&&'), quarter: source.quarter }).slice(
      0,
      255,
    ),
    hiddenColumns: columns.flatMap(({ key }, i) => (key === 'key' ? [i] : [])),
    locked: true,
  })
  const caption = book.style(heading.caption)
  await sheet.row(
    columns.map(({ key }) => captions[key] ?? key),
    columns.map(() => caption),
    24,
  )
  const looks = {
    own: columns.map(({ input, day }) => book.style(input ? (day ? field.inputDay : field.input) : field.told)),
    carried: columns.map(({ input, day }) => book.style(input ? (day ? field.carriedDay : field.carried) : field.told)),
    section: columns.map(() => book.style(field.section)),
  }
  const units = columns.findIndex(({ unit }) => unit)
  const withUnit = (style: readonly number[], { carried, unit }: Exclude<FormRow, { section: string }>) => {
    if (!unit) return style
    const day = carried ? field.carriedDay : field.inputDay
    const number = carried ? field.carriedNumber : field.inputNumber
    return style.map((each, i) => (i === units ? book.style(unit === 'date' ? day : number) : each))
  }
  for (const row of rows) {
    if ('section' in row) {
      await sheet.row(
        columns.map((_, i) => (i === Math.max(0, content) ? row.section : null)),
        looks.section,
        heightOf(linesOf(row.section, roomIn(columns[Math.max(0, content)]?.width ?? 0))),
      )
      continue
    }
    const values = columns.map((column): Value => shownValue(column, row.cells[column.key] ?? null, row.unit))
    const lines = Math.max(
      ...columns.map(({ key, width }) => (key === 'key' ? 1 : linesOf(row.cells[key] ?? '', roomIn(width)))),
    )
    await sheet.row(values, withUnit(row.carried ? looks.carried : looks.own, row), heightOf(lines))
  }
  const more = kind === MORE ? ROOM : 0
  for (let i = 0; i < more; i++)
    await sheet.row(
      columns.map(() => null),
      looks.own,
      heightOf(1),
    )
  validate(sheet, columns, captions, sheet.lastRow)
  sheet.filter(`A1:${letter(columns.length - 1)}${sheet.lastRow}`)
  await sheet.close()
}

/** Of which kind more may be added. */
const MORE: Kind = 'recommendation'

function shownValue({ day, unit: ofUnit }: SheetColumn, value: string | null, unit: Figure['unit'] | undefined): Value {
  if (!value) return value
  if (day || (ofUnit && unit === 'date')) return dayNumber(value)
  return ofUnit ? Number(value) : value
}

function validate(sheet: Sheet, columns: readonly SheetColumn[], captions: Record<string, string>, last: number): void {
  for (const [i, { key, of }] of columns.entries()) {
    const prompt = (words.prompts as Record<string, string>)[key]
    if (!prompt || last < 2) continue
    const values = of ? Object.values(vocabulary[of]) : []
    sheet.validate(`${letter(i)}2:${letter(i)}${last}`, {
      list: of ? `'${words.sheets.own}'!$${CHOICES[of]}$1:$${CHOICES[of]}$${values.length}` : null,
      title: captions[key] ?? key,
      prompt: fill(prompt, { values: values.join('; ') }),
      refusal: null,
    })
  }
}

/** A: statuses; B: categories; D, E: what the file is of; G, H, I: what it remembers of each row. */
async function writeOwn(book: Book, { file, remembered, sheets }: FormSource): Promise<void> {
  const position = sheets.length + 2
  const widths = [20, 30, 4, 14, 40, 4, 40, 8, 20]
  const sheet = book.sheet({ ...plain, name: words.sheets.own, position, widths, hidden: true })
  const [statuses, categories] = [Object.values(vocabulary.status), Object.values(vocabulary.category)]
  const facts = Object.entries(file)
  const length = Math.max(statuses.length, categories.length, facts.length, remembered.length)
  const none = widths.map(() => 0)
  for (let i = 0; i < length; i++) {
    const [name = null, value = null] = facts[i] ?? []
    const row = remembered[i]
    const at = [statuses[i] ?? null, categories[i] ?? null, null, name, value === null ? null : String(value), null]
    await sheet.row([...at, row?.key ?? null, row ? row.version : null, row?.mark ?? null], none)
  }
  await sheet.close()
}
