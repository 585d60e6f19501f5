/** The yearly report as a workbook: the same values as the letter, a sheet each, and what is at fault; written as a stream. */
import type { Writable } from 'node:stream'
import type { Form08, NamedBody, SystemRequirements } from '../../domain/form08/types.ts'
import { form08Words as words } from '../../messages/reports/form08.ts'
import { date } from '../letter/figures.ts'
import { Book, type Sheet } from '../workbook/book.ts'
import { dayNumber, letter, type Value } from '../workbook/cells.ts'
import { heightOf, linesOf, roomIn } from '../workbook/lines.ts'
import { data, heading, type Look } from '../workbook/styles.ts'
import { columnsOf, documentText } from './columns.ts'
import {
  annexesOf,
  figureCells,
  itemsOf,
  nationalLine,
  REQUIREMENTS,
  regulationCells,
  requirementCells,
  TOTALS,
} from './texts.ts'

/** A fault in words, and of whom. */
export type SaidFault = { severity: 'error' | 'warning'; department: string; name: string; message: string }
type Given = {
  form: Form08
  /** By whom it is sent. */
  issuer: string
  faults: readonly SaidFault[]
  madeAt: Date
  madeBy: string
}

/** Writes the workbook to `out` and ends it; on a failure `out` is destroyed. */
export const writeForm08 = (given: Given, out: Writable): Promise<void> =>
  written(given, out, async (book) => {
    const { form } = given
    await writeGeneral(book, given, 1)
    await writeBodies(book, given, 2)
    await writeRows(book, given, 3)
    let position = 4
    for (const { key, numeral } of annexesOf(form)) await ANNEXES[key](book, given, { numeral, position: position++ })
    await writeFaults(book, given, position)
  })

/** Annex IV alone. */
export const writeRequirements = (
  given: Omit<Given, 'faults'> & { requirements: AsyncIterable<readonly SystemRequirements[]> },
  out: Writable,
): Promise<void> =>
  written({ ...given, faults: [] }, out, async (book) => {
    const [order, clause, text, result, plan, day] = words.requirementColumns as [
      ...[string, string, string, string, string, string],
    ]
    const table = await open(book, given.form, given.issuer, {
      name: words.sheets.annex(REQUIREMENTS),
      position: 1,
      title: words.annexes.requirements,
      columns: [
        column(order, 6, data.countTop),
        column(words.columns[1] ?? '', 30, data.wrapped),
        column(words.columns[6] ?? '', 24, data.wrapped),
        column(clause, 16, data.wrapped),
        column(text, 60, data.wrapped),
        column(result, 16, data.wrapped),
        column(plan, 30, data.wrapped),
        column(day, 12, data.dateTop),
      ],
    })
    for await (const some of given.requirements) {
      for (const { n, name, decision, requirements } of some) {
        for (const each of requirements) {
          const [, cited = '', said = '', met = '', action = ''] = requirementCells(each, 0)
          await table.row([
            n,
            name,
            documentText(decision),
            cited,
            said,
            met,
            action,
            dayCell(each.plan?.dueOn ?? null),
          ])
        }
      }
    }
    await table.end()
  })

async function written(given: Given, out: Writable, write: (book: Book) => Promise<void>): Promise<void> {
  const book = new Book(out, { at: given.madeAt, by: given.madeBy, title: words.subject })
  try {
    await write(book)
    await book.close()
  } catch (error) {
    book.abort(error as Error)
    throw error
  }
}

type Column = { caption: string; width: number; look: Look }
const column = (caption: string, width: number, look: Look): Column => ({ caption, width, look })

/** A day as Excel counts them. */
const dayCell = (day: string | null): Value => (day === null ? null : dayNumber(day))
const textOrNull = (text: string): Value => (text === '' ? null : text)

type Plan = { name: string; position: number; title: string; columns: readonly Column[]; numbers?: readonly string[] }

/** A sheet with its head, and captions that come again on every page. */
async function open(book: Book, form: Form08, issuer: string, { name, position, title, columns, numbers }: Plan) {
  const widths = columns.map(({ width }) => width)
  const last = letter(widths.length - 1)
  const captionRow = 5
  const frozen = captionRow + (numbers ? 1 : 0)
  const sheet = book.sheet({
    name,
    position,
    widths,
    frozen: { rows: frozen, columns: 0 },
    repeated: `${captionRow}:${frozen}`,
    printed: null,
    onePage: false,
    footer: '&R&P/&N',
  })
  const across = async (text: string, look: Look, least: number) => {
    const height = Math.max(least, heightOf(linesOf(text, roomIn(...widths))) + 6)
    await sheet.row([text], [book.style(look)], height)
    if (last !== 'A') sheet.merge(`A${sheet.lastRow}:${last}${sheet.lastRow}`)
  }
  await across(issuer.toLocaleUpperCase('vi'), heading.issuer, 18)
  await across(title, heading.title, 26)
  await across(words.window(date(form.window.from), date(form.window.to)), heading.period, 20)
  await across(form.complete ? '' : words.draft, heading.issuer, 18)
  const caption = book.style(heading.caption)
  const captions = columns.map((each) => each.caption)
  const all = captions.map(() => caption)
  const lines = Math.max(...captions.map((text, i) => linesOf(text, roomIn(widths[i] ?? 0))))
  await sheet.row(captions, all, heightOf(lines) + 6)
  if (numbers) await sheet.row(numbers, all, 18)
  return new Table(book, sheet, columns, last, frozen)
}

class Table {
  readonly sheet: Sheet
  readonly #widths: readonly number[]
  readonly #styles: readonly number[]
  readonly #aside: number
  readonly #last: string
  readonly #captions: number

  constructor(book: Book, sheet: Sheet, columns: readonly Column[], last: string, captions: number) {
    this.sheet = sheet
    this.#widths = columns.map(({ width }) => width)
    this.#styles = columns.map(({ look }) => book.style(look))
    this.#aside = book.style(heading.aside)
    this.#last = last
    this.#captions = captions
  }

  async row(values: readonly Value[], styles: readonly number[] = this.#styles): Promise<void> {
    const lines = values.map((value, i) =>
      typeof value === 'string' ? linesOf(value, roomIn(this.#widths[i] ?? 0)) : 1,
    )
    await this.sheet.row(values, styles, heightOf(Math.max(1, ...lines)))
  }

  /** A line over all columns, below the rows. */
  async line(text: string): Promise<void> {
    await this.sheet.row([text], [this.#aside], heightOf(linesOf(text, roomIn(...this.#widths))) + 2)
    if (this.#last !== 'A') this.sheet.merge(`A${this.sheet.lastRow}:${this.#last}${this.sheet.lastRow}`)
  }

  /** @param lines below the rows, which may be filtered */
  async end(lines: readonly string[] = []): Promise<void> {
    const rows = this.sheet.lastRow
    if (rows > this.#captions) this.sheet.filter(`A${this.#captions}:${this.#last}${rows}`)
    for (const text of lines) await this.line(text)
    await this.sheet.close()
  }
}

async function writeGeneral(book: Book, { form, issuer }: Given, position: number): Promise<void> {
  const columns = [column(words.said, 90, data.name), column(words.value, 18, data.count)]
  const table = await open(book, form, issuer, { name: words.sheets.general, position, title: words.general, columns })
  const styles = [data.name, data.date].map((look) => book.style(look))
  for (const key of TOTALS) {
    if (key === 'allApprovedBy') await table.row([words.totals[key], dayCell(form.totals[key])], styles)
    else await table.row([words.totals[key], form.totals[key]])
  }
  await table.end()
}

async function writeBodies(book: Book, { form, issuer }: Given, position: number): Promise<void> {
  const columns = [column(words.said, 60, data.wrapped), column(words.value, 80, data.wrapped)]
  const table = await open(book, form, issuer, { name: words.sheets.bodies, position, title: words.bodies, columns })
  const block = book.style(heading.block)
  const titled = async (title: string, captions: readonly string[], body: NamedBody | null) => {
    await table.row([title, null], [block, block])
    const items = itemsOf(body)
    for (const [i, caption] of captions.entries()) await table.row([caption, textOrNull(items[i] ?? '')])
  }
  const group = book.style(heading.caption)
  for (const [i, { owner, unit }] of form.bodies.entries()) {
    if (form.bodies.length > 1) await table.row([words.bodiesOf(i + 1, owner.name), null], [group, group])
    await titled(words.ownerBlock, words.items.owner, owner)
    await titled(words.unitBlock, words.items.unit, unit)
  }
  await table.end()
}

const ROW_WIDTHS = [6, 34, 26, 26, 9, 16, 26, 26, 13, 18, 13, 20]

async function writeRows(book: Book, { form, issuer }: Given, position: number): Promise<void> {
  const looks = [data.countTop, ...Array<Look>(11).fill(data.wrapped)]
  looks[4] = data.countTop
  looks[8] = looks[10] = data.dateTop
  const columns = words.columns.map((caption, i) => column(caption, ROW_WIDTHS[i] ?? 12, looks[i] ?? data.wrapped))
  const numbers = words.columns.map((_, i) => `(${i + 1})`)
  const name = words.sheets.rows
  const table = await open(book, form, issuer, { name, position, title: words.details, columns, numbers })
  for (const row of form.rows) {
    const values: Value[] = columnsOf(row).map(textOrNull)
    values[0] = row.n
    values[4] = row.level
    values[8] = dayCell(row.expectedApprovalOn)
    values[10] = dayCell(row.expectedFullOn)
    await table.row(values)
  }
  await table.end(words.notes)
}

type Place = { numeral: string; position: number }
type AnnexKey = ReturnType<typeof annexesOf>[number]['key']

const ANNEXES: Record<AnnexKey, (book: Book, given: Given, place: Place) => Promise<void>> = {
  async operators(book, given, place) {
    const captions = [words.order, ...words.items.operator, words.order, words.operates]
    const widths = [6, 34, 34, 24, 34, 34, 6, 44]
    const table = await annex(book, given, place, 'operators', captions, widths, [0, 6])
    for (const [i, { body, rows }] of given.form.annexes.operators.entries()) {
      for (const { n, name } of rows) await table.row([i + 1, ...itemsOf(body).map(textOrNull), n, name])
    }
    await table.end()
  },
  async national(book, given, place) {
    const { national } = given.form.annexes
    const table = await annex(book, given, place, 'national', words.nationalColumns, [6, 60, 44, 24], [0])
    for (const [i, { name, owner, ground }] of national.rows.entries())
      await table.row([i + 1, name, owner, words.grounds[ground]])
    const line = nationalLine(national)
    await table.end(line === null ? [] : [line])
  },
  async regulation(book, given, place) {
    const widths = [6, 50, 40, 13, 12, 12, 13, 18]
    const table = await annex(book, given, place, 'regulation', words.regulationColumns, widths, [0, 4, 5, 6], [3])
    for (const row of given.form.annexes.regulation) {
      const [, name = '', regulation = '', , , , , state = ''] = regulationCells(row)
      await table.row([row.n, name, textOrNull(regulation), dayCell(row.on), row.points, row.failed, row.fixed, state])
    }
    await table.end()
  },
  async figures(book, given, place) {
    const table = await annex(book, given, place, 'figures', words.figureColumns, [6, 80, 20, 16, 16], [0, 2, 3, 4])
    for (const [i, each] of given.form.annexes.figures.entries()) {
      const [, title = '', sum = ''] = figureCells(each, i)
      await table.row([i + 1, title, each.sum ?? sum, each.reporting, each.expected])
    }
    await table.end()
  },
}

/** @param counts columns that hold numbers. @param days those that hold days */
function annex(
  book: Book,
  { form, issuer }: Given,
  { numeral, position }: Place,
  key: AnnexKey,
  captions: readonly string[],
  widths: readonly number[],
  counts: readonly number[],
  days: readonly number[] = [],
): Promise<Table> {
  const lookOf = (i: number) => (counts.includes(i) ? data.countTop : days.includes(i) ? data.dateTop : data.wrapped)
  const columns = captions.map((caption, i) => column(caption, widths[i] ?? 12, lookOf(i)))
  return open(book, form, issuer, { name: words.sheets.annex(numeral), position, title: words.annexes[key], columns })
}

/** Never in the letter. */
async function writeFaults(book: Book, { form, issuer, faults }: Given, position: number): Promise<void> {
  const widths = [6, 14, 34, 44, 70]
  const columns = words.faultColumns.map((caption, i) =>
    column(caption, widths[i] ?? 12, i === 0 ? data.countTop : data.wrapped),
  )
  const name = words.sheets.faults
  const table = await open(book, form, issuer, { name, position, title: name, columns })
  for (const [i, { severity, department, name: where, message }] of faults.entries()) {
    await table.row([i + 1, words.severities[severity], textOrNull(department), where, message])
  }
  await table.end(faults.length === 0 ? [words.noFaults] : [])
}
